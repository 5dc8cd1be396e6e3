"""The kinds of node and of edge in a network, and the properties of the graph that they are read from."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["CLASSES", "FAMILIES", "RELATIONS", "Family", "Kind", "Relation"]


class Kind(StrEnum):
    """What a node is; subclasses (agency, mobile app, …) are facts of the node."""

    DOCUMENT = "document"
    MEASURE = "measure"
    OBJECTIVE = "objective"
    ACTOR = "actor"
    PLATFORM = "platform"
    TARGET = "target"
    DEADLINE = "deadline"
    REGION = "region"
    TERM = "term"


class Family(StrEnum):
    """Relations that a reader takes together: one colour in a view."""

    DUTY = "duty"
    PLATFORM = "platform"
    GOAL = "goal"
    PAPER = "paper"
    PLACE = "place"
    TERM = "term"
    LINK = "link"
    PART = "part"


CLASSES = {
    "sz:Document": Kind.DOCUMENT,
    "sz:Measure": Kind.MEASURE,
    "sz:Objective": Kind.OBJECTIVE,
    "sz:Actor": Kind.ACTOR,
    "sz:Agency": Kind.ACTOR,
    "sz:Collective": Kind.ACTOR,
    "sz:LeadingGroup": Kind.ACTOR,
    "sz:Platform": Kind.PLATFORM,
    "sz:ServiceChannel": Kind.PLATFORM,
    "sz:DataPlatform": Kind.PLATFORM,
    "sz:Infrastructure": Kind.PLATFORM,
    "sz:Target": Kind.TARGET,
    "sz:Region": Kind.REGION,
    "sz:Term": Kind.TERM,
}


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge's name, its property, its family, and the wider relation that it makes superfluous."""

    name: str
    term: str
    family: Family
    wider: str | None = None


RELATIONS = (
    Relation("leads", "sz:leads", Family.DUTY, "responsible"),
    Relation("responsible", "sz:responsible", Family.DUTY),
    Relation("supports", "sz:supports", Family.DUTY),
    Relation("mentions", "sz:mentions", Family.DUTY),
    Relation("builds", "sz:builds", Family.PLATFORM, "concerns"),
    Relation("improves", "sz:improves", Family.PLATFORM, "concerns"),
    Relation("integrates", "sz:integrates", Family.PLATFORM, "concerns"),
    Relation("uses", "sz:uses", Family.PLATFORM, "concerns"),
    Relation("concerns", "sz:concernsPlatform", Family.PLATFORM),
    Relation("has target", "sz:hasTarget", Family.GOAL),
    Relation("due", "sz:dueDate", Family.GOAL),
    Relation("based on", "eli:based_on", Family.PAPER, "cites"),
    Relation("applies", "eli:applies", Family.PAPER, "cites"),
    Relation("amends", "eli:amends", Family.PAPER, "cites"),
    Relation("repeals", "eli:repeals", Family.PAPER, "cites"),
    Relation("cites", "eli:cites", Family.PAPER),
    Relation("will issue", "sz:willIssue", Family.PAPER),
    Relation("implements", "sz:implements", Family.PAPER),
    Relation("issued by", "eli:passed_by", Family.PAPER),
    Relation("in region", "eli:jurisdiction", Family.PLACE),
    Relation("pilot in", "sz:pilotIn", Family.PLACE),
    Relation("uses term", "sz:usesTerm", Family.TERM),
    Relation("carries out", "sz:carriesOut", Family.LINK),
    Relation("anticipates", "sz:anticipates", Family.LINK),
    Relation("continues", "sz:continues", Family.LINK),
    Relation("parallel to", "sz:parallelTo", Family.LINK),
    Relation("part of", "eli:is_part_of", Family.PART, "in document"),
    Relation("in document", "sz:inDocument", Family.PART),
)
FAMILIES = {relation.name: relation.family for relation in RELATIONS}
