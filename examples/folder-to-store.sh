#!/bin/sh
# folder-to-store.sh: from a folder of articles or web pages to a store that answers SPARQL.
#
#     folder-to-store.sh FOLDER ENDPOINT [OPTION of quoth load]...
#     folder-to-store.sh pages http://localhost:3030/news/data
#
# Beside FOLDER it leaves FOLDER.nq.zst, the graphs, and FOLDER.failed.jsonl, what could not be read and why. Interrupted,
# it goes on where it was. Nothing is loaded that is not proven.
set -eu
folder=${1%/} endpoint=$2
shift 2
graphs=$folder.nq

status=0
quoth batch "$folder" -o "$graphs.zst" --resume --errors "$folder.failed.jsonl" || status=$?
[ "$status" -le 1 ] || exit "$status" # 1: some articles failed, the others are there
[ ! -e "$graphs.zst.journal" ] || exit 1 # or the disk is full, and the others are not there
zstd -q -d -f "$graphs.zst" -o "$graphs"
quoth check "$graphs"
quoth load "$graphs" --endpoint "$endpoint" "$@"
rm "$graphs"
