"""Every error that a user may meet: where, what, and what to do."""

__all__ = [
    "DateError",
    "ExtraMissingError",
    "QueryError",
    "ReadError",
    "ShapeError",
    "ShuzhengError",
    "StoreError",
    "TermError",
    "ThingNotFoundError",
    "ValueRangeError",
    "WriteError",
]


class ShuzhengError(Exception):
    """The root: the command line prints it as one line and exits with 1."""


class ReadError(ShuzhengError):
    """A file gives no text."""

    def __init__(self, path: str, reason: str) -> None:
        """Args: path as the user named it; reason, a clause that says what is wrong and what to do."""
        super().__init__(path, reason)  # so that it pickles
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class WriteError(ShuzhengError):
    """A file that cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        """Args: path as the user named it; reason, a clause."""
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: cannot be written: {self.reason}"


class DateError(ShuzhengError):
    """A date that no calendar holds."""

    def __init__(self, text: str) -> None:
        """Args: text of the date."""
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"{self.text!r} is not in the calendar"


class ExtraMissingError(ShuzhengError):
    """What a part of the program needs is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Args: what needs it; extra, the name under which pip installs it."""
        super().__init__(what, extra)
        self.what, self.extra = what, extra

    def __str__(self) -> str:
        return f"{self.what} needs what is not installed; run `pip install 'shuzheng[{self.extra}]'`"


class ValueRangeError(ShuzhengError):
    """A record's field holds what it must not."""

    def __init__(self, record: str, field: str, value: object) -> None:
        """Args: record, the class's name; field and its value."""
        super().__init__(record, field, value)
        self.record, self.field, self.value = record, field, value

    def __str__(self) -> str:
        return f"{self.record}.{self.field} cannot be {self.value!r}"


class TermError(ShuzhengError):
    """A name that no vocabulary of ours holds."""

    def __init__(self, name: str) -> None:
        """Args: name as the code spells it, with its prefix."""
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name!r} is not a term; see ontology/namespaces.py and ontology/shuzheng.ttl"


class StoreError(ShuzhengError):
    """A store that cannot be opened, read or written."""

    def __init__(self, store: str, reason: str) -> None:
        """Args: store as the user named it; reason, a clause."""
        super().__init__(store, reason)
        self.store, self.reason = store, reason

    def __str__(self) -> str:
        return f"store {self.store}: {self.reason}"


class QueryError(ShuzhengError):
    """A query that the engine does not take."""

    def __init__(self, reason: str) -> None:
        """Args: reason, with the place in the query where the engine names it."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"query: {self.reason}"


class ThingNotFoundError(ShuzhengError):
    """Nothing in the store, or in the document, has this name."""

    def __init__(self, name: str, alike: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
        """Args: name asked for; alike, names that come near; known, all names where they are few."""
        super().__init__(name, alike, known)
        self.name, self.alike, self.known = name, alike, known

    def __str__(self) -> str:
        hint = f"; did you mean {'、'.join(self.alike)}?" if self.alike else ""
        listed = f"; there are {'、'.join(self.known)}" if self.known else ""
        return f"nothing is named {self.name!r}{hint}{listed}"


class ShapeError(ShuzhengError):
    """A shape that cannot be looked at."""

    def __init__(self, shape: str, reason: str) -> None:
        """Args: shape, as Turtle writes its IRI; reason, a clause."""
        super().__init__(shape, reason)
        self.shape, self.reason = shape, reason

    def __str__(self) -> str:
        return f"shape {self.shape}: {self.reason}"
