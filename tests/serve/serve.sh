#!/bin/sh
# serve.sh: quoth serve over sockets (serve.py); its description by a validator; its page in Chromium (page.py).
. "$top_srcdir/tests/tap.sh"
command -v python3 >/dev/null || skip_all "no python3"
include python3 "$top_srcdir/tests/serve/serve.py" "$quoth" "$tmp"
done_testing
