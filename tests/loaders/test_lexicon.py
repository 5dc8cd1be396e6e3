"""Word lists that ship with the loaders."""

from pathlib import Path

import pytest

from loaders.lexicon import read_lexicon


def _names(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "loaders" / "lexicon").glob("*.tsv"))


def test_every_list_opens_with_a_comment_that_names_its_source(root: Path) -> None:
    assert _names(root)
    for name in _names(root):
        text = (root / "loaders" / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8")
        assert text.startswith("#"), name


def test_comments_and_empty_lines_are_no_rows(root: Path) -> None:
    for name in _names(root):
        rows = read_lexicon(name)
        assert rows, name
        assert not [row for row in rows if not row[0] or row[0].startswith("#")], name


def test_no_list_has_a_word_twice(root: Path) -> None:
    for name in _names(root):
        rows = read_lexicon(name)
        assert len(set(rows)) == len(rows), name


def test_a_list_is_read_once() -> None:
    assert read_lexicon("body_heads") is read_lexicon("body_heads")


def test_a_list_that_is_not_packed_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        read_lexicon("no-such-list")
