"""A store's folder: its data swapped whole, one build at a time, nothing pulled from under a reader."""

import fcntl
import json
import os
import re
import secrets
import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph.atomic import open_atomic
from graph.report import Entry, Links
from ontology.errors import StoreError

__all__ = ["Manifest", "StoreFolder"]

_FORMAT = 1
_DATA = re.compile("data-[0-9a-f]{12}")
_OURS = re.compile(r"lock|data-[0-9a-f]{12}|(?:manifest|report)\.json(?:\.\d+\.part)?")
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a store holds: the data folder's name, a digest of what built it, an entry for each file given.

    `decisions` is a digest of what people decided on links, `links` counts the links.
    """

    data: str
    software: str
    entries: tuple[Entry, ...]
    decisions: str = ""
    links: Links = field(default_factory=Links)

    @property
    def documents(self) -> tuple[Entry, ...]:
        """The files whose documents the store holds."""
        return tuple(entry for entry in self.entries if entry.is_stored)


class StoreFolder:
    """`manifest.json` names the data folder in use, `data-<token>/`; `report.json` tells of a build."""

    def __init__(self, path: Path) -> None:
        """Args: path of the folder, which need not exist."""
        self.path = path
        self.report = path / "report.json"
        self._manifest = path / "manifest.json"

    def read_manifest(self) -> Manifest | None:
        """None where there is none, another version wrote it, or its data are gone."""
        try:
            manifest = _parse_manifest(self._manifest.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(str(self.path), f"manifest.json cannot be read: {error.strerror}") from error
        return manifest if manifest and self.data(manifest).is_dir() else None

    def data(self, manifest: Manifest) -> Path:
        """The data folder that the manifest names."""
        return self.path / manifest.data

    def hold_data(self, owner: object) -> Path:
        """The data folder in use, which no build removes before `owner` is gone.

        Raises:
            StoreError: there is no store here.
        """
        for _ in range(_TRIES):  # a build may swap the data between the two steps
            manifest = self.read_manifest()
            if manifest is None:
                raise StoreError(
                    str(self.path), f"nothing is built there; run `shuzheng build PATH… --store {self.path}`"
                )
            descriptor = _lock(self.data(manifest), fcntl.LOCK_SH)
            if descriptor is not None:
                weakref.finalize(owner, os.close, descriptor)
                if self.data(manifest).is_dir():
                    return self.data(manifest)
        raise StoreError(str(self.path), "its data are being replaced again and again; try later")

    @contextmanager
    def building(self) -> Iterator[None]:
        """Make the folder, keep other builds out, and remove what killed builds left and new ones replace."""
        descriptor = self._lock_builds()
        try:
            self._sweep()
            yield
            self._sweep()
        finally:
            os.close(descriptor)

    def new_data(self) -> Path:
        """A name for a data folder that is not there yet."""
        return self.path / f"data-{secrets.token_hex(6)}"

    def publish(self, manifest: Manifest) -> None:
        """Make this what the store holds, in one step."""
        if manifest == self.read_manifest():
            return
        fields = {"format": _FORMAT, **asdict(manifest)}
        with open_atomic(self._manifest) as out:
            out.write(json.dumps(fields, ensure_ascii=False, indent=1).encode())

    def write_report(self, content: bytes) -> None:
        """Replace the report of the last build, unless it says the same."""
        if not self.report.exists() or self.report.read_bytes() != content:
            with open_atomic(self.report) as out:
                out.write(content)

    def _lock_builds(self) -> int:
        self._check()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            (self.path / "lock").touch()
        except OSError as error:
            raise StoreError(str(self.path), f"cannot be written: {error.strerror}") from error
        descriptor = _lock(self.path / "lock", fcntl.LOCK_EX)
        if descriptor is None:
            raise StoreError(str(self.path), "another build is writing here; wait until it ends")
        return descriptor

    def _check(self) -> None:
        """Refuse a folder that holds anything but a store: a build removes folders in it."""
        if self.path.exists() and not self.path.is_dir():
            raise StoreError(str(self.path), "is a file; name a folder")
        names = sorted(entry.name for entry in self.path.iterdir()) if self.path.exists() else []
        strange = [name for name in names if not _OURS.fullmatch(name)]
        if strange:
            reason = f"is not a store (it holds {strange[0]!r}); name a new or empty folder"
            raise StoreError(str(self.path), reason)

    def _sweep(self) -> None:
        """Remove data folders that are neither in use by the manifest nor held by a reader."""
        manifest = self.read_manifest()
        for part in self.path.glob("*.part"):
            part.unlink()
        for folder in self.path.glob("data-*"):
            if manifest is None or folder.name != manifest.data:
                _remove_unheld(folder)


def _parse_manifest(content: bytes) -> Manifest | None:
    try:
        fields = json.loads(content)
        if fields.pop("format") != _FORMAT or not _DATA.fullmatch(fields["data"]):
            return None
        entries = tuple(
            Entry(**{**entry, "unrepaired": tuple(entry["unrepaired"])}) for entry in fields.pop("entries")
        )
        links = fields.pop("links", {})
        links = Links(**{**links, **{name: tuple(links.get(name, ())) for name in ("astray", "reliability")}})
        return Manifest(entries=entries, links=links, **fields)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _remove_unheld(folder: Path) -> None:
    descriptor = _lock(folder, fcntl.LOCK_EX)
    if descriptor is not None:
        try:
            shutil.rmtree(folder)
        finally:
            os.close(descriptor)


def _lock(path: Path, kind: int) -> int | None:
    """A descriptor that holds the lock until closed; None where another holds it or nothing is there."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
