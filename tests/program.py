"""What the end-to-end tests share: the program under test, folders of their own, pages to feed it."""
import gzip
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRAGOMAN = os.environ.get("DRAGOMAN", str(ROOT / "build" / "dev" / "bin" / "dragoman"))
EXAMPLES = ROOT / "examples" / "reports"


def run(*arguments, stdin=None, centre=None):
    """Run the program; returns the finished process with bytes in stdout and stderr."""
    where = ["--centre", str(centre)] if centre is not None else []
    return subprocess.run([DRAGOMAN, *where, *map(str, arguments)], input=stdin, capture_output=True, timeout=600)


def text(process):
    return process.stdout.decode("utf-8")


def lines(data):
    return [line for line in data.decode("utf-8").split("\n") if line]


def folder():
    """A folder that goes when it is closed."""
    return tempfile.TemporaryDirectory(prefix="dragoman-")


PLACES = ["Arden", "Brom", "Calder", "Dunmore", "Elling", "Farrow", "Glen", "Harl", "Istra", "Jorvan"]
MONTHS = ["March", "April", "May", "June", "July"]


def page_html(number):
    """A short invented report, each number another one."""
    place = PLACES[number % len(PLACES)]
    month = MONTHS[number // 7 % len(MONTHS)]
    return (f"<html><head><title>Report {number} from {place}</title></head><body><article><h1>Report {number} from {place}"
            f"</h1><p>The defence minister of {place} said on Tuesday that his country will supply {number + 2} armoured "
            f"vehicles to its neighbour before the end of {month}. The neighbour has asked for them several times.</p>"
            f"<p>Officials in {PLACES[(number + 3) % 10]} confirmed that training of {number * 3 + 10} soldiers had begun "
            f"and that the instructors would stay until {month}.</p></article></body></html>")


def write_pages(path, count, first=0):
    """Write `count` pages as JSON Lines."""
    with open(path, "w", encoding="utf-8") as out:
        for number in range(first, first + count):
            out.write(json.dumps({"url": f"https://reports.example/{number}", "html": page_html(number)}) + "\n")


def archived_urls(centre):
    """Return the addresses of all whole page records in a centre's archive; a torn end is left out."""
    out = []
    for path in sorted((pathlib.Path(centre) / "archive").glob("*.warc.gz")):
        try:
            with gzip.open(path) as stream:
                data = b""
                while chunk := stream.read(1 << 16):
                    data += chunk
        except (EOFError, gzip.BadGzipFile):
            pass
        for line in data.split(b"\r\n"):
            if line.startswith(b"WARC-Target-URI: "):
                out.append(line[len(b"WARC-Target-URI: "):].decode("ascii"))
    return out
