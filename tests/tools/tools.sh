#!/bin/sh
# tools.sh: what investigators and annotators load: FollowTheMoney's own package finds the entities valid, a JSON-LD
# processor reads the annotations, and both say what the RDF says. The graphs are those of tests/unit/rdf.c and the example.
. "$top_srcdir/tests/tap.sh"
test -x "$top_builddir/tests/unit/rdf" || skip_all "no cmocka"
[ -n "${QUOTH_TEST_PYTHON-}" ] || skip_all "no QUOTH_TEST_PYTHON"

check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"
check "example is written" "$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.nt" -o "$tmp/dissent.ftm.json" \
    -o "$tmp/dissent.anno.jsonld"
for test in ftm.py anno.py; do
    include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/tools/$test" "$tmp" harbour nasty huge merged dissent
done
done_testing
