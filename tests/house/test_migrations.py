"""A model changed without its migration, and a history that forks, are named."""

from django.apps import apps
from django.db import migrations as django_migrations
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.house import migrations


def test_a_new_table_without_a_migration_is_named() -> None:
    state = ProjectState.from_apps(apps)
    state.add_model(ModelState("records", "Rumour", [("id", models.BigAutoField(primary_key=True))]))
    assert list(migrations.models_are_migrated(state)) == ["records: no migration for: Create model Rumour"]


def test_a_field_taken_out_without_a_migration_is_named() -> None:
    state = ProjectState.from_apps(apps)
    state.remove_field("records", "authority", "procedure")
    assert list(migrations.models_are_migrated(state)) == [
        "records: no migration for: Remove field procedure from authority"
    ]


def test_a_history_that_forks_is_named() -> None:
    loader = MigrationLoader(None)
    ((_, last),) = loader.graph.leaf_nodes("records")
    for name in ("9998_one", "9999_other"):
        loader.graph.add_node(("records", name), django_migrations.Migration(name, "records"))
        loader.graph.add_dependency(None, ("records", name), ("records", last))
    assert list(migrations.migrations_are_one_line(loader)) == ["records: two ends, 9998_one and 9999_other"]
