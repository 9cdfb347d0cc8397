# tap.sh: what every test script begins with: . "$top_srcdir/tests/tap.sh"
#
# Prints TAP, one line a case, so that make check counts each. Makes an empty folder $tmp, removed at the end, and stands
# in no particular place. `make check` sets top_srcdir and top_builddir to absolute paths.
#
#   check NAME COMMAND...        passes when the command exits with 0; shows its output when not
#   check_exit N NAME COMMAND... passes when it exits with N; its stdout and stderr stay in $tmp/stdout and $tmp/stderr
#   include COMMAND...           COMMAND prints TAP without a plan (tests/tap.py): its lines count here, and its end is a test
#   skip NAME WHY                counts as skipped
#   skip_all WHY                 ends the script, all of it skipped
#   done_testing                 last line of every script

: "${top_srcdir:?is set by make check}" "${top_builddir:?is set by make check}"
quoth=$top_builddir/src/quoth
export PYTHONDONTWRITEBYTECODE=1 # the sources may be read-only, and are to stay clean
tmp=$(mktemp -d "${TMPDIR:-/tmp}/quoth-test.XXXXXX") || exit 99
trap 'chmod -R u+rwx "$tmp"; rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
tap_n=0

ok()
{
    tap_n=$((tap_n + 1))
    echo "ok $tap_n - $1"
}

# not_ok NAME [FILE]: FILE holds what to show
not_ok()
{
    tap_n=$((tap_n + 1))
    echo "not ok $tap_n - $1"
    if [ -n "${2-}" ]; then
        head -n 50 "$2" | sed 's/^/# /'
    fi
}

check()
{
    tap_name=$1
    shift
    if "$@" >"$tmp/check.log" 2>&1; then ok "$tap_name"; else not_ok "$tap_name" "$tmp/check.log"; fi
}

check_exit()
{
    tap_want=$1 tap_name=$2
    shift 2
    tap_got=0
    "$@" >"$tmp/stdout" 2>"$tmp/stderr" || tap_got=$?
    if [ "$tap_got" = "$tap_want" ]; then
        ok "$tap_name"
    else
        { echo "exit $tap_got instead of $tap_want: $*"; cat "$tmp/stderr"; } >"$tmp/check.log"
        not_ok "$tap_name" "$tmp/check.log"
    fi
}

include()
{
    tap_got=0
    "$@" >"$tmp/include.out" 2>"$tmp/include.err" || tap_got=$?
    awk -v n="$tap_n" '/^(not )?ok [0-9]+/ { sub(/ok [0-9]+/, "ok " ++n) } /^(#|(not )?ok)/' "$tmp/include.out"
    tap_included=$(grep -c -E '^(not )?ok [0-9]+' "$tmp/include.out")
    tap_n=$((tap_n + tap_included))
    if [ "$tap_got" = 0 ] && [ "$tap_included" -gt 0 ]; then
        ok "$(basename "$2") comes to its end"
    else
        not_ok "$(basename "$2") comes to its end" "$tmp/include.err"
    fi
}

skip()
{
    tap_n=$((tap_n + 1))
    echo "ok $tap_n - $1 # SKIP $2"
}

skip_all()
{
    echo "1..0 # SKIP $1"
    exit 0
}

done_testing()
{
    echo "1..$tap_n"
}
