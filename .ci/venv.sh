#!/usr/bin/env bash
# venv.sh FOLDER: a virtual environment with the locked packages and the project itself (editable).
set -eu
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
pick() {
  for name in python3.13 python3.12 python3.11 python3; do
    command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' && { echo "$name"; return; }
  done
}
python=$(pick)
if [ -z "$python" ]; then
  bash "$here/apt.sh" "Python 3.11 or newer" false python3 python3-venv || true
  python=$(pick)
  [ -n "$python" ] || bash "$here/apt.sh" "Python 3.11" false python3.11 python3.11-venv || true
  python=$(pick)
  [ -n "$python" ] || { echo "baocao: needs Python 3.11 or newer; install it with: sudo apt-get install python3.11-venv" >&2; exit 3; }
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
bash "$here/apt.sh" "Python's venv module" "$python -c 'import ensurepip, venv'" "python$version-venv" || exit 3
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
echo "baocao: installing the locked Python packages into $folder ..." >&2
"$folder/bin/python" -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
log=$folder/install.log  # the build backend has much to say about an editable install
"$folder/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e . >"$log" 2>&1 || {
  cat "$log" >&2
  exit 1
}
