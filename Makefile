# make demo   the graph of the sample documents, four answers, one page
# make docs   the documentation of the ontology as one page
# make test   every test, linter and type check
# make score  what the loaders find against annotations by hand (developers: needs ../shared)
# make bench  speed, as ratios (developers: needs ../shared)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STORE := build/store
QUERY := SELECT ?action (COUNT(*) AS ?uses) { ?u a sz:PlatformUse ; sz:action/skos:notation ?action } GROUP BY ?action

.PHONY: demo docs test score bench clean

demo: $(VENV)/user
	@$(BIN)/shuzheng build samples --store $(STORE)
	@printf '\n== Which platforms are built where?\n'
	@$(BIN)/shuzheng ask platforms --with action=build --store $(STORE)
	@printf '\n== Who is responsible for most?\n'
	@$(BIN)/shuzheng ask responsible --with kind=agency --store $(STORE)
	@printf '\n== What is due when?\n'
	@$(BIN)/shuzheng ask due --store $(STORE)
	@printf '\n== Which national measures does who carry out?\n'
	@$(BIN)/shuzheng compare 江苏 内蒙古 --store $(STORE)
	@printf '\n== And SPARQL of your own: %s\n' '$(QUERY)'
	@$(BIN)/shuzheng query '$(QUERY)' --store $(STORE)
	@$(BIN)/shuzheng draw --store $(STORE) -o build/shuzheng.html >/dev/null
	@printf '\nThe graph lies in %s, the report of the build in %s,\n' $(STORE) $(STORE)/report.json
	@printf 'and an interactive page in build/shuzheng.html: open it in a browser.\n\nNext:\n'
	@printf '  source $(BIN)/activate\n'
	@printf '  shuzheng ask                                  the questions there are\n'
	@printf '  shuzheng ask platform-life --with platform=蘇服辦   one platform, in either script\n'
	@printf '  shuzheng links 苏政办发〔2023〕18号 国发〔2022〕14号    which measure carries out which, and by what words\n'
	@printf '  shuzheng compare --all -o build/compare.html  the same for all places, as a page\n'
	@printf '  shuzheng draw 蒙速办 -o build/msb.html         the graph around one thing\n'
	@printf "  shuzheng query 'SELECT * { ?m a sz:Measure ; sz:dueDate ?day }'\n"
	@printf '  shuzheng build YOUR-FOLDER --store my-store   your own documents\n'

docs: $(VENV)/user
	@$(BIN)/python -m graph.docs build/docs/ontology.html

test: $(VENV)/developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto --dist loadfile

score: $(VENV)/developer
	@$(BIN)/python -P tests/gate.py

bench: $(VENV)/developer
	@$(BIN)/python -P tests/bench/speed.py

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/user: pyproject.toml | $(VENV)/python
	@echo "Installing Shuzheng and what it needs into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/developer: pyproject.toml | $(VENV)/python
	@echo "Installing Shuzheng, its tests and linters into $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/user

clean:
	rm -rf build $(VENV)
