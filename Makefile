# make play opens the library; make test runs every test. Both make their own .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PICTURES := hall seat doors ring up dome shelves idris singer noor

.PHONY: play listen test pictures references bench clean

play: $(VENV)/.installed
	$(BIN)/python main.py

listen: $(VENV)/.installed
	$(BIN)/python main.py listen

test: $(VENV)/.tested
	@sh .ci/opengl
	$(BIN)/python -m pytest

pictures: $(VENV)/.installed
	for view in $(PICTURES); do \
		$(BIN)/python main.py shot docs/pictures/$$view.png --view $$view --size 1280x720 --quality ultra || exit; \
	done

references: $(VENV)/.tested
	$(BIN)/python -m tests.capture.references

bench: $(VENV)/.installed
	$(BIN)/python main.py bench --view hall --size 1280x720 --quality medium --json
	$(BIN)/python main.py bench --view hall --size 640x360 --quality low --json

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) build dist
