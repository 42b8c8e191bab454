"""The log, as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log and the walls."""

    name = "holdfast.audit"
    label = "audit"
