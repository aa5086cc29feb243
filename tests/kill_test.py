#!/usr/bin/env python3
"""kill -9 at random moments of `dragoman add`: nothing acknowledged is lost, nothing is there twice, and the record that
grew through all the crashes is the one that the archive gives."""
import os
import pathlib
import random
import subprocess
import sys
import time
import unittest

import program

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "50"))
PAGES = 400


def add_and_kill(centre, pages, delay):
    """Start adding, kill `delay` seconds after the first sign of life; returns the acknowledged lines and whether it died."""
    process = subprocess.Popen([program.DRAGOMAN, "--centre", str(centre), "add", "--list", "--quiet", str(pages)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    wait_for_writing(process, centre)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
    out, err = process.communicate()
    killed = process.returncode == -9
    if not killed and process.returncode != 0:
        raise AssertionError(err.decode())
    # A line without its end was not told in full.
    return out.decode().split("\n")[:-1], killed


def wait_for_writing(process, centre):
    """Wait until the process has taken the archive's lock, which it does right before it writes."""
    lock = pathlib.Path(centre) / "archive" / "lock"
    while process.poll() is None:
        if lock.exists() and lock.read_text() == str(process.pid):
            return
        time.sleep(0.001)


def span(pages):
    """Return how long adding all pages takes from the first lock to the end, in seconds."""
    with program.folder() as where:
        process = subprocess.Popen([program.DRAGOMAN, "--centre", where, "add", "--quiet", str(pages)],
                                   stdout=subprocess.DEVNULL)
        wait_for_writing(process, where)
        start = time.monotonic()
        process.wait()
        return time.monotonic() - start


class Kill(unittest.TestCase):
    def check_acknowledged(self, centre, told):
        held = program.archived_urls(centre)
        self.assertEqual(len(held), len(set(held)), "a page stands twice in the archive")
        for url in told:
            self.assertIn(url, held)

    def finish(self, centre, pages, told):
        """Add the rest; everything is there once, and archive and journal alone give the same record."""
        done = program.run("add", "--list", pages, centre=centre)
        self.assertEqual(done.returncode, 0, done.stderr)
        held = program.archived_urls(centre)
        self.assertEqual(sorted(held), sorted(f"https://reports.example/{n}" for n in range(PAGES)))
        self.check_acknowledged(centre, told)
        self.assertEqual(program.run("check", centre=centre).returncode, 0)
        digest = program.text(program.run("digest", centre=centre))
        self.assertEqual(program.text(program.run("rebuild", centre=centre)), digest)
        reports = program.run("brief", centre=centre)
        self.assertTrue(program.text(reports).startswith(f"{PAGES} reports"), program.text(reports))

    def test_kill(self):
        seed = int(os.environ.get("DRAGOMAN_SEED", str(random.randrange(10**6))))
        print(f"DRAGOMAN_SEED={seed}", file=sys.stderr)
        moments = random.Random(seed)
        kills = 0
        with program.folder() as where:
            pages = pathlib.Path(where) / "pages.jsonl"
            program.write_pages(pages, PAGES)
            whole = span(pages)
            round_ = 0
            while kills < KILLS:
                centre = pathlib.Path(where) / f"centre-{round_}"
                round_ += 1
                told = set()
                killed = True
                while killed and kills < KILLS:
                    # About eight deaths a round, spread over the whole of the work.
                    out, killed = add_and_kill(centre, pages, moments.random() * whole / 4)
                    told |= {line.split(" ")[2] for line in out if line.startswith(("added ", "known "))}
                    self.check_acknowledged(centre, told)
                    kills += killed
                self.finish(centre, pages, told)
        print(f"{kills} kills in {round_} centres of {PAGES} pages", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
