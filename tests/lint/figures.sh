#!/bin/sh
# figures.sh: what METHOD.md says of quality is what was measured, and the files that the pages name are there.
. "$top_srcdir/tests/tap.sh"
cd "$top_srcdir" || exit 99

# figures with a point
figures() { cat "$@" | tr -s ' |/(),;:`' '\n' | sed 's/[.%]*$//; s/^\./0./' | grep -x -E '[0-9]+\.[0-9]+' | sort -u; }

figures src/METHOD.md >"$tmp/said"
figures tests/eval/README.md src/models/en.md >"$tmp/measured"
check "METHOD.md has figures" test -s "$tmp/said"
check "each was measured" sh -c 'comm -23 "$1" "$2" | tee "$3"; ! test -s "$3"' - "$tmp/said" "$tmp/measured" "$tmp/invented"

for page in README.md src/METHOD.md; do
    grep -o -E '\]\([^):#]+' "$page" | sed 's/^](//' | sort -u | while read -r file; do
        [ -e "$(dirname "$page")/$file" ] || echo "$page: $file"
    done
done >"$tmp/dead"
check "no page names a file that is not there" sh -c 'cat "$1"; ! test -s "$1"' - "$tmp/dead"
done_testing
