# wanted.sh: what the scripts of this folder begin with, behind tap.sh: inputs that were made to hurt, each with the outcome
# that is wanted, and with a time limit, which no healthy run comes near. An input is removed when it has been tried.

# With sanitizers a tenth of the size says as much about crashes; growth is judged without them.
many=100000
[ -z "${QUOTH_TEST_SANITIZERS-}" ] || many=10000

# repeat N TEXT: the text N times, on one line
repeat()
{
    awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'
}

tell() # NAME GOOD
{
    if [ "$2" = yes ]; then
        ok "$1"
    else
        { echo "exit $got"; head -c 2000 stderr; } >log
        not_ok "$1" log
    fi
}

run() # SECONDS FILE OPTION...
{
    limit=$1 file=$2
    shift 2
    timeout "$limit" "$quoth" map "$file" -o out.nt "$@" >stdout 2>stderr
    got=$?
}

# mapped NAME SECONDS FILE [OPTION...]: a graph is written
mapped()
{
    name=$1 good=no
    shift
    run "$@"
    [ $got = 0 ] && [ -s out.nt ] && good=yes
    tell "$name" $good
    rm -f out.nt "$file"
}

# refused NAME MESSAGE SECONDS FILE [OPTION...]: an error with that message, which names the file, and nothing is written
refused()
{
    name=$1 message=$2 good=no
    shift 2
    run "$@"
    [ $got = 1 ] && grep -q "^$file[: ].*error: .*$message" stderr && [ ! -e out.nt ] && good=yes
    tell "$name" $good
    rm -f out.nt "$file"
}
