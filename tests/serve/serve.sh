#!/bin/sh
# serve.sh: quoth serve over sockets (serve.py); its page in Chromium and its description by a validator (page.py).
. "$top_srcdir/tests/tap.sh"
command -v python3 >/dev/null || skip_all "no python3"
QUOTH_TEST_SECCOMP=$(sed -n 's/^#define HAVE_SECCOMP //p' "$top_builddir/config.h")
export QUOTH_TEST_SECCOMP
include python3 "$top_srcdir/tests/serve/serve.py" "$quoth" "$tmp"

python=${QUOTH_TEST_PYTHON:-python3}
lacking=
"$python" -c 'import playwright, axe_playwright_python, openapi_spec_validator' 2>/dev/null ||
    lacking="no Python with playwright, axe and openapi-spec-validator"
[ -x /usr/bin/chromium ] || lacking="no chromium"
[ -z "${QUOTH_TEST_SANITIZERS-}" ] || lacking="it is the same page without sanitizers"
if [ -n "$lacking" ]; then
    skip "the page of the service, and its description" "$lacking"
else
    include "$python" "$top_srcdir/tests/serve/page.py" "$quoth"
fi
done_testing
