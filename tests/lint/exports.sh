#!/bin/sh
# exports.sh: the library exports what quoth.h declares, and nothing else.
. "$top_srcdir/tests/tap.sh"

sed -n 's/^QUOTH_API.*[ *]\(quoth_[a-z0-9_]*\)(.*/\1/p' "$top_srcdir/src/quoth.h" | sort -u >"$tmp/declared"
nm -D --defined-only "$top_builddir/src/.libs/libquoth.so" | awk '{ print $3 }' | sort -u >"$tmp/exported"
check "quoth.h declares something" test -s "$tmp/declared"
check "exports are the declarations" diff "$tmp/declared" "$tmp/exported"
sed -n 's/^ \(.*\)@Base .*/\1/p' "$top_srcdir/.debian/libquoth0.symbols" | sort >"$tmp/packaged"
check "the Debian package lists them, too" diff "$tmp/declared" "$tmp/packaged"
done_testing
