#!/bin/sh
# run.sh: scores the program on the public data; prints tables.
#
#   tests/eval/run.sh [--json] [--layers] [BUILD]
#
# Reads the gold graphs and scorers of $QUOTH_SHARED (default: ../shared beside the project). BUILD is the build folder
# (default: build); the graphs stay in BUILD/eval. --layers scores the dev sets of the language layers, too. Needs a Python
# with rdflib: $QUOTH_TEST_PYTHON, or python3.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
shared=${QUOTH_SHARED:-$top/../shared}
python=${QUOTH_TEST_PYTHON:-python3}
json=
layers=
build=$top/build
for word in "$@"; do
    case $word in
    --json) json=--json ;;
    --layers) layers=1 ;;
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

[ -n "$layers" ] || exit 0
for gold in "$shared"/data/*.dev.jsonl.gz; do
    name=${gold##*/}
    name=${name%.jsonl.gz}
    echo
    echo "$name"
    gzip -dc "$gold" | "$quoth" map -q - --from jsonl -T jsonl >"$out/$name.jsonl" || :
    "$python" -B "$shared/eval/score.py" "$gold" "$out/$name.jsonl" $json
done
