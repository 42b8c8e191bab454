"""The record, as Django knows it."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Every table but the log's."""

    name = "holdfast.records"
    label = "records"
