#!/usr/bin/env python3
"""make_entities.py > entities.inc: the named character references of the HTML standard (section 13.5) as rows
of a C++ table, from Python's own list of them; sorted by the bytes of the name."""
from html.entities import html5

WIDTH = 110


def quote(text):
    # Octal escapes take at most three digits, so no following character can be swallowed by one.
    return "".join(c if 32 <= ord(c) < 127 and c not in '"\\?' else "".join("\\%03o" % b for b in c.encode())
                   for c in text)


print("// Made by make_entities.py from the list in the HTML standard, section 13.5: {name, value}, sorted by name.")
print("// Longer than a file should be because it is data.")
line = ""
for name in sorted(html5):
    row = '{"%s","%s"},' % (name, quote(html5[name]))
    if len(line) + len(row) > WIDTH:
        print(line)
        line = ""
    line += row
print(line)
