# context.awk: makes C of the JSON-LD context, so that the program writes by the same file that others read.
#
#   LC_ALL=C awk -f context.awk context.jsonld > context.h
#
# Reads context.jsonld, which has each term on a line of its own, prefixes first.  Writes the context's lines, as the
# program puts them into each document, as an X macro (QUOTHP_CONTEXT_LINES), and one row a term, X(name, IRI, type, set):
# the type that its values have without saying so ("@id", "@vocab", a datatype's IRI, or ""), and whether they always
# stand in a list.  Fails, naming the place, on a term that it cannot read.  Any POSIX awk.

function fail(message) {
    printf "%s:%d: error: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

# The value of "key" in the line, or nothing.
function value(key,    rest, at) {
    at = index($0, "\"" key "\": \"")
    if (!at)
        return ""
    rest = substr($0, at + length(key) + 5)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function expand(curie,    colon) {
    if (curie == "" || curie ~ /^@/ || curie ~ /:\/\//)
        return curie
    colon = index(curie, ":")
    if (!(substr(curie, 1, colon - 1) in namespace))
        fail("no namespace for the prefix of " curie)
    return namespace[substr(curie, 1, colon - 1)] substr(curie, colon + 1)
}

{
    line = $0
    gsub(/\\/, "\\\\", line)
    gsub(/"/, "\\\"", line)
    lines[++n_lines] = line
}

/^    "[A-Za-z]+": / {
    name = $1
    gsub(/[":]/, "", name)
    iri = $0 ~ /\{/ ? value("@id") : value(name)
    if (iri == "")
        fail("expected \"name\": \"IRI\" or \"name\": {\"@id\": \"IRI\", ...}")
    if (iri ~ /[\/#]$/) {
        namespace[name] = iri
        next
    }
    if (iri ~ /^@/)
        next
    terms[++n_terms] = sprintf("X(\"%s\", \"%s\", \"%s\", %s)", name, expand(iri), expand(value("@type")),
        value("@container") == "@set" ? "true" : "false")
}

END {
    if (failed)
        exit 1
    print "/* Made by context.awk from context.jsonld: do not edit. */"
    print "#ifndef QUOTHP_CONTEXT_JSONLD_H\n#define QUOTHP_CONTEXT_JSONLD_H\n"
    print "/* X(line) for each line from \"@context\" to the brace that closes it. */\n#define QUOTHP_CONTEXT_LINES(X) \\"
    for (i = 2; i < n_lines; i++)
        printf "    X(\"%s\")%s\n", lines[i], i < n_lines - 1 ? " \\" : ""
    print "\n/* X(name, iri, type, set) for each term. */\n#define QUOTHP_CONTEXT_TERMS(X) \\"
    for (i = 1; i <= n_terms; i++)
        printf "    %s%s\n", terms[i], i < n_terms ? " \\" : ""
    print "\n#endif"
}
