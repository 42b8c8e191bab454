"""House rules of tables: each has its wall, says how it is kept and which of its fields are personal."""

RIGHTS: dict[str, frozenset[str]] = {
    "audit_entry": frozenset({"select", "insert"}),
    "audit_seal": frozenset({"select"}),
    "audit_waiting": frozenset({"select"}),
    "records_account": frozenset({"select", "insert", "update"}),
    "records_alias": frozenset({"select", "insert", "update"}),
    "records_authority": frozenset({"select"}),
    "records_host": frozenset({"select"}),
    "records_person": frozenset({"select", "insert", "update"}),
}
