"""Public functions of casework that are neither a step nor a read, and why; one line a module.

Add a line for a module of your own: its functions are called by steps and reads that ask access and log.
"""

BLOCKS: dict[str, tuple[str, ...]] = {
    "arrangements": (
        "make",
        "check_order",
        "only_once",
        "of_that_day",
        "stands_for",
        "shown",
        "facts",
        "convene",
        "conference_of",
    ),
    "assessments": ("latest_findings",),
    "capacities": ("own_role",),
    "carry_in_access": ("choices", "require", "registered", "worked_on"),
    "carry_in_columns": ("read", "unknown_columns", "read_date"),
    "carry_in_doubts": ("known", "of_rows", "likenesses"),
    "carry_in_pages": ("alike", "page", "head", "row_page"),
    "carry_in_writing": ("write", "made_by", "free_numbers"),
    "conference_decisions": ("shared", "read", "ask", "carry_out", "write", "facts", "ending"),
    "convened": ("find", "find_open", "log", "top_of", "title"),
    "derivations": ("of", "derive"),
    "dues": ("show",),
    "duty_headings": ("heading",),
    "families": ("of_person", "name_of"),
    "further_visits": ("of_event",),
    "given": ("needed", "name", "known", "all_known", "not_after", "interval", "several"),
    "guarded": ("ask",),
    "happened": ("of",),
    "happened_case": ("role", "roles", "one_of"),
    "happened_events": ("gather", "trigger_in", "parts_of"),
    "happened_meetings": ("gather",),
    "happened_plans": ("gather",),
    "held_meetings": ("checked", "record", "fits"),
    "holders": ("of", "around"),
    "impossible": ("in_words",),
    "milestone_columns": ("fields", "read"),
    "milestones": ("needed", "write"),
    "must_tell": ("of_event", "still_open", "told_of"),
    "obligations": ("refresh", "of_child", "open_of", "explain"),
    "own_agency": ("require", "seen_among"),
    "plan_said": ("page",),
    "procedure": ("pack",),
    "rederivations": ("due_again",),
    "registrations": ("current", "find", "begin", "categorise", "close", "ending_facts"),
    "relationships": ("write",),
    "stored_obligations": ("lock", "store"),
    "teams": ("only_staff", "holding", "composition"),
    "visit_duties": ("will_meet", "met_on", "next_due", "is_met_by"),
    "visit_facts": ("nothing_of", "family_children"),
    "visit_guards": ("ask", "short", "rule", "asks_awake"),
    "visit_pages": ("page", "entered_at", "done", "said_of", "corrected_by"),
    "visit_said": ("checked", "of_child", "name", "age"),
}
NEITHER = {
    "holdfast/casework/authorities.py add": "the owner's command: acts and logs over the owner's connection",
    **{
        f"holdfast/casework/{module}.py {function}": "for steps and reads that have asked access and that log"
        for module, functions in BLOCKS.items()
        for function in functions
    },
}
