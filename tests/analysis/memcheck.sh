#!/bin/sh
# memcheck.sh: unit tests under valgrind's memcheck. `make memcheck` calls it in the build folder with the tests' names.
#
# Shows the report of each test that fails, reads what nobody wrote, or loses memory; the whole output is in TEST.memcheck.
set -u
export QUOTH_MEMCHECK=1 # less of what is long and touches the same memory again
failed=0
for test in "$@"; do
    if ./libtool --mode=execute valgrind -q --error-exitcode=9 --leak-check=full --child-silent-after-fork=yes "$test" \
        >"$test.memcheck" 2>&1; then
        echo "$test: clean"
    else
        echo "$test: FAILED, exit status $?"
        failed=1
        grep -a -E '^(==|not ok)' "$test.memcheck" | head -n 60
    fi
done
exit $failed
