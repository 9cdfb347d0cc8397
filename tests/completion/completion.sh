#!/bin/sh
# completion.sh: bash and zsh offer the options that the program's tables hold, and the words that it takes for them.
. "$top_srcdir/tests/tap.sh"
cd "$tmp" || exit 99
PATH=$top_builddir/src:$PATH
mkdir folder work
: >'an article.txt'
cat >offer.bash <<'END'
. "$1/src/completion/quoth.bash"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_quoth
[ ${#COMPREPLY[@]} = 0 ] || printf '%s\n' "${COMPREPLY[@]}"
END

by_bash() { bash offer.bash "$top_srcdir" "$@"; }
by_zsh() # WORD...
{
    command -v zsh >/dev/null || return 0
    timeout 60 zsh -f "$top_srcdir/tests/completion/capture.zsh" "$top_srcdir/src/completion" "$tmp/work" "$*"
}

table_of() # COMMAND: the options of the table that getopt_long gets: "--view required"
{
    case $1 in map) set -- options ;; esac
    sed -n 's/^ *{"\([a-z-]*\)", \([a-z]*\)_argument,.*/--\1 \2/p' "$top_srcdir/src/cli/$1".c "$top_srcdir/src/cli/$1"_*.c 2>/dev/null | sort
}

# offers WANT WORD...: both shells offer these words, in any order, behind the line
offers()
{
    printf '%s\n' $1 | sort >want
    shift
    for shell in bash zsh; do
        name="$shell: $* has $(tr '\n' ' ' <want)"
        if command -v $shell >/dev/null; then
            by_$shell "$@" | grep -v '^-[a-zA-Z]$' | sort >have
            check "$name" diff want have
        else
            skip "$name" "no $shell"
        fi
    done
}

command -v bash >/dev/null || skip_all "no bash"
commands=$(by_bash quoth '')
offers "$commands" quoth ''
for command in $commands; do
    check "$command is a command" quoth "$command" --help
    table_of "$command" >table
    check "$command has options" test -s table
    offers "$(sed 's/ .*//' table)" quoth "$command" --
    bash -c '. "$1" && _quoth_options quoth "$2"' - "$top_srcdir/src/completion/quoth.bash" "$command" |
        awk '/^--/ { print $1, (NF > 1 ? "required" : "no") }' | sort >told
    check "--help tells which options of $command take a value" diff table told
done

# what the program says that it knows
known() { quoth "$@" 2>&1 | sed -n 's/.*known are//; T; s/,* \.*/ /gp'; }
offers "$(known map -T x)" quoth map -T ''
offers "$(known map --from x)" quoth map --from ''
offers "$(known map --view x)" quoth map --view ''
offers "$(known check --from x -)" quoth check --from ''
offers "nq nq.gz nq.zst jsonl jsonl.gz jsonl.zst" quoth batch -T ''
for form in nq nq.gz nq.zst jsonl jsonl.gz jsonl.zst; do
    check "batch takes -T $form" sh -c 'quoth batch /dev/null -q -T $1 >/dev/null; test $? -lt 2' - $form
done
offers "$(known map --from x)" quoth batch --from ''
offers "statements sources" quoth map --view s
offers "$(known serve --sandbox x)" quoth serve --sandbox ''
offers "folder work" quoth map --property-graph ''
offers "jsonl jsonld" quoth -q -T json
check "bash: files with spaces" test "$(by_bash quoth check an)" = 'an article.txt'
check "bash: --view=s" test "$(by_bash quoth map --view = so)" = sources
check "bash: nothing for free text" test -z "$(by_bash quoth map --title '')"
check "bash knows which function completes quoth" bash -c '. "$1" && complete -p quoth | grep -q -- "-F _quoth"' - \
    "$top_srcdir/src/completion/quoth.bash"
done_testing
