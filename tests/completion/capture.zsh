# capture.zsh: prints what an interactive zsh offers when Tab is pressed behind a line, one word a line.
#
#     zsh -f capture.zsh FOLDER-OF-_quoth WORK-FOLDER LINE
zmodload zsh/zpty || exit 99
folder=$1 work=$2 line=$3
: >$work/offered
cat >$work/setup.zsh <<END
PROMPT= RPROMPT=
unsetopt beep
fpath=(${(q)folder} \$fpath)
autoload -U compinit && compinit -u -D
# what a completion function asks for in an array of its own is no offer yet
compadd()
{
    local -a words
    if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
        builtin compadd -A words "\$@"
        print -rl -- \$words >>${(q)work}/offered
    fi
    builtin compadd "\$@"
}
finish() { BUFFER=exit; zle accept-line }
zle -N finish
bindkey '^I' list-choices
bindkey '^X' finish
END
zpty shell zsh -f -i
zpty -w shell "source ${(q)work}/setup.zsh"
zpty -w -n shell "$line"$'\t\x18'
while zpty -r shell answer 2>/dev/null; do :; done
zpty -d shell
grep . $work/offered | sort -u
