"""Sets Django up for a measurement, pointed nowhere: the scratch database brings its own addresses.

Imported first by every program here that needs Django.
"""

import logging
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

os.environ["HOLDFAST_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "holdfast.config.settings"
os.environ["DATABASE_URL"] = "postgresql://holdfast_app@/none?host=/nonexistent"
os.environ["OWNER_DATABASE_URL"] = "postgresql://holdfast_owner@/none?host=/nonexistent"
django.setup()

logging.getLogger("holdfast").setLevel(logging.WARNING)  # no line for each request
