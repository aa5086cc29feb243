"""Count the tests of a run: the cases of the GoogleTest programs, and each other test as one.

Usage: summary.py FOLDER, which holds ctest.xml (JUnit) and one JSON report per GoogleTest program.
Prints the cases that failed or were skipped and, last, "N passed, N failed, N skipped".
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as tree


def outcome_of(case):
    if case.get("failures"):
        return "failed"
    return "skipped" if case.get("result") == "SKIPPED" else "passed"


def gtest_cases(folder):
    """Yield (program, case, outcome) for every case of every report."""
    for report in sorted(folder.glob("*.json")):
        for suite in json.loads(report.read_text())["testsuites"]:
            for case in suite["testsuite"]:
                yield report.stem, f'{suite["name"]}.{case["name"]}', outcome_of(case)


def other_tests(folder, programs):
    """Yield the tests of ctest that left no report; a program that crashed before its report counts as one failure."""
    words = {"run": "passed", "fail": "failed", "notrun": "skipped", "disabled": "skipped"}
    for case in tree.parse(folder / "ctest.xml").getroot().iter("testcase"):
        if f'{case.get("name")}_test' not in programs:
            skipped = case.find("skipped") is not None
            yield case.get("name"), "", "skipped" if skipped else words.get(case.get("status"), "failed")


def main():
    folder = pathlib.Path(sys.argv[1])
    cases = list(gtest_cases(folder))
    cases += other_tests(folder, {program for program, _, _ in cases})
    for program, name, outcome in cases:
        if outcome != "passed":
            print(f"{outcome}: {program} {name}")
    count = {o: sum(outcome == o for _, _, outcome in cases) for o in ("passed", "failed", "skipped")}
    print(f'{count["passed"]} passed, {count["failed"]} failed, {count["skipped"]} skipped')


main()
