# dump.awk: a graph in N-Triples as rows that people can read and write: what tests/golden compares.
#
#   quoth map in.txt -T nt | LC_ALL=C awk -f dump.awk
#
# Rows, fields separated by tabs, as README.md of this folder lists them. Any POSIX awk, in the C locale.

BEGIN {
    QUOTH = "https://w3id.org/quoth/ns#"
    ORG = "http://www.w3.org/ns/org#"
    SCHEMA = "https://schema.org/"
    NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    RDFS = "http://www.w3.org/2000/01/rdf-schema#"
    SKOS = "http://www.w3.org/2004/02/skos/core#"
    TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    HEX = "0123456789ABCDEF"
}

function utf8(n) {
    if (n < 128)
        return sprintf("%c", n)
    if (n < 2048)
        return sprintf("%c%c", 192 + int(n / 64), 128 + n % 64)
    if (n < 65536)
        return sprintf("%c%c%c", 224 + int(n / 4096), 128 + int(n / 64) % 64, 128 + n % 64)
    return sprintf("%c%c%c%c", 240 + int(n / 262144), 128 + int(n / 4096) % 64, 128 + int(n / 64) % 64, 128 + n % 64)
}

function from_hex(s,    i, n) {
    n = 0
    for (i = 1; i <= length(s); i++)
        n = n * 16 + index(HEX, toupper(substr(s, i, 1))) - 1
    return n
}

# White space in a literal becomes one space: a row is one line.
function unescape(s,    out, i, c) {
    out = ""
    while ((i = index(s, "\\")) > 0) {
        out = out substr(s, 1, i - 1)
        c = substr(s, i + 1, 1)
        if (c == "u" || c == "U") {
            n_hex = c == "u" ? 4 : 8
            out = out utf8(from_hex(substr(s, i + 2, n_hex)))
            s = substr(s, i + 2 + n_hex)
        } else {
            out = out (c ~ /[tnrbf]/ ? " " : c)
            s = substr(s, i + 2)
        }
    }
    return out s
}

# Every value of a property: value[subject, property, 1..count[subject, property]]
{
    s = $1
    p = substr($2, 2, length($2) - 2)
    o = substr($0, length($1) + length($2) + 3)
    sub(/ *\.$/, "", o)
    if (o ~ /^"/) {
        sub(/^"/, "", o)
        sub(/"(@[A-Za-z0-9-]+|\^\^<[^>]*>)?$/, "", o)
        o = unescape(o)
    }
    value[s, p, ++count[s, p]] = o
    if (p == TYPE) {
        is_a[s, substr(o, 2, length(o) - 2)] = 1
        if (!(s in seen)) {
            seen[s] = 1
            subjects[++n_subjects] = s
        }
    }
}

function get(s, p) {
    return (s, p, 1) in value ? value[s, p, 1] : ""
}

# A node by its label, a literal as it is; several joined, in the order of their bytes.
function name(node) {
    if (node !~ /^(<|_:)/)
        return node
    if (get(node, RDFS "label") != "")
        return get(node, RDFS "label")
    return get(node, SKOS "prefLabel") != "" ? get(node, SKOS "prefLabel") : node
}

function names(s, p,    i, j, n, list, t, out) {
    n = count[s, p]
    for (i = 1; i <= n; i++) {
        t = name(value[s, p, i])
        for (j = i; j > 1 && list[j - 1] > t; j--)
            list[j] = list[j - 1]
        list[j] = t
    }
    out = ""
    for (i = 1; i <= n; i++)
        out = out (i > 1 ? " | " : "") list[i]
    return out
}

function local(s, p,    v) {
    v = get(s, p)
    sub(/^<.*[#\/]/, "", v)
    sub(/>$/, "", v)
    return v
}

function org_type(s,    i, t) {
    for (i = 1; i <= count[s, TYPE]; i++) {
        t = value[s, TYPE, i]
        if (index(t, "<" QUOTH) == 1)
            return substr(t, length(QUOTH) + 2, length(t) - length(QUOTH) - 2)
    }
    return "Organization"
}

function kind(s) {
    if ((s, QUOTH "DirectStatement") in is_a)
        return "direct"
    return (s, QUOTH "MixedStatement") in is_a ? "mixed" : "indirect"
}

function first_begin(s,    i, b, least) {
    least = -1
    for (i = 1; i <= count[s, QUOTH "contentSpan"]; i++) {
        b = get(value[s, QUOTH "contentSpan", i], NIF "beginIndex") + 0
        if (least < 0 || b < least)
            least = b
    }
    return least < 0 ? 0 : least
}

function row(order, key, line) {
    printf "%d %09d\t%s\n", order, key, line | "LC_ALL=C sort | cut -f 2-"
}

END {
    for (i = 1; i <= n_subjects; i++) {
        s = subjects[i]
        if ((s, SCHEMA "NewsArticle") in is_a)
            row(0, 0, "article\t" get(s, SCHEMA "headline") "\t" get(s, SCHEMA "datePublished") "\t" names(s, SCHEMA "publisher"))
        else if ((s, "http://xmlns.com/foaf/0.1/Person") in is_a)
            row(1, 0, "person\t" name(s) "\t" names(s, SKOS "altLabel"))
        else if ((s, ORG "Organization") in is_a)
            row(2, 0, "organization\t" name(s) "\t" org_type(s) "\t" names(s, SKOS "altLabel") "\t" names(s, ORG "unitOf"))
        else if ((s, QUOTH "UnnamedSource") in is_a)
            row(3, 0, "unnamed\t" name(s) "\t" get(s, QUOTH "count") "\t" get(s, QUOTH "anonymityReason"))
        else if ((s, ORG "Membership") in is_a)
            row(4, 0, "role\t" names(s, ORG "member") "\t" names(s, ORG "role") "\t" names(s, ORG "organization") \
                "\t" tolower(local(s, QUOTH "status")) "\t" names(s, QUOTH "place") "\t" names(s, ORG "memberDuring"))
        else if ((s, QUOTH "Statement") in is_a)
            row(5, first_begin(s), "statement\t" kind(s) "\t" names(s, QUOTH "speaker") "\t" get(s, QUOTH "cue") \
                "\t" get(s, SCHEMA "text") "\t" names(s, QUOTH "reportedBy") "\t" names(s, QUOTH "medium") \
                "\t" get(get(s, QUOTH "within"), SCHEMA "text") "\t" tolower(local(s, QUOTH "cueClass")) \
                "\t" names(s, QUOTH "addressee") "\t" get(s, QUOTH "when") "\t" get(s, SCHEMA "dateCreated"))
    }
}
