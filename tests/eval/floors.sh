#!/bin/sh
# floors.sh: the scores on the seed article and on the public gold graphs do not fall below floors.tsv.
. "$top_srcdir/tests/tap.sh"
shared=${QUOTH_SHARED:-$top_srcdir/../shared}
python=${QUOTH_TEST_PYTHON:-python3}
[ -f "$shared/eval/score_graph.py" ] || skip_all "no gold graphs at $shared"
"$python" -c 'import rdflib' 2>/dev/null || skip_all "no Python with rdflib"

check "all articles are scored" sh -c '"$1" --json "$2" >"$3/scores" 2>"$3/errors" && cat "$3/errors" && [ ! -s "$3/errors" ]' \
    - "$top_srcdir/tests/eval/run.sh" "$top_builddir" "$tmp"
cat >"$tmp/floors.py" <<'END'
import json
import sys

text = open(sys.argv[1]).read()
seed, end = json.JSONDecoder().raw_decode(text)
sets = {"seed": seed, "graphs": json.loads(text[end:])["total"]}
for line in open(sys.argv[2]):
    if line.startswith("#"):
        continue
    name, what, floor = line.split()
    value = sets[name]["map"] if what == "map" else sets[name][what]["f1"]
    print(f"{'ok' if value >= float(floor) else 'low'}\t{name} {what} {value:.3f} (at least {floor})")
END
"$python" "$tmp/floors.py" "$tmp/scores" "$top_srcdir/tests/eval/floors.tsv" >"$tmp/result" 2>&1
check "scores can be read" grep -q . "$tmp/result"
while IFS='	' read -r verdict what; do
    if [ "$verdict" = ok ]; then ok "$what"; else not_ok "$verdict $what"; fi
done <"$tmp/result"
done_testing
