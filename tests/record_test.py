#!/usr/bin/env python3
"""The commands over a centre: what was added is found, decided, checked, rebuilt; and check sees what is spoilt."""
import json
import pathlib
import sqlite3
import unittest

import program


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = program.folder()
        cls.centre = pathlib.Path(cls.folder.name) / "centre"
        pages = pathlib.Path(cls.folder.name) / "pages.jsonl"
        program.write_pages(pages, 12)
        cls.added = program.run("add", pages, centre=cls.centre)
        cls.again = program.run("add", pages, centre=cls.centre)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def command(self, *arguments, code=0):
        done = program.run(*arguments, centre=self.centre)
        self.assertEqual(done.returncode, code, done.stderr)
        return program.text(done)

    def rows(self, *arguments):
        return [json.loads(line) for line in self.command(*arguments, "--json").split("\n") if line]

    def test_add_is_idempotent(self):
        self.assertEqual(self.added.returncode, 0, self.added.stderr)
        self.assertIn("12 added, 0 already known, 0 put aside", program.text(self.added))
        self.assertIn("0 added, 12 already known, 0 put aside", program.text(self.again))

    def test_search_stems_and_marks(self):
        hits = self.rows("search", "confirming", "instructor")
        self.assertEqual(len(hits), 12)
        marked = {hits[0]["snippet"].encode()[b:e].decode() for b, e in hits[0]["hits"]}
        self.assertLessEqual(marked, {"confirmed", "instructors"})
        self.assertEqual(len(self.rows("search", '"from Arden"')), 2)
        self.assertEqual(self.rows("search", '"confirming instructor"'), [])
        self.assertIn("[confirmed]", self.command("search", "confirm"))

    def test_claims_show_and_decide(self):
        claims = self.rows("claims")
        if not claims:
            self.skipTest("the codebook found no claim in these pages")
        one = claims[0]
        self.assertIn(one["sentence"]["words"][:40], self.command("show", one["id"]))
        self.assertIn(one["id"], self.command("show", one["report"]))
        self.assertIn(one["id"], self.command("claims", "--frame", one["frame"], "--limit", "1000"))
        self.assertEqual(self.rows("claims", "--outlet", "No Such Outlet"), [])
        self.command("reject", one["id"], "--why", "only an example", "--as", "ana")
        rejected = self.rows("claims", "--verdict", "rejected")
        self.assertEqual([c["id"] for c in rejected], [one["id"]])
        self.assertEqual(rejected[0]["decision"]["why"], "only an example")
        self.assertEqual(self.command("rebuild").strip(), self.command("digest").strip())
        self.command("accept", one["id"], "--as", "ben")
        self.assertEqual(self.rows("claims", "--verdict", "accepted")[0]["decision"]["who"], "ben")

    def test_rebuild_gives_the_same_digest(self):
        before = self.command("digest")
        self.assertEqual(self.command("rebuild"), before)
        for suffix in ("", "-wal", "-shm"):
            pathlib.Path(str(self.centre / "record.db") + suffix).unlink(missing_ok=True)
        self.assertEqual(self.command("rebuild"), before)
        self.assertIn(before.strip(), self.command("check"))

    def test_wrong_calls(self):
        self.command("show", "no-such-id", code=1)
        self.command("claims", "--from", "May", code=2)
        self.command("claims", "--modality", "purple", code=2)
        self.assertEqual(program.run("search", "word", centre="no-such-centre").returncode, 1)
        self.assertFalse(pathlib.Path("no-such-centre").exists())

    def test_brief(self):
        self.assertTrue(self.command("brief").startswith("12 reports, "))


class Damage(unittest.TestCase):
    """Each kind of damage is seen by check."""

    def setUp(self):
        self.folder = program.folder()
        self.centre = pathlib.Path(self.folder.name) / "centre"
        pages = pathlib.Path(self.folder.name) / "pages.jsonl"
        program.write_pages(pages, 3)
        program.run("add", pages, centre=self.centre)
        program.run("set", "name", "A centre", centre=self.centre)

    def tearDown(self):
        self.folder.cleanup()

    def expect_fault(self, words):
        done = program.run("check", centre=self.centre)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(words, done.stderr.decode())

    def test_sound(self):
        done = program.run("check", centre=self.centre)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_archive_byte(self):
        path = self.centre / "archive" / "pages-000001.warc.gz"
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        self.expect_fault("pages-000001.warc.gz at byte")

    def test_journal_line(self):
        path = self.centre / "journal" / "acts.jsonl"
        path.write_text(path.read_text().replace("A centre", "B centre"))
        self.expect_fault("acts.jsonl:2")

    def test_text_behind_the_index(self):
        with sqlite3.connect(self.centre / "record.db") as record:
            record.execute("DROP TRIGGER report_changed")
            record.execute("UPDATE report SET text = replace(text, 'soldiers', 'recruits') WHERE number = 2")
        self.expect_fault("search index does not agree")


if __name__ == "__main__":
    unittest.main()
