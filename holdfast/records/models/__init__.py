"""The tables of the record, one noun a module.

Every model builds on `Kept` (key, authority, known_from) and declares how it is kept and which of its
fields say something about a person; the words are in holdfast/audit/kept.py:

    class Person(Kept):
        kept = VERSIONED
        personal = ("given_name", "family_name", "born_on", "expected_on")
        not_personal = ()

A new table, in four lines: the model in a module of its noun; its name here; `makemigrations`; and in the
migration `walls.Wall("person", kept=VERSIONED)` after CreateModel. Foreign keys say `db_constraint=False`,
for the wall adds the one that carries the authority. Uniques begin with the authority. House tests hold all
of it.
"""

from holdfast.records.models.accounts import Account
from holdfast.records.models.afterwards import Support, SupportPlan
from holdfast.records.models.agencies import Agency, Involvement
from holdfast.records.models.assessments import (
    Assessment,
    AssessmentUpdate,
    Contribution,
    FileRead,
    Finding,
    RiskAssessment,
    SpecialistAssessment,
)
from holdfast.records.models.authorities import Authority, Host
from holdfast.records.models.carry_ins import CarryIn, CarryInRow
from holdfast.records.models.chairs import ChairCheck, ChairContact, PracticeAlert
from holdfast.records.models.chronologies import ChronologyEntry
from holdfast.records.models.conference_people import (
    Attendance,
    ConferenceInvitation,
    Disagreement,
    DisagreementStage,
    OutOfRoom,
    View,
)
from holdfast.records.models.conference_reports import ConferenceReport, ReportPart, ReportShared
from holdfast.records.models.conference_requests import ConferenceRequest, ConferenceRequestChild
from holdfast.records.models.conferences import (
    Conference,
    ConferenceChild,
    ConferenceNote,
    ConfidentialReader,
    CoreGroupMember,
)
from holdfast.records.models.core_groups import (
    CoreGroup,
    CoreGroupChild,
    GroupDecision,
    HelpAsked,
    MemberRecord,
    OutcomeProgress,
)
from holdfast.records.models.drafts import Draft, Sending
from holdfast.records.models.enquiries import Enquiry, Referral, StrategyDiscussion, StrategyMember
from holdfast.records.models.families import (
    Admitted,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    ParentalResponsibility,
    Relationship,
)
from holdfast.records.models.invitations import Invitation
from holdfast.records.models.meetings import Meeting, MeetingChild, MeetingDate
from holdfast.records.models.milestones import Milestone, MilestoneChild
from holdfast.records.models.notes import CaseNote, CaseNoteChild
from holdfast.records.models.obligations import Derived, Obligation, Variation
from holdfast.records.models.outlines import ConferenceOutline
from holdfast.records.models.papers import PaperSent
from holdfast.records.models.people import (
    Alias,
    CommunicationNeed,
    Identifier,
    Language,
    LegalStatus,
    Person,
    SafeContact,
)
from holdfast.records.models.plan_agreements import (
    AdvicePassed,
    PlanAnswer,
    PlanExplanation,
    PlanSignatory,
    Renegotiation,
)
from holdfast.records.models.plans import Action, Contact, Need, Outcome, Plan, PlanLine
from holdfast.records.models.registers import RegisterEnquiry, Transfer
from holdfast.records.models.registrations import Registration, RegistrationCategory
from holdfast.records.models.search import SearchName
from holdfast.records.models.second_factor_resets import SecondFactorReset
from holdfast.records.models.sessions import Session
from holdfast.records.models.teams import (
    Allocation,
    Cover,
    EmergencyAccess,
    EmergencySeen,
    RoleHeld,
    Team,
)
from holdfast.records.models.tellings import Acknowledgement, Telling
from holdfast.records.models.visits import Visit, VisitChild

__all__ = [
    "Account",
    "Acknowledgement",
    "Action",
    "Admitted",
    "AdvicePassed",
    "Agency",
    "Alias",
    "Allocation",
    "Assessment",
    "AssessmentUpdate",
    "Attendance",
    "Authority",
    "CarryIn",
    "CarryInRow",
    "CaseNote",
    "CaseNoteChild",
    "ChairCheck",
    "ChairContact",
    "ChronologyEntry",
    "CommunicationNeed",
    "Conference",
    "ConferenceChild",
    "ConferenceInvitation",
    "ConferenceNote",
    "ConferenceOutline",
    "ConferenceReport",
    "ConferenceRequest",
    "ConferenceRequestChild",
    "ConfidentialReader",
    "Contact",
    "Contribution",
    "CoreGroup",
    "CoreGroupChild",
    "CoreGroupMember",
    "Cover",
    "Derived",
    "Disagreement",
    "DisagreementStage",
    "Draft",
    "EmergencyAccess",
    "EmergencySeen",
    "Enquiry",
    "Family",
    "FamilyMember",
    "FileRead",
    "Finding",
    "GroupDecision",
    "HelpAsked",
    "Host",
    "Household",
    "HouseholdMember",
    "Identifier",
    "Invitation",
    "Involvement",
    "Language",
    "LegalStatus",
    "Meeting",
    "MeetingChild",
    "MeetingDate",
    "MemberRecord",
    "Milestone",
    "MilestoneChild",
    "Need",
    "Obligation",
    "OutOfRoom",
    "Outcome",
    "OutcomeProgress",
    "PaperSent",
    "ParentalResponsibility",
    "Person",
    "Plan",
    "PlanAnswer",
    "PlanExplanation",
    "PlanLine",
    "PlanSignatory",
    "PracticeAlert",
    "Referral",
    "RegisterEnquiry",
    "Registration",
    "RegistrationCategory",
    "Relationship",
    "Renegotiation",
    "ReportPart",
    "ReportShared",
    "RiskAssessment",
    "RoleHeld",
    "SafeContact",
    "SearchName",
    "SecondFactorReset",
    "Sending",
    "Session",
    "SpecialistAssessment",
    "StrategyDiscussion",
    "StrategyMember",
    "Support",
    "SupportPlan",
    "Team",
    "Telling",
    "Transfer",
    "Variation",
    "View",
    "Visit",
    "VisitChild",
]
