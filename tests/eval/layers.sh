#!/bin/sh
# layers.sh: scores the layers of the language stages on the public dev sets; prints one table.
#
#   tests/eval/layers.sh [BUILD]
#
# Reads the data and the scorer of $QUOTH_SHARED (default: ../shared beside the project). BUILD is the build folder
# (default: build); the layers stay in BUILD/eval. README=1 in the environment puts the table into README.md.
set -eu
top_srcdir=$(cd "$(dirname "$0")/../.." && pwd)
shared=${QUOTH_SHARED:-$top_srcdir/../shared}
build=${1:-$top_srcdir/build}
out=$build/eval
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
. "$top_srcdir/tests/table.sh"

if [ ! -f "$shared/eval/score.py" ]; then
    echo "layers.sh: nothing scored: no $shared/eval/score.py (QUOTH_SHARED names the folder above eval/)"
    exit 0
fi

mkdir -p "$out"
for set in ewt gum wwn uner polnear; do
    plain_texts "$shared/data/$set.dev.jsonl.gz" >"$tmp/$set.jsonl"
    "$build/src/quoth" map -q "$tmp/$set.jsonl" -o "$out/$set.dev.jsonl" || echo "layers.sh: $set: some articles failed" >&2
done

table()
{
    machine_line "$build/src/quoth"
    "${QUOTH_TEST_PYTHON:-python3}" -B "$top_srcdir/tests/eval/layers.py" "$shared" "$out" ewt gum wwn uner polnear
}

show_table "$top_srcdir/tests/eval/README.md" layers table
