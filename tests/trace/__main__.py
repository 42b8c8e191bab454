"""`python -m tests.trace`."""

import sys

from tests.trace.command import main

sys.exit(main())
