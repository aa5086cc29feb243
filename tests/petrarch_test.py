#!/usr/bin/env python3
"""dragoman codebook petrarch: dictionaries of one's own are checked, and code reports with the words they rest on."""
import json
import pathlib
import unittest

import program

VERBS = """--- PRAISE [051] ---
PRAISE
--- SEND [---] ---
SEND {SENDS SENT SENDING}
- * AID [070]
"""
ACTORS = "VARNIA [VAR]\n+VARNIAN\nOSTMARK [OST]\nIVO_MARN\n\t[VARGOV 20100101-20141231]\n\t[VARELI]\n"
AGENTS = "GOVERNMENT [~GOV]\n"


class Petrarch(unittest.TestCase):
    def setUp(self):
        self.folder = program.folder()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, encoding="utf-8")
        return path

    def run_with(self, *arguments, verbs=VERBS, actors=ACTORS, agents=AGENTS, stdin=None):
        return program.run("codebook", "petrarch", "--verbs", self.file("verbs.txt", verbs), "--actors",
                           self.file("actors.txt", actors), "--agents", self.file("agents.txt", agents), *arguments,
                           stdin=stdin)

    def test_sound_dictionaries_are_counted(self):
        done = self.run_with()
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn("actors: 3, 4 phrases", program.text(done))
        self.assertIn("faults: 0", program.text(done))

    def test_a_fault_costs_its_line(self):
        done = self.run_with(actors=ACTORS + "NOWHERE [X\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"actors.txt:7: a bracket without its partner", done.stderr)
        self.assertIn("faults: 1", program.text(done))

    def test_events_with_their_words(self):
        text = "The Varnian government praised Ostmark. Ostmark sent aid to Varnia."
        done = self.run_with("-", stdin=text.encode("utf-8"))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        rows = [line.split("\t")[2:8] for line in program.lines(done.stdout)]
        self.assertEqual(rows, [["051", "VARGOV", "OST", '"Varnian government"', '"praised"', '"Ostmark"'],
                                ["070", "OST", "VAR", '"Ostmark"', '"sent aid"', '"Varnia"']])

    def test_days_choose_codes(self):
        page = {"text": "Ivo Marn praised Ostmark.", "date": "2012-05-01"}
        data = "\n".join([json.dumps(page), json.dumps({**page, "date": "2016-05-01"})]).encode("utf-8")
        done = self.run_with("--json", "-", stdin=data)
        events = [json.loads(line) for line in program.lines(done.stdout)]
        self.assertEqual([event["source"] for event in events], ["VARGOV", "VARELI"])
        for event in events:
            begin, end = event["evidence"]["text"]
            self.assertEqual(page["text"].encode("utf-8")[begin:end].decode("utf-8"), event["evidence"]["words"])
        done = self.run_with("--date", "2013-01-01", "-", stdin=page["text"].encode("utf-8"))
        self.assertIn("VARGOV", program.text(done))

    def test_lines_are_sentences(self):
        text = "Varnia praised Ostmark\n\nOstmark praised Varnia\n"
        done = self.run_with("--sentences", "-", stdin=text.encode("utf-8"))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        rows = [line.split("\t") for line in program.lines(done.stdout)]
        self.assertEqual([(row[0], row[3], row[4]) for row in rows], [("-:1", "VAR", "OST"), ("-:3", "OST", "VAR")])

    def test_wrong_calls(self):
        self.assertEqual(program.run("codebook", "petrarch").returncode, 2)
        self.assertEqual(self.run_with("--date", "May").returncode, 2)
        self.assertEqual(program.run("codebook").returncode, 2)
        missing = program.run("codebook", "petrarch", "--verbs", "/nowhere/verbs.txt")
        self.assertEqual(missing.returncode, 1)
        self.assertIn(b"/nowhere/verbs.txt", missing.stderr)


if __name__ == "__main__":
    unittest.main()
