"""Raw text in, clean text out: one paragraph a line, simplified, every repair on record."""

from collections.abc import Iterable

from loaders.chrome import find_chrome
from loaders.draft import Draft, Edit
from loaders.layout import find_page_marks, find_table_marks, find_white_space
from loaders.line_breaks import find_line_breaks
from loaders.pinyin import find_injections, find_lost_bytes, find_residues
from loaders.script import find_compatibility, find_traditional
from loaders.tables import find_tables
from loaders.words import count_word
from ontology.records import CleanText

__all__ = ["clean_text"]


def clean_text(raw: str) -> CleanText:
    r"""Take the noise out and keep the way back.

    The clean text is simplified, has one paragraph a line, no empty line and no other white space;
    punctuation keeps the width it was found in. Bytes are restored before the script is folded, because
    GBK's byte pairs are those of the form that was printed. What looks damaged and cannot be mended stays
    and is flagged. Cleaning a clean text changes nothing.

    >>> clean = clean_text("一、數據的(de) 共享。\n\n")
    >>> clean.text, clean.raw_span(2, 4)
    ('一、数据的共享。', (2, 4))
    """
    draft = Draft(raw)
    _apply(draft, find_lost_bytes(draft.text, count_word))
    _apply(draft, find_injections(draft.text))
    _apply(draft, find_compatibility(draft.text))
    _apply(draft, find_traditional(draft.text))
    _apply(draft, find_tables(draft.text))
    _apply(draft, find_page_marks(draft.text))
    _apply(draft, find_white_space(draft.text))
    _apply(draft, find_line_breaks(draft.text))
    _apply(draft, find_chrome(draft.text))
    _apply(draft, find_table_marks(draft.text))
    draft.flag(find_residues(draft.text))
    return draft.finish()


def _apply(draft: Draft, edits: Iterable[Edit]) -> None:
    draft.apply(list(edits))
