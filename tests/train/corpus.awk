# corpus.awk: makes documents of the exchange format from sentences.tsv.
#
#     awk -v docs=N -v first=K [-v names_only=1] -f corpus.awk sentences.tsv
#
# Document i holds five sentences, from sentence K + i on. All characters are ASCII: bytes are code points.
BEGIN { FS = "\t"; n = 1 }
/^#/ { next }
!NF { n++; next }
{
    k = ++size[n]
    form[n, k] = $1; space[n, k] = $2; upos[n, k] = $3; xpos[n, k] = $4; head[n, k] = $5; rel[n, k] = $6; name[n, k] = $7
}
END {
    for (i = 0; i < docs; i++)
        write(i + first)
}

function quoted(s)
{
    gsub(/"/, "\\\"", s)
    return "\"" s "\""
}

function add(list, item)
{
    return list (list == "" ? "" : ",") item
}

function write(d,    text, tokens, sentences, entities, s, k, q, at, base, begin, end, part)
{
    base = 0
    for (q = 0; q < 5; q++) {
        s = (d + q) % n + 1
        at = length(text)
        for (k = 1; k <= size[s]; k++) {
            begin[k] = length(text)
            text = text form[s, k]
            end[k] = length(text)
            if (space[s, k] && (k < size[s] || q < 4))
                text = text " "
            tokens = add(tokens, "{\"span\":[" begin[k] "," end[k] "],\"upos\":" quoted(upos[s, k]) ",\"xpos\":" \
                quoted(xpos[s, k]) ",\"head\":" (head[s, k] ? base + head[s, k] - 1 : -1) ",\"deprel\":" quoted(rel[s, k]) "}")
        }
        for (k = 1; k <= size[s]; k++)
            if (split(name[s, k], part, " ") == 2)
                entities = add(entities, "{\"span\":[" begin[k] "," end[k + part[2] - 1] "],\"type\":" quoted(part[1]) "}")
        sentences = add(sentences, "[" at "," end[size[s]] "]")
        base += size[s]
    }
    printf "{\"id\":\"invented-%d\",", d
    if (!names_only)
        printf "\"text\":%s,\"sentences\":[%s],\"tokens\":[%s],", quoted(text), sentences, tokens
    printf "\"entities\":[%s]}\n", entities
}
