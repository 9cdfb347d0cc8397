#!/bin/sh
# corrections.sh: what --corrections does to the graph, what it says when a row matches nothing or makes no sense.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99
cat >wall.txt <<'END'
"The wall will hold," said Ada Quill, director of the Harbour Agency. Quill said the pumps were new. Mara Holt, a senator, said that the pumps had failed twice. One engineer told the Fen Post that "nobody asked us."
END
cat >mole.txt <<'END'
"The wall will hold," said Tom Reed, the mayor. One engineer told Radio Mole that nobody had asked.
END

# corrected NAME ROW... -- INPUT...: writes the summary to "summary", the graph to graph.nt, messages to "stderr"
corrected()
{
    printf '%s\n' "$1" >rows.tsv
    shift
    "$quoth" map "$@" --corrections rows.tsv --summary -o graph.nt >summary 2>stderr
}

# gives NAME ROW PATTERN INPUT...: the row is applied without a word, and the summary (one line a statement) has the pattern
gives()
{
    name=$1 pattern=$3
    corrected "$(printf '%b' "$2")" "$4" ${5+"$5"}
    if [ $? = 0 ] && [ ! -s stderr ] && tr '\n' ' ' <summary | grep -q -e "$pattern"; then
        ok "$name"
    else
        cat stderr summary >check.log
        not_ok "$name" check.log
    fi
}

# lacks NAME ROW PATTERN INPUT
lacks()
{
    corrected "$(printf '%b' "$2")" "$4"
    if [ $? = 0 ] && [ ! -s stderr ] && ! grep -q -e "$3" summary; then ok "$1"; else not_ok "$1" summary; fi
}

gives "speaker: somebody of the graph" 'speaker\tthe pumps were new\tMara Holt' 'Mara Holt · indirect · “said” *the pumps were new' wall.txt
gives "speaker: somebody new becomes a person" 'speaker\tnobody asked us\tNils Berg' 'Nils Berg · ' wall.txt
gives "speaker: by the beginning of the words" 'speaker\tthe pumps had…\tAda Quill' 'Ada Quill · indirect · “said” *the pumps had failed' wall.txt
gives "speaker: quotation marks do not matter" 'speaker\t“THE WALL, will hold”\tMara Holt' 'Mara Holt · direct' wall.txt
lacks "drop: a statement" 'drop\tThe wall will hold' 'wall will hold' wall.txt
lacks "drop: a role" 'drop\tMara Holt\tsenator' 'senator' wall.txt
lacks "same: the first one is gone" 'same\tOne engineer\tMara Holt' 'One engineer' wall.txt
gives "same: its words are the second one's" 'same\tOne engineer\tMara Holt' 'Mara Holt · direct · “told”' wall.txt
gives "rename: by another form of the name" 'rename\tQuill\tAda B. Quill' 'Ada B. Quill · direct' wall.txt
gives "not-same: a form of the name is somebody else" 'not-same\tQuill\tAda Quill' ' Quill · indirect · “said” *the pumps were new' wall.txt
gives "role: a new one, former, in an organization" 'role\tMara Holt\tformer mayor\tEastfen' 'mayor, Eastfen (former)' wall.txt
gives "role: a known one gets another organization" 'role\tAda Quill\tdirector\tPump Board' 'director, Pump Board' wall.txt
gives "comments, empty lines, Windows line ends" '\357\273\277# comment\r\n\r\nrename\tQuill\tAda B. Quill\r' 'Ada B. Quill' wall.txt
gives "one row for two articles" 'rename\tOne engineer\tan engineer' 'an engineer · .*an engineer · ' wall.txt mole.txt

# ---- the article column ----

printf '{"id":"1","text":"\\"The wall will hold,\\" said Tom Reed, the mayor.","title":"Mole news"}\n' >mole.jsonl
corrected "$(printf 'drop\tThe wall will hold\t\t\tMole news')" wall.txt mole.jsonl
check "the article column chooses one of two" sh -c 'grep -q "Ada Quill · direct" summary && ! grep -q "Tom Reed · direct" summary'
corrected "$(printf 'drop\tThe wall will hold\t\t\tanother paper')" wall.txt mole.jsonl
check "an article that is not there: nothing matches" sh -c 'grep -q "^rows.tsv:1: warning: matches nothing: drop" stderr && grep -q "Tom Reed · direct" summary'

# ---- what is told ----

check_exit 0 "what matches nothing is a warning with its line" "$quoth" map wall.txt --corrections - --summary <<'END'
# first line
rename	Nobody At All	Somebody
END
check "the warning names file, line and row" grep -q -x -e "-:2: warning: matches nothing: rename 'Nobody At All' 'Somebody'" stderr
printf 'rename Quill\nsame\tOnly One\nrename\tQuill\tAda B. Quill\n' >rows.tsv
check_exit 1 "rows that make no sense fail" "$quoth" map wall.txt --corrections rows.tsv --summary
check "the first has no tabs" grep -q "^rows.tsv:1: error: 'rename Quill' is no correction; known are" stderr
check "the second has no object" grep -q "^rows.tsv:2: error: 'same' needs a subject and an object" stderr
check "the third is applied" grep -q "Ada B. Quill" stdout
printf 'rename\tQu\377ill\tAda\n' >rows.tsv
check_exit 1 "a file that is no UTF-8" "$quoth" map wall.txt --corrections rows.tsv --summary
check "its line is told" grep -q "^rows.tsv:1: error: no text of UTF-8" stderr
check_exit 1 "a file that is not there" "$quoth" map wall.txt --corrections missing.tsv -o none.ttl
check "nothing is written then" sh -c '[ ! -e none.ttl ]'

# ---- in the graph ----

printf 'rename\tQuill\tAda B. Quill\ndrop\tnobody asked us\nspeaker\tthe pumps were new\tMara Holt\nspeaker\tthe pumps were new\tMara Holt\n' >rows.tsv
"$quoth" map wall.txt --corrections rows.tsv -o graph.nt -o graph.ttl -o graph.rj -o graph.nq -o map.svg
prov='<http://www.w3.org/ns/prov#'
correction='<https://w3id.org/quoth/id/correction/c[0-9a-f]*>'
check "each correction is there once" test "$(grep -c "^$correction .*ns#Correction> \.$" graph.nt)" = 3
check "the dropped statement is invalidated" grep -q "^$correction ${prov}invalidated> <[^>]*/statement/" graph.nt
check "the old name is invalidated" grep -q "^$correction ${prov}invalidated> <[^>]*/person/ada-quill>" graph.nt
check "the renamed person was influenced" grep -q "^<[^>]*/person/ada-b-quill> ${prov}wasInfluencedBy> $correction" graph.nt
check "the statement was influenced" grep -q "^<[^>]*/statement/[^>]*> ${prov}wasInfluencedBy> $correction" graph.nt
check_exit 0 "quoth check proves it" "$quoth" check graph.nt graph.ttl graph.nq
check "quads say the same" sh -c 'sed "s, <[^>]*> \.$, .," graph.nq | sort -u >a; sort -u graph.nt >b; cmp a b'

# ---- what refers to an item still does when others are gone ----

cat >bureau.jsonl <<'END'
{"text": "The wall will hold, said Nils Berg. Mara Holt, head of the Bureau of Canals at the Interior Department, said the pumps had failed twice. One engineer said that nobody had asked. The engineer spoke on condition of anonymity because the report is secret.", "publisher": "Fen Post", "provider": "Delta Wire"}
END
corrected "$(printf 'same\tMara Holt\tNils Berg')" bureau.jsonl mole.txt
check "the provider of the article stays" grep -q '/provider> <[^>]*/delta-wire>' graph.nt
check "a bureau stays in its department" grep -q '/bureau-of-canals> <[^>]*#unitOf> <[^>]*/interior-department>' graph.nt
check_exit 0 "the graph is proven" "$quoth" check graph.nt
corrected "$(printf 'same\tBureau of Canals\tInterior Department')" bureau.jsonl
check "what became one is no unit of itself" sh -c 'grep -q "/interior-department>" graph.nt && ! grep -q "#unitOf>" graph.nt'
done_testing
