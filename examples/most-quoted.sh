#!/bin/sh
# most-quoted.sh: who is quoted most in these articles? Needs roqet (Debian: rasqal-utils).
#
#     most-quoted.sh ARTICLE...
#     most-quoted.sh pages/*.html
set -eu
query=$(dirname "$0")/queries/06-most-quoted.rq
graph=$(mktemp)
trap 'rm -f "$graph"' EXIT
quoth map "$@" -q -T nt >"$graph"
roqet -q -r tsv -D "$graph" "$query" || [ $? = 2 ] # which roqet also says after answers that are right
