#!/bin/sh
# run.sh: what `make bench` runs: start-up, one article, many articles. README.md tells how to read it.
set -eu
quoth=$top_builddir/src/quoth
measure=$top_builddir/tests/bench/measure
article=$top_srcdir/examples/dissent.txt
runs=${RUNS:-21}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

line() # TITLE RUNS WORDS COMMAND...
{
    printf '%-34s' "$1"
    shift
    "$measure" "$@"
}

words=$(wc -w <"$article")
copies=100
# as JSON Lines, each copy under an id of its own
awk -v n=$copies '
    { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); text = text $0 "\\n" }
    END { for (i = 1; i <= n; i++) printf "{\"id\": \"copy-%d\", \"text\": \"%s\"}\n", i, text }' "$article" >"$tmp/many.jsonl"

line "start-up (--version)" "$runs" 0 "$quoth" --version
line "$words words to Turtle" "$runs" "$words" "$quoth" map "$article"
line "$words words to SVG" "$runs" "$words" "$quoth" map "$article" -T svg
line "$words words to PNG" "$runs" "$words" "$quoth" map "$article" -T png
line "$((words * copies)) words to layers (.jsonl)" 3 $((words * copies)) "$quoth" map "$tmp/many.jsonl" -T jsonl
line "$((words * copies)) words to N-Triples" 3 $((words * copies)) "$quoth" map "$tmp/many.jsonl" -T nt
