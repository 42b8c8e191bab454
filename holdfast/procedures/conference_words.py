"""The words of the way to a conference and of the conference itself: closed lists of choices.

One source for what the steps accept and what the pages offer, as `record_words.py` is for the rest.
"""

from collections.abc import Mapping

REFERRAL_HOWS: Mapping[str, str] = {
    "call": "By telephone",
    "form": "On a referral form",
    "letter": "By letter or e-mail",
    "in-person": "In person",
    "other": "In another way",
}
"""How a referral came."""

REFERRAL_DECISIONS: Mapping[str, str] = {
    "strategy-discussion": "Hold a strategy discussion",
    "enquiry": "Start an enquiry",
    "assessment": "Assess the child’s needs",
    "other-help": "Help by another service",
    "no-further-action": "Do nothing further",
}
"""What was decided to do with a referral."""

DISCUSSION_HOWS: Mapping[str, str] = {"meeting": "A meeting", "call": "By telephone", "video": "By video"}
"""How a strategy discussion was held."""

ENQUIRY_OUTCOMES: Mapping[str, str] = {
    "substantiated-at-risk": "The concerns are borne out, and significant harm is likely",
    "substantiated-not-at-risk": "The concerns are borne out, but no significant harm is likely",
    "not-substantiated": "The concerns are not borne out",
}
"""What an enquiry found."""

FINDING_NATURES: Mapping[str, str] = {
    "strength": "A strength",
    "difficulty": "A difficulty",
    "risk": "A risk",
    "need": "A need",
}
"""Of what nature a finding of an assessment is."""

DIMENSIONS: Mapping[str, str] = {
    "developmental-needs": "The child’s developmental needs",
    "parenting-capacity": "Parenting capacity",
    "family-and-environment": "Family and environmental factors",
}
"""The domains that group the dimensions of the Framework for the Assessment of Children in Need (2000)."""

RISK_REASONS: Mapping[str, str] = {
    "before-ending": "Before a conference considers ending the plan",
    "year-on-register": "The child has had a plan for a year",
    "proceedings": "Starting care proceedings is being considered",
    "complex-case": "The case is particularly complex",
    "other": "Another reason",
}
"""Why risk was assessed: the reasons of the public form."""

RISK_LEVELS: Mapping[str, str] = {"low": "Low", "medium": "Medium", "high": "High", "immediate": "Immediate"}
"""How great a risk was judged."""

CONTRIBUTION_PURPOSES: Mapping[str, str] = {
    "assessment": "For the assessment",
    "history": "For the family’s history",
}
"""What somebody is asked to contribute to."""

CHRONOLOGY_SOURCES: Mapping[str, str] = {
    "visit": "Visit",
    "note": "Case note",
    "milestone": "What happened",
    "telling": "Somebody was told",
    "meeting": "Meeting",
    "registration": "Plan or register",
    "own": "An agency’s own entry",
}
"""What an entry of the chronology was chosen from."""

CONFERENCE_KINDS: Mapping[str, str] = {
    "initial": "Initial conference",
    "pre-birth": "Pre-birth conference",
    "transfer-in": "Conference for a child who comes from elsewhere",
    "review": "Review conference",
    "looked-after": "Looked-after review",
}
"""Which conference: what is asked for, arranged and held."""

MEETING_OF: Mapping[str, str] = {
    "initial": "initial-conference",
    "pre-birth": "initial-conference",
    "transfer-in": "initial-conference",
    "review": "review-conference",
    "looked-after": "looked-after-review",
}
"""The meeting of the public form that each is."""

REQUEST_STATES: Mapping[str, str] = {
    "asked": "Asked for",
    "accepted": "Accepted",
    "sent-back": "Sent back",
    "withdrawn": "Withdrawn",
}
"""How far a request for a conference has come."""

EARLY_REASONS: Mapping[str, str] = {
    "whereabouts-unknown": "Nobody knows where the child is",
    "not-adhered-to": "The plan is not kept to and the risk goes on",
    "new-concerns": "There are fresh concerns of significant harm",
    "circumstances-changed": "Circumstances have changed significantly",
    "obstacles": "Something stands in the plan’s way and cannot be put right",
    "agency-asks": "An agency asks for it",
    "other": "Another reason",
}
"""Why a review is brought forward."""

INVITED_WHY: Mapping[str, str] = {
    "involved": "Involved with the family already",
    "expertise": "For their expertise",
    "able-to-help": "Might be able to help",
    "family": "Parent, carer or family",
    "child": "The child",
    "supporter": "Somebody’s supporter",
    "service": "Chair, note taker or adviser",
}
"""Why somebody is invited."""

SENT_HOWS: Mapping[str, str] = {
    "post": "By post",
    "email": "By secure e-mail",
    "hand": "By hand",
    "read-out": "Read out or gone through together",
    "screen": "On screen",
}
"""How a paper went to somebody."""

ANSWERS: Mapping[str, str] = {"coming": "Coming", "part": "Coming for a part", "not-coming": "Not coming"}
"""What somebody answered to an invitation."""

ATTENDED: Mapping[str, str] = {
    "whole": "There for all of it",
    "part": "There for a part",
    "apart": "Heard apart from the others",
    "by-telephone": "By telephone or video",
    "apologies": "Sent apologies",
    "absent": "Did not come",
}
"""Whether and how somebody was at a meeting."""

WAS_THERE = ("whole", "part", "apart", "by-telephone")
"""Those of `ATTENDED` that count as having been there."""

SIDES: Mapping[str, str] = {
    "child": "Child",
    "parent": "Parent or carer",
    "family": "Wider family",
    "professional": "Professional",
}
"""Whose view it is."""

PARENTS = ("mother", "father", "parent", "carer")
"""The roles of the public form that are a parent or carer at a conference."""

VIEW_HOWS: Mapping[str, str] = {
    "said": "Said at the meeting",
    "form": "On the views form",
    "letter": "In writing",
    "advocate": "Through an advocate",
    "report": "In their report",
}
"""How a view was put."""

DISAGREEMENT_KINDS: Mapping[str, str] = {
    "decision": "A decision of the conference",
    "plan": "The plan",
    "agency": "Between agencies",
    "responsibility": "Somebody does not do what was agreed",
}
"""What somebody disagrees with."""

STAGES: Mapping[str, str] = {
    "discussion": "Talked over with the core group",
    "managers": "Taken to the managers or advisers",
    "policy": "Taken into the escalation policy",
}
"""The stages by which a disagreement is settled, in their order."""

REPORT_STATES: Mapping[str, str] = {
    "begun": "Being written",
    "to-authorise": "With the manager",
    "sent-back": "Sent back with comments",
    "authorised": "Authorised",
    "sent": "Sent to the chair",
}
"""How far a report has come."""

NATURES: Mapping[str, str] = {
    "fact": "Fact",
    "observation": "Observation",
    "allegation": "Allegation",
    "opinion": "Opinion",
}
"""What kind of statement a part of a report is: kept apart."""

REPORT_KINDS: Mapping[str, str] = {
    "social-worker": "The social worker’s report",
    "agency": "An agency’s report",
}
"""Whose report it is."""

REPORT_HEADINGS: tuple[str, ...] = (
    "Involvement",
    "The child",
    "Parents and carers",
    "Family and surroundings",
    "Risk and protection",
    "What is wanted",
)
"""Our headings of a report, where the authority's procedure states none."""

REPORT_MARKS: Mapping[str, str] = {"not-known": "Not known to us", "not-involved": "We are not involved"}
"""Why a section of a report is empty."""

REPORT_SHARED_HOWS: Mapping[str, str] = {
    "gone-through": "Gone through together",
    "hand": "Given by hand",
    "post": "By post",
    "email": "By secure e-mail",
    "read-out": "Read out, or through an interpreter",
}
"""How a report was shared with a parent or a child."""

NEVER_REPORT = frozenset({"conference-chair", "conference-administrator", "note-taker", "legal-adviser"})
"""Who owes no report, beside the family and whoever speaks for it: they run or advise the meeting."""

PAPERS: Mapping[str, str] = {
    "invitation": "Invitation",
    "views-form": "Form for views",
    "moved": "Letter that the date has moved",
    "decisions": "Decisions and outline plan",
    "record": "Record of the meeting",
    "report": "Report",
    "plan": "Plan, to be signed",
    "core-group-report": "Report of the core group",
}
"""What is sent about a meeting."""

SUPPORT_PLANS: Mapping[str, str] = {
    "child-in-need": "Child in need plan",
    "caf": "Common assessment framework plan",
    "team-around-child": "Team around the child and family",
}
"""A plan that is no child protection plan."""

FOLLOWS: Mapping[str, str] = {
    "close": "Nothing more",
    "child-in-need": "A child in need plan",
    "caf": "CAF",
    "team-around-child": "Team around the child",
    "legal-planning": "Legal planning",
}
"""What a conference decides to follow a plan: the words of the public form's `then`."""

DECISIONS: Mapping[str, str] = {
    "plan": "A plan is made",
    "no-plan": "No plan is made",
    "continue": "The plan goes on",
    "end": "The plan ends",
    "deferred": "The decision is put off",
}
"""What a conference decides for a child; the words of the public form."""

AGENDA: Mapping[str, str] = {
    "introductions": "Introductions, and how the meeting goes",
    "reasons": "Why we are worried about each child",
    "current-plan": "The plan as it is now",
    "progress": "What has changed for each child since last time",
    "change-needed": "Whether anything needs to change",
    "needs": "What each child needs",
    "views": "What each child and the family say",
    "factors": "What puts each child at risk, and what protects them",
    "risk": "Whether each child is suffering, or likely to suffer, significant harm",
    "support": "What help the family needs, and who could give it",
    "safety": "What must change for each child to be safe",
    "contingency": "What happens if things do not change",
    "plan-needed": "Whether each child needs a plan",
    "decision": "What is decided for each child",
    "next": "Who sees each child, and when we meet again",
}
"""What a conference goes through, in our own order: the five purposes, and each about the children."""

AT_REVIEWS = ("current-plan", "progress", "change-needed", "contingency")
"""Those of `AGENDA` that are for a review alone."""
