"""An example call of every step of casework, one module a noun; see `tests/casework/step_examples.py`."""
