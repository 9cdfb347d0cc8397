"""statements.py: who said what in an article, as a table; who speaks most; and the map as a picture.

    python statements.py article.txt [map.svg]
"""

import sys
from collections import Counter

import quoth

found = quoth.map_file(sys.argv[1])

# ---- who said what ----
for statement in found.statements:
    speakers = ", ".join(speaker.label for speaker in statement.speakers) or "nobody"
    through = f" (reported by {statement.reported_by.label})" if statement.reported_by else ""
    print(f"{statement.begin:6} {speakers}{through}: {statement.text}")

# ---- of the unnamed sources: whose they are, and why they are not named ----
for source in found.unnamed_sources:
    of = f" of {source.organization.label}" if source.organization else ""
    reason = f", because {source.anonymity_reason}" if source.anonymity_reason else ""
    print(f"unnamed: {source.label}{of}{reason}")

# ---- who speaks most ----
count = Counter(speaker.label for statement in found.statements for speaker in statement.speakers)
for label, n in count.most_common(3):
    print(f"{n:6} statements by {label}")

if len(sys.argv) > 2:
    found.save(sys.argv[2])
