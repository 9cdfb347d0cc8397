#!/bin/sh
# agree.sh: quoth check and pySHACL with the shapes say the same of good and of broken graphs (agree.py).
. "$top_srcdir/tests/tap.sh"
python=${QUOTH_TEST_PYTHON:-python3}
"$python" -c 'import rdflib, pyshacl' 2>/dev/null || skip_all "no Python with rdflib and pyshacl"

"$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.ttl"
"$python" -B "$top_srcdir/tests/onto/agree.py" "$quoth" "$tmp/dissent.ttl" >"$tmp/report" 2>&1
grep -E '^(ok|not ok|#)' "$tmp/report"
tap_n=$(grep -c -E '^(ok|not ok)' "$tmp/report")
tail -n 1 "$tmp/report" | grep -q -E '^[0-9]+ passed, [0-9]+ failed$' || not_ok "agree.py comes to its end" "$tmp/report"
done_testing
