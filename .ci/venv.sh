#!/usr/bin/env bash
# venv.sh FOLDER LOCK: a virtual environment with exactly the packages of a lock file and the
# project itself (editable). Nothing is resolved: what the lock does not pin is not installed, and
# pip check says whether anything is wanting. What pip says goes to FOLDER/install.log.
set -eu
folder=$1 lock=$2
here=$(cd "$(dirname "$0")" && pwd)

# A command of that name may be a shim that fails, so each is tried before it is believed.
is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
    if is_new_enough "$name"; then
      echo "$name"
      return
    fi
  done
}

python=$(find_python)
if [ -z "$python" ]; then
  bash "$here/apt.sh" "Python 3.11 or newer" false python3 python3-venv || true
  python=$(find_python)
fi
if [ -z "$python" ]; then
  bash "$here/apt.sh" "Python 3.11" false python3.11 python3.11-venv || exit 3
  python=$(find_python)
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
bash "$here/apt.sh" "Python's venv module" \
  "$python -c 'import ensurepip, venv'" "python$version-venv" || exit 3

# An environment that another Python made, or that was broken off, is made anew.
is_new_enough "$folder/bin/python" || "$python" -m venv --clear "$folder"
log=$folder/install.log
echo "baocao: installing the packages of $lock into $folder ..." >&2
install() {
  "$folder/bin/python" -m pip install --disable-pip-version-check --no-deps "$@"
}
if ! {
  install --require-hashes -r "$lock" &&
    install --no-build-isolation -e . &&
    "$folder/bin/python" -m pip check
} >"$log" 2>&1; then
  grep -v WARNING "$log" | tail -5 >&2
  echo "baocao: the Python packages could not be installed; all of it: $log" >&2
  exit 1
fi
