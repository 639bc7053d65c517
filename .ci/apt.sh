#!/usr/bin/env bash
# apt.sh WHAT TEST PACKAGE...: installs Debian packages unless the shell command TEST succeeds.
# Exits with 3, and one line that says what to install, where it cannot.
set -u
what=$1 test=$2
shift 2
sh -c "$test" >/dev/null 2>&1 && exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
may_install() {
  command -v apt-get >/dev/null || return 1
  [ -z "$as_root" ] && return
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [ -t 0 ]
}
refuse() {
  echo "baocao: $what is missing; install it with: sudo apt-get update &&" \
    "sudo apt-get install $*" >&2
  exit 3
}
may_install || refuse "$@"

echo "baocao: installing $what ..." >&2
log=$(mktemp "${TMPDIR:-/tmp}/baocao-apt.XXXXXX")
export DEBIAN_FRONTEND=noninteractive
install() {
  $as_root apt-get install -y -q --no-install-recommends "$@"
}
# The lists of a machine may be old or empty: they are fetched only where the first try fails.
if ! { install "$@" || { $as_root apt-get update -q && install "$@"; }; } >"$log" 2>&1 </dev/null
then
  tail -3 "$log" >&2
  echo "baocao: what apt-get said: $log" >&2
  refuse "$@"
fi
rm -f "$log"
sh -c "$test" >/dev/null 2>&1 || [ "$test" = false ] || refuse "$@"
