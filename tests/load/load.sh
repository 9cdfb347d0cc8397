#!/bin/sh
# load.sh: quoth load against a store that fails as it is told (faulty.py), and what the command line refuses.
. "$top_srcdir/tests/tap.sh"
command -v python3 >/dev/null || skip_all "no python3"
trap 'stop_store; chmod -R u+rwx "$tmp"; rm -rf "$tmp"' EXIT
cd "$tmp" || exit 99
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
store=

# start_store ARGUMENT...: a fresh one, empty, in the folder store; $url is its address
start_store()
{
    stop_store
    rm -rf store ./*.quoth-load
    mkdir store
    python3 "$top_srcdir/tests/load/faulty.py" store "$@" 2>store/log &
    store=$!
    for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -e store/port ] && break
        sleep 0.25
    done
    url=http://127.0.0.1:$(cat store/port)/data
}

stop_store()
{
    [ -z "$store" ] || kill "$store" 2>/dev/null
    store=
}

# N-Triples may write a letter as an escape or not: the store gets it as it is.
plain()
{
    python3 -c 'import re, sys
sys.stdout.reconfigure(encoding="utf-8")
for line in open(sys.argv[1], encoding="utf-8"):
    sys.stdout.write(re.sub(r"\\u(00[89A-F][0-9A-F]|0[1-9A-F]..|[1-9A-F]...)", lambda m: chr(int(m[1], 16)), line))' "$1"
}

# Is in the store what is in the file of N-Triples, in this graph, and nothing else?
holds() # FILE GRAPH
{
    plain "$1" | sort -u | sed "s,^,$2 ," | LC_ALL=C sort >wanted
    LC_ALL=C sort store/store >found
    diff wanted found
}

# No triple was confirmed twice.
confirmed_once()
{
    sort store/confirmed | uniq -d >twice
    [ -s store/confirmed ] && ! [ -s twice ]
}

tells() # TEXT
{
    grep -q -F -e "$1" stderr || { cat stderr; return 1; }
}

load()
{
    "$quoth" load "$@" --endpoint "$url"
}

"$quoth" map "$top_srcdir/examples/dissent.txt" -q -o graph.nt -o graph.ttl -o graph.nq
article=$(sed -n '1s/^<\([^>]*\)>.*/\1/p' graph.nt)

# ---- what goes well ----
start_store
check_exit 0 "N-Triples into the default graph" load graph.nt --part 400
check "all of it is there" holds graph.nt default
parts=$((($(wc -l <graph.nt) + 399) / 400))
check "it came in $parts parts" sh -c '[ "$(grep -c "^POST default ok" store/requests)" = "$1" ]' - "$parts"
check "no journal is left" sh -c '! ls ./*.quoth-load'
check "success is silent" sh -c '! [ -s stdout ] && ! [ -s stderr ]'
check_exit 0 "Turtle into a named graph" load graph.ttl --graph https://example.org/g?a=1 --replace
check "its name arrives" grep -q '^PUT https://example.org/g?a=1 ok' store/requests
start_store
check_exit 0 "Turtle becomes the same triples" load graph.ttl --gzip
check "compressed and all there" holds graph.nt default
start_store
check_exit 0 "N-Quads into their graphs" load graph.nq --part 400 --replace
check "in the graph of the article" holds graph.nt "$article"
check "the first part replaces, the others add" sh -c \
    '[ "$(cut -d " " -f 1 store/requests | uniq -c | tr -s " " | tr "\n" ";")" = " 1 PUT; $1 POST;" ]' - $((parts - 1))
start_store
head -n 700 graph.nt >one.nt
tail -n +701 graph.nt >two.nt
check_exit 0 "two files into one graph" load one.nt two.nt --replace
check "the second does not push out the first" holds graph.nt default
check_exit 0 "verbose" load graph.nt -v
check "it tells how many" tells "graph.nt: note: loaded, $(sort -u graph.nt | grep -c .) triples"
start_store
check_exit 0 "standard input" sh -c '"$1" load - --from nt --endpoint "$2" <graph.nt' - "$quoth" "$url"
check "all of standard input is there" holds graph.nt default
printf '<urn:a> <urn:b> "tab\\t quote\\" back\\\\ new\\n \\u0001 \\u00E9 \\U0001F600"@en-GB , 1.5 , <urn:\303\251> .\n' >odd.ttl
start_store
check_exit 0 "odd literals" load odd.ttl
printf '%s\n' '<urn:a> <urn:b> "tab\t quote\" back\\ new\n \u0001 é 😀"@en-GB .' '<urn:a> <urn:b> <urn:é> .' \
    '<urn:a> <urn:b> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> .' >odd.nt
check "they arrive as they are" holds odd.nt default

# ---- what passes by itself ----
start_store ok 503:1 429 500 ok
check_exit 0 "503, 429 and 500 pass" load graph.nt --part 600
check "all is in" holds graph.nt default
check "it waited as long as the store asked" tells "the store answered 503; again in 1.0 s"
check "it tells of each try" sh -c '[ "$(grep -c "again in" stderr)" = 3 ]'
start_store ok half silent
check_exit 0 "a connection that breaks is made again" load graph.nt --part 600
check "all is in after it" holds graph.nt default
check "what was confirmed was sent once" confirmed_once
start_store --max 30000
check_exit 0 "413 makes smaller parts" load graph.nt -v
check "all is in, in small parts" holds graph.nt default
check "it tells so" tells "413, too much at once"
check "nothing was confirmed twice" confirmed_once

# ---- what does not, and going on ----
start_store ok half half # curl itself tries a kept connection once more
check_exit 1 "a connection that breaks for good" load graph.nt --part 400 --retries 0
check "it tells how far it came" tells "the store has taken 400 triples; the same command goes on from there"
check "the journal says so" grep -q '^taken 400 [0-9a-f]*$' graph.nt.quoth-load
check_exit 0 "the same command goes on" load graph.nt --part 400 --retries 0
check "all is in the store" holds graph.nt default
check "nothing got in twice" confirmed_once
check "the journal is gone" sh -c '! ls ./*.quoth-load'
start_store ok silent silent
check_exit 1 "an answer that never comes" load graph.nt --part 400 --retries 0
check_exit 0 "the part in doubt is sent again" load graph.nt --part 700 --retries 0
check "and is in the store once" holds graph.nt default
start_store ok ok 500
check_exit 1 "a break while a graph is replaced" load graph.nq --part 400 --retries 0 --replace
check_exit 0 "going on adds to it" load graph.nq --part 400 --retries 0 --replace
check "the graph is whole" holds graph.nt "$article"
start_store ok ok 500
check_exit 1 "a break in the second of two files" load one.nt two.nt --part 400 --retries 0 --replace
check_exit 0 "going on leaves the first alone" load one.nt two.nt --part 400 --retries 0 --replace
check "both files are in" holds graph.nt default
check "the first was sent once" confirmed_once
start_store ok 500
check_exit 1 "a break" load graph.nt --part 400 --retries 0
printf 'taken 8' >>graph.nt.quoth-load
check_exit 0 "a journal that was cut short" load graph.nt --part 400
check "all is in from there" holds graph.nt default
check "nothing twice from there" confirmed_once
start_store ok 500
check_exit 1 "another break" load graph.nt --part 400 --retries 0
check_exit 1 "the journal of another load" load graph.nt --graph urn:other
check "is left alone" tells "is of another load; remove it, or name another by --journal FILE"
cp graph.nt kept.nt
sed '7s/.*/<urn:a> <urn:b> <urn:c> ./' kept.nt >graph.nt
check_exit 1 "a file that has changed since" load graph.nt --part 400
check "is not mixed with what it was" tells "is not the file that the journal"
cp kept.nt graph.nt
check_exit 1 "another process at the same journal" sh -c \
    'exec 9>>graph.nt.quoth-load && flock 9 && "$1" load graph.nt --endpoint "$2" --part 400' - "$quoth" "$url"
check "is told" tells "another load is at work"
start_store
check_exit 1 "a journal that cannot be written" load graph.nt --journal missing/folder/journal
check "and where it could be" tells "--journal FILE puts it elsewhere"

# ---- clear errors ----
start_store
stop_store
check_exit 1 "nobody answers" load graph.nt
check "refused is told at once" tells "no connection; does the store run there?"
check "and leaves no journal" sh -c '! ls ./*.quoth-load'
start_store --password ada:secret
check_exit 1 "401 without a password" load graph.nt
check "the way in is told" tells "--user NAME with QUOTH_PASSWORD, or --netrc FILE"
check_exit 1 "401 with a wrong password" env QUOTH_PASSWORD=wrong "$quoth" load graph.nt --endpoint "$url" --user ada
check "the password is at fault" tells "does not take this name and password"
check_exit 0 "the right password" env QUOTH_PASSWORD=secret "$quoth" load graph.nt --endpoint "$url" --user ada
echo "machine 127.0.0.1 login ada password secret" >netrc
check_exit 0 "a netrc file" load graph.nt --netrc netrc
check_exit 2 "a user without password" env -u QUOTH_PASSWORD "$quoth" load graph.nt --endpoint "$url" --user ada
start_store 404
check_exit 1 "404" load graph.nt
check "404 is explained" tells "no graph store is there"
start_store 415
check_exit 1 "415 with gzip" load graph.nt --gzip
check "gzip is explained" tells "leave --gzip out"
start_store 500 500 500
check_exit 1 "500 again and again" load graph.nt --retries 2
check "the store's answer is told" tells "the store answered 500"
start_store --max 100
check_exit 1 "413 for a single triple" load graph.nt
check "it is named" tells "the store takes no triple as large as number 1"
start_store
check_exit 1 "TLS with a store that speaks none" "$quoth" load graph.nt --endpoint "https${url#http}"
check "TLS is told" tells "the request failed"
echo '<urn:a> <urn:b> _:c .' >blank.nt
check_exit 1 "a blank node" load blank.nt
check "with its line" tells "blank.nt:1: error: a blank node"
printf '<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> "\n' >cut.nt
check_exit 1 "a broken file" load cut.nt
check "with its place" tells "cut.nt:2:"
check "nothing of its part is in" sh -c '! [ -e store/store ]'
stop_store

# ---- usage ----
refuse() # NAME HINT ARGUMENT...
{
    name=$1 hint=$2
    shift 2
    check_exit 2 "$name" "$quoth" load "$@"
    check "$name is explained" tells "$hint"
}

refuse "no endpoint" "add --endpoint URL" graph.nt
refuse "no file" "no GRAPH" --endpoint http://localhost/
refuse "no web address" "write an address like" graph.nt --endpoint ftp://localhost/
refuse "no host" "write an address like" graph.nt --endpoint http:///data
refuse "a password in the address" "use --user and QUOTH_PASSWORD" graph.nt --endpoint http://ada:secret@localhost/
refuse "a graph that is no IRI" "not an absolute IRI" graph.nt --endpoint http://localhost/ --graph "a b"
refuse "no number" "not a number from 1" graph.nt --endpoint http://localhost/ --part many
refuse "unknown form" "known are ttl, nt, nq, trig" graph.nt --endpoint http://localhost/ --from rdf
refuse "one journal for two files" "is for one file" graph.nt graph.nq --endpoint http://localhost/ --journal j
refuse "unknown option" "unknown or ambiguous option --colour" graph.nt --colour
check_exit 1 "a name without a form" "$quoth" load store/log --endpoint http://localhost/
check_exit 0 "help" "$quoth" load --help
done_testing
