#!/bin/sh
# man.sh: the manual pages are well formed, and libquoth.3 holds all of quoth.h and an example that is examples/statements.c.
. "$top_srcdir/tests/tap.sh"
library=$top_builddir/src/man/libquoth.3

silent() { [ -z "$("$@" 2>&1 >/dev/null | tee -a /dev/stderr)" ]; }
checked_by_mandoc() { mandoc -Tlint -W warning "$1"; }
checked_by_groff() { silent man --warnings -E UTF-8 -l -Tutf8 -Z "$1"; }

for page in "$top_srcdir"/src/man/*.[1-9] "$library"; do
    for tool in mandoc groff; do
        if command -v $tool >/dev/null && command -v man >/dev/null; then
            check "$(basename "$page"): $tool has nothing to say" checked_by_$tool "$page"
        else
            skip "$(basename "$page") by $tool" "no $tool, or no man"
        fi
    done
done

sed -n 's/^QUOTH_API.*[ *]\(quoth_[a-z0-9_]*\)(.*/\1/p' "$top_srcdir/src/quoth.h" | sort >"$tmp/declared"
sed -n 's/^\.Fo //p' "$library" | sort >"$tmp/described"
check "libquoth.3 has each function once" sh -c 'test -s "$1" && diff "$1" "$2"' - "$tmp/declared" "$tmp/described"

# as a reader copies it from the screen
if command -v man >/dev/null; then
    MANWIDTH=100 man -E ascii -P cat -l "$library" 2>/dev/null |
        sed -n '/^ *\/\* statements\.c/,/^SEE ALSO/ { /^SEE ALSO/d; s/^     //; p; }' | sed '$d' >"$tmp/shown.c"
    check "its example is examples/statements.c" diff "$top_srcdir/examples/statements.c" "$tmp/shown.c"
else
    skip "its example is examples/statements.c" "no man"
fi
done_testing
