"""The way back from each clean character to the raw text."""

from loaders.draft import Draft, Edit
from ontology.kinds import RepairKind


def test_origins_follow_every_removal() -> None:
    draft = Draft("0123456789")
    draft.apply([Edit(1, 3, "", RepairKind.PINYIN), Edit(5, 6, "", RepairKind.PINYIN)])
    draft.apply([Edit(0, 1, "", RepairKind.WHITE_SPACE)])
    assert draft.text == "346789"
    assert [draft.raw[origin] for origin in draft.origins] == list(draft.text)


def test_a_replacement_keeps_the_place_of_what_it_replaces() -> None:
    draft = Draft("自?xún)?yōu)勢")
    draft.apply([Edit(1, 11, "優", RepairKind.LOST_BYTES)])
    assert (draft.text, draft.origins) == ("自優勢", [0, 1, 11])


def test_a_repair_counts_in_the_raw_text_even_after_other_repairs() -> None:
    draft = Draft("的(de)數")
    draft.apply([Edit(1, 5, "", RepairKind.PINYIN)])
    draft.apply([Edit(1, 2, "数", RepairKind.SCRIPT)])
    repair = draft.finish().repairs[-1]
    assert (repair.start, repair.end, repair.before, repair.after) == (5, 6, "數", "数")


def test_no_edit_changes_nothing() -> None:
    draft = Draft("一、总则")
    draft.apply([])
    assert draft.finish().text == "一、总则"
    assert draft.finish().repairs == ()


def test_the_raw_span_of_clean_text_holds_what_stood_between() -> None:
    draft = Draft("智慧的(de)城市")
    draft.apply([Edit(3, 7, "", RepairKind.PINYIN)])
    assert draft.raw[slice(*draft.finish().raw_span(2, 5))] == "的(de)城市"
