"""The tables and their migrations agree, found without a database."""

from collections.abc import Iterator

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

OURS = {"audit", "records"}


def models_are_migrated(models: ProjectState | None = None) -> Iterator[str]:
    """Every change of a model has its migration; `models` stands in for the house's own to try this."""
    loader = MigrationLoader(None)
    there = models or ProjectState.from_apps(apps)
    changes = MigrationAutodetector(loader.project_state(), there).changes(loader.graph, trim_to_apps=OURS)
    for app in OURS & changes.keys():
        for migration in changes[app]:
            yield from (
                f"{app}: no migration for: {operation.describe()}" for operation in migration.operations
            )


def migrations_are_one_line(loader: MigrationLoader | None = None) -> Iterator[str]:
    """The history of each app is one straight line: no two migrations follow the same one."""
    graph = (loader or MigrationLoader(None)).graph
    for app in sorted(OURS):
        leaves = graph.leaf_nodes(app)
        if len(leaves) > 1:
            yield f"{app}: two ends, {' and '.join(sorted(name for _, name in leaves))}"
