#!/bin/sh
# onto.sh: ontology, shapes and queries (check.py, without arguments).
. "$top_srcdir/tests/tap.sh"
python=${QUOTH_TEST_PYTHON:-python3}
"$python" -c 'import rdflib, pyshacl' 2>/dev/null || skip_all "no Python with rdflib and pyshacl"

"$python" -B "$top_srcdir/tests/onto/check.py" >"$tmp/report" 2>&1
grep -E '^(ok|not ok|#)' "$tmp/report"
tap_n=$(grep -c -E '^(ok|not ok)' "$tmp/report")
tail -n 1 "$tmp/report" | grep -q -E '^[0-9]+ passed, [0-9]+ failed$' || not_ok "check.py comes to its end" "$tmp/report"
done_testing
