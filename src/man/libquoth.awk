# libquoth.awk: makes the manual page libquoth.3 of the comments and declarations in quoth.h, and of a program as its example.
#
#     LC_ALL=C awk -f libquoth.awk quoth.h statements.c > libquoth.3
#
# What it knows of quoth.h: the comment at its head; "/* ---- Title ---- */" opens a section; a comment in the first column
# is prose about what stands below it; QUOTH_API opens a function, whose comment behind it is prose, too; all else is shown
# as it is written, but for comments that would make a line too long for a terminal: they get lines of their own.
BEGIN {
    WIDTH = 74
    print ".\\\" Made by libquoth.awk of quoth.h; change that."
    print ".Dd November 27, 2026\n.Dt LIBQUOTH 3\n.Os"
}

FILENAME != file { file = FILENAME; n_files++ }
n_files > 1 { example[++n_example] = $0; next }

# ---- the head of the file ----

FNR == 1 {
    sub(/^\/\* [a-z.]*: /, "")
    sub(/\.$/, "")
    print ".Sh NAME\n.Nm libquoth\n.Nd " text($0)
    print ".Sh SYNOPSIS\n.In quoth.h\n.Pp\n.Dl cc program.c $(pkg-config \\-\\-cflags \\-\\-libs quoth)"
    print ".Sh DESCRIPTION"
    at_head = 1
    next
}
at_head && /^ \*\// { flush_prose(); at_head = 0; next }
at_head && /^ \*    / { flush_prose(); show(substr($0, 8)); next }
at_head && /^ \*$/ { flush_prose(); close_display(); next }
at_head { sub(/^ \* /, ""); add_prose($0); next }

# ---- sections ----

/^\/\* ---- / {
    close_all()
    sub(/^\/\* ---- /, "")
    sub(/ -*( \*\/)?$/, "")
    print ".Ss " text($0)
    in_section = 1
    next
}
!in_section || /^#(if|endif|else|ifdef)/ || /^(extern "C" \{|})$/ { next }

/^ *$/ && !in_block { close_display(); next }
/^\/\* / || in_comment { read_comment(); next }
/^QUOTH_API / || in_function { read_function($0); next }
{ read_code() }

END {
    close_all()
    print ".Sh EXAMPLES\nWho said what in the article on standard input:\n.Bd -literal"
    for (i = 1; i <= n_example; i++)
        print code(example[i])
    print ".Ed\n.Sh SEE ALSO\n.Xr pkg-config 1 ,\n.Xr quoth 1 ,\n.Xr quoth-model 5"
}

# ---- what stands in a section ----

function read_comment(    line)
{
    line = $0
    in_comment = line !~ /\*\/$/
    sub(/^(\/\*| *)  */, "", line)
    sub(/ *\*\/$/, "", line)
    add_prose(line)
}

# A function with its prose: an item. The comment above it stands below it here, before the one behind it.
function read_function(line,    declaration, behind, open)
{
    declared = declared (declared == "" ? "" : " ") trim(line)
    in_function = declared !~ /;$/ && declared !~ /\*\/$/
    if (in_function)
        return
    declaration = behind = declared
    declared = ""
    sub(/;.*/, "", declaration)
    sub(/[^;]*; */, "", behind)
    sub(/^QUOTH_API /, "", declaration)
    open = index(declaration, "(")
    close_display()
    if (!in_list)
        print ".Bl -tag -width Ds"
    in_list = said_something = 1
    print_head(substr(declaration, 1, open - 1), substr(declaration, open + 1, length(declaration) - open - 1))
    if (behind != "")
        add_prose(trim(substr(behind, 3, length(behind) - 4)))
    print_prose()
}

function print_head(left, arguments,    name, type, n, argument, i)
{
    name = type = left
    sub(/.*[ *]/, "", name)
    type = trim(substr(left, 1, length(left) - length(name)))
    print ".It Xo\n.Ft " type "\n.Fo " name
    n = split(arguments, argument, /, */)
    for (i = 1; i <= n; i++)
        print ".Fa \"" argument[i] "\""
    print ".Fc\n.Xc"
}

# Types and macros, as they stand. Prose above them comes first.
function read_code()
{
    if (in_list) {
        print ".El"
        in_list = 0
    }
    flush_prose()
    in_block = $0 ~ /\{$/ || (in_block && $0 !~ /^}/)
    show($0)
}

# ---- printing ----

function show(line,    remark, indent)
{
    if (!in_display)
        print ".Bd -literal -offset 2n"
    in_display = said_something = 1
    if (length(line) > WIDTH && match(line, / *\/\* .*\*\/$/)) {
        remark = substr(line, RSTART, RLENGTH)
        line = substr(line, 1, RSTART - 1)
        match(line, /^ */)
        indent = substr(line, 1, RLENGTH)
        show_remark(indent, trim(remark))
    }
    print code(line)
}

function show_remark(indent, remark,    word, n, i, line)
{
    n = split(remark, word, " ")
    line = indent word[1]
    for (i = 2; i <= n; i++) {
        if (length(line " " word[i]) > WIDTH && word[i] != "*/") {
            print code(line)
            line = indent "  "
        }
        line = line " " word[i]
    }
    print code(line)
}

function add_prose(line) { prose = prose (prose == "" ? "" : " ") trim(line) }

# A sentence a line, so that the formatter sees where they end.
function print_prose()
{
    if (prose == "")
        return
    prose = text(trim(prose))
    gsub(/[A-Za-z0-9)][.] [A-Z\\]/, "&\n", prose)
    prose = unsplit(prose)
    print prose
    prose = ""
}

# "x. Y\n" -> "x.\nY": awk has no back references that every awk knows.
function unsplit(s,    out, at)
{
    out = ""
    while ((at = index(s, "\n")) > 0) {
        out = out substr(s, 1, at - 3) "\n"
        s = substr(s, at - 1, 1) substr(s, at + 1)
    }
    return out s
}

function flush_prose()
{
    if (prose == "")
        return
    close_display()
    if (said_something)
        print ".Pp"
    said_something = 1
    print_prose()
}

function close_display()
{
    if (in_display)
        print ".Ed"
    in_display = 0
}

function close_all()
{
    if (in_list)
        print ".El"
    in_list = 0
    flush_prose()
    close_display()
    said_something = 0
}

function trim(s) { gsub(/^ +| +$/, "", s); return s }

# What roff would take for its own.
function code(s)
{
    gsub(/\\/, "\\e", s)
    gsub(/-/, "\\-", s)
    gsub(/'/, "\\(aq", s)
    gsub(/`/, "\\(ga", s)
    return s ~ /^[.]/ ? "\\\\\\&" s : s
}

# Names of functions and constants in bold.
function text(s)
{
    s = code(s)
    gsub(/quoth_[a-z_]+|QUOTH_[A-Z_]+/, "\\fB&\\fP", s)
    return s
}
