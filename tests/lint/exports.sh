#!/bin/sh
# exports.sh: the library exports what quoth.h declares, and nothing else; no name stands for two functions.
. "$top_srcdir/tests/tap.sh"

sed -n 's/^QUOTH_API.*[ *]\(quoth_[a-z0-9_]*\)(.*/\1/p' "$top_srcdir/src/quoth.h" | sort -u >"$tmp/declared"
nm -D --defined-only "$top_builddir/src/.libs/libquoth.so" | awk '{ print $3 }' | sort -u >"$tmp/exported"
check "quoth.h declares something" test -s "$tmp/declared"
check "exports are the declarations" diff "$tmp/declared" "$tmp/exported"
sed -n 's/^ \(.*\)@Base .*/\1/p' "$top_srcdir/.debian/libquoth0.symbols" | sort >"$tmp/packaged"
check "the Debian package lists them, too" diff "$tmp/declared" "$tmp/packaged"

# Of two functions with one name in two modules the linker takes one in silence. "NAME SOURCE" of all objects but those
# that are older than their source, from a build before.
find "$top_builddir/src" -name '*.o' | sed "s,^$top_builddir/,,; h; s,/\.libs/,/,; s,/[a-z_]*-\([^/]*\)\$,/\1,; s,o\$,c,; H; x; s,\n, ," |
    while read -r object source; do
        [ "$top_srcdir/$source" -nt "$top_builddir/$object" ] || [ ! -f "$top_srcdir/$source" ] || echo "$top_builddir/$object"
    done | xargs nm -A -g --defined-only | sed 's,/\.libs/,/,; s,/[a-z_]*-\([^/]*\.o:\),/\1,; s,^\(.*\)\.o:.* \([^ ]*\)$,\2 \1.c,' |
    sort -u >"$tmp/defined"
check "objects define something" grep -q '^quothp_serve .*src/serve/serve\.c$' "$tmp/defined"
awk '$1 == last && $1 != "main" { print name; print } { last = $1; name = $0 }' "$tmp/defined" >"$tmp/twice"
check "no name stands for two functions" diff /dev/null "$tmp/twice"
done_testing
