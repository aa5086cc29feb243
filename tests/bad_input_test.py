#!/usr/bin/env python3
"""Bad input costs itself alone: one clear line, the rest of the batch goes on, exit code 1."""
import gzip
import pathlib
import random
import unittest

import program


def warc(urls):
    """Return a WARC of pages, one gzip member a record."""
    out = b""
    for number, url in enumerate(urls):
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + program.page_html(number).encode()
        head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0-{number}>\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2015-05-26T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(body)}\r\n\r\n")
        out += gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)
    return out


def write_bad_files(where):
    noise = random.Random(7)
    whole = warc(["https://w.example/1", "https://w.example/2"])
    bad = {
        "empty.html": b"",
        "huge.html": b"<html><body>" + b"<p>word</p>" * (50 * 1024 * 1024 // 11),
        "binary.html": bytes(noise.randrange(256) for _ in range(200_000)),
        "truncated.warc.gz": whole[: len(whole) - 200],
        "zeros.html": b"\0" * 5000,
    }
    # Damaged, but there is a report in each.
    damaged = {
        "utf8.html": program.page_html(90).encode().replace(b"<head>", b"<head><meta charset=utf-8>").replace(
            b"confirmed", "br\u00fccke con\u00e9".encode() + b"\xff\xfefirmed"),
        "nested.html": b"<html><body>" + b"<div>" * 100_000 + program.page_html(91).encode() + b"</div>" * 100_000,
    }
    for name, data in {**bad, **damaged, "good.html": program.page_html(92).encode()}.items():
        (pathlib.Path(where) / name).write_bytes(data)
    return bad, damaged


class BadInput(unittest.TestCase):
    def check_lines(self, done, bad):
        told = program.lines(done.stderr)
        for name in bad:
            self.assertEqual(len([line for line in told if name in line]), 1, f"{name}: {told}")
        self.assertFalse([line for line in told if "good.html" in line], told)
        for line in told:
            self.assertLess(len(line), 400)
            self.assertTrue(line.startswith("dragoman: "), line)
        self.assertEqual(done.returncode, 1)

    def check_told(self, done, damaged):
        """What was lost or capped in a damaged page is told as well."""
        for name in damaged:
            self.assertEqual(len([line for line in program.lines(done.stderr) if name in line]), 1, name)

    def test_add_and_read(self):
        with program.folder() as where:
            inputs = pathlib.Path(where) / "in"
            inputs.mkdir()
            bad, damaged = write_bad_files(inputs)
            added = program.run("add", "--list", inputs, centre=pathlib.Path(where) / "centre")
            self.check_lines(added, bad)
            self.check_told(added, damaged)
            kept = program.text(added)
            for name in ["utf8.html", "good.html", "w.example/1"]:
                self.assertEqual(kept.count(name), 1, kept)
            # Whether a page of 100,000 nested elements is kept or put aside is for clean to say; it is told either way.
            total = len(bad) + len(damaged) + 2  # and good.html, and the sound record of the WARC
            aside = len(bad) + (0 if "nested.html" in kept else 1)
            self.assertIn(f"{total - aside} added, 0 already known, {aside} put aside", kept)
            checked = program.run("check", centre=pathlib.Path(where) / "centre")
            self.assertEqual(checked.returncode, 0, checked.stderr)
            read = program.run("read", inputs)
            self.check_lines(read, bad)
            self.assertEqual(len(program.lines(read.stdout)), total - aside)

    def test_missing_file(self):
        done = program.run("read", "no-such-file.html")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"no-such-file.html", done.stderr)


if __name__ == "__main__":
    unittest.main()
