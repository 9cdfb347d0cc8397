#!/bin/sh
# hostile.sh: inputs that were made to hurt: each ends within its time limit, with a result or a clear message, and never
# by a signal.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99

# survives NAME SECONDS FILE: exit 0, or exit 1 with a message that names the file
survives()
{
    timeout "$2" "$quoth" map "$3" -o out.nt >stdout 2>stderr
    got=$?
    if [ $got = 0 ] && [ -s out.nt ]; then
        ok "$1"
    elif [ $got = 1 ] && grep -q "^$3:.*error: " stderr && [ ! -e out.nt ]; then
        ok "$1"
    else
        { echo "exit $got"; head -c 2000 stderr; } >log
        not_ok "$1" log
    fi
    rm -f out.nt "$3"
}

# refused NAME SECONDS FILE: as survives, but must be refused
refused()
{
    timeout "$2" "$quoth" map "$3" -o out.nt >stdout 2>stderr
    got=$?
    if [ $got = 1 ] && grep -q "^$3:.*error: " stderr && [ ! -e out.nt ]; then
        ok "$1"
    else
        { echo "exit $got"; head -c 2000 stderr; } >log
        not_ok "$1" log
    fi
    rm -f out.nt "$3"
}

# repeat N TEXT: the text N times, on one line
repeat()
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

head -c 50000000 /dev/zero | tr '\0' a >word.txt
refused "50 MB of one word" 60 word.txt
yes 'The mayor said "no" ' | tr -d '\n' | head -c 50000000 >line.txt
refused "50 MB of one line" 60 line.txt
{ echo '<html><body>'; repeat 100000 '<div>'; echo 'The mayor said no.'; } >tags.html
survives "100,000 open tags" 60 tags.html
{ echo '<html><body><p>The mayor said no.'; repeat 100000 '<a href="x'; } >attributes.html
survives "100,000 open attributes" 60 attributes.html
repeat 20000 '“The mayor said ' >quotes.txt
survives "20,000 open quotation marks" 60 quotes.txt
repeat 20000 '"' >marks.txt
survives "20,000 quotation marks" 60 marks.txt
repeat 5000 'He said that she said that ' >chain.txt
survives "a chain of 10,000 speakers" 60 chain.txt
repeat 20000 'Anna Berg ' >names.txt
survives "20,000 names without a sentence" 60 names.txt
awk 'BEGIN {
    for (i = 0; i < 3000; i++) {
        tail = sprintf("%c%c%c", 97 + i % 26, 97 + int(i / 26) % 26, 97 + int(i / 676))
        printf "Anna Berg%s, head of the Dam%s Agency, said the dam is unsafe.\n", tail, tail
    }
}' >people.txt
check_exit 0 "a map of 3,000 people" timeout 60 "$quoth" map people.txt -o people.svg -o people.dot
survives "3,000 people" 120 people.txt
repeat 20000 '(' >brackets.txt
survives "20,000 open brackets" 60 brackets.txt
{ printf 'The mayor said no.'; repeat 50000 '\314\201'; } >accents.txt
survives "50,000 accents on one letter" 60 accents.txt
{ printf '{"id": "a", "text": '; repeat 100000 '['; } >deep.jsonl
refused "100,000 open JSON lists" 60 deep.jsonl
head -c 200000 /dev/urandom >noise.txt
refused "noise" 60 noise.txt
head -c 200000 /dev/urandom | tr -dc ' -~\n' >ascii.txt
survives "printable noise" 60 ascii.txt
done_testing
