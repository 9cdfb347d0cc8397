#!/bin/sh
# forms.sh: what is written in one form and read back by rapper or serdi is the same graph as in every other form, and it is
# as ontology and shapes want it. The graphs are those of tests/unit/rdf.c. agree.py asks rdflib, pyoxigraph and pyld.
. "$top_srcdir/tests/tap.sh"

test -x "$top_builddir/tests/unit/rdf" || skip_all "no cmocka"
for reader in rapper serdi; do
    command -v $reader >/dev/null || skip_all "no $reader"
done

same_as_triples()
{
    "$@" >"$tmp/back" && LC_ALL=C sort "$tmp/back" >"$tmp/sorted" && diff "$tmp/triples" "$tmp/sorted"
}

# A triple may stand in several named graphs. Serdi escapes in N-Triples only.
drop_graph()
{
    serdi -i nquads -o nquads "$1" | sed 's/ <[^<>"]*> \.$/ ./' | LC_ALL=C sort -u | serdi -i ntriples -o ntriples -
}

check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"
for graph in harbour nasty huge merged; do
    file=$tmp/$graph
    rapper -q -i ntriples -o ntriples "$file.nt" | LC_ALL=C sort >"$tmp/triples"
    check "$graph: no triple twice" sh -c 'test -s "$1" && test -z "$(uniq -d "$1")"' sh "$tmp/triples"
    check "$graph: rapper reads Turtle" same_as_triples rapper -q -i turtle -o ntriples "$file.ttl"
    check "$graph: rapper reads RDF/XML" same_as_triples rapper -q -i rdfxml -o ntriples "$file.rdf"
    check "$graph: rapper reads RDF/JSON" same_as_triples rapper -q -i json -o ntriples "$file.rj"
    serdi -i ntriples -o ntriples "$file.nt" | LC_ALL=C sort >"$tmp/triples"
    check "$graph: serdi reads Turtle" same_as_triples serdi -i turtle -o ntriples "$file.ttl"
    check "$graph: serdi reads N-Quads" same_as_triples drop_graph "$file.nq"
    if [ -n "${QUOTH_TEST_PYTHON-}" ]; then
        check "$graph: shapes hold" "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/onto/check.py" \
            "$file.ttl" "$file.nt" "$file.nq" "$file.rdf" "$file.trig"
    else
        skip "$graph: shapes hold" "no Python with rdflib and pyshacl"
    fi
done
if [ -n "${QUOTH_TEST_PYTHON-}" ]; then
    include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/rdf/agree.py" "$tmp" harbour nasty huge merged
else
    skip "other readers agree" "no QUOTH_TEST_PYTHON"
fi
done_testing
