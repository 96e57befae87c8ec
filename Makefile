# Everything one does with a clone. `make` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test check bench .venv broker

# The path is part of the name: in a clone that was moved, .venv must be made anew.
MADE := .venv/.made-$(shell pwd | cksum | cut -d' ' -f1)
RULES := $(addprefix tests/unit/,agencies audit cases clients domain referrals steering)
OTHERS := $(filter-out $(RULES) %__pycache__,$(wildcard tests/unit/*)) tests/contracts tests/architecture
say = @printf '%s\n' "$(1)"

help: ## List what can be done
	@echo "usage: make WHAT"
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

demo: .venv broker ## Run everything here and play the story; make demo ARGS=--once ends after it
	@exec .venv/bin/wegakte demo $(ARGS)

test: .venv broker ## Run all tests; make test ARGS="-k consent" runs some
	$(call say,All tests)
	@.venv/bin/python -m pytest $(ARGS)

check: .venv ## Check format, style, types, layers and documents, and run the fast tests
	$(call say,Format)
	@.venv/bin/ruff format --check --quiet . || { echo "Mend it: .venv/bin/ruff format"; exit 1; }
	$(call say,Style)
	@.venv/bin/ruff check --quiet .
	$(call say,Types)
	@.venv/bin/mypy --no-error-summary
	$(call say,Layers)
	@.venv/bin/lint-imports --no-cache >.venv/layers.log || { cat .venv/layers.log; exit 1; }
	$(call say,Documents)
	@.venv/bin/wegakte docs --check
	$(call say,Rules: every branch of them)
	@.venv/bin/python -m pytest -q $(RULES) --cov --cov-report=term-missing:skip-covered
	$(call say,Other fast tests)
	@.venv/bin/python -m pytest -q $(OTHERS)

bench: .venv broker ## Measure how fast it is on this machine
	@exec .venv/bin/python -m tests.benchmarks $(ARGS)

.venv: $(MADE)

$(MADE): requirements-dev.lock pyproject.toml
	@deploy/bootstrap $@

# The broker that demo and test start for themselves; nothing to do where one is given.
broker: .venv
	@$(if $(WEGAKTE_AMQP_URL),:,.venv/bin/python -m shared.running.rabbitmq_package)
