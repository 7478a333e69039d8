# Two commands: `make run` and `make test`. Each sets up what it needs in .venv.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test bench messages clean

run: $(VENV)/run.done
	$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

test: $(VENV)/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python -m movements validate
	$(BIN)/python -m pytest

# What the claims of speed rest on: about a quarter of an hour, in a real browser; see benchmarks/README.md.
bench: $(VENV)/test.done
	$(BIN)/python -m benchmarks map --points 100000 --json
	$(BIN)/python -m benchmarks load --points 100000 --json

$(VENV)/run.done: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên. Python 3.11 or newer is needed.") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test.done: requirements-test.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

clean:
	rm -rf $(VENV) .cache

# Collect the messages that the code says into locales/; then translate what is new in messages.po.
messages: $(VENV)/test.done
	$(BIN)/pybabel -q extract -F babel.cfg -k t -k say -k msg -k fault:4 -k QueryError:1 --no-location --no-wrap --sort-output --omit-header -o locales/messages.pot app.py briefings maps movements views
	$(BIN)/pybabel -q update -i locales/messages.pot -o locales/vi/messages.po -l vi --no-wrap --omit-header --ignore-obsolete --no-fuzzy-matching
	rm locales/messages.pot
