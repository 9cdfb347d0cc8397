#!/bin/sh
# limits.sh: each limit of an article, as an option, with its message; and what makes no sense as one.
. "$top_srcdir/tests/tap.sh"
. "$top_srcdir/tests/patho/wanted.sh"
cd "$tmp" || exit 99
article=$top_srcdir/examples/dissent.txt
n_bytes=$(wc -c <"$article")
said='The sea wall failed on Monday, the mayor said, and nobody had asked for any money.'

cp "$article" a.txt
mapped "as many bytes as there are" 180 a.txt --max-bytes "$n_bytes"
cp "$article" a.txt
refused "one byte more" "larger than $((n_bytes - 1)) bytes: no article is (--max-bytes)" 180 a.txt --max-bytes $((n_bytes - 1))
printf '{"id": "a", "text": "%s"}\n' "$said" >a.jsonl
refused "a line of more bytes" "larger than 50 bytes" 180 a.jsonl --max-bytes 50
printf '<rss><channel><item><description>%s</description></item></channel></rss>' "$said" >a.rss
refused "an item of more bytes" "larger than 50 bytes" 180 a.rss --max-bytes 50
printf '1\tMayor\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsaid\t_\t_\t_\t_\t_\t_\t_\t_\n' >a.conllu
refused "a parsed text of more bytes" "larger than --max-bytes" 180 a.conllu --max-bytes 8
cp "$article" a.txt
refused "more statements" "more than 3 statements (--max-statements)" 180 a.txt --max-statements 3
printf '<html><body><div><div><p>%s</p></div></div></body></html>' "$said" >a.html
cp a.html b.html
mapped "a page as deep as it may be" 180 a.html --max-depth 5
refused "a page that is deeper has no text" "no article text" 180 b.html --max-depth 3
printf '{"id": "a", "text": "%s", "x": [[[1]]]}\n' "$said" >a.jsonl
cp a.jsonl b.jsonl
mapped "a record as deep as it may be" 180 a.jsonl --max-depth 4
refused "a record that is deeper" "nested too deeply (--max-depth)" 180 b.jsonl --max-depth 3
printf '<rss><channel><item><description>%s</description></item></channel></rss>' "$said" >a.rss
cp a.rss b.rss
mapped "news XML as deep as it may be" 180 a.rss --max-depth 4
refused "news XML that is deeper" "nested too deeply (--max-depth)" 180 b.rss --max-depth 3
printf '<html><body class=x><p>%s</p></body></html>' "$said" >a.html
cp a.html b.html
mapped "a page with as many nodes as it may have" 180 a.html --max-nodes 4
refused "a page with more" "too many elements and attributes (--max-nodes)" 180 b.html --max-nodes 3
printf '{"id": "a", "text": "%s", "x": [1, 2, 3]}\n' "$said" >a.jsonl
refused "a record with more values" "too many values in one record (--max-nodes)" 180 a.jsonl --max-nodes 5

# a broken limit leaves the other articles alone
{ printf '{"id": "a", "text": "'; repeat 100000 'said '; printf '"}\n{"id": "b", "text": "%s"}\n' "$said"; } >two.jsonl
run 180 two.jsonl --timeout 1 --lang en
check "an article that takes too long is left out, the next one is mapped" sh -c \
    '[ $1 = 1 ] && grep -q "^two.jsonl: error: analysing it took more than 1 seconds (--timeout)" stderr && [ -s out.nt ]' - $got

{ printf '{"id": "a", "html": "<p>'; repeat 20000000 '& '; printf '"}\n{"id": "b", "text": "%s"}\n' "$said"; } >two.jsonl
run 180 two.jsonl --timeout 1 --max-bytes 100000000
check "a page that takes long to read is left out, the next article is mapped" sh -c \
    '[ $1 = 1 ] && grep -q "^two.jsonl:1.*: error: reading it took more than 1 seconds (--timeout)" stderr && [ -s out.nt ]' - $got
rm -f two.jsonl

for value in 0 -1 x '' 1.5 99999999999999999999; do
    check_exit 2 "--max-bytes '$value' is wrong usage" "$quoth" map "$article" --max-bytes "$value"
done
check_exit 2 "--max-depth 257 is wrong usage" "$quoth" map "$article" --max-depth 257
check_exit 2 "--timeout 0 is wrong usage" "$quoth" map "$article" --timeout 0
check "the message tells the range" grep -q -e "--timeout 0: not a whole number from 1 to 1000000" stderr
done_testing
