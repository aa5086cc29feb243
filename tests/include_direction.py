#!/usr/bin/env python3
"""A stage includes only itself, the stages to its left, and base.

Usage: include_direction.py SRC. Also checks the rules about libraries: only src/record sees the database, only src/serve the
HTTP library, only src/cli/parser.cc the command line library; heavy headers stay out of .h files.
"""
import pathlib
import re
import sys
import tempfile

ORDER = ["base", "collect", "clean", "read", "claim", "weigh", "record", "share", "export", "serve", "cli"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
HEAVY = ("boost/json", "boost/asio", "boost/beast", "toml++", "CLI/", "spdlog/")
# Which folders may include a header that begins so.
ONLY = {"sqlite3.h": ["record"], "boost/beast": ["serve"], "boost/asio": ["serve"], "CLI/": ["cli"]}


def faults_of(stage, path, text):
    """Return what is wrong with one file, a sentence each."""
    out = []
    for kind, name in INCLUDE.findall(text):
        if kind == '"':
            other = name.split("/")[0]
            if other not in ORDER:
                out.append(f"{path}: \"{name}\" begins with no stage")
            elif ORDER.index(other) > ORDER.index(stage):
                out.append(f"{path}: {stage} must not see {other} (\"{name}\")")
        if path.suffix == ".h" and name.startswith(HEAVY):
            out.append(f"{path}: <{name}> is heavy and belongs into a .cc file")
        for start, stages in ONLY.items():
            if name.startswith(start) and stage not in stages:
                out.append(f"{path}: <{name}> is for {', '.join(stages)} alone")
    return out


def check(src):
    out = []
    for folder in sorted(p for p in src.iterdir() if p.is_dir()):
        if folder.name not in ORDER:
            out.append(f"{folder}: not a stage; give it a place in ORDER")
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".h", ".cc"):
                out += faults_of(folder.name, path, path.read_text(encoding="utf-8"))
    return out


def self_test():
    """The check must see what it is for."""
    with tempfile.TemporaryDirectory() as name:
        src = pathlib.Path(name)
        (src / "clean").mkdir()
        (src / "clean" / "a.h").write_text('#include "read/reading.h"\n#include <boost/json.hpp>\n#include <sqlite3.h>\n')
        (src / "clean" / "b.cc").write_text('#include "base/hash.h"\n#include "clean/a.h"\n#include <boost/json.hpp>\n')
        assert len(check(src)) == 3, check(src)


def main():
    self_test()
    faults = check(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) or "every include points left")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
