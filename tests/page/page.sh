#!/bin/sh
# page.sh: the reading page in Chromium: page.py says how.
. "$top_srcdir/tests/tap.sh"
check_exit 0 "hostile text gives a page" "$quoth" map "$top_srcdir/tests/page/hostile.txt" -o "$tmp/hostile.html"
check_exit 0 "an article without statements gives a page" sh -c 'echo "The river rose." | "$1" map - -o "$2"' - "$quoth" "$tmp/none.html"
no_browser=
python=${QUOTH_TEST_PYTHON:-python3}
"$python" -c 'import playwright, axe_playwright_python' 2>/dev/null || no_browser="no Python with playwright and axe"
[ -x /usr/bin/chromium ] || no_browser="no chromium"
[ -z "${QUOTH_TEST_SANITIZERS-}" ] || no_browser="it is the same page without sanitizers"
if [ -n "$no_browser" ]; then
    skip "the page in Chromium" "$no_browser"
    done_testing
    exit 0
fi

include "$python" "$top_srcdir/tests/page/page.py" "$quoth" "$tmp"
done_testing
