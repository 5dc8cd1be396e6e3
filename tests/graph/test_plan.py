"""What a build has to do, without files or engine."""

from dataclasses import replace

import pytest

from graph.folder import Manifest
from graph.plan import build_plan
from graph.report import Entry


def given(name: str, sha256: str = "1", folder: str = "") -> Entry:
    return Entry(file=f"{folder}{name}", sha256=sha256)


def read(name: str, sha256: str = "1", iri: str = "urn:a", measures: int = 1) -> Entry:
    return Entry(file=name, sha256=sha256, iri=iri, found={"measures": measures})


def manifest(*entries: Entry) -> Manifest:
    return Manifest("data-000000000000", "this", entries)


def test_the_first_build_reads_everything() -> None:
    plan = build_plan([given("a"), given("b")], None, "this")
    assert (plan.unread, plan.is_fresh, plan.dropped, plan.is_done) == ([0, 1], True, (), False)


def test_nothing_is_to_do_where_nothing_changed() -> None:
    plan = build_plan([given("a")], manifest(read("a")), "this")
    assert (plan.unread, plan.dropped, plan.is_done) == ([], (), True)
    assert plan.outcome() == (read("a"),)


@pytest.mark.parametrize(
    "now",
    [given("a", sha256="2"), given("b")],  # a name goes into the graph
)
def test_other_bytes_or_another_name_are_read(now: Entry) -> None:
    plan = build_plan([now], manifest(read("a")), "this")
    assert (plan.unread, plan.dropped) == ([0], ("urn:a",))


def test_another_folder_is_nothing_new() -> None:
    plan = build_plan([given("a", folder="elsewhere/")], manifest(read("a")), "this")
    assert plan.is_done
    assert [entry.file for entry in plan.outcome()] == ["elsewhere/a"]


def test_other_software_keeps_nothing() -> None:
    plan = build_plan([given("a")], manifest(read("a")), "that")
    assert (plan.unread, plan.is_fresh, plan.dropped) == ([0], True, ())


def test_a_known_failure_is_not_tried_again_but_one_without_digest_is() -> None:
    known = manifest(read("a"), Entry("b", "2", failure="is empty"), Entry("c", "", failure="crashed"))
    plan = build_plan([given("a"), given("b", "2"), given("c", "3")], known, "this")
    assert plan.unread == [2]


def test_the_loser_is_read_when_the_winner_is_gone() -> None:
    before = manifest(read("a", "1", measures=5), replace(read("b", "2"), same_as="a"))
    assert build_plan([given("a", "1"), given("b", "2")], before, "this").is_done
    plan = build_plan([given("b", "2")], before, "this")
    assert (plan.unread, plan.dropped) == ([0], ("urn:a",))


def test_of_two_the_one_with_more_measures_is_best_in_either_order() -> None:
    few, many = read("a", "1", measures=1), read("b", "2", measures=2)
    plan = build_plan([given("a", "1"), given("b", "2")], None, "this")
    assert plan.enter(0, few) is few  # the first of its document
    assert plan.enter(1, many) is few  # beats it
    assert plan.outcome() == (replace(few, same_as="b"), many)
    plan = build_plan([given("b", "2"), given("a", "1")], None, "this")
    assert plan.enter(0, many) is many
    assert plan.enter(1, few) is None
    assert plan.outcome() == (many, replace(few, same_as="b"))


def test_a_failure_stands_for_no_document() -> None:
    plan = build_plan([given("a")], None, "this")
    failure = Entry("a", "1", failure="is empty")
    assert plan.enter(0, failure) is None
    assert (plan.best, plan.outcome()) == ({}, (failure,))
