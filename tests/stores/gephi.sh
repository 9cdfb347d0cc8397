#!/bin/sh
# gephi.sh: Gephi imports the GEXF, finds nothing to complain of, and has each node and edge of the property graph.
. "$top_srcdir/tests/tap.sh"
tool=gephi
. "$top_srcdir/tests/stores/maven.sh"

classpath=$(maven_classpath "$top_srcdir/tests/stores/gephi.xml")
check "Gephi is at hand" test -n "$classpath"
check "graph is written" "$quoth" map -q "$top_srcdir/examples/dissent.txt" -o "$tmp/dissent.gexf" --property-graph "$tmp/dissent"

# What the CSV files hold, in the words of Gephi.java.
{
    for table in Article Agent Role Statement; do
        "${QUOTH_TEST_PYTHON:-python3}" -c '
import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8")): print("node\t" + row["kind"])' "$tmp/dissent/$table.csv"
    done
    for file in "$tmp"/dissent/*_*.csv "$tmp/dissent/ABOUT.csv" "$tmp/dissent/WITHIN.csv"; do
        sed 1d "$file" | sed "s/.*/edge	$(basename "$file" .csv)/"
    done
} | LC_ALL=C sort | uniq -c | awk '{ print $2 "\t" $3 "\t" $1 }' >"$tmp/want"

java -Djava.awt.headless=true -cp "$classpath" "$top_srcdir/tests/stores/Gephi.java" "$tmp/dissent.gexf" >"$tmp/out" 2>"$tmp/err"
check "Gephi imports it" test -s "$tmp/out"
grep -P '^issue\t' "$tmp/out" | grep -v -P '^issue\tINFO\t' >"$tmp/issues"
check "Gephi has no complaint" sh -c 'cat "$1"; [ ! -s "$1" ]' - "$tmp/issues"
grep -v -P '^issue\t' "$tmp/out" | LC_ALL=C sort >"$tmp/have"
check "every node and edge is there" diff "$tmp/want" "$tmp/have"
done_testing
