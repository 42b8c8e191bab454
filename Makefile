# Everything one does with Holdfast. `make` alone says what there is.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
SHELL := /bin/sh
# Whatever the terminal's locale, the folder's name may be anybody's language.
export PYTHONUTF8 := 1
.DEFAULT_GOAL := help
.PHONY: help run test check bench trace lock calendars book assets python

help: ## say what there is
	@echo "Holdfast keeps child protection plans from drifting."
	@sed -n 's/^\([a-z]*\):.* ## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf '  make %-11s%s\n' "$$name" "$$what"; done

run: python ## the site on one's own machine (PORT=8001 for another port)
	@'$(PYTHON)' scripts/prepare.py --port '$(PORT)'

test: python ## everything, a browser included (ARGS='-k words' for some of it)
	@'$(PYTHON)' scripts/inside.py --suite -m pytest -n auto --dist loadfile $(ARGS)

check: python ## the fast gates: format, lint, floors, types, migrations, procedures, calendars
	@'$(PYTHON)' scripts/gates.py

bench: python ## measure what is promised to be fast (ARGS=--quick for smaller databases, ARGS=pages for one)
	@'$(PYTHON)' scripts/measures.py $(ARGS)

trace: python ## each requirement with what its tests drove (PROVE=1 to switch each off and see a test fail)
	@'$(PYTHON)' scripts/inside.py --suite -m tests.trace $(if $(PROVE),--prove) $(ARGS)

lock: python ## make the lock files afresh (ARGS=--upgrade for the newest versions)
	@'$(PYTHON)' scripts/locks.py $(ARGS)

calendars: python ## make the calendars afresh, and see what would move
	@'$(PYTHON)' scripts/inside.py scripts/calendars.py $(ARGS)

book: python ## write docs/procedures afresh from the packs
	@'$(PYTHON)' scripts/inside.py scripts/book.py $(ARGS)

assets: python ## build styles and images
	@'$(PYTHON)' scripts/inside.py scripts/assets.py $(ARGS)

python:
	@command -v '$(PYTHON)' >/dev/null || { echo "holdfast: $(PYTHON) is missing: apt-get install python3 python3-venv" >&2; exit 1; }
