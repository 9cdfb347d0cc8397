#!/bin/sh
# shell.sh: the examples in shell do what they say, on a folder with articles, a page, and a file that is none.
. "$top_srcdir/tests/tap.sh"
command -v python3 >/dev/null || skip_all "no python3"
store=
trap '[ -z "$store" ] || kill "$store"; chmod -R u+rwx "$tmp"; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 99
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
PATH=$top_builddir/src:$PATH
examples=$top_srcdir/examples

mkdir pages store
cp "$examples"/corpus/*.txt pages
echo '<html><body><article><p>“The sea wall will not last,” said Ada Quill, director of the Coastal Agency.</p></article></body></html>' \
    >pages/wall.html
printf '\377\376\000' >pages/broken.txt
python3 "$top_srcdir/tests/load/faulty.py" store 2>store/log &
store=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -e store/port ] && break
    sleep 0.25
done

if command -v zstd >/dev/null; then
    check_exit 0 "folder-to-store.sh" sh "$examples/folder-to-store.sh" pages/ "http://127.0.0.1:$(cat store/port)/data"
    check "the broken file is told of" grep -q 'broken\.txt' pages.failed.jsonl
    graphs=$(cut -d ' ' -f 1 store/store | sort -u | wc -l)
    check "each other article is a graph in the store" test "$graphs" = $(($(ls pages | wc -l) - 1))
    zstd -q -d -c pages.nq.zst | sort -u >graphs.nq
    check "and all of it" test "$(sort -u store/store | wc -l)" = "$(wc -l <graphs.nq)"
    check_exit 1 "a store that is not there" sh "$examples/folder-to-store.sh" pages http://127.0.0.1:1/data --retries 0
    check "is told of, and the graphs stay" sh -c 'grep -q "127.0.0.1:1" stderr && test -s pages.nq'
else
    skip "folder-to-store.sh" "no zstd"
fi

if command -v roqet >/dev/null; then
    check_exit 0 "most-quoted.sh" sh "$examples/most-quoted.sh" pages/*.html "$examples"/corpus/*.txt
    check "it ranks people" sh -c 'grep -q "Ada Quill.*1$" stdout && [ "$(wc -l <stdout)" -gt 3 ]'
else
    skip "most-quoted.sh" "no roqet"
fi
done_testing
