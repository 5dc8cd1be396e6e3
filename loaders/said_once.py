"""Bodies that a paper names once for many measures are given to each of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from loaders.actor_lists import is_listed
from loaders.agencies import find_agencies
from loaders.body_forms import official_name
from loaders.context import Context
from loaders.remarks import RULE, Remark, find_remarks
from ontology.kinds import Role
from ontology.records import Measure, Responsibility, Section

__all__ = ["spread_remarks"]

_DOCUMENT = "document"  # what stands for the id of the paper itself
_SAFEGUARD = re.compile(
    r"(?:^|[、.．)）])(?:(?:加强|强化|健全|完善|做好|抓好|狠抓|压实|严格|切实)*"
    r"(?:(?:组织|保障|实施|工作|推进|推动|领导|统筹|协调|监督|考核|督查|督导|督促|评估|宣传|引导|要素|资金|人才|支撑|落实)[和与、,，]?)+"
    r"(?:实施|领导|保障|措施|要求|机制|落实|协调|考核|评估|督导|督查|引导)"
    r"|(?:有关|相关|工作)要求)$"
)
_LIST_LINE = re.compile(
    r"[)）\]】〕][。;；]?$|^[\u4e00-\u9fff]{2,8}[:：]"
)  # ends with a bracket, or is all list
Scope = Mapping[int, str | None]  # places of measures, each with the id of what it inherits the bodies from
_MOST = 200  # remarks of a paper: each may cover all measures


def spread_remarks(
    text: str, measures: Sequence[Measure], sections: Sequence[Section], context: Context
) -> list[Measure]:
    """The measures, each with the bodies that the paper names once for all of them.

    Such a sentence counts in an introduction or a note (for all measures but those of organisation and
    safeguards), at the head of a section or in its heading (for the section), on the last line of a section's
    last measure (for the section, where no other of its measures has a list), and anywhere if it says that
    the bodies are left out from there on (以下不再列出). A measure's own list comes first: it keeps its
    bodies of a role, and all where it names a lead, except from what is left out on purpose. What is given
    keeps the place of the sentence as its mention; where that stands neither in the measure nor at the head
    or end of its section, the bodies are `inherited` from the measure, or the paper, that says so.
    """
    spread = list(measures)
    scopes = [
        (remark, covered)
        for remark in chain(
            islice(find_remarks(text, context), _MOST), _head_lists(text, measures, sections, context)
        )
        if (covered := _covered(text, remark, measures, sections))
    ]
    for remark, covered in sorted(scopes, key=lambda pair: len(pair[1])):  # what is nearer comes first
        for at, source in covered.items():
            spread[at] = _with_bodies(spread[at], remark, source)
    return spread


def _head_lists(
    text: str, measures: Sequence[Measure], sections: Sequence[Section], context: Context
) -> Iterator[Remark]:
    """The printed lists of headings, and of what stands between them and their first items."""
    starts = sorted([section.mention.start for section in sections] + [measure.start for measure in measures])
    for section in sections:
        start = section.mention.start
        end = starts[min(bisect_right(starts, start), len(starts) - 1)]
        for line in text[start : min(end, section.end)].split("\n") if end > start else ():
            bodies = tuple(_listed(line, start, context)) if _LIST_LINE.search(line) else ()
            if bodies:
                yield Remark(start, start + len(line), "", True, False, False, bodies)
            start += len(line) + 1


def _listed(line: str, start: int, context: Context) -> Iterator[Responsibility]:
    """The bodies of the lists of a line that stands at `start`."""
    for one in find_agencies(line, context):
        if is_listed(one.mention.rule):
            mention = replace(one.mention, start=start + one.mention.start)
            yield replace(one, mention=mention, official=official_name(one.name))


def _covered(text: str, remark: Remark, measures: Sequence[Measure], sections: Sequence[Section]) -> Scope:
    """Which measures a remark covers, by where it stands."""
    after = bisect_right([measure.start for measure in measures], remark.start)
    if after and remark.start < measures[after - 1].end:
        return _covered_from_measure(text, remark, measures, sections, after - 1)
    for section in reversed(sections):  # the innermost first
        if section.mention.start <= remark.start < section.end:
            inside = [
                n for n, measure in enumerate(measures) if section.mention.start < measure.start < section.end
            ]
            if inside:
                return dict.fromkeys(inside) if remark.way != "past" and inside[0] >= after else {}
    if after == len(measures):  # below the last one
        return {} if remark.way == "next" else dict.fromkeys(_tasks(measures, range(after)), _DOCUMENT)
    following = range(after, _paper_end(measures[after], measures, sections))
    return {} if remark.way == "past" else dict.fromkeys(_tasks(measures, following), _DOCUMENT)


def _covered_from_measure(
    text: str, remark: Remark, measures: Sequence[Measure], sections: Sequence[Section], at: int
) -> Scope:
    own = measures[at]
    if remark.adds and remark.way != "past":
        following = _tasks(measures, range(at, _paper_end(own, measures, sections)))
        return {n: None if n == at else own.id for n in following}
    siblings = [n for n, measure in enumerate(measures) if measure.path == own.path]
    if remark.way == "next" or at != siblings[-1] or not _is_closing(text, remark, own):
        return {}
    covered = siblings
    if at == len(measures) - 1 and (remark.is_whole or (remark.is_plural and siblings == [at])):
        covered = _tasks(measures, range(len(measures)))
    others = [measures[n] for n in covered if n != at]
    if not others or any(_has_list(measure) for measure in others):
        return {}
    return {n: None if n in siblings else own.id for n in covered}


def _is_closing(text: str, remark: Remark, measure: Measure) -> bool:
    """Whether the remark opens a measure's last line, or is said in the bracket that closes it.

    One that may mean no more than its own measure must stand right under a measure of one line.
    """
    first = text.rfind("\n", 0, remark.start) + 1
    if text.find("\n", remark.end, measure.end) >= 0:
        return False
    if first > measure.start and not text[first : remark.start].strip("(（【[注说明:："):
        return remark.is_plural or text.find("\n", measure.start, first - 1) < 0
    return (
        remark.is_plural
        and text[remark.start - 1] in "(（【[〔"
        and not text[remark.end : measure.end].strip(")）】]〕。\n")
    )


def _tasks(measures: Sequence[Measure], places: range) -> list[int]:
    """The places without those of organisation and safeguards, unless there are no others."""
    tasks = [n for n in places if not any(map(_SAFEGUARD.search, measures[n].path or (measures[n].title,)))]
    return tasks or list(places)


def _paper_end(measure: Measure, measures: Sequence[Measure], sections: Sequence[Section]) -> int:
    """The place after the last measure of the same paper: a second one in the file numbers anew."""
    tops = [section for section in sections if section.depth == 1]
    restarts = [top.mention.start for top in tops[1:] if top.number == tops[0].number]
    end = next((start for start in restarts if start > measure.start), None)
    return len(measures) if end is None else bisect_right([other.start for other in measures], end)


def _has_list(measure: Measure) -> bool:
    return any(is_listed(one.mention.rule) for one in measure.responsibilities)


def _with_bodies(measure: Measure, remark: Remark, source: str | None) -> Measure:
    """The measure with what a remark gives it; what it only mentions stays so beside what is inherited."""
    tasked = [one for one in measure.responsibilities if one.role is not Role.MENTIONED]
    if remark.way == "rest" and tasked:
        return measure
    own = {one.role for one in tasked if _is_own(one, remark)}
    given = [
        replace(one, inherited=source)
        for one in remark.bodies
        if (one.name, one.role) not in {(other.name, other.role) for other in tasked}
        and (remark.adds or not (Role.LEAD in own or one.role in own))
    ]
    names = {one.name for one in given if source is None}
    kept = [
        one for one in measure.responsibilities if one.role is not Role.MENTIONED or one.name not in names
    ]
    return replace(measure, responsibilities=(*kept, *given)) if given else measure


def _is_own(one: Responsibility, remark: Remark) -> bool:
    """Whether a task is the measure's own, or of a nearer remark, and was not read in the remark itself."""
    inside = remark.start <= one.mention.start < remark.end
    rule = one.mention.rule
    return not inside and (is_listed(rule) or rule.startswith(RULE) or one.role is Role.LEAD)
