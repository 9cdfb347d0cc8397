#!/bin/sh
# run.sh: what `make bench` runs: whole commands, the stages one by one, the network's arithmetic. README.md tells how to read it.
set -eu
quoth=$top_builddir/src/quoth
bench=$top_builddir/tests/bench
article=$top_srcdir/examples/dissent.txt
news=${QUOTH_SHARED:-$top_srcdir/../shared}/data/polnear.dev.jsonl.gz
runs=${RUNS:-21}
articles=${ARTICLES:-1000}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$top_srcdir/tests/table.sh"

line() # TITLE RUNS WORDS COMMAND...
{
    printf '%-40s' "$1"
    shift
    "$bench/measure" "$@"
}

# The article as JSON Lines, each copy under an id of its own.
copies() # NUMBER
{
    awk -v n="$1" '
        { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); text = text $0 "\\n" }
        END { for (i = 1; i <= n; i++) printf "{\"id\": \"copy-%d\", \"text\": \"%s\"}\n", i, text }' "$article"
}

commands()
{
    machine_line "$quoth"
    words=$(wc -w <"$article")
    line "start-up (--version)" "$runs" 0 "$quoth" --version
    line "$words words to Turtle" "$runs" "$words" "$quoth" map "$article"
    line "$words words to SVG" "$runs" "$words" "$quoth" map "$article" -T svg
    line "$words words to PNG" "$runs" "$words" "$quoth" map "$article" -T png
    copies 100 >"$tmp/few.jsonl"
    line "100 articles to N-Triples" 3 $((words * 100)) "$quoth" map "$tmp/few.jsonl" -T nt
    line "100 articles to layers (.jsonl)" 3 $((words * 100)) "$quoth" map "$tmp/few.jsonl" -T jsonl
    copies "$articles" >"$tmp/many.jsonl"
    line "$articles articles to layers (.jsonl)" 1 $((words * articles)) "$quoth" map "$tmp/many.jsonl" -T jsonl
    "$quoth" map "$tmp/many.jsonl" -o "$tmp/many.nq"
    triples=$(wc -l <"$tmp/many.nq")
    line "check of $triples triples (as words)" 3 "$triples" "$quoth" check "$tmp/many.nq"
}

stages()
{
    if [ -f "$news" ]; then
        echo "Stages: $(basename "$news" .jsonl.gz)"
        plain_texts "$news" >"$tmp/text.jsonl"
    else
        echo "Stages: 100 copies of $(basename "$article")"
        copies 100 >"$tmp/text.jsonl"
    fi
    "$bench/stages" "$tmp/text.jsonl"
}

kernels()
{
    "$bench/kernels"
}

show_table "$top_srcdir/tests/bench/README.md" commands commands
echo
show_table "$top_srcdir/tests/bench/README.md" stages stages
echo
show_table "$top_srcdir/tests/bench/README.md" kernels kernels
