#!/bin/sh
# neo4j.sh: Neo4j's own bulk import takes the CSV files, and its query language the script, twice; what the database holds
# then is the property graph of ontology/mapping.md. The graphs are those of tests/unit/rdf.c.
. "$top_srcdir/tests/tap.sh"
tool=neo4j
. "$top_srcdir/tests/stores/maven.sh"

classpath=$(maven_classpath "$top_srcdir/tests/stores/neo4j.xml")
check "Neo4j is at hand" test -n "$classpath"
check "graphs are written" "$top_builddir/tests/unit/rdf" "$tmp"

bulk_import()
{
    mkdir -p "$tmp/bulk/conf" && : >"$tmp/bulk/conf/neo4j.conf" && cd "$tmp/nasty" &&
        NEO4J_HOME=$tmp/bulk NEO4J_CONF=$tmp/bulk/conf java -Xmx1g -cp "$classpath" org.neo4j.cli.AdminTool \
            database import full neo4j @neo4j-import.args
}
dump() # HOME SCRIPT...
{
    java -Xmx1g -cp "$classpath" "$top_srcdir/tests/stores/Neo4j.java" "$@" 2>"$tmp/err" || { cat "$tmp/err"; return 1; }
}

check "neo4j-admin imports the CSV" bulk_import
dump "$tmp/bulk" "$tmp/nasty/neo4j-constraints.cypher" >"$tmp/bulk.jsonl"
dump "$tmp/script" "$tmp/nasty.cypher" "$tmp/merged.cypher" >"$tmp/script.jsonl"
include "$QUOTH_TEST_PYTHON" "$top_srcdir/tests/stores/neo4j.py" "$tmp"
done_testing
