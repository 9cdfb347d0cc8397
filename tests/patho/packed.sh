#!/bin/sh
# packed.sh: packed files that unpack to gigabytes, and web archives that lie about lengths.
. "$top_srcdir/tests/tap.sh"
. "$top_srcdir/tests/patho/wanted.sh"
cd "$tmp" || exit 99

# ---- bombs: some GiB, in members or frames ----
head -c 10000000 /dev/zero | tr '\0' a | gzip -1 >member.gz
for i in 1 2 3 4; do cat member.gz member.gz member.gz member.gz >more.gz && mv more.gz member.gz; done
cp member.gz bomb.txt.gz
refused "2 GB of text in gzip" "larger than 16777216 bytes" 180 bomb.txt.gz
{ printf '{"id": "a", "text": "' | gzip; cat member.gz; printf '"}\n{"id": "b", "text": "The mayor of Fenport said no to the council."}\n' | gzip; } >bomb.jsonl.gz
run 180 bomb.jsonl.gz
check "2 GB in one line of JSON Lines: the next line is mapped" sh -c '[ $1 = 1 ] && [ -s out.nt ] && grep -q "^bomb.jsonl.gz:1.*error: larger than" stderr' - $got
rm -f out.nt bomb.jsonl.gz
if command -v zstd >/dev/null; then
    head -c 100000000 /dev/zero | zstd -q -1 >frame.zst
    for i in 1 2; do cat frame.zst frame.zst frame.zst frame.zst frame.zst >more.zst && mv more.zst frame.zst; done
    mv frame.zst bomb.txt.zst
    refused "2 GB of text in zstd" "larger than 16777216 bytes" 180 bomb.txt.zst
else
    skip "2 GB of text in zstd" "no zstd"
fi
# a window of 2 GiB, which a decoder would have to hold
printf '\050\265\057\375\000\250\375\377\377The mayor' >window.txt.zst
refused "zstd with a huge window" "zstd data" 180 window.txt.zst
head -c 1000 member.gz >cut.txt.gz
run 180 cut.txt.gz
check "gzip that breaks off is told" sh -c '[ $1 = 1 ] && grep -q "^cut.txt.gz: error: gzip data break off at byte 1000" stderr' - $got
rm -f out.nt

# ---- web archives ----
page='HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The sea wall failed on Monday, the mayor said to the council.</p></body></html>'
n_page=$(printf "$page" | wc -c)

record() # LENGTH BODY
{
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fen.example/%s\r\nContent-Length: %s\r\n\r\n' "$1" "$1"
    printf "$2"
    printf '\r\n\r\n'
}

for length in 0 10 $((n_page - 20)) $((n_page + 3)); do
    { record "$length" "$page"; record "$n_page" "$page"; } >lies.warc
    run 180 lies.warc
    check "a record of $n_page bytes that says $length: the next one is found" sh -c '[ $1 -le 1 ] && grep -q "fen.example/'"$n_page"'" out.nt' - $got
    rm -f out.nt
done
for length in 99999999999 18446744073709551615 18446744073709551616 -1 1e9; do
    { record "$n_page" "$page"; record "$length" "$page"; } >lies.warc
    run 180 lies.warc
    check "a record that says $length: the one before is kept" sh -c '[ $1 -le 1 ] && [ -s out.nt ] && grep -q "^lies.warc" stderr' - $got
    rm -f out.nt
done
{ printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'; cat member.gz; } >body
{ record "$n_page" "$page"; printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\n' "$(wc -c <body)"; cat body; } >bomb.warc
mapped "a page that unpacks to 2 GB, behind a good one" 180 bomb.warc
{ record "$n_page" "$page"; record 200 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<p>The mayor'; } >chunk.warc
run 180 chunk.warc
check "a chunk of all the memory there is" sh -c '[ $1 -le 1 ] && [ -s out.nt ]' - $got
{ printf 'WARC/1.0\r\n'; repeat $many 'X: y\r\n'; } >headers.warc
run 180 headers.warc
check "headers without end" test $got = 1
done_testing
