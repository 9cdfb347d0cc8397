# terms.awk: makes the C constants of the vocabulary, so that they cannot drift from the ontology.
#
#   LC_ALL=C awk -f terms.awk prefixes.tsv quoth.ttl foreign.tsv > terms.h
#
# Reads the namespaces, the terms of ours (each starts its block at the beginning of a line of quoth.ttl) and the terms
# of others that the program writes.  Writes one constant a namespace (QUOTHP_NS_ORG), the list of prefixes as an X macro
# (QUOTHP_PREFIXES) and one constant a term: org:memberDuring becomes QUOTHP_IRI_ORG_MEMBER_DURING.  Where two terms differ
# in case alone (org:Role, org:role), both say what they are: ..._ROLE_CLASS and ..._ROLE_PROPERTY.  The list of all terms
# is an X macro, too (QUOTHP_TERMS).
# Fails, naming the place, on an unknown prefix, a malformed line or two constants of one name.  Any POSIX awk.

function fail(message) {
    printf "%s:%d: error: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

function base_name(path) {
    sub(/.*\//, "", path)
    return path
}

# memberDuring -> MEMBER_DURING, NonProfit -> NON_PROFIT
function upper_snake(s,    out, i, c) {
    out = ""
    for (i = 1; i <= length(s); i++) {
        c = substr(s, i, 1)
        if (c ~ /[A-Z]/ && i > 1 && substr(s, i - 1, 1) ~ /[a-z0-9]/)
            out = out "_"
        out = out toupper(c)
    }
    return out
}

function add_term(curie,    colon, prefix, name) {
    colon = index(curie, ":")
    prefix = substr(curie, 1, colon - 1)
    name = substr(curie, colon + 1)
    if (!(prefix in namespace))
        fail("no namespace for the prefix of " curie)
    if (curie in seen)
        fail(curie " is given twice")
    seen[curie] = 1
    n_terms++
    term_prefix[n_terms] = prefix
    term_name[n_terms] = name
    constant[n_terms] = "QUOTHP_IRI_" upper_snake(prefix) "_" upper_snake(name)
    uses[constant[n_terms]]++
}

FNR == 1 { inputs = inputs (inputs == "" ? "" : " ") base_name(FILENAME) }

FILENAME ~ /\.tsv$/ && (/^#/ || /^$/) { next }

FILENAME ~ /prefixes\.tsv$/ {
    if (split($0, field, "\t") != 2)
        fail("expected prefix<TAB>namespace")
    n_prefixes++
    prefix_at[n_prefixes] = field[1]
    namespace[field[1]] = field[2]
    next
}

FILENAME ~ /\.tsv$/ {
    if (split($0, field, "\t") != 2 || field[1] !~ /^[a-z]+:[A-Za-z]+$/)
        fail("expected term<TAB>use")
    add_term(field[1])
    next
}

/^quoth:[A-Za-z]+ a / { add_term($1) }

END {
    if (failed)
        exit 1
    printf "/* Made by terms.awk from %s: do not edit. */\n", inputs
    print "#ifndef QUOTHP_TERMS_H\n#define QUOTHP_TERMS_H\n"
    for (i = 1; i <= n_prefixes; i++)
        printf "#define QUOTHP_NS_%s \"%s\"\n", upper_snake(prefix_at[i]), namespace[prefix_at[i]]
    print "\n/* X(prefix, namespace) for each namespace. */\n#define QUOTHP_PREFIXES(X) \\"
    for (i = 1; i <= n_prefixes; i++)
        printf "    X(\"%s\", QUOTHP_NS_%s)%s\n", prefix_at[i], upper_snake(prefix_at[i]), i < n_prefixes ? " \\" : ""
    print ""
    for (i = 1; i <= n_terms; i++) {
        name = constant[i]
        if (uses[name] > 1)
            name = name (term_name[i] ~ /^[A-Z]/ ? "_CLASS" : "_PROPERTY")
        if (name in written) {
            print "terms.awk: error: two terms would be called " name > "/dev/stderr"
            exit 1
        }
        written[name] = 1
        full_name[i] = name
        printf "#define %s \"%s%s\"\n", name, namespace[term_prefix[i]], term_name[i]
    }
    print "\n/* X(name, IRI) for each term. */\n#define QUOTHP_TERMS(X) \\"
    for (i = 1; i <= n_terms; i++)
        printf "    X(%s, %s)%s\n", substr(full_name[i], length("QUOTHP_IRI_") + 1), full_name[i], i < n_terms ? " \\" : ""
    print "\n#endif"
}
