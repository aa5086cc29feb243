#!/usr/bin/env python3
"""Approved outputs of `dragoman read` on examples/reports, one file an example in tests/golden; a difference is a change of
behaviour that somebody must look at.

Usage: golden_test.py [--update]   --update writes what the program says now; review the diff before committing it.
Without any approved output the test is skipped (exit code 77)."""
import difflib
import json
import pathlib
import sys

import program

GOLDEN = program.ROOT / "tests" / "golden"


def without_places(document):
    """Places depend on whether npm's place data was there when the gazetteer was built; their own tests hold them."""
    for claim in document["claims"]:
        claim.pop("places", None)
    return document


def outputs():
    """Return name and readable output of each example."""
    for path in sorted(program.EXAMPLES.iterdir()):
        if path.suffix not in (".html", ".txt"):
            continue
        done = program.run("read", "--layers", "names,times,quantities,speech", path)
        if done.returncode != 0:
            sys.exit(done.stderr.decode())
        yield path.stem, json.dumps(without_places(json.loads(done.stdout)), ensure_ascii=False, indent=1) + "\n"


def difference(name, approved, now):
    return "\n".join(difflib.unified_diff(approved.split("\n"), now.split("\n"), f"{name} approved", f"{name} now", "", "", 2, ""))


def main():
    update = "--update" in sys.argv
    if not update and not any(GOLDEN.glob("*.json")):
        print("no approved outputs; golden_test.py --update writes them")
        return 77
    GOLDEN.mkdir(exist_ok=True)
    status = 0
    for name, now in outputs():
        path = GOLDEN / f"{name}.json"
        approved = path.read_text(encoding="utf-8") if path.exists() else ""
        if now == approved:
            continue
        if update:
            path.write_text(now, encoding="utf-8")
            print(f"written {path.name}")
        else:
            print(difference(name, approved, now))
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
