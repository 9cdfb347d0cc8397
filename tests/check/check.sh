#!/bin/sh
# check.sh: quoth check proves what quoth map writes, finds each lie in it at its line, and is not hurt by hostile files.
# What the shapes ask for is compared with pySHACL in tests/onto/agree.sh.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99

tells() # TEXT
{
    grep -q -F -e "$1" stderr || { cat stderr; return 1; }
}

# A few seconds are plenty: what hangs is ended.
quoth_check()
{
    timeout 60 "$quoth" check "$@"
}

# ---- true graphs ----
cp "$top_srcdir/examples/dissent.txt" a.txt
printf 'Mayor Ruth Adeyemi said \342\200\234we are \360\237\230\200 done\342\200\235 on Monday. "It is \\ over," she told The Fen Post.\n' >b.txt
for form in ttl nt nq; do
    "$quoth" map -q a.txt b.txt -o two.$form
    check_exit 0 "two articles as $form" quoth_check two.$form
    check "nothing is said of $form" sh -c '! [ -s stdout ] && ! [ -s stderr ]'
done
check_exit 0 "verbose" quoth_check -v two.nq
check "it counts" grep -q '^two.nq: note: all is proven: [0-9]* statements, [0-9]* triples, graphs: 2$' stderr
check_exit 0 "standard input" sh -c '"$1" check - --from nt <two.nt' - "$quoth"
check_exit 0 "several files" quoth_check two.ttl two.nt two.nq
{ echo '@prefix s: <https://schema.org/> .'; sed 's/$/ /' two.nt; } >lines.ttl
check_exit 0 "N-Triples are Turtle" quoth_check lines.ttl
{ grep -v '> \.$' two.nt; grep '> \.$' two.nt; } >mixed.nt
check_exit 0 "the order of the lines is free" quoth_check mixed.nt
cat two.nt two.nt >double.nt
check_exit 0 "the same triple twice is one" quoth_check double.nt
awk '{ g = $NF == "." ? $(NF - 1) : ""; print > (g == first || !first ? "one.part" : "two.part"); if (!first) first = g }' two.nq
{ printf '{ '; cat one.part two.part | sed 's/ <[^<>]*> \.$/ ./'; echo '}'; } >all.trig
check_exit 0 "TriG" quoth_check all.trig

# ---- lies ----
# lie NAME MESSAGE SED-SCRIPT [FILE]: the changed file is refused with the message at the changed line
lie()
{
    from=${4-two.nt}
    sed "$3" "$from" >lie.nt
    cmp -s "$from" lie.nt && not_ok "$1: the script changes nothing"
    changed=$(cmp "$from" lie.nt | sed 's/.*line //')
    check_exit 1 "$1" quoth_check lie.nt
    check "$1 is told at line $changed" tells "lie.nt:${5-$changed}: error: $2: "
}

first() # PATTERN: the number of the first such line
{
    grep -n -m 1 -e "$1" two.nt | cut -d: -f1
}

text=$(first 'schema.org/text>')
anchor=$(first '#anchorOf>')
phrase=$(sed -n "${anchor}s/^\(<[^>]*>\).*/\1/p" two.nt)
lie "another word in a statement" "schema:text is not what its content spans hold" "${text}s/ [a-z]\([a-z]* [a-z]\)/ Q\1/"
lie "a longer statement" "schema:text is not what its content spans hold" "${text}s/\" \.\$/ never\" ./"
lie "another word at a stretch" "nif:anchorOf is not what stands at the offsets" "${anchor}s/\" \.\$/x\" ./"
begin=$(grep -n -F "$phrase" two.nt | grep -m 1 '#beginIndex>' | cut -d: -f1)
lie "a stretch somewhere else" "nif:anchorOf is not what stands at the offsets" "${begin}s/\"[0-9]*\"/\"1\"/" two.nt "$anchor"
end=$(grep -n -F "$phrase" two.nt | grep -m 1 '#endIndex>' | cut -d: -f1)
lie "a stretch behind the text" "nif:anchorOf is not what stands at the offsets" "${end}s/\"[0-9]*\"/\"999999\"/" two.nt "$anchor"
hash=$(first '#textHash>')
lie "another hash" "quoth:textHash is not the hash of the text" "${hash}s/\"[0-9a-f]/\"x/;${hash}s/\"x/\"0/;${hash}s/\"00/\"11/"
string=$(first '#isString>')
lie "another text" "quoth:textHash is not the hash of the text" "${string}s/ the / teh /" two.nt "$hash"
speaker=$(first 'ns#speaker>')
lie "a speaker that nobody is" "a speaker is a person, an organization or an unnamed source" "${speaker}s,> \.\$,-x> .,"
check "and nothing says what it is" tells "lie.nt:$speaker: error: is named, and nothing says what it is: "
source=$(first '#wasQuotedFrom>')
statement=$(sed -n "${source}s/^\(<[^>]*>\).*/\1/p" two.nt)
line=$(grep -n -m 1 -F "$statement <" two.nt | cut -d: -f1)
lie "a statement without its article" "needs the one article that it was quoted from" "${source}d" two.nt "$line"
other=$(sed -n 's/^\(<[^>]*>\) .* <https:..schema.org.NewsArticle> \.$/\1/p' two.nt | tail -n 1)
derived=$(first '#wasDerivedFrom>')
lie "evidence in another article" "its evidence lies in an article that it was not derived from" \
    "${derived}s,<[^<]*> \.\$,$other .," two.nt "$(first '#evidence>')"
lie "a word that the ontology has not" "no term of the ontology" "${speaker}s,ns#speaker,ns#speeker,"
printf '%s <http://xmlns.com/foaf/0.1/nick> "Jo" .\n' "$statement" | cat two.nt - >more.nt
check_exit 0 "words of others are allowed" quoth_check more.nt
check "but pointed out" tells "warning: not in foreign.tsv: http://xmlns.com/foaf/0.1/nick"
sed 's,<[^<]*> \.$,<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> .,' one.part >named.nq
check_exit 0 "a graph may have any name, that of a term, too" quoth_check named.nq
cat two.part one.part two.part >pieces.nq
check_exit 1 "a graph in two pieces" quoth_check pieces.nq
check "is told at the second" tells "began before another one; put its lines together"
grep -v '#isString>' one.part >gone.part
cat gone.part two.part >half.nq
check_exit 1 "one of two graphs is wrong" quoth_check half.nq
check "only that one" sh -c '[ "$(grep -c error stderr)" = "$(grep -c error: stderr)" ] && grep -q "a text has one nif:isString" stderr'
check_exit 1 "a wrong file among good ones" quoth_check two.nt half.nq two.ttl
check "is named" tells "half.nq:"

# ---- hostile files ----
hurt() # NAME FILE MESSAGE
{
    check_exit 1 "$1" quoth_check "$2"
    check "$1 is told" tells "$3"
}

repeat() # N TEXT
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

{ echo '@prefix : <urn:x:> .'; printf ':a :p '; repeat 200000 '[ :p '; echo 1; } >deep.ttl
hurt "brackets in brackets" deep.ttl "deep.ttl:2: error: too many brackets within brackets"
{ echo '@prefix : <urn:x:> .'; printf ':a :p '; repeat 200000 '( '; echo 1; } >lists.ttl
hurt "lists in lists" lists.ttl "too many brackets within brackets"
{ echo '@prefix : <urn:x:> .'; repeat 200000 '[ :p '; echo 1; } >front.ttl
hurt "brackets in front" front.ttl "too many brackets within brackets"
{ echo '@prefix : <urn:x:> .'; repeat 200000 '( '; echo 1; } >first.ttl
hurt "lists in front" first.ttl "too many brackets within brackets"
printf '<urn:a> <urn:b> "x" .\n\000<urn:a> <urn:b> "y" .\n' >nul.nt
hurt "a NUL between lines" nul.nt "nul.nt:2:1: error: a NUL byte"
printf '<urn:a> <urn:b> "x\000y" .\n' >nul.nt
hurt "a NUL in a string" nul.nt "nul.nt:1:19: error: a NUL byte"
printf '<urn:a> <urn:b> "\303\251x" .\n<urn:a> <urn:b> "\303\251\377" .\n' >latin.nt
hurt "a byte that is no UTF-8" latin.nt "latin.nt:2:19: error: no UTF-8"
printf '<urn:a> <urn:b> "\355\240\200" .\n' >half.nt
hurt "half a surrogate pair" half.nt "half.nt:1:18: error: no UTF-8"
printf '<urn:a> <urn:b> "\\uD800" .\n' >half.nt
hurt "half a surrogate pair as an escape" half.nt "half.nt:1: error: half a surrogate pair"
printf '<urn:a> <urn:b> "\303' >cut.nt
hurt "the end within a letter" cut.nt "cut.nt:1:18: error: no UTF-8"
head -c 20000 two.nt | head -c -7 >cut.nt
hurt "the end within a line" cut.nt "cut.nt:"
head -c 20000 two.ttl >cut.ttl
hurt "the end within a description" cut.ttl "cut.ttl:"
: >empty.ttl
hurt "an empty file" empty.ttl "there is no triple in it"
echo '# nothing' >empty.nt
hurt "a comment alone" empty.nt "there is no triple in it"
echo 'p:a p:b p:c .' >prefix.ttl
hurt "a prefix that is not declared" prefix.ttl "prefix.ttl:1:"
echo '<a> <urn:b> <urn:c> .' >relative.ttl
hurt "a relative IRI" relative.ttl "relative.ttl:1: error: a relative IRI"
echo '<urn:a b> <urn:b> <urn:c> .' >space.nt
hurt "a space in an IRI" space.nt "space.nt:1:"
{ printf '@prefix p: <urn:'; repeat 10000 'longlonglong'; echo '> .'; echo 'p:a p:b p:c .'; } >long.ttl
hurt "a prefix without end" long.ttl "an IRI of more than 64 KiB"
{ printf '<urn:a> <urn:b> "'; head -c 140000000 /dev/zero | tr '\0' a; echo '" .'; } >long.nt
hurt "a string without end" long.nt "a statement of more than 128 MiB"
head -c 100000 /dev/urandom >noise.nt
hurt "noise" noise.nt "noise.nt:1:"
cp "$top_srcdir/examples/dissent.png" picture.ttl
hurt "a picture" picture.ttl "picture.ttl:1:"
# one stretch of a megabyte, named by many: work that grows with their product would not end
awk 'BEGIN {
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    word = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    for (i = 0; i < 14; i++) word = word word
    printf "<urn:t> %s <%sContext> .\n<urn:t> <%sisString> \"%s\" .\n", type, nif, nif, word
    for (i = 0; i < 20000; i++) {
        printf "<urn:p%d> %s <%sPhrase> .\n<urn:p%d> <%sreferenceContext> <urn:t> .\n", i, type, nif, i, nif
        printf "<urn:p%d> <%sbeginIndex> \"0\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n", i, nif
        printf "<urn:p%d> <%sendIndex> \"1048576\"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger> .\n", i, nif
        printf "<urn:p%d> <%sanchorOf> \"aa\" .\n", i, nif
    }
}' >stretches.nt
hurt "many long stretches" stretches.nt "nif:anchorOf is not what stands at the offsets"
check_exit 1 "a file that is not there" quoth_check missing.nt
check_exit 1 "a folder" quoth_check . --from nt
check_exit 1 "a name without a form" quoth_check a.txt
check "the way out is told" tells "add --from ttl, nt, nq or trig"
check_exit 2 "no file" "$quoth" check
check_exit 2 "an unknown form" "$quoth" check two.nt --from rdf
check_exit 2 "an unknown option" "$quoth" check two.nt --colour
check_exit 0 "help" "$quoth" check --help
done_testing
