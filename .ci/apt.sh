#!/usr/bin/env bash
# apt.sh WHAT TEST PACKAGE...: installs Debian packages unless the shell command TEST already succeeds.
set -u
what=$1 test=$2
shift 2
sh -c "$test" >/dev/null 2>&1 && exit 0
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
if ! command -v apt-get >/dev/null || { [ -n "$sudo" ] && ! sudo -n true 2>/dev/null && ! [ -t 0 ]; }; then
  echo "baocao: $what is missing; install it with: sudo apt-get install $*" >&2
  exit 3
fi
echo "baocao: installing $what ..." >&2
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { $sudo apt-get install -y -q --no-install-recommends "$@" || { $sudo apt-get update -q && \
       $sudo apt-get install -y -q --no-install-recommends "$@"; }; } >"$log" 2>&1 </dev/null; then
  tail -5 "$log" >&2
  echo "baocao: $what could not be installed; install it with: sudo apt-get install $*" >&2
  exit 3
fi
rm -f "$log"
