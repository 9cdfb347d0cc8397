#!/bin/sh
# stores.sh: real stores take the example corpus from quoth load and answer every example query alike (stores.py).
#
# $QUOTH_STORES names the stores that must be there; quickstart.sh check installs and names all of them.
. "$top_srcdir/tests/tap.sh"
[ -n "${QUOTH_STORES-}" ] || skip_all "QUOTH_STORES names no store; quickstart.sh check installs some"
unset QUOTH_PASSWORD

mkdir "$tmp/stores"
python3 -B "$top_srcdir/tests/stores/stores.py" "$quoth" "$tmp/stores" $QUOTH_STORES >"$tmp/report" 2>&1 || :
grep -E '^(ok|not ok|#)' "$tmp/report"
tap_n=$(grep -c -E '^(ok|not ok)' "$tmp/report")
grep -q '^1\.\.' "$tmp/report" || not_ok "stores.py comes to its end" "$tmp/report"
done_testing
