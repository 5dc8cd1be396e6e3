import logging
import os
from hashlib import sha256
from pathlib import Path

import pytest

from loaders import files
from loaders.files import SUFFIXES, find_files, read_source
from ontology.errors import ReadError
from ontology.records import Source

TEXT = "国发〔2022〕14号\r\n一、建设平台。\n"


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")


def test_a_source_holds_path_digest_size_encoding_and_every_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = TEXT.encode("gb18030")
    path.write_bytes(data)
    assert read_source(path) == Source(str(path), sha256(data).hexdigest(), len(data), "gb18030", TEXT)


def test_only_the_byte_order_mark_is_taken_off(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(TEXT.encode("utf-8-sig"))
    source = read_source(tmp_path / "a.md")
    assert (source.encoding, source.raw) == ("utf-8-sig", TEXT)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "saved.txt"])
def test_a_web_page_is_read_as_one_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<!DOCTYPE html><script>x</script><p>一、<b>建设</b>。", encoding="utf-8")
    assert read_source(tmp_path / name).raw == "一、建设。"


def test_a_text_with_angle_brackets_is_no_web_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("《修改<管理办法>的决定》", encoding="utf-8")
    assert read_source(tmp_path / "a.txt").raw == "《修改<管理办法>的决定》"


@pytest.mark.parametrize(
    ("suffix", "reader"), [(".pdf", "loaders.pdf.pdf_text"), (".DOCX", "loaders.word.word_text")]
)
def test_the_suffix_chooses_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, reader: str
) -> None:
    monkeypatch.setattr(reader, lambda data, name: f"{len(data)} bytes")
    (tmp_path / f"a{suffix}").write_bytes(b"1234")
    source = read_source(tmp_path / f"a{suffix}")
    assert (source.encoding, source.raw) == (suffix[1:].lower(), "4 bytes")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", " \r\n　\u00a0\n".encode(), "only white space"),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "is binary"),
        ("a.txt", b"%PDF-1.4\n", "is a PDF; give it the suffix .pdf"),
        ("a.md", b"PK\x03\x04\x14\x00", "zip archive or an office document"),
        ("a.xlsx", b"1", "of no kind that is read; save it as one of .docx .htm .html .md .pdf .txt"),
        ("README", b"1", "of no kind that is read"),
        ("a.html", b"<script>document.write('x')</script>", "has no text of its own"),
        ("a.html", b"<!-- nothing -->", "has no text of its own"),
        ("a.pdf", b"%PDF-1.7 torn", "is a damaged PDF"),
        ("a.docx", b"PK\x03\x04 torn", "is a damaged Word document"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_with_file_and_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_source(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read_source(tmp_path / "no.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read_source(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadError, match="no file but a device or a pipe"):
        read_source(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("error", "reason"),
    [(PermissionError(13, "denied"), "may not be read by this user"), (OSError(5, "I/O error"), "I/O error")],
)
def test_a_file_that_the_system_does_not_give_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    def fail(path: Path) -> bytes:
        raise error

    _write(tmp_path, "a.txt")
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReadError, match=reason):
        read_source(tmp_path / "a.txt")


def test_a_file_above_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50 * 2**20 + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(ReadError, match="larger than 50 MB; split it"):
        read_source(tmp_path / "a.txt")


def test_a_page_has_a_lower_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST_PAGE_MB", 0)
    _write(tmp_path, "a.html")
    with pytest.raises(ReadError, match="save its text"):
        read_source(tmp_path / "a.html")


def test_folders_give_files_of_known_suffixes_below_them_sorted(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/c.PDF", "a/b/d.md", "e.docx")
    _write(tmp_path, "f.csv", "g", ".hidden.txt", ".git/h.txt", "~$e.docx")
    assert [str(file.relative_to(tmp_path)) for file in find_files([tmp_path])] == [
        "a/b/d.md",
        "a/c.PDF",
        "b.txt",
        "e.docx",
    ]


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt")
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    assert find_files([b, tmp_path, a]) == [a, b]


def test_a_file_that_is_named_is_passed_on_whatever_it_is(tmp_path: Path) -> None:
    assert find_files([tmp_path / "no.xyz"]) == [tmp_path / "no.xyz"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert find_files([tmp_path]) == [tmp_path / "a.txt"]


@pytest.mark.parametrize("names", [[], ["a.csv"], [".hidden/a.txt"]])
def test_a_folder_without_a_file_to_read_is_refused(tmp_path: Path, names: list[str]) -> None:
    _write(tmp_path, *names)
    with pytest.raises(ReadError, match="holds no file of a kind that is read"):
        find_files([tmp_path])


def test_a_folder_that_may_not_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def walk(folder: Path, onerror: object) -> list[tuple[str, list[str], list[str]]]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", "/closed"))
        return [(str(folder), [], ["a.txt"])]

    _write(tmp_path, "a.txt")
    monkeypatch.setattr(os, "walk", walk)
    with caplog.at_level(logging.WARNING):
        assert find_files([tmp_path]) == [tmp_path / "a.txt"]
    assert "/closed: passed over (Permission denied)" in caplog.text


def test_every_kind_of_the_shared_documents_is_read(shared: Path) -> None:
    sources = [read_source(path) for path in find_files([shared / "corpus"])]
    assert {Path(source.path).suffix for source in sources} == SUFFIXES - {".md", ".htm", ".docx"}
    assert {source.encoding for source in sources} == {"utf-8", "gb18030", "pdf"}
    assert not any("\ufffd" in source.raw for source in sources)
