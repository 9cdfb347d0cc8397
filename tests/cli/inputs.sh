#!/bin/sh
# inputs.sh: inputs in many forms, packed and not, whole and cut off, well meant and not: what is read, said, and kept.
. "$top_srcdir/tests/tap.sh"
read=$top_srcdir/tests/read
cd "$tmp" || exit 99

# says NAME EXIT MESSAGE N FILE OPTION...: exit status EXIT, MESSAGE on stderr, and N articles read
says()
{
    name=$1 exit=$2 message=$3 n=$4
    shift 4
    timeout 60 "$quoth" map "$@" -v -T jsonl >stdout 2>stderr
    got=$?
    if [ $got = "$exit" ] && { [ -z "$message" ] || grep -q -e "$message" stderr; } && [ "$(wc -l <stdout)" = "$n" ]; then
        ok "$name"
    else
        { echo "exit $got, $(wc -l <stdout) articles"; head -c 2000 stderr; } >log
        not_ok "$name" log
    fi
}

# below KIB COMMAND...: the command may take no more memory than that; sanitizers need theirs
below()
{
    ([ -n "${QUOTH_TEST_SANITIZERS-}" ] || ulimit -v "$1"; shift; "$@")
}

# repeat N TEXT: the text N times, on one line
repeat()
{
    yes "$2" | head -n "$1" | tr -d '\n'
}

# ---- language and body ----
german='Die Bürgermeisterin sagte am Montag, dass die Mauer nicht halten werde, und der Rat der Stadt schwieg.'
printf '%s\n' "$german" >german.txt
printf '{"id": "d1", "text": "%s"}\n{"id": "e1", "text": "The mayor said no to the wall."}\n' "$german" >mixed.jsonl
says "an article that is not English" 1 'german.txt: error: the article is not English but in German; --lang en' 0 german.txt
says "the others go on" 1 'mixed.jsonl: error: d1: the article is not English but in German' 1 mixed.jsonl
says "--lang overrides" 0 '' 2 mixed.jsonl --lang en
"$quoth" map german.txt --body-only body.txt
check "the body alone, in any language" cmp german.txt body.txt
"$quoth" map mixed.jsonl --body-only - >bodies
printf '%s\n\f\nThe mayor said no to the wall.\n' "$german" >want
check "several bodies on standard output" cmp want bodies
printf '<html><body><p>The mayor said no to the wall on Monday.</p></body></html>' >page.html
"$quoth" map page.html --body-only body.txt -o page.nt
check "the body beside a graph" sh -c 'grep -q -x "The mayor said no to the wall on Monday." body.txt && [ -s page.nt ]'

# ---- XML ----
says "what stands before malformed XML is kept" 1 'broken.rss:20:38: error: XML: .*mismatch' 2 "$read/broken.rss"
head -n 13 "$read/feed.rss" >cut.rss
says "XML that breaks off" 1 '^cut.rss:[0-9]*:[0-9]*: error: XML: ' 0 cut.rss
printf '<rss><channel><title>x</title></channel></rss>' >none.rss
says "XML without an article" 1 'none.rss: error: no article' 0 none.rss
{
    printf '<!DOCTYPE rss [<!ENTITY a0 "ha">'
    for i in 1 2 3 4 5 6 7 8 9; do
        printf '<!ENTITY a%d "' $i
        repeat 10 "&a$((i - 1));"
        printf '">'
    done
    printf ']><rss><channel><item><description>The mayor &a9; said no.</description></item></channel></rss>'
} >bomb.rss
says "entity bomb" 1 'bomb.rss:1:[0-9]*: error: XML: .*entity' 0 bomb.rss
{
    printf '<!DOCTYPE rss [<!ENTITY a "'
    repeat 10000 'haha '
    printf '">]><rss><channel><item><description>The mayor '
    repeat 10000 '&a;'
    printf 'said no.</description></item></channel></rss>'
} >blowup.rss
says "quadratic blow-up: nothing is put in" 0 'blowup.rss:1: warning: entities.*&a;' 1 blowup.rss
check "of all that only the text is left" grep -q '"text": "The mayor said no."' stdout
mkfifo pipe.dtd # who opens it waits for ever
printf '<!DOCTYPE rss SYSTEM "pipe.dtd" [<!ENTITY %% p SYSTEM "pipe.dtd"> %%p;<!ENTITY x SYSTEM "pipe.dtd">]>
<rss><channel><item><description>The mayor &x;said no.</description></item></channel></rss>' >outside.rss
says "no external file is opened" 0 'outside.rss:2: warning: entities.*&x;' 1 outside.rss
{ printf '<rss><channel><item>'; repeat 100000 '<p>'; } >deep.rss
says "100,000 elements inside each other" 1 'deep.rss:1:[0-9]*: error: XML: .*depth' 0 deep.rss
{
    printf '<rss><channel><item><title>a</title><description>The mayor said no.</description></item><item><description>'
    head -c 40000000 /dev/zero | tr '\0' a
} >huge.rss
check_exit 1 "a text node of 40 MB, in bounded memory" below 400000 "$quoth" map huge.rss -o huge.nt
says "a text node of 40 MB" 1 'huge.rss:1:[0-9]*: error: XML: .*huge' 1 huge.rss
{
    printf '<rss><channel><item><description>'
    repeat 400000 'a <b>word</b> or two of it, all in one long line, and then another <i>one</i> '
    printf '</description></item><item><description>The mayor said no.</description></item></channel></rss>'
} >large.rss
check_exit 1 "an article of 17 MB, in bounded memory" below 400000 "$quoth" map large.rss -o large.nt
says "an article too large, and the next one" 1 'large.rss:1: error: larger than' 1 large.rss
{
    printf '<rss><channel>\n<item><description>'
    repeat 600000 '<b>a</b><i>b</i>'
    printf '</description></item><item><description>The mayor said no.</description></item></channel></rss>'
} >many.rss
says "an article of too many elements, and the next one" 1 'many.rss:2: error: too many elements' 1 many.rss
{
    printf '<html><body><p>'
    repeat 1000000 'and another '
} >flat.html
says "a page of 12 MB without markup" 1 'flat.html:1: error: 10 MB of text' 0 flat.html
rm -f huge.* large.* flat.html

# ---- metadata in the graph ----
"$quoth" map "$read/wall.nitf.xml" -T nt >wall.nt
says_of_article() # PROPERTY VALUE
{
    grep -q "^<https://fen.example/wall> <https://schema.org/$1> $2 \.$" wall.nt
}
check "byline" says_of_article author '"Ada Quill"'
check "dateline" says_of_article dateline '"FENPORT, March 4"'
check "language" says_of_article inLanguage '"en"'
check "subject" says_of_article keywords '"Flooding"'
check "provider" says_of_article provider '<https://w3id.org/quoth/id/organization/fen-wire>'
check "publisher" says_of_article publisher '<https://w3id.org/quoth/id/organization/fen-post>'

# ---- packed ----
awk 'BEGIN { srand(7); for (i = 0; i < 3000; i++) { printf "{\"id\": \"%d\", \"text\": \"The mayor said no %d times, ", i, rand() * 1e9
    for (k = 0; k < 9; k++) printf "%d ", rand() * 1e9; print "of them twice.\"}" } }' >plain.jsonl
gzip -k -c plain.jsonl >whole.gz
zstd -q -c plain.jsonl >whole.zst
{ head -n 1000 plain.jsonl | gzip -c; tail -n +1001 plain.jsonl | gzip -c; } >members.jsonl.gz
{ head -n 1000 plain.jsonl | zstd -q -c; tail -n +1001 plain.jsonl | zstd -q -c; } >frames.jsonl.zst
"$quoth" map plain.jsonl -T nt >plain.nt
for file in whole.gz whole.zst members.jsonl.gz frames.jsonl.zst; do
    "$quoth" map $file -T nt >packed.nt
    check "$file is read as what is in it" cmp plain.nt packed.nt
done
"$quoth" map - -T nt <whole.gz >packed.nt
check "gzip on standard input" cmp plain.nt packed.nt

# cut FILE: the first half of the bytes is kept as far as its last whole line, and the byte where the file ends is told
cut_off()
{
    size=$(($(wc -c <$1) / 2))
    head -c $size $1 >cut.$1
    "$quoth" map cut.$1 -T jsonl >stdout 2>stderr
    got=$? n=$(wc -l <stdout)
    [ $got = 1 ] && [ $n -gt 1000 ] && [ $n -lt 2000 ] && grep -q "^cut.$1: error: .* break off at byte $size of the file" stderr &&
        [ "$(wc -l <stderr)" = 1 ]
}
for file in whole.gz members.jsonl.gz; do
    check "$file cut off in the middle" cut_off $file
done
size=$(($(wc -c <whole.zst) * 9 / 10))
head -c $size whole.zst >cut.zst
says "zstd cut off: told with the byte" 1 "cut.zst: error: .* break off at byte $size of the file" "$(zstd -q -d -c cut.zst 2>/dev/null | grep -c '}$')" cut.zst
head -c 20 whole.gz >stump.gz
says "gzip cut off before the first article" 1 '^stump.gz: error: .* break off at byte 20' 0 stump.gz
{ head -c 40000 whole.gz; printf 'XXXXXXXX'; tail -c +40009 whole.gz; } >damaged.gz
"$quoth" map damaged.gz -T jsonl >stdout 2>stderr
check "damaged gzip: exit 1" test $? = 1
check "damaged gzip: the place" grep -q '^damaged.gz: error: gzip data are damaged at byte [0-9]* of' stderr
check "damaged gzip: what stood before" test "$(wc -l <stdout)" -gt 500
{ cat whole.gz; echo more; } >tail.gz
says "something behind gzip" 1 'tail.gz: error: .* followed by something else' 3000 tail.gz
{ cat whole.gz; head -c 5000 /dev/zero; } >padded.gz
says "zero bytes behind gzip" 0 '' 3000 padded.gz
printf 'The mayor said no.\n\nThe council said yes.\n' | gzip -c | head -c -6 >text.txt.gz
says "a text cut off: its beginning is read" 1 '^text.txt.gz: error: .* break off' 1 text.txt.gz
head -c 200000000 /dev/zero | gzip -c >zeros.gz
check_exit 1 "200 MB of nothing in a small file, in bounded memory" below 400000 "$quoth" map zeros.gz -o zeros.nt

# ---- analysed elsewhere ----
says "CoNLL-U: a broken document is left out" 1 'parsed.conllu:33: error: CoNLL-U: a head .* outside' 2 "$read/parsed.conllu"
"$quoth" map "$read/parsed.json" -T jsonl >parsed.jsonl
check "tags of the input stay" grep -q '{"span": \[34, 36\], "upos": "INTJ", "xpos": "UH", "lemma": "no"[,}]' parsed.jsonl
# conllu ROW...: a sentence; a row is FORM LEMMA UPOS XPOS HEAD NAME, parted by commas
conllu() {
    i=0
    for row in "$@"; do
        i=$((i + 1))
        echo "$i,$row" | awk -F, -v OFS='\t' '{ print $1, $2, $3, $4, $5, "_", $6, "_", "_", "NER=" $7 }'
    done
    echo
}
conllu Ida,Ida,PROPN,NNP,3,B-GPE Moor,Moor,PROPN,NNP,1,I-GPE said,say,VERB,VBD,0,O that,that,SCONJ,IN,8,O \
    the,the,DET,DT,6,O wall,wall,NOUN,NN,8,O would,would,AUX,MD,8,O hold,hold,VERB,VB,3,O .,.,PUNCT,.,3,O >names.conllu
"$quoth" map names.conllu -T jsonl >names.jsonl
check "so do names, that the model would give another type" grep -q '"entities": \[{"span": \[0, 8\], "type": "place"}\]' names.jsonl
check "and heads" grep -q '"lemma": "the", "head": 5, .*"lemma": "wall", "head": 7,' names.jsonl
check "statements are read of tokens of the input" \
    grep -q '"attributions": \[{"source": \[\[0, 8\]\], "cue": \[\[9, 13\]\], "content": \[\[14, 38\]\]' names.jsonl
printf '1\tNo\tno\n\n' >columns.conllu
says "too few columns" 1 'columns.conllu:1: error: CoNLL-U: not ten columns' 0 columns.conllu --from conllu
printf '1\t\303(\t_\t_\t_\t_\t_\t_\t_\t_\n\n' >bytes.conllu
says "broken UTF-8 in CoNLL-U" 1 'bytes.conllu:1: error: CoNLL-U: broken UTF-8' 0 bytes.conllu
printf '{"sentences": [{"tokens": [{}]}]}' >tokens.json
says "CoreNLP without words" 1 'tokens.json: error: no sentences with tokens' 0 tokens.json
printf '{"sentences": [\n{"tokens": ]' >broken.json
says "CoreNLP, broken" 1 'broken.json:2:[0-9]*: error: JSON' 0 broken.json

# ---- web archives ----
# record TYPE URI CONTENT-TYPE: a record whose block is standard input
record()
{
    cat >block
    printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2031-03-04T10:15:00Z\r\n' "$1"
    printf 'WARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n' "$2" "$3" "$(wc -c <block)"
    cat block
    printf '\r\n\r\n'
}

# response URI STATUS HEADER: a response with that status and header, and standard input as its body
response()
{
    { printf 'HTTP/1.1 %s\r\n%b\r\n\r\n' "$2" "$3"; cat; } | record response "$1" 'application/http; msgtype=response'
}

page()
{
    printf '<html><head><title>%s</title></head><body><p>%s</p></body></html>' "$1" "$2"
}

html='Content-Type: text/html'
archive() # COMMAND...: each record of the archive through the command
{
    printf 'software: by hand\r\n' | record warcinfo '' application/warc-fields | "$@"
    printf 'GET / HTTP/1.1\r\n\r\n' | record request https://fen.example/1 'application/http; msgtype=request' | "$@"
    page One 'The mayor said “no” to the wall on Monday.' |
        response https://fen.example/1 '200 OK' "$html; charset=utf-8" | "$@"
    page Two 'The council said yes on Tuesday, the mayor said.' >two
    { printf '%x\r\n' 20; head -c 20 two; printf '\r\n%X;x=y\r\n' $(($(wc -c <two) - 20)); tail -c +21 two
        printf '\r\n0\r\n\r\n'; } | response '<https://fen.example/2>' '200 OK' "$html\r\nTransfer-Encoding: chunked" | "$@"
    page Three 'A “third” page was packed by its server.' | gzip -c |
        response https://fen.example/3 '200 OK' "$html\r\nContent-Encoding: gzip" | "$@"
    page Four "The caf$(printf '\351') owners said so." | response https://fen.example/4 '200 OK' "$html;charset=ISO-8859-1" | "$@"
    page Five 'It was not packed, whatever its header says.' |
        response https://fen.example/5 '200 OK' "$html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked" | "$@"
    page Gone 'Not found, said the server at once.' | response https://fen.example/6 '404 Not Found' "$html" | "$@"
    printf 'GIF89a' | response https://fen.example/7.gif '200 OK' 'Content-Type: image/gif' | "$@"
    printf '\013\200' | response https://fen.example/8 '200 OK' "$html\r\nContent-Encoding: br" | "$@"
    page '' '' | response https://fen.example/9 '200 OK' "$html" | "$@"
    printf 'HTTP/1.1 200 OK\r\n\r\n' | record revisit https://fen.example/1 'application/http; msgtype=response' | "$@"
    page Last 'The last page of all was short, she said.' | response https://fen.example/10 '200 OK' "$html" | "$@"
}
archive cat >a.warc
archive gzip -c >a.warc.gz
archive zstd -q -c >a.warc.zst
for file in a.warc a.warc.gz a.warc.zst; do
    says "$file: its pages" 0 'note: records skipped: 3 no responses, 1 with a status other than 200, 1 no HTML, 1 packed in an unknown way, 1 without an article$' 6 $file
done
"$quoth" map a.warc.gz -T jsonl | sed 's/, "sentences.*//' >got
cat >want <<'END'
{"id": "https://fen.example/1", "url": "https://fen.example/1", "title": "One", "text": "The mayor said “no” to the wall on Monday."
{"id": "https://fen.example/2", "url": "https://fen.example/2", "title": "Two", "text": "The council said yes on Tuesday, the mayor said."
{"id": "https://fen.example/3", "url": "https://fen.example/3", "title": "Three", "text": "A “third” page was packed by its server."
{"id": "https://fen.example/4", "url": "https://fen.example/4", "title": "Four", "text": "The café owners said so."
{"id": "https://fen.example/5", "url": "https://fen.example/5", "title": "Five", "text": "It was not packed, whatever its header says."
{"id": "https://fen.example/10", "url": "https://fen.example/10", "title": "Last", "text": "The last page of all was short, she said."
END
check "what the pages say" diff want got
head -c -60 a.warc >cut.warc
says "an archive cut off" 1 "^cut.warc: error: the last record breaks off at byte $(wc -c <cut.warc)" 5 cut.warc
head -c -60 a.warc.gz >cut.warc.gz
says "a packed archive cut off" 1 "^cut.warc.gz: error: .* break off at byte $(wc -c <cut.warc.gz) " 5 cut.warc.gz
{ cat a.warc; printf 'stray bytes\r\nand more\r\n'; cat a.warc; } >stray.warc
says "what is no record is told and passed over" 1 "^stray.warc: error: no WARC record at byte $(wc -c <a.warc);" 12 stray.warc
printf 'WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n' >length.warc
says "a record without a length" 1 'length.warc: error: the WARC record at byte 0 has no length' 0 length.warc
printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999999999\r\n\r\nx\r\n' >long.warc
says "a record with an impossible length" 1 'long.warc: error: the WARC record at byte 0 has no length' 0 long.warc
{ yes '<p>The mayor said no.' | head -c 20000000 | response https://fen.example/big '200 OK' "$html"; cat a.warc; } >big.warc
says "a page too large, and the next ones" 1 '^big.warc (https://fen.example/big): error: larger than' 6 big.warc
done_testing
