#!/bin/sh
# packages/install.sh LIST...: install the Debian packages of the lists that are missing, saying first which and how
# much. As root or through sudo. Does nothing, quickly, when all are there.
set -eu

wanted=$(sed 's/#.*//' "$@" | tr -s ' \n' '\n\n' | sed '/^$/d')
missing=
for package in $wanted; do
  state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root() { "$@"; }
elif command -v sudo >/dev/null 2>&1; then
  as_root() { sudo "$@"; }
else
  echo "These packages are missing and there is no sudo; as root run: apt-get install$missing" >&2
  exit 1
fi

echo "To install:$missing" >&2
as_root apt-get update -qq
# shellcheck disable=SC2086
plan=$(as_root env LC_ALL=C apt-get install --no-install-recommends --assume-no $missing 2>/dev/null || true)
printf '%s\n' "$plan" | grep -E '^(The following packages will be REMOVED|Need to get|After this operation|[0-9]+ upgraded)' >&2 || true
# shellcheck disable=SC2086
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
echo "Installed." >&2
