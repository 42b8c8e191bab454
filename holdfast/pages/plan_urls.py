"""The addresses of the plan's pages and of the core group's."""

from django.urls import path

from holdfast.pages import (
    core_group_meetings,
    core_group_memberships,
    core_group_records,
    plan_advice,
    plan_answers,
    plan_circulations,
    plan_explanations,
    plan_milestones,
    plan_signatures,
    plan_versions,
    renegotiations,
    undertakings,
)

urlpatterns = [
    path("children/<uuid:child>/arrange-core-group", core_group_meetings.arrange, name="core-group-arrange"),
    path(
        "children/<uuid:child>/arrange-other-meeting",
        core_group_meetings.arrange_other,
        name="other-meeting-arrange",
    ),
    path("children/<uuid:child>/core-group", core_group_memberships.of_child, name="core-group-members"),
    path("children/<uuid:child>/core-group/add", core_group_memberships.join, name="core-group-member-add"),
    path(
        "children/<uuid:child>/core-group/<uuid:member>/leave",
        core_group_memberships.leave,
        name="core-group-member-leave",
    ),
    path("children/<uuid:child>/explained", plan_explanations.explained, name="explain"),
    path("children/<uuid:child>/plan/said/<slug:what>", plan_milestones.said, name="plan-milestone"),
    path("children/<uuid:child>/plan/outline", plan_versions.outline, name="plan-outline"),
    path("core-groups/<uuid:meeting>", core_group_meetings.show, name="core-group"),
    path("core-groups/<uuid:meeting>/cancel", core_group_meetings.cancel, name="core-group-cancel"),
    path("core-groups/<uuid:meeting>/invite", core_group_memberships.invite, name="core-group-invite"),
    path("core-groups/<uuid:meeting>/lacks", core_group_records.lacks, name="core-group-lacks"),
    path("core-groups/<uuid:meeting>/lead", core_group_meetings.lead, name="core-group-lead"),
    path("core-groups/<uuid:meeting>/letters", core_group_meetings.letters, name="core-group-letters"),
    path("core-groups/<uuid:meeting>/move", core_group_meetings.move, name="core-group-move"),
    path("core-groups/<uuid:meeting>/place", core_group_meetings.place, name="core-group-place"),
    path("plans/<uuid:plan>", plan_versions.show, name="plan-version"),
    path("plans/<uuid:plan>/advice", plan_advice.pass_over, name="advice-pass"),
    path("plans/<uuid:plan>/cannot/<uuid:commitment>", renegotiations.cannot, name="commitment-cannot"),
    path("plans/<uuid:plan>/circulate", plan_circulations.circulate, name="plan-circulate"),
    path("plans/<uuid:plan>/difference", plan_versions.difference, name="plan-difference"),
    path("plans/<uuid:plan>/family", plan_advice.family, name="plan-family"),
    path("plans/<uuid:plan>/lacks", plan_advice.lacks, name="plan-lacks"),
    path("plans/<uuid:plan>/make", plan_versions.make, name="plan-make"),
    path("plans/<uuid:plan>/signatures", plan_signatures.show, name="plan-signatures"),
    path("plans/<uuid:plan>/signatures/add", plan_signatures.add, name="plan-signatory-add"),
    path("plans/<uuid:plan>/signatures/<uuid:signatory>", plan_answers.answer, name="plan-answer"),
    path(
        "plans/<uuid:plan>/signatures/<uuid:signatory>/not-asked",
        plan_signatures.leave_out,
        name="plan-signatory-out",
    ),
    path("renegotiations/<uuid:renegotiation>", renegotiations.show, name="renegotiation"),
    path("undertakings", undertakings.undertakings, name="undertakings"),
    path("undertakings/<uuid:action>", undertakings.undertaking, name="undertaking"),
]
