#!/bin/sh
# pages.sh: the bodies of the development pages by score_pages.py. An article a run: pages of every language count.
set -eu
cd "$(dirname "$0")/../.."
shared=${QUOTH_SHARED:-../shared}
quoth=${QUOTH:-build/src/quoth}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for page in "$shared"/eval/pages/*.html.gz; do
    id=${page##*/}
    "$quoth" map "$page" --from html -q --body-only "$tmp/body" &&
        python3 -c 'import json, sys; print(json.dumps({"id": sys.argv[1], "text": open(sys.argv[2], encoding="utf-8").read()}))' \
            "${id%%.*}" "$tmp/body"
done >"$tmp/bodies.jsonl"
python3 "$shared/eval/score_pages.py" "$shared/eval/pages/truth.json" "$tmp/bodies.jsonl" "$@"
