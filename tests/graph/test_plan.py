"""What a build has to do, without files or engine."""

from dataclasses import replace

import pytest

from graph.folder import Manifest
from graph.grouping import join_pairs
from graph.plan import build_plan
from graph.report import Entry


def given(name: str, sha256: str = "1", folder: str = "") -> Entry:
    return Entry(file=f"{folder}{name}", sha256=sha256)


def read(name: str, sha256: str = "1", iri: str = "urn:a", since: int = 1) -> Entry:
    return Entry(file=name, sha256=sha256, iri=iri, own=iri, since=since)


def manifest(*entries: Entry) -> Manifest:
    return Manifest("data-000000000000", "this", entries)


def test_the_first_build_reads_everything() -> None:
    plan = build_plan([given("a"), given("b")], None, "this")
    assert (plan.unread, plan.is_fresh, plan.broken, plan.is_done) == ([0, 1], True, set(), False)


def test_nothing_is_to_do_where_nothing_changed() -> None:
    plan = build_plan([given("a")], manifest(read("a")), "this")
    assert (plan.unread, plan.broken, plan.is_done) == ([], set(), True)
    assert plan.outcome() == (read("a"),)


@pytest.mark.parametrize(
    "now",
    [given("a", sha256="2"), given("b")],  # a name goes into the graph
)
def test_other_bytes_or_another_name_are_read(now: Entry) -> None:
    plan = build_plan([now], manifest(read("a")), "this")
    assert (plan.unread, plan.broken) == ([0], {"urn:a"})


def test_another_folder_is_nothing_new() -> None:
    plan = build_plan([given("a", folder="elsewhere/")], manifest(read("a")), "this")
    assert plan.is_done
    assert [entry.file for entry in plan.outcome()] == ["elsewhere/a"]


def test_other_software_keeps_no_entry_but_when_a_file_was_first_seen() -> None:
    plan = build_plan([given("a"), given("b")], manifest(read("a", since=3)), "that")
    assert (plan.unread, plan.is_fresh, plan.broken) == ([0, 1], True, set())
    assert plan.enter(0, read("a", since=0)).since == 3
    assert plan.enter(1, read("b", since=0)).since == 4


def test_a_known_failure_is_not_tried_again_but_one_without_digest_is() -> None:
    known = manifest(read("a"), Entry("b", "2", failure="is empty"), Entry("c", "", failure="crashed"))
    plan = build_plan([given("a"), given("b", "2"), given("c", "3")], known, "this")
    assert plan.unread == [2]


def test_a_document_of_which_a_file_is_gone_is_looked_at_again() -> None:
    before = manifest(read("a", "1"), replace(read("b", "2"), same_as="a", copy="copy"))
    assert build_plan([given("a", "1"), given("b", "2")], before, "this").is_done
    plan = build_plan([given("b", "2")], before, "this")
    assert (plan.unread, plan.broken, plan.is_done) == ([], {"urn:a"}, False)


def test_a_copy_names_the_file_that_stands_where_it_lies_now() -> None:
    before = manifest(read("a", "1"), replace(read("b", "2"), same_as="a", copy="excerpt"))
    plan = build_plan([given("a", "1", "x/"), given("b", "2", "x/")], before, "this")
    assert [(entry.file, entry.same_as, entry.copy) for entry in plan.outcome()] == [
        ("x/a", None, None),
        ("x/b", "x/a", "excerpt"),
    ]


def test_the_same_bytes_in_two_folders_are_one_document_and_its_copy() -> None:
    plan = build_plan([given("a", "1", "x/"), given("a", "1", "y/")], manifest(read("a", "1")), "this")
    assert [(entry.same_as, entry.copy) for entry in plan.outcome()] == [(None, None), ("x/a", "copy")]


def test_a_document_is_renewed_by_a_file_that_no_build_saw() -> None:
    plan = build_plan([given("a"), given("b", "2")], manifest(read("a")), "this")
    plan.enter(1, read("b", "2", "urn:b"))
    assert plan.renewed == {"urn:b"}


def test_a_failure_stands_for_no_document() -> None:
    plan = build_plan([given("a")], None, "this")
    failure = Entry("a", "1", failure="is empty")
    plan.enter(0, failure)
    assert plan.outcome() == (replace(failure, since=1),)
    assert plan.renewed == set()


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], [(3,), (5,), (8,)]),
        ([(8, 3)], [(3, 8), (5,)]),
        ([(3, 5), (5, 8)], [(3, 5, 8)]),
        ([(5, 8), (8, 5), (8, 3)], [(3, 5, 8)]),
    ],
)
def test_a_chain_of_pairs_is_one_group(pairs: list[tuple[int, int]], groups: list[tuple[int, ...]]) -> None:
    assert join_pairs([3, 5, 8], pairs) == groups
