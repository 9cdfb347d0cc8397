#!/bin/sh
# options.sh: what the command line accepts, what it refuses, and with which words.
. "$top_srcdir/tests/tap.sh"
article=$top_srcdir/examples/dissent.txt
cd "$tmp" || exit 99
cp "$article" article.txt
cp "$article" other.txt
cp "$article" other.ttl

forms="ttl nt nq trig jsonld rdf rj graphml gexf cypher ftm.json anno.jsonld dot svg png pdf html jsonl"

# refuse NAME HINT ARGUMENT...: a usage error whose message holds HINT
refuse()
{
    name=$1 hint=$2
    shift 2
    "$quoth" "$@" >stdout 2>stderr
    if [ $? = 2 ] && grep -q -F -e "$hint" stderr && ! [ -s stdout ]; then ok "$name"; else not_ok "$name" stderr; fi
}

refuse "nothing at all" "no command" --
refuse "a file without a command" "write: quoth map article.txt" article.txt
refuse "an unknown command" "there are map, batch, check, load and serve" plot article.txt
refuse "a mistake points at the help of its command" "Try 'quoth serve --help'." serve --colour
refuse "no input" "no INPUT" map
refuse "unknown long option" "--colour" map --colour article.txt
refuse "unknown short option" "-Z" map -Z article.txt
refuse "option without its value" "needs a value" map article.txt -o
refuse "misspelt extension" "known are$(printf " .%s" $forms)" map article.txt -o graph.tll
refuse "no extension" "the extension tells no form" map article.txt -o graph
refuse "extension of the folder only" "the extension tells no form" map article.txt -o out.ttl/graph
refuse "standard output by -o" "write -T FORM" map article.txt -o -
refuse "unknown form" "-T turtle" map article.txt -T turtle
refuse "two forms to standard output" "takes one form" map article.txt -T ttl -T nt
refuse "text and form to standard output" "takes one form" map article.txt -T ttl --body-only -
refuse "text over the input" "is an input" map article.txt --body-only article.txt
refuse "another language" "only English" map --lang de article.txt
refuse "unknown form of input" "known are text, html, jsonl" map --from pdf article.txt
refuse "unknown view" "known are actors, statements, sources" map article.txt -T svg --view people
refuse "view without a picture" "add one" map article.txt --view actors
refuse "confidence above one" "not from 0 to 1, as in 0.8" map article.txt --min-confidence 1.5
refuse "confidence that is no number" "as in 0.8" map article.txt --min-confidence high
refuse "confidence of no digits" "not from 0 to 1" map article.txt --min-confidence .
refuse "corrections without a graph" "add one" map article.txt -T jsonl --corrections c.tsv
refuse "unknown form of input" "known are text, html, jsonl" map article.txt --from pdf
refuse "no such day" "YYYY-MM-DD" map article.txt --date 2031-02-29
refuse "day without a year" "YYYY-MM-DD" map article.txt --date 05-16
refuse "relative URL" "not an absolute IRI" map article.txt --url article
refuse "URL with a space" "not an absolute IRI" map article.txt --url "https://example.org/a b"
refuse "base without an end" "end it in" map article.txt --base https://example.org/id
refuse "one URL for two inputs" "about one article" map article.txt other.txt --url https://example.org/
refuse "one title for two inputs" "about one article" map article.txt other.txt --title "Dam"
refuse "standard input twice" "once only" map - -
refuse "standard input twice, for corrections too" "once only" map - --corrections -
refuse "output twice" "given twice" map article.txt -o graph.ttl -o graph.ttl
refuse "output over the input" "is an input" map article.txt other.ttl -o ./other.ttl

check_exit 0 "help" "$quoth" --help
check "help names every form" sh -c 'for f; do grep -q "^  $f " stdout || exit 1; done' - $forms
check_exit 0 "help of the command" "$quoth" map --help
check_exit 0 "version" "$quoth" --version
check "version is one line" grep -q -x 'quoth [0-9.]*' stdout

check_exit 0 "Turtle by default" "$quoth" map article.txt
check "Turtle begins with prefixes" grep -q '^@prefix' stdout
check_exit 0 "summary alone" "$quoth" map article.txt --summary
check "summary is on standard output" grep -q '^Statements (' stdout
check_exit 0 "summary beside a form" "$quoth" map article.txt --summary -T nt
check "summary is on standard error" grep -q '^Statements (' stderr
check_exit 0 "coverage alone" "$quoth" map article.txt --coverage
check "coverage counts quotations" grep -q -E '^[0-9]+ quotations, [0-9]+ explained' stdout
printf 'The rain fell.\n\nIt was “gone from the old shed again” then.\n' >open.txt
check_exit 0 "coverage of an open quotation" "$quoth" map open.txt --coverage -T nt
check "coverage beside a form is on standard error" grep -q '^1 quotation, 0 explained' stderr
check "it tells the place of what stays open" grep -q '^open.txt:3:8: unknown speaker: “gone' stderr
statements() { "$quoth" map article.txt -T nt --min-confidence "$1" | grep -c 'ns#cueSpan>'; }
check "a minimal confidence leaves statements out" test "$(statements 0.85)" -lt "$(statements 0)"
check "nothing is surer than sure" test "$(statements 1)" = 0
check_exit 0 "all forms at once" "$quoth" map article.txt -q $(printf -- "-o a.%s " $forms)
for form in $forms; do check "a.$form is written" test -s a.$form; done
check_exit 0 "property graph" "$quoth" map article.txt -q --property-graph import
check "property graph has its files" sh -c 'cd import && test -s Statement.csv && test -s SAID_BY.csv && test -s kuzu.cypher'
check "property graph alone writes no Turtle" test ! -s stdout
check "the longest extension counts" sh -c 'grep -q AnnotationPage a.anno.jsonld && ! grep -q AnnotationPage a.jsonld'
check_exit 0 "form in capitals" "$quoth" map article.txt -o B.TTL
check "extension's case changes nothing" cmp a.ttl B.TTL
check_exit 0 "options before the command" "$quoth" -q -T nt map article.txt
check "standard output equals the file" cmp stdout a.nt
check_exit 0 "standard input" sh -c '"$1" map - -T nt <article.txt' - "$quoth"
check "standard input gives the same graph" cmp stdout a.nt
check_exit 0 "two inputs" "$quoth" map article.txt other.txt -T nt
check "the same article twice is the same graph" cmp stdout a.nt
check_exit 0 "metadata from outside" "$quoth" map article.txt -T nt --url https://example.org/dam --title 'A "dam"' \
    --date 2030-01-02 --publisher "The Fen Post" --base https://example.org/id/
for text in '<https://example.org/dam>' '"A \"dam\""' '"2030-01-02"' '"The Fen Post"' '<https://example.org/id/'; do
    check "metadata: $text" grep -q -F -e "$text" stdout
done
check "nothing is named under the default base" sh -c '! grep -q "w3id.org/quoth/id/" stdout'
check_exit 0 "verbose" "$quoth" map article.txt -v -o v.ttl
check "verbose tells what was written" grep -q '^v.ttl: note: written (Turtle)$' stderr
done_testing
