#!/bin/sh
# run.sh: what `make bench-spark` runs: examples/spark beside quoth batch on the same articles. ../README.md tells how to read it.
# $QUOTH_SPARK is a Python that has tests/spark/requirements.txt.
set -eu
here=$top_srcdir/tests/bench/spark
quoth=$top_builddir/src/quoth
news=${QUOTH_SHARED:-$top_srcdir/../shared}/data/polnear.dev.jsonl.gz
export QUOTH_MODEL="${QUOTH_MODEL:-$top_srcdir/src/models/en.quoth}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$top_srcdir/tests/table.sh"

if [ -z "${QUOTH_SPARK-}" ] || [ ! -f "$news" ]; then
    echo "bench-spark: nothing measured: it needs QUOTH_SPARK, a Python with pyspark, and $news"
    exit 0
fi
plain_texts "$news" >"$tmp/news.jsonl"
export PYTHONPATH="$top_srcdir/tests/bench:$top_srcdir/examples/spark" PYTHONDONTWRITEBYTECODE=1
export PYSPARK_PYTHON="$QUOTH_SPARK" SPARK_LOCAL_IP=127.0.0.1

compare()
{
    machine_line "$quoth"
    "$QUOTH_SPARK" "$here/compare.py" "$quoth" "$tmp/news.jsonl" "${ARTICLES:-8400}" 2>"$tmp/log" || { cat "$tmp/log" >&2; exit 1; }
}

show_table "$top_srcdir/tests/bench/README.md" spark compare
