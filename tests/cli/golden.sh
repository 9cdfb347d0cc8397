#!/bin/sh
# golden.sh: the graph of each case of tests/golden/ says what its want.tsv says; tests/golden/README.md tells how to add one.
# A case under tests/known/ is expected to fail; once it passes, it is to be moved there.
. "$top_srcdir/tests/tap.sh"

compare_case() # FOLDER
{
    for input in "$1"/in.*; do break; done
    "$quoth" map "$input" -T nt >"$tmp/graph.nt" || return 1
    LC_ALL=C awk -f "$top_srcdir/tests/golden/dump.awk" "$tmp/graph.nt" >"$tmp/got.tsv" || return 1
    LC_ALL=C awk -f "$top_srcdir/tests/golden/compare.awk" "$1/want.tsv" "$tmp/got.tsv"
}

for folder in "$top_srcdir"/tests/golden/*/ "$top_srcdir"/tests/known/*/; do
    folder=${folder%/}
    case $folder in
    *'*') ;; # no case in it
    */known/*) check "${folder##*/} # TODO known failure" compare_case "$folder" ;;
    *) check "${folder##*/}" compare_case "$folder" ;;
    esac
done
done_testing
