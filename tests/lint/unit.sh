#!/bin/sh
# unit.sh: systemd understands examples/quoth.service, and finds that it gives the service few rights; the program knows
# the options that it has there.
. "$top_srcdir/tests/tap.sh"
unit=$top_srcdir/examples/quoth.service

# shellcheck disable=SC2046
check "the program knows its options" "$quoth" $(sed -n 's/^ExecStart=[^ ]* //p' "$unit") --help
command -v systemd-analyze >/dev/null && systemd-analyze security --help | grep -q -e --offline || {
    skip "systemd understands it" "no systemd-analyze that works offline"
    done_testing
    exit
}
# the program and its manual are not where it says before they are installed
sed "s|^ExecStart=[^ ]*|ExecStart=$quoth|; /^Documentation=/d" "$unit" >"$tmp/quoth.service"
silent() { [ -z "$("$@" 2>&1 | tee -a /dev/stderr)" ]; }
check "systemd understands it" silent systemd-analyze verify "$tmp/quoth.service"
check "its exposure is 1.0 at most" systemd-analyze security --no-pager --offline=true --threshold=10 "$tmp/quoth.service"
done_testing
