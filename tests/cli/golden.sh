#!/bin/sh
# golden.sh: the graph of each case of tests/golden/ says what its want.tsv says; tests/golden/README.md tells how to add one.
# A case under tests/known/ is expected to fail, and counts as an expected failure.
. "$top_srcdir/tests/tap.sh"

compare_case() # FOLDER
{
    for input in "$1"/in.*; do break; done
    "$quoth" map "$input" -T nt >"$tmp/graph.nt" || return 1
    LC_ALL=C awk -f "$top_srcdir/tests/golden/dump.awk" "$tmp/graph.nt" >"$tmp/got.tsv" || return 1
    LC_ALL=C awk -f "$top_srcdir/tests/golden/compare.awk" "$1/want.tsv" "$tmp/got.tsv"
}

known_case() # FOLDER
{
    if compare_case "$1" >"$tmp/known" 2>&1; then
        ok "${1##*/}: passes now, move it to tests/golden"
    else
        not_ok "${1##*/} # TODO known failure" "$tmp/known"
    fi
}

for folder in "$top_srcdir"/tests/golden/*/ "$top_srcdir"/tests/known/*/; do
    folder=${folder%/}
    case $folder in
    *'*') ;; # no case in it
    */known/*) known_case "$folder" ;;
    *) check "${folder##*/}" compare_case "$folder" ;;
    esac
done
done_testing
