#!/bin/sh
# tools.sh: what investigators and annotators load: FollowTheMoney's own package finds the entities valid, a JSON-LD
# processor reads the annotations, and both say what the RDF says. The graphs are those of tests/unit/rdf.c and the example.
. "$top_srcdir/tests/tap.sh"
test -x "$top_builddir/tests/unit/rdf" || skip_all "no cmocka"
[ -n "${QUOTH_TEST_PYTHON-}" ] || skip_all "no QUOTH_TEST_PYTHON"

check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"
check "example is written" "$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.nt" -o "$tmp/dissent.ftm.json" \
    -o "$tmp/dissent.anno.jsonld"
cat >"$tmp/bureau.jsonl" <<'END'
{"text": "Mara Holt, head of the Bureau of Canals at the Interior Department, said that the pumps had failed.", "subjects": ["Flooding", "Politics"]}
END
check "an article with subjects is written" "$quoth" map -q "$tmp/bureau.jsonl" -o "$tmp/bureau.nt" -o "$tmp/bureau.ftm.json" \
    -o "$tmp/bureau.anno.jsonld"
check "its subjects are keywords" grep -q '"keywords": *\["Flooding", *"Politics"\]' "$tmp/bureau.ftm.json"
check "a bureau has its department as parent" sh -c 'parent=$(sed -n "s/.*\"parent\": *\[\"\([-a-z0-9]*\)\"\].*/\1/p" "$1") && grep "\"id\": *\"$parent\"" "$1" | grep -q "\"Interior Department\""' - "$tmp/bureau.ftm.json"
for test in ftm.py anno.py; do
    include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/tools/$test" "$tmp" harbour nasty huge merged dissent bureau
done
done_testing
