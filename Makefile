# Everything a developer runs. Each target makes .venv itself; python3 (>= 3.11) is all it needs.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# Commands are begun anew by the hundred: what they import is compiled once.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo workspace test check format bench bench-full kill slack-kill slack-faults live providers structure requirements clean

demo: $(READY)
	@$(BIN)/keybrief demo

# The same, in the browser only and without opening one.
workspace: $(READY)
	@$(BIN)/keybrief demo --workspace

# Three at once on two cores, since many wait; the tests of one file share their book and their bot, and stay together.
test: $(READY)
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_structure.py tests/knowledge/test_migrations.py

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

structure: $(READY)
	@$(BIN)/python -m tests.structure

# The tables of tests/benchmarks; the short form takes minutes, the full one the better part of an hour.
bench: $(READY)
	@$(BIN)/python -m tests.benchmarks --short

bench-full: $(READY)
	@$(BIN)/python -m tests.benchmarks --full

# Kills load, note and reindex at 200 random moments and counts what was lost.
kill: $(READY)
	@$(BIN)/python -m tests.kill_run --kills 200

# Kills the bot in Slack 30 times while ten people use it: one bot on SQLite, then two on PostgreSQL.
slack-kill: $(READY)
	@$(BIN)/python -m tests.slack_kill_run --kills 30
	@$(BIN)/python -m tests.slack_kill_run --kills 30 --postgresql

# Meets each call to Slack of each feature with each fault. Some 400 of them: about half an hour.
slack-faults: $(READY)
	@$(BIN)/python -m tests.slack_faults

# A real model of 135M parameters writes answers; nothing it gets wrong may be posted. It comes in a wheel, and runs in
# a Python of its own. Minutes to an hour, as the machine is; more threads with: make live THREADS=4
THREADS ?= 1
live: $(READY) .live/ready
	@$(BIN)/python -m tests.live_run --threads $(THREADS)

.live/ready: tests/live_requirements.txt
	@rm -rf .live && $(PYTHON) -m venv .live
	@.live/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/live_requirements.txt
	@touch .live/ready

# Every provider's real client against a server that speaks as the provider does, in a Python of its own. A minute.
providers: $(READY) .providers/ready
	@.providers/bin/python -m tests.providers_run

.providers/ready: tests/providers_requirements.txt
	@rm -rf .providers && $(PYTHON) -m venv .providers
	@.providers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/providers_requirements.txt
	@touch .providers/ready

# Pins every dependency with its hashes, for every platform, naming no registry; the clients of all providers, which
# want other versions of a few, apart. Needs uv on the path.
requirements:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade --group dev pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --no-annotate --no-emit-index-url --no-header --upgrade \
		--extra anthropic --extra google --extra mistral --extra ollama --extra openai \
		pyproject.toml -o tests/providers_requirements.txt

clean:
	rm -rf .venv .live .providers .demo dist

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Keybrief needs Python 3.11 or newer as '$(PYTHON)': install it, or say where it is: make PYTHON=/path/to/python3.11"; \
		exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "This Python cannot make virtual environments: install its venv package (Debian and Ubuntu: apt install python3-venv)"; \
		exit 1; }
	@echo "Setting up .venv, once (about a minute)..."
	@rm -rf .venv && $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
