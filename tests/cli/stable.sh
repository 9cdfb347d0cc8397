#!/bin/sh
# stable.sh: the same input gives the same bytes: in any folder, any locale and any time zone.
. "$top_srcdir/tests/tap.sh"
article=$top_srcdir/examples/dissent.txt
forms="ttl nt nq rdf rj dot svg png pdf html jsonl"
mkdir "$tmp/a" "$tmp/b b" "$tmp/locale"

(cd "$tmp/a" && cp "$article" one.txt && env -i PATH="$PATH" LC_ALL=C TZ=UTC LSAN_OPTIONS="${LSAN_OPTIONS-}" \
    "$quoth" map one.txt $(for f in $forms; do echo "-o x.$f"; done))
# a locale with a decimal comma and another alphabet, if one can be made
locale=C.UTF-8
localedef -i tr_TR -f UTF-8 "$tmp/locale/tr_TR.UTF-8" 2>/dev/null && locale=tr_TR.UTF-8
(cd "$tmp/b b" && cp "$article" one.txt && env -i PATH="$PATH" HOME=/nowhere LOCPATH="$tmp/locale" LC_ALL=$locale \
    TZ=Asia/Tokyo LSAN_OPTIONS="${LSAN_OPTIONS-}" "$quoth" map one.txt $(for f in $forms; do echo "-o x.$f"; done))
for form in $forms; do
    check "x.$form is the same in C and $locale" cmp "$tmp/a/x.$form" "$tmp/b b/x.$form"
done
# graphviz once ordered clusters by where their names lay in memory
for form in dot svg; do
    "$quoth" map -q "$article" -o "$tmp/alone.$form"
    "$quoth" map -q "$article" -o "$tmp/graph.ttl" -o "$tmp/behind.$form"
    check "x.$form is the same alone and behind another output" cmp "$tmp/alone.$form" "$tmp/behind.$form"
done
check "no output names the folder" sh -c '! grep -l -F -e "$1" "$1"/a/x.*' - "$tmp"
done_testing
