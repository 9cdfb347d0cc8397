# generate.awk: the files of the page as C arrays of lines, which end in NULL: page.css as quothp_page_css.
function name_of(path)
{
    sub(/.*\//, "", path)
    gsub(/\./, "_", path)
    return "quothp_" path
}

# Letter by letter: awks differ in what backslashes mean to gsub.
function escaped(line,    i, c, out)
{
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        out = out (c == "\\" || c == "\"" ? "\\" : "") c
    }
    return out
}

BEGIN { print "/* Made by src/page/generate.awk of the page's files. */" }
FNR == 1 {
    if (NR > 1)
        print "    NULL,\n};"
    print "static const char *const " name_of(FILENAME) "[] = {"
}
{ print "    \"" escaped($0) "\\n\"," }
END { print "    NULL,\n};" }
