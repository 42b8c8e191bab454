"""The public form of the records: the parts that each kind of record can have, and what each part holds.

One vocabulary for all authorities: a pack says which parts its clauses demand, and calls them by its own
words. `docs/record-form.md` shows a whole example of each kind. `content_items.py` has the parts of one thing
in a list (an outcome, an action, a contact).
"""

from holdfast.procedures.content_items import LISTS, Kind, Part

TEXT, FLAG, DATE, WORDS, NUMBER, LIST = (
    Kind.TEXT,
    Kind.FLAG,
    Kind.DATE,
    Kind.WORDS,
    Kind.NUMBER,
    Kind.LIST,
)

COMMON: dict[str, Part] = {
    "on": Part(DATE, "the day of the record: the version of the procedure in force then judges it"),
    "child": Part(TEXT, "whose record it is"),
    "child_age": Part(NUMBER, "the child's age in whole years"),
    "unborn": Part(FLAG, "whether the child is yet to be born"),
    "looked_after": Part(FLAG, "whether the child is looked after"),
    "categories": Part(WORDS, "categories of abuse or neglect, as neglect, sexual-abuse"),
    "circumstances": Part(WORDS, "what else bears on it, as domestic-abuse, parent-learning-disability"),
    "sections": Part(LIST, "sections of the authority's own form, by their titles"),
    "views": Part(LIST, "what the child, the family and others think and want"),
    "dissent": Part(LIST, "who disagrees, about what and why"),
}
"""Parts that every record can have."""

_MEETING: dict[str, Part] = {
    "agenda": Part(
        WORDS, "the items in their order: introductions, reasons, current-plan, progress, change-needed …"
    ),
    "chair": Part(TEXT, "who chaired"),
    "attended": Part(WORDS, "who came"),
    "absent": Part(LIST, "who did not come, and the view each one sent"),
    "decisions": Part(LIST, "what was decided"),
    "contingency": Part(LIST, "what is done if things change or do not change"),
}

_CONFERENCE: dict[str, Part] = {
    "kind": Part(Kind.WORD, "the kind of conference", ("initial", "pre-birth", "transfer-in", "at-review")),
    "children": Part(LIST, "each child of the conference apart"),
    "recommendations": Part(WORDS, "what the conference recommends"),
}

_PURPOSES: dict[str, Part] = {
    "safety": Part(TEXT, "how the child is kept safe and further harm prevented"),
    "development": Part(TEXT, "how the child's health, development and welfare are promoted"),
    "family_support": Part(TEXT, "how family and wider family are helped to keep the child safe and well"),
}

_PLAN: dict[str, Part] = {
    **_PURPOSES,
    "agreed_on": Part(DATE, "the day the plan was agreed"),
    "concerns": Part(TEXT, "the exact concerns that led to the plan"),
    "summary_of_harm": Part(TEXT, "abuse or neglect suffered, or likely if the plan is not followed"),
    "objective": Part(TEXT, "what the plan as a whole is to reach"),
    "social_worker": Part(TEXT, "who the child's social worker is"),
    "needs": Part(LIST, "the needs of the child and of the family"),
    "risks": Part(LIST, "the risks of harm to the child"),
    "outcomes": Part(LIST, "what will be different for the child, how it is known and what is done for it"),
    "actions": Part(LIST, "actions that belong to no one outcome"),
    "services": Part(LIST, "services and support"),
    "contacts": Part(LIST, "who has contact with whom, how and how often"),
    "responsibilities": Part(LIST, "what each professional and each family member answers for"),
    "contingency": Part(LIST, "what is done if circumstances change or the plan is not carried out"),
    "changes": Part(LIST, "what needs to change, by aspect of harm"),
    "household_children": Part(LIST, "each child of the household"),
    "assessment_findings": Part(TEXT, "the findings of the assessment on which the plan rests"),
    "specialist_assessments": Part(LIST, "specialist assessments wanted"),
    "culture": Part(TEXT, "ethnic, cultural, religious and language considerations"),
}

_OUTLINE: dict[str, Part] = {
    "recommendations": Part(WORDS, "what the conference recommends"),
    "before_ending": Part(TEXT, "what must change before the plan or registration can end"),
    "objectives": Part(LIST, "broad objectives by specific need"),
    "assessment_information": Part(TEXT, "what the assessment has brought so far"),
    "protective_actions": Part(WORDS, "actions that protect the child now"),
    "short_term_aims": Part(WORDS, "short-term aims tied to reducing harm and promoting welfare"),
    "longer_term_aims": Part(WORDS, "longer-term aims tied to reducing harm and promoting welfare"),
    "family_contact": Part(TEXT, "contact with family members"),
    "assessment_by": Part(Kind.WHEN, "when the assessment is to be complete"),
    "immediate_tasks": Part(LIST, "what is done at once, and by whom"),
    "expectations": Part(LIST, "what is expected of the parents, in clear language"),
    "monitoring": Part(TEXT, "how progress is monitored and evaluated"),
    "monitored_by": Part(WORDS, "who monitors, records and tells the social worker"),
}

_DETAILED: dict[str, Part] = {
    "review_points": Part(LIST, "when progress is reviewed and how it is judged"),
    "core_group": Part(LIST, "who is in the core group and how often each sees the child"),
    "agreement": Part(LIST, "who agrees to the plan, and who does not and why"),
    "family_commitments": Part(LIST, "what the family itself commits to"),
    "negotiable": Part(WORDS, "what is negotiable"),
    "not_negotiable": Part(WORDS, "what is not negotiable"),
    "unacceptable_care": Part(WORDS, "what care is unacceptable"),
    "sanctions": Part(TEXT, "what follows if the child is put in danger"),
    "witness_preparation": Part(TEXT, "preparation of those who are witnesses in criminal proceedings"),
    "child_therapy": Part(TEXT, "therapy for the child"),
    "perpetrator_help": Part(TEXT, "support or therapy for whoever harmed the child"),
    "adult_needs": Part(LIST, "the needs of relevant adults"),
    "child_removed": Part(FLAG, "whether the child was removed from the family"),
    "reunification_planned": Part(FLAG, "whether the child is to go home"),
    "parenting_work": Part(TEXT, "the detailed work to build the parents' skills"),
    "parenting_strengths": Part(TEXT, "strengths of the parenting"),
    "parenting_difficulties": Part(TEXT, "difficulties of the parenting"),
    "parenting_support": Part(TEXT, "the support for them"),
    "child_views": Part(TEXT, "the child's views"),
    "child_views_followed": Part(FLAG, "whether the plan follows them"),
    "why_not_followed": Part(TEXT, "why not, where the child's welfare forbids it"),
    "disability": Part(TEXT, "needs from any disability of the child or the parents"),
    "family_roles": Part(LIST, "each professional's part with each family member"),
    "specialist_resources": Part(WORDS, "specialist resources"),
    "dimensions": Part(LIST, "the dimensions of the assessment framework"),
}

_CORE_GROUP: dict[str, Part] = {
    "first": Part(FLAG, "whether it is the first core group"),
    "members": Part(LIST, "who is in the core group, with role"),
    "progress": Part(TEXT, "progress of the plan, and what it has changed for the child"),
    "evidence_of_change": Part(FLAG, "whether there is evidence of change in safety and welfare"),
    "current_risk": Part(TEXT, "the risk to the child now"),
    "family_changes": Part(TEXT, "changes in the family's circumstances that bear on the risk, or none"),
    "actions": Part(LIST, "what was agreed to be done"),
    "membership_reviewed_on": Part(DATE, "when the group last looked at who should be in it"),
    "roles_clarified_on": Part(DATE, "when each member's role was last made clear"),
    "meetings_agreed_on": Part(DATE, "when frequency, venue and purpose of meetings were last agreed"),
    "meets_every": Part(TEXT, "how often it meets"),
    "venue": Part(TEXT, "where it meets"),
    "purpose": Part(TEXT, "what its meetings are for"),
}

_REVIEW: dict[str, Part] = {
    **_PURPOSES,
    "health": Part(TEXT, "the child's health against the intended outcomes"),
    "welfare": Part(TEXT, "the child's welfare against the intended outcomes"),
    "progress": Part(TEXT, "progress on the outcomes"),
    "evidence_of_change": Part(FLAG, "whether there is evidence of change in safety and welfare"),
    "safeguarded": Part(FLAG, "whether the child is still adequately safeguarded"),
    "needs_met": Part(FLAG, "whether the child's needs are still met"),
    "plan_decision": Part(Kind.WORD, "what becomes of the plan", ("continue", "change", "end")),
    "future_action": Part(TEXT, "what future action safeguards the child or promotes outcomes"),
    "criteria_met": Part(FLAG, "whether the criteria for ending are met"),
    "current_plan": Part(TEXT, "what was considered of the current plan"),
    "child_response": Part(TEXT, "how the child responded to support"),
    "family_response": Part(TEXT, "how the family responded to support"),
    "assessment_findings": Part(TEXT, "details and outcome of the core assessment"),
    "related_assessments": Part(TEXT, "details and outcome of related assessments"),
    "against_first_risks": Part(TEXT, "the plan against the original risk assessment"),
    "risk_changed": Part(TEXT, "whether concerns or level of risk have changed"),
    "risk_diminished": Part(FLAG, "whether the risk has diminished enough to end the plan"),
    "risk_continues": Part(FLAG, "whether the risk continues"),
    "new_plan": Part(TEXT, "the new plan"),
    "other_children": Part(TEXT, "whether other children of the household may be at risk"),
    "ending_discussed": Part(TEXT, "what was said of continuing or ending registration or the plan"),
    "category_decision": Part(TEXT, "whether the present category is kept or changed"),
}

_REPORT: dict[str, Part] = {
    "by": Part(TEXT, "who reports"),
    "agency": Part(TEXT, "for which agency"),
    "involvement": Part(TEXT, "the agency's involvement with child and family"),
    "attends": Part(FLAG, "whether the author comes to the meeting"),
    "view_on_ending": Part(TEXT, "the author's view on continuing or ending registration or the plan"),
}

_ASSESSMENT: dict[str, Part] = {
    "by": Part(TEXT, "who made it"),
    "contributions": Part(WORDS, "who contributed"),
    "history": Part(TEXT, "the family's history, earlier files read"),
    "dimensions": Part(LIST, "the dimensions of the assessment framework"),
    "findings": Part(LIST, "what was found, each with its evidence"),
    "needs": Part(LIST, "the needs of the child and of the family"),
    "risks": Part(LIST, "the risks of harm to the child"),
    "protective_factors": Part(WORDS, "what protects the child"),
    "analysis": Part(TEXT, "what it means for the child"),
}

FORMS: dict[str, dict[str, Part]] = {
    "conference-record": COMMON | _MEETING | _CONFERENCE,
    "outline-plan": COMMON | _PLAN | _OUTLINE,
    "detailed-plan": COMMON | _PLAN | _DETAILED,
    "core-group-record": COMMON | _MEETING | _CORE_GROUP,
    "review-record": COMMON | _MEETING | _REVIEW,
    "report": COMMON | _REPORT,
    "assessment": COMMON | _ASSESSMENT,
}
"""Each kind of record with its parts."""


def items(name: str) -> dict[str, Part]:
    """Give the parts of one thing in a list, as of one outcome."""
    return LISTS[name].parts
