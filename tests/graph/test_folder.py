"""A store's folder: swapped whole, one build at a time, nothing pulled from under a reader, nothing of others removed."""

from pathlib import Path

import pytest

from graph.folder import Manifest, StoreFolder
from graph.report import Entry
from ontology.errors import StoreError

ENTRY = Entry(
    file="a.txt",
    sha256="1",
    iri="urn:a",
    repairs={"pinyin": 2},
    unrepaired=({"start": 3, "end": 4, "raw": "x"},),
    found={"measures": 1},
)


class Reader:
    """Something that holds data."""


@pytest.fixture
def folder(tmp_path: Path) -> StoreFolder:
    return StoreFolder(tmp_path / "store")


def publish(folder: StoreFolder) -> Manifest:
    """Publish an empty data folder, as a build would."""
    with folder.building():
        data = folder.new_data()
        data.mkdir()
        manifest = Manifest(data.name, "software", (ENTRY,))
        folder.publish(manifest)
    return manifest


def data_folders(folder: StoreFolder) -> set[str]:
    return {path.name for path in folder.path.glob("data-*")}


def test_a_manifest_comes_back_as_it_was_written(folder: StoreFolder) -> None:
    assert publish(folder) == folder.read_manifest()


def test_a_new_build_removes_the_data_of_the_old_one(folder: StoreFolder) -> None:
    publish(folder)
    second = publish(folder)
    assert data_folders(folder) == {second.data}


def test_data_that_a_reader_holds_stay_until_it_is_gone(folder: StoreFolder) -> None:
    old = publish(folder).data
    reader = Reader()
    assert folder.hold_data(reader) == folder.path / old
    second = publish(folder).data
    assert data_folders(folder) == {old, second}
    del reader
    assert data_folders(folder) == {old, second}
    third = publish(folder).data
    assert data_folders(folder) == {third}


def test_leftovers_of_killed_builds_are_removed(folder: StoreFolder) -> None:
    kept = publish(folder).data
    (folder.path / "data-0123456789ab").mkdir()
    (folder.path / "manifest.json.77.part").touch()
    with folder.building():
        assert data_folders(folder) == {kept}
    assert list(folder.path.glob("*.part")) == []


def test_two_builds_do_not_mix(folder: StoreFolder) -> None:
    with folder.building():
        with pytest.raises(StoreError, match="another build is writing here"), folder.building():
            pass
        assert folder.path.exists()
    with folder.building():
        pass


@pytest.mark.parametrize("name", ["thesis.docx", "data-of-mine", "data-0123456789abc", ".git"])
def test_a_folder_that_holds_something_else_is_left_alone(folder: StoreFolder, name: str) -> None:
    (folder.path / name).mkdir(parents=True)
    with pytest.raises(StoreError, match="is not a store"), folder.building():
        pass
    assert [path.name for path in folder.path.iterdir()] == [name]


def test_a_file_in_the_place_of_the_folder_is_refused(folder: StoreFolder) -> None:
    folder.path.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file"), folder.building():
        pass


def test_a_folder_that_may_not_be_made_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(StoreError, match="cannot be written"),
        StoreFolder(tmp_path / "file" / "store").building(),
    ):
        pass


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 0}',
        '{"format": 1, "data": "../../home", "software": "", "entries": []}',
        '{"format": 1, "data": "data-0123456789ab", "software": "", "entries": [{"colour": 1}]}',
        '{"format": 1, "data": "data-0123456789ab", "software": "", "entries": []}',
    ],
)
def test_a_manifest_of_another_make_or_without_data_is_none(folder: StoreFolder, content: str) -> None:
    publish(folder)
    (folder.path / "manifest.json").write_text(content, encoding="utf-8")
    assert folder.read_manifest() is None
    with pytest.raises(StoreError, match="run `shuzheng build"):
        folder.hold_data(Reader())


def test_a_report_that_says_the_same_is_not_written_again(folder: StoreFolder) -> None:
    publish(folder)
    folder.write_report(b"{}")
    before = folder.report.stat().st_ino
    folder.write_report(b"{}")
    assert folder.report.stat().st_ino == before
    folder.write_report(b"[]")
    assert folder.report.read_bytes() == b"[]"
