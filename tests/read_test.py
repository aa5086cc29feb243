#!/usr/bin/env python3
"""dragoman read: every output is valid by its schema, positions point at what they claim, and the same input gives the same
bytes, whichever way it comes in."""
import json
import unittest

import program
from json_schema import Validator

SCHEMA = json.loads((program.ROOT / "schema" / "reading.schema.json").read_text(encoding="utf-8"))


class Schema(unittest.TestCase):
    def test_validator_sees_faults(self):
        validator = Validator(SCHEMA)
        self.assertIn("$: lacks text", validator.faults({"format": "dragoman-reading"}))
        self.assertIn("$: colour is not foreseen", validator.faults({"colour": 1}))
        self.assertIn("$.version: is not 1", validator.faults({"version": True}))

    def test_examples_are_valid(self):
        done = program.run("read", "--layers", "all", program.EXAMPLES)
        self.assertEqual(done.returncode, 0, done.stderr)
        documents = [json.loads(line) for line in program.lines(done.stdout)]
        self.assertEqual(len(documents), len([p for p in program.EXAMPLES.iterdir() if p.suffix in (".html", ".txt")]))
        validator = Validator(SCHEMA)
        for document in documents:
            self.assertEqual(validator.faults(document), [], document["id"])
            self.check_positions(document)

    def check_positions(self, document):
        data = document["text"].encode("utf-8")
        for claim in document["claims"]:
            begin, end = claim["evidence"]["text"]
            self.assertEqual(data[begin:end].decode("utf-8"), claim["evidence"]["words"])
            begin, end = claim["sentence"]["text"]
            self.assertEqual(data[begin:end].decode("utf-8"), claim["sentence"]["words"])
            self.assertIn(claim["evidence"]["words"], claim["sentence"]["words"])
        for layer in ("sentences", "words", "mentions", "times", "quantities", "places", "blocks"):
            for item in document[layer]:
                data[item["text"][0]:item["text"][1]].decode("utf-8")  # raises inside a character


class SameBytes(unittest.TestCase):
    def test_twice_and_as_json_lines(self):
        pages = [{"url": f"https://reports.example/{n}", "html": program.page_html(n)} for n in range(5)]
        data = "\n".join(map(json.dumps, pages)).encode("utf-8")
        first = program.run("read", "-", stdin=data)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(len(program.lines(first.stdout)), 5)
        self.assertEqual(first.stdout, program.run("read", "-", stdin=data).stdout)
        alone = program.run("read", "--url", pages[2]["url"], "-", stdin=pages[2]["html"].encode("utf-8"))
        self.assertEqual(program.lines(first.stdout)[2], program.lines(alone.stdout)[0])

    def test_examples_read_twice(self):
        first = program.run("read", "--layers", "all", program.EXAMPLES)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(first.stdout, program.run("read", "--layers", "all", program.EXAMPLES).stdout)

    def test_conllu_has_ten_columns(self):
        done = program.run("read", "--format", "conllu", "-", stdin=program.page_html(1).encode("utf-8"))
        self.assertEqual(done.returncode, 0, done.stderr)
        words = [line for line in program.lines(done.stdout) if not line.startswith("#")]
        if not words:
            self.skipTest("no tokens are read yet")
        self.assertGreater(len(words), 20)
        self.assertEqual({line.count("\t") for line in words}, {9})

    def test_wrong_call(self):
        self.assertEqual(program.run("read").returncode, 2)
        self.assertEqual(program.run("read", "--layers", "colours", "-", stdin=b"").returncode, 2)


if __name__ == "__main__":
    unittest.main()
