"""Traditional characters with their simplified ones, for a search that takes either."""

from collections.abc import Iterable

from graph.simplified import simplify

__all__ = ["simple_characters"]

_IDEOGRAPHS = range(0x3400, 0xA000)


def simple_characters(names: Iterable[str]) -> dict[str, str]:
    """For each traditional character its simplified one, as far as that occurs in the names.

    >>> simple_characters(["蒙速办", "江苏"])["辦"]
    '办'
    """
    wanted = set().union(*names)
    traditional = [chr(code) for code in _IDEOGRAPHS]
    simplified = simplify("\n".join(traditional)).split("\n")
    return {
        one: other
        for one, other in zip(traditional, simplified, strict=True)
        if one != other and other in wanted
    }
