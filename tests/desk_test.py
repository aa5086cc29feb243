#!/usr/bin/env python3
"""The desk over HTTP: pages, headers, and what it refuses."""
import http.client
import pathlib
import re
import subprocess
import sys

import program

HOSTILE = """<!DOCTYPE html><html><head><title>A &lt;b&gt;bold&lt;/b&gt; title</title></head><body><article>
<h1>Iraq buys &lt;img src=x onerror=alert(1)&gt; tanks</h1>
<p>Iraq has bought 15 tanks from Russia, the &lt;script&gt;alert(1)&lt;/script&gt; ministry said on Tuesday in a statement to reporters.</p>
<p>The tanks will be delivered to Baghdad next year, the ministry's spokesman told a news agency after the meeting on Monday.</p>
</article></body></html>"""


def get(port, path, host=None, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    return answer, answer.read().decode()


def check(condition, what):
    if not condition:
        sys.exit(f"desk: {what}")


def visit(port):
    answer, front = get(port, "/")
    check(answer.status == 200 and "Reports" in front, "the list of reports")
    policy = answer.getheader("Content-Security-Policy")
    check(policy.startswith("default-src 'none'") and "unsafe" not in policy, f"content security policy: {policy}")
    check(answer.getheader("X-Content-Type-Options") == "nosniff", "nosniff")
    check(not re.search(r"(src|href)=\"(https?:)?//", front), "nothing is loaded from elsewhere")
    reports = re.findall(r'href="(/report/[^"]+)"', front)
    check(len(reports) >= 20, f"{len(reports)} reports in the list")
    hostile = 0
    for path in reports:
        answer, page = get(port, path)
        check(answer.status == 200, f"{path}: {answer.status}")
        check("<script>alert" not in page and "<img" not in page, f"{path}: page text became markup")
        hostile += "&lt;img src=x" in page
        for claim in re.findall(r'href="(/claim/[^"]+)"', page):
            check(get(port, claim)[0].status == 200, claim)
    check(hostile == 1, "the hostile page is shown as text")
    answer, claims = get(port, "/claims")
    check(answer.status == 200 and "<table>" in claims, "the table of claims")
    check(get(port, "/claims?actor=Russia&from=2015-01-01&page=1")[0].status == 200, "filters")
    answer, found = get(port, "/search?q=helicopters")
    check(answer.status == 200 and "<mark>" in found, "search finds and marks")


def refuse(port):
    for path, status in (("/nothing", 404), ("/report/nothing", 404), ("/claim/nothing", 404), ("/%zz", 400), ("/%00", 400)):
        check(get(port, path)[0].status == status, f"{path} gives {status}")
    check(get(port, "/", host="evil.example")[0].status == 403, "a foreign name is refused")
    check(get(port, "/", method="POST")[0].status == 405, "POST is refused")
    answer, body = get(port, "/", method="HEAD")
    check(answer.status == 200 and body == "", "HEAD")


def main():
    with program.folder() as scratch:
        page = pathlib.Path(scratch) / "hostile.html"
        page.write_text(HOSTILE)
        centre = pathlib.Path(scratch) / "centre"
        added = program.run("add", program.EXAMPLES, page, centre=centre)
        check(added.returncode == 0, added.stderr.decode())
        command = [program.DRAGOMAN, "--centre", centre, "serve", "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
            visit(port)
            refuse(port)
        finally:
            server.terminate()
            check(server.wait(timeout=10) == 0, "it ends cleanly when told to")


main()
