#!/bin/sh
# page.sh: the reading page in Chromium: page.py says how.
. "$top_srcdir/tests/tap.sh"
python=${QUOTH_TEST_PYTHON:-python3}
"$python" -c 'import playwright, axe_playwright_python' 2>/dev/null || skip_all "no Python with playwright and axe"
[ -x /usr/bin/chromium ] || skip_all "no chromium"

"$python" -B "$top_srcdir/tests/page/page.py" "$quoth" "$tmp" >"$tmp/report" 2>"$tmp/errors"
status=$?
cat "$tmp/report"
tap_n=$(grep -c -E '^(ok|not ok)' "$tmp/report")
[ "$status" = 0 ] || not_ok "page.py comes to its end" "$tmp/errors"
done_testing
