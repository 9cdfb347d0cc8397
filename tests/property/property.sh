#!/bin/sh
# property.sh: GraphML, GEXF and the CSV files hold the property graph of ontology/mapping.md (check.py). The graphs are those
# of tests/unit/rdf.c, the example, and an article that declares much and tells when, why not by name, and what is a part of what.
. "$top_srcdir/tests/tap.sh"
test -x "$top_builddir/tests/unit/rdf" || skip_all "no cmocka"
[ -n "${QUOTH_TEST_PYTHON-}" ] || skip_all "no QUOTH_TEST_PYTHON"

check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"
check "example is written" "$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.nt" -o "$tmp/dissent.graphml" \
    -o "$tmp/dissent.gexf" --property-graph "$tmp/dissent"
cat >"$tmp/bureau.jsonl" <<'END'
{"text": "Mara Holt, head of the Bureau of Canals at the Interior Department, said on Monday that the pumps had failed twice. One engineer said that nobody had asked. The engineer spoke on condition of anonymity because the report is secret.", "title": "Pumps fail", "date": "2031-02-05", "publisher": "Fen Post", "provider": "Delta Wire", "byline": "By Ada Quill", "dateline": "FENPORT, Feb. 5", "lang": "en-GB", "subjects": ["Flooding", "Politics"]}
END
check "an article with metadata is written" "$quoth" map -q "$tmp/bureau.jsonl" -o "$tmp/bureau.nt" -o "$tmp/bureau.graphml" \
    -o "$tmp/bureau.gexf" --property-graph "$tmp/bureau"
for term in provider author dateline inLanguage keywords unitOf anonymityReason when dateCreated; do
    check "it has $term" grep -q "[#/]$term> " "$tmp/bureau.nt"
done
include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/property/check.py" "$tmp" harbour nasty huge merged dissent bureau
done_testing
