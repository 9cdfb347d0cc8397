#!/bin/sh
# generated.sh: the generated tables hold every list that there is, and are the same with each awk at hand.
. "$top_srcdir/tests/tap.sh"

# The order of the lists is the makefile's, and of no weight.
same() # BUILT COMMAND...
{
    sed 1d "$1" | LC_ALL=C sort >"$tmp/built"
    shift
    LC_ALL=C "$@" | sed 1d | LC_ALL=C sort >"$tmp/again"
    diff "$tmp/built" "$tmp/again"
}

for awk in mawk gawk original-awk; do
    command -v $awk >/dev/null || continue
    check "word lists by $awk" same "$top_builddir/src/lexicon/gen/lexicon.inc" $awk -f "$top_srcdir/src/lexicon/generate.awk" \
        "$top_srcdir"/src/lexicon/*.tsv
    check "terms by $awk" same "$top_builddir/src/ontology/terms.h" $awk -f "$top_srcdir/ontology/terms.awk" \
        "$top_srcdir/ontology/prefixes.tsv" "$top_srcdir/ontology/quoth.ttl" "$top_srcdir/ontology/foreign.tsv"
    check "JSON-LD context by $awk" same "$top_builddir/src/ontology/context.h" $awk -f "$top_srcdir/ontology/context.awk" \
        "$top_srcdir/ontology/context.jsonld"
    check "files of the page by $awk" same "$top_builddir/src/page/gen/assets.inc" $awk -f "$top_srcdir/src/page/generate.awk" \
        "$top_srcdir"/src/page/page.html "$top_srcdir"/src/page/page.css "$top_srcdir"/src/page/*.js
    check "files of the service by $awk" same "$top_builddir/src/serve/gen/assets.inc" $awk -f "$top_srcdir/src/page/generate.awk" \
        "$top_srcdir"/src/page/page.css "$top_srcdir"/src/serve/*.html "$top_srcdir"/src/serve/*.css "$top_srcdir"/src/serve/*.js \
        "$top_srcdir"/src/serve/openapi.json
    check "manual of the library by $awk" same "$top_builddir/src/man/libquoth.3" $awk -f "$top_srcdir/src/man/libquoth.awk" \
        "$top_srcdir/src/quoth.h" "$top_srcdir/examples/statements.c"
done
if [ -e "$top_srcdir/.git" ] && command -v git >/dev/null; then
    git -C "$top_srcdir" ls-files '*.inc' 'src/ontology/*' '*.o' configure '*Makefile.in' >"$tmp/tracked" 2>"$tmp/log"
    check "nothing generated is committed" sh -c 'cat "$1"; [ ! -s "$1" ]' - "$tmp/tracked"
fi
done_testing
