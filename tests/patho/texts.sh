#!/bin/sh
# texts.sh: hostile texts and pages.
. "$top_srcdir/tests/tap.sh"
. "$top_srcdir/tests/patho/wanted.sh"
cd "$tmp" || exit 99

# ---- texts ----
head -c 50000000 /dev/zero | tr '\0' a >word.txt
refused "50 MB of one word" "larger than 16777216 bytes" 180 word.txt
head -c 1000000 /dev/zero | tr '\0' a >word.txt
mapped "1 MB of one word" 180 word.txt --lang en
yes 'The mayor said "no" ' | tr -d '\n' | head -c 50000000 >line.txt
refused "50 MB of one line" "larger than 16777216 bytes" 180 line.txt
yes 'The mayor said "no" ' | tr -d '\n' | head -c 5000000 >line.txt
refused "5 MB of one line, in two seconds" "more than 2 seconds (--timeout)" 180 line.txt --timeout 2
repeat $((many / 20)) '“The mayor said ' >quotes.txt
mapped "open quotations" 180 quotes.txt
repeat $many '"' >marks.txt
mapped "quotation marks alone" 180 marks.txt --lang en
repeat $((many / 50)) 'He said that she said that ' >chain.txt
mapped "a chain of speakers" 180 chain.txt
repeat $((many / 2)) 'Anna Berg ' >names.txt
mapped "names without a sentence" 180 names.txt --lang en
repeat $many 'said ' >said.txt
mapped "said, and nothing else" 180 said.txt --lang en
repeat $((many / 10)) 'Berg, ' >commas.txt
mapped "a list without end" 180 commas.txt --lang en
repeat $many '(' >brackets.txt
mapped "open brackets" 180 brackets.txt --lang en
repeat $((many / 20)) 'x/' >path.txt
mapped "a path without end" 180 path.txt --lang en
{ printf 'The mayor said no.'; repeat $many '\314\201'; } >accents.txt
mapped "accents on one letter" 180 accents.txt
awk 'BEGIN { for (i = 1; i < 32; i++) for (k = 0; k < 1000; k++) printf "%c", i; print "The mayor said no." }' >control.txt
mapped "control characters" 180 control.txt --lang en
awk 'BEGIN {
    for (i = 0; i < 3000; i++) {
        tail = sprintf("%c%c%c", 97 + i % 26, 97 + int(i / 26) % 26, 97 + int(i / 676))
        printf "Anna Berg%s, head of the Dam%s Agency, said the dam is unsafe.\n", tail, tail
    }
}' >people.txt
mapped "3,000 people, and their map" 120 people.txt -o people.svg
check "the map is whole" grep -q "</svg>" people.svg
head -c 200000 /dev/urandom >noise.txt
refused "noise" "" 180 noise.txt --from text
head -c 20000 /dev/urandom | tr -dc ' -~\n' >ascii.txt
mapped "printable noise" 180 ascii.txt --from text --lang en

# ---- pages ----
said='<p>The sea wall failed on Monday, the mayor said, and nobody had asked for any money.</p>'
{ echo "<html><body>$said"; repeat $many '<div>'; echo 'The mayor said no.'; } >tags.html
mapped "open tags" 180 tags.html
{ echo "<html><body>$said"; repeat $many '<b>'; repeat $many '</i>'; } >stray.html
mapped "end tags of nothing" 180 stray.html
{ echo "<html><body>$said"; repeat $((many / 10)) '<p>x'; } >paragraphs.html
mapped "paragraphs of one letter" 180 paragraphs.html
{ echo "<html><body>$said"; repeat $many '<a href="x'; } >open.html
mapped "open attributes" 180 open.html
{ printf '<html><body><p '; awk 'BEGIN { for (i = 0; i < 100000; i++) printf "a%d ", i }'; echo ">$said"; } >attributes.html
refused "100,000 attributes of one element" "thousands of attributes in one element" 180 attributes.html
{ printf '<html><body><p class="'; repeat 4000000 'x '; echo "\">$said"; } >attribute.html
mapped "an attribute of 8 MB" 180 attribute.html
{ echo "<html><body>$said"; repeat 1000001 '<b>x</b>'; } >nodes.html
refused "a million elements" "too many elements and attributes (--max-nodes)" 180 nodes.html
{ printf '<html><head><script type="application/ld+json">'; repeat $many '['; echo "</script></head><body>$said"; } >ld.html
mapped "JSON-LD of open lists" 180 ld.html

# ---- JSON ----
{ printf '{"id": "a", "text": '; repeat $many '['; } >deep.jsonl
refused "open JSON lists" "nested too deeply (--max-depth)" 180 deep.jsonl
{ printf '{"id": "a", "text": "The mayor said no.", "x": ['; repeat 600000 '{},'; echo '{}]}'; } >values.jsonl
refused "a million JSON values" "too many values in one record (--max-nodes)" 180 values.jsonl
{ printf '{"sentences": '; repeat $many '[{"tokens": '; } >deep.json
refused "open lists of CoreNLP" "nested too deeply (--max-depth)" 180 deep.json
done_testing
