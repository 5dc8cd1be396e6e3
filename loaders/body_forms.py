"""The official form of a body's name: 江苏省发改委 and 江苏省发展改革委 are 江苏省发展和改革委员会."""

import re
from functools import cache

from loaders.lexicon import read_lexicon

__all__ = ["official_name"]

_GOVERNMENT = re.compile(  # a league (盟) and a prefecture of counties (地区) have none
    "(?P<place>[\u4e00-\u9fff]*[省市区县旗州])(?<!地区)(?<!新区)(?P<rest>政府(?:办公厅|办公室|督查室|研究室|参事室)?)"
)
_IN_FULL = {"委": "委员会"}


def official_name(name: str) -> str | None:
    """The name in its official form; None where that is not known, or the name has it already.

    Bodies that a reorganisation made or ended keep names of their own, as do bodies of different levels.

    >>> [official_name(name) for name in ("江苏省发改委", "昆山市政府办公室", "江苏省大数据管理中心")]
    ['江苏省发展和改革委员会', '昆山市人民政府办公室', None]
    """
    government = _GOVERNMENT.fullmatch(name)
    if government:
        return f"{government['place']}人民{government['rest']}"
    found = _pattern().fullmatch(name)
    official, units = _forms()[found["stem"]] if found else ("", ())
    if found is None or found["unit"] not in units:
        return None
    full = f"{found['place']}{official}{_IN_FULL.get(found['unit'], found['unit'])}"
    return full if full != name else None


@cache
def _forms() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each form of a stem with the official one and the units that go with it."""
    rows = [
        (official, short.split("、"), tuple(units.split("、")))
        for official, short, units in read_lexicon("body_forms")
    ]
    return {form: (official, units) for official, short, units in rows for form in (official, *short)}


@cache
def _pattern() -> re.Pattern[str]:
    stems = "|".join(sorted(_forms(), key=len, reverse=True))
    return re.compile(
        f"(?P<place>[\u4e00-\u9fff]*[省市区县旗盟州]|)(?P<stem>{stems})(?P<unit>委员会|[委厅局])"
    )
