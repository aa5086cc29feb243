#!/usr/bin/env python3
"""Write knowledge/actors/territories.tsv: the names of states in the languages whose reports are read.

    train/territories.py [CLDR_FOLDER] > knowledge/actors/territories.tsv

Source: Unicode CLDR (Debian package unicode-cldr-core), common/main/LANG.xml, territory names of every form.
Licence: Unicode License v3. Only the codes of states.toml are written, in code and language order.
"""
import re, sys, xml.etree.ElementTree as tree
from pathlib import Path

LANGUAGES = "ar ckb de el es fa fr he hi it ku nl pl ps pt ru sr sv tr uk ur zh".split()


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/cldr/common/main")
    states = (Path(__file__).parent.parent / "knowledge/actors/states.toml").read_text(encoding="utf-8")
    codes = sorted(set(re.findall(r'^country = "(..)"', states, re.M)))
    print("# Names of states by language, from Unicode CLDR common/main (Unicode License v3); made by train/territories.py")
    print("# ISO 3166-1 code TAB language TAB name")
    names = {}
    for language in LANGUAGES:
        for node in tree.parse(root / f"{language}.xml").iterfind(".//territories/territory"):
            if node.text and "↑" not in node.text:
                names.setdefault(node.get("type"), []).append((language, node.text.strip()))
    for code in codes:
        seen = set()
        for language, name in names.get(code, []):
            if name not in seen:
                print(f"{code}\t{language}\t{name}")
            seen.add(name)


main()
