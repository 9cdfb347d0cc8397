#!/bin/sh
# run.sh: what `make bench` runs: whole commands, the stages one by one, the network's arithmetic. README.md tells how to read it.
set -eu
quoth=$top_builddir/src/quoth
bench=$top_builddir/tests/bench
article=$top_srcdir/examples/dissent.txt
news=${QUOTH_SHARED:-$top_srcdir/../shared}/data/polnear.dev.jsonl.gz
pages=${QUOTH_SHARED:-$top_srcdir/../shared}/eval/pages
runs=${RUNS:-21}
articles=${ARTICLES:-1000}
many=${MANY:-20000}
# the programs of this folder are no neighbours of a model
export QUOTH_MODEL="${QUOTH_MODEL:-$top_srcdir/src/models/en.quoth}"
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

# The pages of the development set; a page that holds the example many times, where they are not there.
html_pages()
{
    mkdir "$tmp/pages"
    if [ -d "$pages" ]; then
        for page in "$pages"/*.html.gz; do
            gzip -d -c "$page" >"$tmp/pages/$(basename "$page" .gz)"
        done
    else
        for i in 1 2 3 4 5 6 7 8 9; do
            awk 'BEGIN { print "<html><body><article>" } { print "<p>" $0 "</p>" } END { print "</article></body></html>" }' \
                "$article" >"$tmp/pages/$i.html"
        done
    fi
}

reading()
{
    machine_line "$quoth"
    html_pages
    "$bench/read" 5 "web pages" "$tmp"/pages/*.html
    copies 1000 >"$tmp/many.jsonl"
    "$bench/read" 5 "JSON Lines" "$tmp/many.jsonl"
    feed >"$tmp/feed.rss"
    "$bench/read" 5 "RSS" "$tmp/feed.rss"
}

# The example as a feed of 1,000 items.
feed()
{
    echo '<rss version="2.0"><channel><title>The Fen Post</title>'
    awk -v n=1000 '{ gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); text = text "&lt;p&gt;" $0 "&lt;/p&gt;" }
        END { for (i = 1; i <= n; i++) printf "<item><title>Copy %d</title><description>%s</description></item>\n", i, text }' "$article"
    echo '</channel></rss>'
}

# The articles of the development set; copies of the example, where they are not there.
news_texts() # TITLE
{
    if [ -f "$news" ]; then
        echo "$1: $(basename "$news" .jsonl.gz)"
        plain_texts "$news" >"$tmp/text.jsonl"
    else
        echo "$1: 100 copies of $(basename "$article")"
        copies 100 >"$tmp/text.jsonl"
    fi
}

batches()
{
    machine_line "$quoth"
    news_texts Batch
    "${QUOTH_TEST_PYTHON:-python3}" "$top_srcdir/tests/bench/batch.py" "$quoth" "$tmp/text.jsonl" "$many"
}

stages()
{
    news_texts Stages
    "$bench/stages" "$tmp/text.jsonl"
}

kernels()
{
    "$bench/kernels"
}

show_table "$top_srcdir/tests/bench/README.md" commands commands
echo
show_table "$top_srcdir/tests/bench/README.md" reading reading
echo
show_table "$top_srcdir/tests/bench/README.md" stages stages
echo
show_table "$top_srcdir/tests/bench/README.md" kernels kernels
echo
show_table "$top_srcdir/tests/bench/README.md" batches batches
