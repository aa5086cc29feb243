#!/usr/bin/env python3
"""Write knowledge/clean/months.tsv from the Unicode CLDR files of the distribution.

    train/months.py [CLDR_MAIN] > knowledge/clean/months.tsv

Takes the wide and abbreviated month names of the Gregorian calendar (and of the Persian one for Persian and Dari)
in their format and stand-alone forms.
"""
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

LANGUAGES = ("en ru ar tr fa fr de es uk it pt nl pl cs sk sv da nb fi ro hu el he bg sr ca id "
             "az kk uz ku ckb").split()
REGIONS = {"ar": ["ar_IQ", "ar_SY", "ar_LB", "ar_MA", "ar_DZ"], "de": ["de_AT"], "ku": [], "ckb": []}


def months(path, calendar):
    for month in xml.parse(path).iterfind(f".//calendar[@type='{calendar}']/months//month"):
        width = month.get("type")
        if month.text and month.text != "↑↑↑" and width:
            yield int(width), month.text.strip().strip(".").lower()


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/cldr/common/main")
    rows = set()
    for language in LANGUAGES:
        for name in [language, *REGIONS.get(language, [])]:
            path = folder / f"{name}.xml"
            if not path.exists():
                continue
            for calendar in ("gregorian", "persian"):
                if calendar == "persian" and language != "fa":
                    continue
                for number, text in months(path, calendar):
                    if len(text) >= 3 and not text.isdigit():
                        rows.add((language, calendar, number, text))
    print("# Month names: language TAB calendar TAB number TAB name in lower case.")
    print("# Made by train/months.py from the Unicode CLDR (Unicode licence v3); further forms are in months_more.tsv.")
    for row in sorted(rows):
        print("\t".join(map(str, row)))


main()
