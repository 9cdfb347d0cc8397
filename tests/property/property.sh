#!/bin/sh
# property.sh: GraphML, GEXF and the CSV files hold the property graph of ontology/mapping.md (check.py). The graphs are those
# of tests/unit/rdf.c and the example.
. "$top_srcdir/tests/tap.sh"
test -x "$top_builddir/tests/unit/rdf" || skip_all "no cmocka"
[ -n "${QUOTH_TEST_PYTHON-}" ] || skip_all "no QUOTH_TEST_PYTHON"

check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"
check "example is written" "$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.nt" -o "$tmp/dissent.graphml" \
    -o "$tmp/dissent.gexf" --property-graph "$tmp/dissent"
include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/property/check.py" "$tmp" harbour nasty huge merged dissent
done_testing
