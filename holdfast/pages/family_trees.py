"""*Who belongs to the family, and who lives with whom?* Drawn by the standard symbols, and in words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from holdfast.casework import family_trees
from holdfast.documents import family_trees as drawings
from holdfast.pages.requests import Request


@require_safe
def show(request: Request, child: UUID) -> HttpResponse:
    """The family drawn, everybody in words, and every household."""
    today = timezone.localdate()
    tree = family_trees.show(child=child, today=today)
    people = [(each, tree.said_of(key=each.id)) for each in tree.people]
    homes = [(home, [tree.person(key=each) for each in home.members]) for home in tree.households]
    picture = mark_safe(drawings.draw(tree=tree))  # noqa: S308 - written by ElementTree, which escapes
    return render(
        request, "pages/people/family_tree.html",
        {"tree": tree, "picture": picture, "people": people, "homes": homes, "today": today,
         "name": tree.person(key=child).name, "child": child},
    )  # fmt: skip
