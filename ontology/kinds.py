"""The closed lists; each value is what the interchange records print (`vocab/*.ttl` holds their labels)."""

from enum import StrEnum

__all__ = [
    "Action",
    "ActorKind",
    "AlignmentRelation",
    "CitationRelation",
    "Comparator",
    "CopyKind",
    "DocumentType",
    "InheritedFrom",
    "OutputRelation",
    "PlatformKind",
    "RepairKind",
    "Role",
    "TargetKind",
    "TermForm",
]


class Role(StrEnum):
    """What an actor has to do with a measure."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    MENTIONED = "mentioned"


class ActorKind(StrEnum):
    """One body, all bodies of a kind, or a leading group."""

    AGENCY = "agency"
    COLLECTIVE = "collective"
    GROUP = "group"


class Action(StrEnum):
    """What a measure does with a platform."""

    BUILD = "build"
    IMPROVE = "improve"
    INTEGRATE = "integrate"
    USE = "use"
    NONE = "none"


class PlatformKind(StrEnum):
    """What sort of digital system it is."""

    MOBILE_APP = "mobile app"
    PORTAL = "portal"
    HOTLINE = "hotline"
    DATA_PLATFORM = "data platform"
    CLOUD = "cloud"
    NETWORK = "network"
    DATABASE = "database"
    BUSINESS_SYSTEM = "business system"
    SHARED_COMPONENT = "shared component"
    OTHER = "other"


class Comparator(StrEnum):
    """How a target's value is meant."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    RANGE = "range"


class TargetKind(StrEnum):
    """A state to reach, or a change from the present state."""

    LEVEL = "level"
    CHANGE = "change"


class InheritedFrom(StrEnum):
    """Where a deadline that a target does not state was taken from."""

    MEASURE = "measure"
    SECTION = "section"
    DOCUMENT = "document"


class OutputRelation(StrEnum):
    """Whether a measure will issue a paper or carries one out."""

    ISSUE = "issue"
    IMPLEMENT = "implement"


class DocumentType(StrEnum):
    """The kind of paper, as its title names it; longer names first where one ends another."""

    GUIDING_OPINION = "指导意见"
    IMPLEMENTING_OPINION = "实施意见"
    OPINION = "意见"
    ACTION_PLAN = "行动计划"
    ACTION_SCHEME = "行动方案"
    IMPLEMENTATION_PLAN = "实施方案"
    WORK_PLAN = "工作方案"
    OVERALL_PLAN = "总体方案"
    PLAN = "方案"
    WORK_POINTS = "工作要点"
    PROGRAMME = "规划"
    OUTLINE = "纲要"
    DETAILED_RULES = "实施细则"
    MEASURES = "办法"
    REGULATION = "条例"
    PROVISIONS = "规定"
    RULES = "规则"
    GUIDE = "指南"
    LIST = "清单"
    POLICY_STEPS = "若干措施"
    REPLY = "批复"
    LETTER = "函"
    DECISION = "决定"
    NOTICE = "通知"


class AlignmentRelation(StrEnum):
    """What a lower measure is to an upper one; `none` where a person found that it is nothing to it."""

    CARRIES_OUT = "carries-out"
    ANTICIPATES = "anticipates"
    PARALLEL = "parallel"
    CONTINUES = "continues"
    NONE = "none"


class CitationRelation(StrEnum):
    """What a paper does with one that it names; `refers` where the words around the title tell nothing."""

    BASED_ON = "based on"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPEALS = "repeals"
    REFERS = "refers"


class TermForm(StrEnum):
    """How a paper has a concept: quoted, unquoted, only in a 《title》, or in its own one, being cited."""

    QUOTED = "quoted"
    UNQUOTED = "unquoted"
    TITLE = "title"
    CITED = "cited"


class CopyKind(StrEnum):
    """What another text of a document is to the one that its facts are read from.

    A copy has the same wording; a wording is another state of it, of which nothing tells whether it is older.
    """

    COPY = "copy"
    EXCERPT = "excerpt"
    WORDING = "wording"
    EARLIER = "earlier"


class RepairKind(StrEnum):
    """Why the clean text differs from the raw text."""

    PINYIN = "pinyin"
    LOST_BYTES = "lost bytes"
    COMPATIBILITY = "compatibility ideograph"
    SCRIPT = "script"
    WHITE_SPACE = "white space"
    LINE_BREAK = "line break"
    TABLE = "table"
    PAGE_MARK = "page mark"
    PAGE_HEAD = "page head"
    PAGE_FOOT = "page foot"
