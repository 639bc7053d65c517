#!/usr/bin/env bash
# lock.sh UV [ARGUMENT ...]: writes both lock files anew for every Python from 3.11 and every
# platform. Pins that still fit setup.cfg stay; --upgrade takes the newest of everything,
# --upgrade-package NAME of one.
#
#   requirements.lock      what extraction and asking need, and setuptools, which installs the project
#   requirements-dev.lock  all of that, and what only developers need
set -eu
uv=$1
shift
lock() {
  "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-header "$@"
}
# botocore (archives in S3) works with the second python-dateutil alone
printf '%s\n' "setuptools>=68" "python-dateutil<3" | lock --extra query --extra searchable --extra explore setup.cfg - \
  -o requirements.lock "$@"
lock --extra query --extra searchable --extra cluster --extra remote --extra explore --extra dev \
  setup.cfg requirements.lock \
  -o requirements-dev.lock "$@"
