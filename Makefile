# What people and machines run here. Everything is made in .venv, node_modules, assets and var; nothing outside.
#
#   make run         the site with demo data on http://localhost:8000 (PORT=, HOST=)
#   make test        the tests (ARGS="tests/residents -k name"); on PostgreSQL with DATABASE_URL, DATABASE_OWNER_URL
#   make test-long   the same tests at full size
#   make check       style, types, imports, templates, migrations, translations, settings
#   make bench       benchmarks (ONLY=name for a part)
#   make format      put code and templates in the house style
#   make lock        renew the pinned requirements after a change of *.in or package.json

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= python3
WORKERS ?= 2
ARGS ?=
ONLY ?=

PY := .venv/bin/python
PIP := .venv/bin/pip --disable-pip-version-check --no-input
DEVELOPMENT_ENV := DEVELOPMENT=1 DEBUG=$(or $(DEBUG),0)
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po)
say = @echo "==> $(1)"

.PHONY: help run test test-long check bench format lock setup setup-dev assets

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

# --- Set-up, each piece once ---

setup: .venv/.run assets assets/fonts/.ok var/.translations
setup-dev: .venv/.dev assets assets/fonts/.ok var/.translations
assets: node_modules/.ok

.venv/bin/python:
	$(call say,Python environment in .venv)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv || { echo "The module venv is missing: apt install python3-venv"; exit 1; }

.venv/.run: requirements.txt | .venv/bin/python
	$(call say,Python packages to run (half a minute the first time))
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt requirements.txt | .venv/bin/python
	$(call say,Python packages to run and to test (a minute the first time))
	@$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch .venv/.run $@

node_modules/.ok: package-lock.json .npmrc requirements-node.txt | .venv/bin/python
	$(call say,styles and icons and fonts with npm)
	@.ci/assets
	@touch $@

assets/fonts/.ok: node_modules/.ok aandeslag/paper/making_fonts.py | .venv/.run
	$(call say,fonts for paper)
	@$(DEVELOPMENT_ENV) $(PY) manage.py make_fonts
	@touch $@

var/.translations: $(CATALOGUES) | .venv/.run
	$(call say,translations)
	@mkdir -p var
	@$(DEVELOPMENT_ENV) $(PY) manage.py compile_translations
	@touch $@

var/peers/.ok: requirements-peers.txt | .venv/.dev
	$(call say,packages to compare with)
	@$(PIP) install --quiet --require-hashes --no-deps --upgrade --target var/peers -r requirements-peers.txt
	@touch $@

# --- Running ---

run: setup
	$(call say,database (kept when it is there))
	@mkdir -p var
	@$(DEVELOPMENT_ENV) $(PY) manage.py migrate --verbosity 0
	$(call say,demo data (kept when it is there))
	@$(DEVELOPMENT_ENV) DEMO=1 $(PY) manage.py fill_demo
	$(call say,http://localhost:$(PORT) (stop with Ctrl+C))
	@exec env $(DEVELOPMENT_ENV) DEMO=1 PYTHONUNBUFFERED=1 DJANGO_RUNSERVER_HIDE_WARNING=true $(PY) manage.py runserver --noreload --nostatic $(HOST):$(PORT)

# --- Testing ---

test: setup-dev
	$(call say,tests on $(if $(strip $(DATABASE_URL)),PostgreSQL,SQLite) with $(WORKERS) workers)
	@$(DEVELOPMENT_ENV) $(PY) -m pytest -n $(WORKERS) -q $(ARGS)

test-long: setup-dev
	$(call say,tests at full size on $(if $(strip $(DATABASE_URL)),PostgreSQL,SQLite) with $(WORKERS) workers)
	@$(DEVELOPMENT_ENV) $(PY) -m pytest -n $(WORKERS) -q --long $(ARGS)

check: setup-dev
	@.ci/check

bench: setup-dev var/peers/.ok
	$(call say,benchmarks)
	@$(DEVELOPMENT_ENV) ONLY="$(ONLY)" $(PY) -m tests.benchmarks

# --- Upkeep ---

format: setup-dev
	@.venv/bin/ruff check --quiet --fix-only . && .venv/bin/ruff format .
	@.ci/templates format

lock: .venv/.dev
	@.ci/lock
