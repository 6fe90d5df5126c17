#!/usr/bin/env python3
"""Makes src/main/resources/org/yaomote/inspect/vendors.txt from the registry's own lists.

  apt-get download ieee-data && dpkg -x ieee-data_*.deb ieee
  src/test/bench/vendors.py ieee/usr/share/ieee-data > src/main/resources/org/yaomote/inspect/vendors.txt

A line: the maker's name, a tab, its blocks in hexadecimal (6, 7 or 9 digits), one space between.
Left out: "Private", and blocks that the registry itself hands out in parts. The registry has two
blocks with several owners; the first that it names has it.
"""
import csv
import pathlib
import sys
import unicodedata

folder = pathlib.Path(sys.argv[1])
owner = {}
for name in ("oui", "mam", "oui36", "iab"):
    with open(folder / (name + ".csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            maker = " ".join(unicodedata.normalize("NFC", row["Organization Name"]).split())
            owner.setdefault(row["Assignment"].upper(), maker)

makers = {}
for block, maker in owner.items():
    if maker and maker.lower() not in ("private", "ieee registration authority"):
        makers.setdefault(maker, []).append(block)
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for maker in sorted(makers):
    print(maker + "\t" + " ".join(sorted(makers[maker], key=lambda b: (len(b), b))))
