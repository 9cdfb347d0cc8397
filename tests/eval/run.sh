#!/bin/sh
# run.sh: scores the program on the public data; prints tables.
#
#   tests/eval/run.sh [--json] [BUILD]
#
# Reads the gold graphs and scorers of $QUOTH_SHARED (default: ../shared beside the project). BUILD is the build folder
# (default: build); the graphs stay in BUILD/eval. Needs a Python with rdflib: $QUOTH_TEST_PYTHON, or python3.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
shared=${QUOTH_SHARED:-$top/../shared}
python=${QUOTH_TEST_PYTHON:-python3}
json=
build=$top/build
for word in "$@"; do
    case $word in
    --json) json=--json ;;
    -*) echo "run.sh: unknown option $word" >&2; exit 2 ;;
    *) build=$word ;;
    esac
done
quoth=$build/src/quoth
out=$build/eval
mkdir -p "$out/graphs"

"$quoth" map -q "$shared/seed/article.txt" -o "$out/seed.ttl"
for text in "$shared"/eval/graphs/*.txt; do
    name=${text##*/}
    "$quoth" map -q "$text" -o "$out/graphs/${name%.txt}.ttl" || echo "run.sh: $name failed" >&2
done
"$python" -B "$shared/eval/score_graph.py" "$shared/seed/graph.json" "$out/seed.ttl" --text "$shared/seed/article.txt" $json
"$python" -B "$shared/eval/score_graph.py" --dir "$shared/eval/graphs" --pred "$out/graphs" $json
