"""The errors: one line each, and they pass between processes."""

import pickle

import pytest

from ontology.errors import (
    DateError,
    ExtraMissingError,
    QueryError,
    ReadError,
    ShapeError,
    ShuzhengError,
    StoreError,
    TermError,
    ThingNotFoundError,
    ValueRangeError,
    WriteError,
)

ERRORS = [
    DateError("2023-02-30"),
    ExtraMissingError("Parquet", "parquet"),
    QueryError("line 1: unexpected }"),
    ReadError("a.pdf", "it is encrypted; save it without a password"),
    ShapeError("<urn:S>", "sh:closed is not understood there"),
    StoreError("build/store", "it is locked by another process"),
    TermError("sz:laeds"),
    ThingNotFoundError("蒙速", ("蒙速办",)),
    ValueRangeError("Target", "maximum", 3),
    WriteError("page.html", "no space left on device"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling(error: ShuzhengError) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_one_line_that_holds_what_was_given(error: ShuzhengError) -> None:
    assert "\n" not in str(error)
    assert str(error.args[0]) in str(error)


def test_every_error_is_tried_here() -> None:
    assert {type(error) for error in ERRORS} >= {
        kind for kind in ShuzhengError.__subclasses__() if kind.__module__ == "ontology.errors"
    }
