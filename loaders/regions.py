"""The divisions of China: from a name, a code, a document's number or a text to Regions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from loaders.lexicon import read_lexicon
from loaders.region_mentions import MentionReader, NameClass
from ontology.records import Region

__all__ = ["RegionIndex", "load_regions"]

_COUNTRY = "100000"
_SUFFIX = re.compile(r"(?:省|市|地区|盟|县|区|旗)$")
_ORGAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 20
_WEAK_CITY = re.compile(r".[城都门]市")  # 新兴|城市, 形成|都市, 部门|市级


@cache
def load_regions() -> "RegionIndex":
    """The index of all divisions, read once (about 20 ms)."""
    return RegionIndex(read_lexicon("regions"), read_lexicon("region_names"))


class RegionIndex:
    """All divisions down to county level with their names.

    A Region's `name` is the full one: 全国, 江苏省, 通辽市, 上海市金山区, 合肥市长丰县, 昆山市. A city at
    county level stands alone, any other division of that level follows the name of what it lies in.
    """

    def __init__(self, divisions: Iterable[Sequence[str]], names: Iterable[Sequence[str]]) -> None:
        """Args: rows of regions.tsv (code, name, maybe "former") and region_names.tsv (code, kind, names)."""
        rows = list(divisions)
        self._bare = {row[0]: row[1] for row in rows}
        self._former = {row[0] for row in rows if len(row) > 2}
        self._listed: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for code, kind, listed in names:
            self._listed[kind].append((code, listed.split("、")))
        self._codes = self._names_to_codes()
        self._regions: dict[str, Region] = {}  # filled on demand: all at once would double the time

    def region_of_code(self, code: str) -> Region | None:
        """The division of a code of six digits, a former one too.

        >>> load_regions().region_of_code("320507")
        Region(code='320507', name='苏州市相城区')
        """
        return self._region(code) if code in self._bare else None

    def parent(self, region: Region) -> Region | None:
        """The division right above; None above the country. A county may lie in a province at once.

        >>> index = load_regions()
        >>> [index.parent(index.region_of_code(code)).name for code in ("320583", "469021", "320000")]
        ['苏州市', '海南省', '全国']
        """
        code = self._upper(region.code)
        return self._region(code) if code else None

    def province_of(self, region: Region) -> Region | None:
        """The province-level division that holds it, itself included; None for the country."""
        return None if region.code == _COUNTRY else self._region(region.code[:2] + "0000")

    def lies_in(self, region: Region, outer: Region) -> bool:
        """Whether a division lies strictly inside another."""
        return _lies_in(region.code, outer.code)

    def find_region(self, name: str, within: Region | None = None) -> Region | None:
        """The one division of a name: full, short, or after the names of what it lies in.

        Args:
            name: simplified, without white space or brackets.
            within: look only at this division and what lies inside it; inside comes first.

        Returns:
            The highest division of the name; None where there is none, or several of one level (鼓楼区), or
            where the short name is nobody's own (朝阳). Former divisions answer to their full name.

        >>> find = load_regions().find_region
        >>> find("南京").name, find("苏州市相城区").name, find("昆山").name, find("北京朝阳区").name
        ('南京市', '苏州市相城区', '昆山市', '北京市朝阳区')
        >>> print(find("鼓楼区"), find("朝阳"))
        None None
        >>> find("鼓楼区", within=find("江苏省")), find("朝阳", within=find("辽宁省")).name
        (None, '朝阳市')
        """
        codes = self._codes.get(name, [])
        if within is not None:
            codes = [c for c in codes if _lies_in(c, within.code)] or [c for c in codes if c == within.code]
        elif name in self._ambiguous:
            return None
        if not codes:
            return self._find_compound(name, within)
        highest = min(_level(code) for code in codes)
        best = [code for code in codes if _level(code) == highest]
        if len(best) > 1:  # 沙县, which was one until it became 沙县区
            best = [code for code in best if self._bare[code] == name]
        return self._region(best[0]) if len(best) == 1 else None

    def find_near(self, name: str, region: Region | None) -> Region | None:
        """The one division of a name in the country, else the one inside the nearest that holds `region`.

        What several divisions around share stays open.

        >>> index = load_regions()
        >>> near = [index.find_region(place) for place in ("南京市玄武区", "南京市", "江苏省")]
        >>> [found and found.name for found in (index.find_near("鼓楼区", region) for region in near)]
        ['南京市鼓楼区', '南京市鼓楼区', None]
        """
        found = self.find_region(name)
        while found is None and region is not None and region.code != _COUNTRY:
            found = self.find_region(name, region)
            region = self.parent(region)
        return found

    def find_central(self, name: str, region: Region | None) -> Region | None:
        """The one division of a name inside a region, or the city that this lies in; looked for no farther.

        >>> index = load_regions()
        >>> near = [index.find_region(place) for place in ("济南市历下区", "济南市", "青岛市", "山东省")]
        >>> [found and found.name for found in (index.find_central("市中区", region) for region in near)]
        ['济南市市中区', '济南市市中区', None, None]
        """
        around = [region, self.parent(region)] if region and _level(region.code) == 3 else [region]
        found = (self.find_region(name, place) for place in around if place and place.code != _COUNTRY)
        return next((place for place in found if place), None)

    def is_shared(self, name: str) -> bool:
        """Whether several divisions have this full name.

        >>> load_regions().is_shared("鼓楼区"), load_regions().is_shared("玄武区")
        (True, False)
        """
        return name in self._shared

    def region_of_number(self, number: str) -> Region | None:
        """The region whose organs use the letters of a document number; the country for those of the centre.

        Args:
            number: as printed, 苏政办发〔2023〕18号; what counts stands before the first bracket or digit.

        Returns:
            None where the letters are shared (宁政发: 宁夏 and 南京; 青政发: 青岛, while 青海 writes 青政) or
            are a city's short form (通政办字). A county that writes like a province is taken for it (京山市:
            京政发).

        >>> numbers = ("苏政办发〔2023〕18号", "国办发〔2022〕32号", "鄂州政发〔2020〕1号")
        >>> [load_regions().region_of_number(number).name for number in numbers]
        ['江苏省', '全国', '鄂州市']
        >>> print(load_regions().region_of_number("通政办字〔2023〕26号"))
        None
        """
        found = _ORGAN.match(number)
        letters = found.group() if found else ""
        for length in range(len(letters) - 1, 1, -1):
            if letters[length] in "政府党委办发" and (region := self.find_region(letters[:length])):
                return region
        patterns = [p for p in self._numbers if letters == p or (p[-1] == "*" and letters.startswith(p[:-1]))]
        return self._region(self._numbers[max(patterns, key=len)]) if patterns else None

    def regions_in(self, text: str, within: Region | None = None) -> list[tuple[int, int, Region]]:
        """The places named in a text: (start, end, region) in reading order, without overlap.

        Read are full and short names of provinces and prefectures, full names of counties, and short names of
        counties in a list after a place of the same province (南京、昆山). Names on end are one place
        (江苏省苏州市相城区). Not read: 全国, a name that several divisions share, a name that is part of
        other words (阿里巴巴, 创新|乡村, 珠江|西岸) or of an institution (上海大学).

        Args:
            text: cleaned, simplified.
            within: where an ambiguous name is to be looked up, such as the document's region.

        >>> found = load_regions().regions_in("支持苏州市相城区、南京、昆山等市创新乡村治理")
        >>> [(start, region.name) for start, _, region in found]
        [(2, '苏州市相城区'), (9, '南京市'), (12, '昆山市')]
        """
        return self._reader.read_all(text, within)[0]

    def open_places_in(self, text: str, within: Region | None = None) -> list[tuple[int, int]]:
        """The spans of names that several divisions share, where neither the text nor `within` tells which.

        >>> load_regions().open_places_in("在鼓楼区试点,支持南京市玄武区、鼓楼区探索")
        [(1, 4)]
        """
        found: list[tuple[int, int]] = []
        start = 0
        for line in text.split("\n"):
            if self._any_shared.search(line):
                spans = self._reader.read_all(line, within)[1]
                found += [(start + first, start + last) for first, last in spans]
            start += len(line) + 1
        return found

    @cached_property
    def _any_shared(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(self._shared)))

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Full names of several divisions that are not former ones."""
        current = {name: [c for c in codes if c not in self._former] for name, codes in self._codes.items()}
        return frozenset(
            name
            for name, codes in current.items()
            if len(codes) > 1 and len(name) > 2 and all(self._bare[code] == name for code in codes)
        )

    @cached_property
    def _reader(self) -> MentionReader:
        names = self._codes.keys() - {self._bare[_COUNTRY]}
        return MentionReader(self, names, self._words("word"), self._words("before"), self._words("after"))

    def class_of(self, name: str) -> NameClass:
        """How much must stand around a name for it to be read in a text; by the loosest of its divisions."""
        return min(self._class_in(name, code) for code in self._codes[name])

    def _class_in(self, name: str, code: str) -> NameClass:
        is_full = name[-1] in "省市区县旗盟州"
        if _level(code) < 3:
            if name in self._guarded:
                return NameClass.GUARDED
            return NameClass.WEAK if _WEAK_CITY.fullmatch(name) else NameClass.FREE
        if is_full and name in self._central:
            return NameClass.CENTRAL
        if is_full and (len(name) == 2 or name in self._bound):
            return NameClass.BOUND
        if is_full:
            return NameClass.WEAK if len(name) == 3 else NameClass.FREE
        return NameClass.LISTED

    @cached_property
    def _guarded(self) -> frozenset[str]:
        return self._words("guarded")

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        return self._words("ambiguous")

    @cached_property
    def _bound(self) -> frozenset[str]:
        return self._words("bound")

    @cached_property
    def _central(self) -> frozenset[str]:
        return self._words("central")

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {pattern: code for code, patterns in self._listed["number"] for pattern in patterns}

    def _words(self, kind: str) -> frozenset[str]:
        return frozenset(word for _, words in self._listed[kind] for word in words)

    def _names_to_codes(self) -> dict[str, list[str]]:
        """Each full name (江苏省, 相城区) and short name (江苏, 相城) with the codes that have it."""
        codes: dict[str, list[str]] = defaultdict(list)
        for code, name in self._bare.items():
            codes[name].append(code)
            short = _SUFFIX.sub("", name)
            if 2 <= len(short) < len(name) and code not in self._former:
                codes[short].append(code)
        for code, names in self._listed["short"]:
            for name in names:
                codes[name].append(code)
        return dict(codes)

    def _find_compound(self, name: str, within: Region | None) -> Region | None:
        """A name that begins with the name of what it lies in: 江苏省苏州市相城区, 北京朝阳区."""
        for length in range(min(len(name) - 2, _LONGEST), 1, -1):
            outer = self.find_region(name[:length], within) if name[:length] in self._codes else None
            if outer and outer != within:  # each step goes down a level, so it ends
                inner = self.find_region(name[length:], outer)
                if inner and inner != outer:
                    return inner
        return None

    def _region(self, code: str) -> Region:
        if code not in self._regions:
            name, upper = self._bare[code], self._upper(code)
            follows = upper and _level(code) == 3 and not name.endswith("市")
            self._regions[code] = Region(code, self._bare[upper] + name if upper and follows else name)
        return self._regions[code]

    def _upper(self, code: str) -> str | None:
        """The code of the division right above; None above the country."""
        uppers = (code[:4] + "00", code[:2] + "0000", _COUNTRY)
        return next((upper for upper in uppers if upper != code and upper in self._bare), None)


def _level(code: str) -> int:
    """0 the country, 1 a province, 2 a prefecture, 3 a county."""
    if code == _COUNTRY:
        return 0
    return 1 if code.endswith("0000") else 2 if code.endswith("00") else 3


def _lies_in(code: str, outer: str) -> bool:
    """Whether a code lies strictly below another."""
    return code != outer and code.startswith(outer[: 2 * _level(outer)])
