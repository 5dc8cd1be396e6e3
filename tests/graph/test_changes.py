"""What changed between two states of a document: measures, targets, deadlines."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.changes import Change, ChangeKind, compare_documents, compare_measures, show_rewording
from graph.cli import app
from graph.versions import DocumentFacts, MeasureFacts, TargetFacts

SHARING = "深化数据共享。公共数据按需共享率达到97%,建成30个主题库,形成统一目录并按月更新。"
PORTAL = "做强办事门户。整合各地移动端,网上可办率不低于90%,2032年底前完成。"
TRAINING = "加强干部培训。每年举办两期数字政府专题研讨班,覆盖各级领导干部。"


def target(indicator: str, amount: int, unit: str = "%", due: str = "", sign: str = ">=") -> TargetFacts:
    return TargetFacts(
        indicator, "", sign, Decimal(amount), None, unit, due, f"{indicator}达到{amount}{unit}"
    )


def measure(
    number: str, text: str, targets: tuple[TargetFacts, ...] = (), deadlines: tuple[str, ...] = ()
) -> MeasureFacts:
    return MeasureFacts(number, text.partition("。")[0], f"{number}.{text}", targets, deadlines)


def changes(old: list[MeasureFacts], new: list[MeasureFacts]) -> list[tuple[str, str, str, str]]:
    found = compare_measures("工作要点", old, new)
    return [(change.kind.value, change.measure, change.before, change.after) for change in found]


def test_nothing_changed_is_told_as_nothing() -> None:
    same = [measure("1", SHARING, (target("按需共享率", 97),)), measure("2", PORTAL)]
    assert changes(same, same) == []


def test_width_and_white_space_are_no_rewording() -> None:
    assert changes([measure("1", SHARING)], [measure("1", SHARING.replace(",", "， "))]) == []


def test_a_measure_put_in_front_renumbers_the_others_and_is_added() -> None:
    old = [measure("1", SHARING), measure("2", PORTAL)]
    new = [measure("1", TRAINING), measure("2", SHARING), measure("3", PORTAL)]
    assert changes(old, new) == [
        ("measure added", "1", "", "加强干部培训"),
        ("measure renumbered", "2", "1", "2"),
        ("measure renumbered", "3", "2", "3"),
    ]


def test_a_measure_that_is_gone_is_told_with_its_old_number() -> None:
    assert changes([measure("1", SHARING), measure("2", TRAINING)], [measure("1", SHARING)]) == [
        ("measure dropped", "2", "加强干部培训", "")
    ]


def test_a_measure_whose_words_have_nothing_in_common_is_another_one() -> None:
    kinds = [kind for kind, *_ in changes([measure("1", SHARING)], [measure("1", TRAINING)])]
    assert kinds == ["measure added", "measure dropped"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (target("按需共享率", 97), target("按需共享率", 98), ("target raised", "按需共享率 >= 97%", "按需共享率 >= 98%")),
        (target("办理时限", 5, "天", sign="<="), target("办理时限", 3, "天", sign="<="), ("target lowered", "办理时限 <= 5 天", "办理时限 <= 3 天")),
        (target("按需共享率", 97, sign="="), target("按需共享率", 97), ("target changed", "按需共享率 97%", "按需共享率 >= 97%")),
        (target("按需共享率", 97, due="2025-12-31"), target("按需共享率", 97, due="2026-12-31"), ("deadline put off", "按需共享率 2025-12-31", "按需共享率 2026-12-31")),
        (target("公共数据按需共享率", 97), target("按需共享率", 98), ("target raised", "公共数据按需共享率 >= 97%", "按需共享率 >= 98%")),
    ],
)  # fmt: skip
def test_a_target_that_moved(old: TargetFacts, new: TargetFacts, expected: tuple[str, str, str]) -> None:
    found = changes([measure("1", SHARING, (old,))], [measure("1", SHARING, (new,))])
    assert [(kind, before, after) for kind, _, before, after in found] == [expected]


@pytest.mark.parametrize(
    "other", [target("主题库", 97, "个"), target("网上可办率", 97)], ids=["another unit", "another indicator"]
)
def test_targets_that_are_not_one_are_dropped_and_added(other: TargetFacts) -> None:
    found = changes([measure("1", SHARING, (target("按需共享率", 97),))], [measure("1", SHARING, (other,))])
    assert sorted(kind for kind, *_ in found) == ["target added", "target dropped"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("2025-12-31",), ("2025-06-30",), ["deadline moved forward"]),
        (("2025-12-31",), ("2026-06-30",), ["deadline put off"]),
        ((), ("2026-06-30",), ["deadline added"]),
        (("2026-06-30",), (), ["deadline dropped"]),
        (("2025-12-31",), ("2025-12-31",), []),
    ],
)
def test_a_deadline_that_moved(old: tuple[str, ...], new: tuple[str, ...], expected: list[str]) -> None:
    found = changes([measure("1", PORTAL, (), old)], [measure("1", PORTAL, (), new)])
    assert [kind for kind, *_ in found] == expected


def test_a_rewording_shows_what_went_and_what_came() -> None:
    old, new = "推进数据共享,网上可办率达到90%。", "推进数据共享,网上可办率达到95%以上。"
    assert show_rewording(old, new) == "…网上可办率达到9[-0-]{+5+}%{+以上+}。"


def test_documents_come_and_go() -> None:
    one = DocumentFacts("urn:a", "工作要点", (measure("1", SHARING),))
    assert list(compare_documents({"urn:a": one}, {})) == [
        Change(ChangeKind.DOCUMENT_DROPPED, "工作要点", before="1 measures")
    ]
    assert list(compare_documents({}, {"urn:a": one})) == [
        Change(ChangeKind.DOCUMENT_ADDED, "工作要点", after="1 measures")
    ]
    assert list(compare_documents({"urn:a": one}, {"urn:a": one})) == []


HEAD = "江苏省人民政府办公厅关于数字政府建设的通知\n苏政办发〔2031〕1号\n各设区市人民政府:\n一、重点任务\n"
TAIL = "\n江苏省人民政府办公厅\n2031年1月5日\n"


def paper(*texts: str) -> str:
    return HEAD + "\n".join(f"{place}.{text}" for place, text in enumerate(texts, 1)) + TAIL


def run(*words: str) -> list[tuple[str, str]]:
    told = CliRunner().invoke(app, ["diff", *words, "--json"])
    assert told.exit_code == 0, told.output
    return [
        (change["kind"], change["measure"]) for change in map(json.loads, told.stdout.splitlines()) if change
    ]


def test_two_files_are_compared(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(paper(SHARING, PORTAL), encoding="utf-8")
    new.write_text(paper(SHARING.replace("97%", "99%"), TRAINING), encoding="utf-8")
    assert run(str(old), str(new)) == [
        ("measure reworded", "1"),
        ("target raised", "1"),
        ("measure added", "2"),
        ("measure dropped", "2"),
    ]


def test_a_kept_wording_is_compared_with_the_one_that_replaced_it(tmp_path: Path) -> None:
    from graph.build import build_store

    store, file = tmp_path / "store", tmp_path / "papers" / "a.txt"
    file.parent.mkdir()
    file.write_text(paper(SHARING, PORTAL, TRAINING), encoding="utf-8")
    build_store([file.parent], store)
    file.write_text(paper(SHARING, PORTAL.replace("2032年", "2033年"), TRAINING), encoding="utf-8")
    build_store([file.parent], store)
    expected = [("measure reworded", "2"), ("deadline put off", "2")]
    assert run("--document", "苏政办发〔2031〕1号", "--store", str(store)) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.txt"], "give OLD and NEW"),
        ([], "give OLD and NEW"),
        (["missing.txt", "gone.txt"], "missing.txt"),
    ],
)
def test_what_cannot_be_compared_is_said(words: list[str], said: str) -> None:
    told = CliRunner().invoke(app, ["diff", *words])
    assert told.exit_code in {1, 2}
    assert said in told.output
    assert "Traceback" not in told.output
