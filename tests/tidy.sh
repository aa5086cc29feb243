#!/bin/sh
# tests/tidy.sh BUILD [FILE...]: run clang-tidy 16 over our sources (or the files named); silent when clean.
set -eu
build=$1
shift
[ $# -gt 0 ] || set -- $(git ls-files 'src/*.cc' 'eval/*.cc' 'bench/*.cc' 'train/*.cc')
printf '%s\n' "$@" | xargs -P 2 -n 4 clang-tidy-16 -p "$build" --quiet 2>/dev/null
