# bash completion for quoth. Commands, options and forms are those that the program tells by --help, so they are those of
# the program that is completed.

# _quoth_commands PROGRAM
_quoth_commands()
{
    echo map
    "$1" --help 2>/dev/null | sed -n '/^Other commands/,/^$/s/^  quoth \([a-z-]*\) .*/\1/p'
}

# _quoth_options PROGRAM COMMAND: one a line, with the name of its value: "-o OUT", "--output OUT", "--quiet"
_quoth_options()
{
    local line value option='(-([A-Za-z]), )?(--[a-z][a-z-]*)( ([A-Z][A-Z-]*|[a-z]+  ))?'
    "$1" "$2" --help 2>/dev/null | while IFS= read -r line; do
        [[ $line == Examples:* ]] && break
        [[ $line == '  quoth '* || $line != ' '* ]] && continue
        while [[ $line =~ $option ]]; do
            line=${line#*"${BASH_REMATCH[0]}"}
            value=${BASH_REMATCH[5]%%  *}
            [[ ${BASH_REMATCH[2]} ]] && echo "-${BASH_REMATCH[2]}${value:+ $value}"
            echo "${BASH_REMATCH[3]}${value:+ $value}"
        done
    done
}

# _quoth_forms PROGRAM COMMAND OPTION: the words for FORM
_quoth_forms()
{
    local title='^Forms of output'
    [[ $3 == --from ]] && title='^Forms of INPUT'
    case $2$3 in
    batch--to | batch-T) printf '%s\n' {nq,jsonl}{,.gz,.zst} ;;
    check* | load*) printf '%s\n' ttl nt nq trig ;;
    *) "$1" --help 2>/dev/null | sed -n "/$title/,/^\$/s/^  \([^ ]*\) .*/\1/p" ;;
    esac
}

# _quoth_value PROGRAM COMMAND OPTION VALUE WORD: what may stand behind the option
_quoth_value()
{
    case $4 in
    FORM) compgen -W "$(_quoth_forms "$1" "$2" "$3")" -- "$5" ;;
    MODE) compgen -W "auto required off" -- "$5" ;;
    VIEW) compgen -W "actors statements sources" -- "$5" ;;
    DIR) compgen -d -- "$5" ;;
    FILE | OUT) compgen -f -- "$5" ;;
    [a-z]*) compgen -W "$4" -- "$5" ;;
    esac
}

_quoth()
{
    local program=${COMP_WORDS[0]/#\~/$HOME} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local commands options command= i line value=
    # --view=WORD comes as three words
    [[ $word == = ]] && word= && before=${COMP_WORDS[COMP_CWORD - 1]}
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
    commands=$(_quoth_commands "$program")
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ $'\n'$commands$'\n' == *$'\n'${COMP_WORDS[i]}$'\n'* ]] && command=${COMP_WORDS[i]} && break
    done
    options=$(_quoth_options "$program" "${command:-map}")
    while read -r line; do
        [[ $line == "$before "* ]] && value=${line#* }
    done <<<"$options"

    COMPREPLY=()
    if [[ $value ]]; then
        mapfile -t COMPREPLY < <(_quoth_value "$program" "${command:-map}" "$before" "$value" "$word")
        [[ $value == @(FILE|OUT|DIR) ]] && compopt -o filenames 2>/dev/null
    elif [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(sed 's/ .*//' <<<"$options")" -- "$word")
    elif [[ ! $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
    fi
    return 0
}

complete -F _quoth quoth
