#!/bin/sh
# packages/build.sh PRESET [TARGET...]: configure if need be and build; quiet unless it fails.
set -eu
preset=$1
shift
log=build/$preset.log
mkdir -p build
if [ ! -f "build/$preset/build.ninja" ]; then
  echo "Configuring ($preset)" >&2
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
echo "Building ($preset); the first time takes some minutes" >&2
cmake --build --preset "$preset" ${1:+--target} "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
