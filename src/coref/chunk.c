/* chunk.c: cuts sentences into noun phrases by their tags.
 *
 * Reads: tokens, names. Writes: chunks, in the order of their first token; a possessor comes after what it possesses.
 */
#include "coref/work.h"

enum { MAX_COMPLEMENTS = 3 };

typedef struct scan {
    uint32_t first;  /* of the chunk */
    uint32_t end;    /* of its sentence */
    uint32_t head;   /* last noun so far, or QUOTHP_NONE */
    uint32_t name;   /* the name that ends at the head */
    bool temporal;   /* the head is "week", "Tuesday": what follows is another phrase */
    bool determined; /* a determiner or an adjective came */
} scan;

static bool is_noun(quothp_xpos tag)
{
    return tag == QUOTHP_XPOS_NN || tag == QUOTHP_XPOS_NNS || tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_NNPS ||
           tag == QUOTHP_XPOS_FW;
}

static bool is_adjective(quothp_xpos tag)
{
    return tag == QUOTHP_XPOS_JJ || tag == QUOTHP_XPOS_JJR || tag == QUOTHP_XPOS_JJS || tag == QUOTHP_XPOS_AFX;
}

static bool is_determiner(quothp_xpos tag)
{
    return tag == QUOTHP_XPOS_DT || tag == QUOTHP_XPOS_PDT || tag == QUOTHP_XPOS_PRPS || tag == QUOTHP_XPOS_WPS;
}

/* May the token follow in the premodifiers? "very" and "published" only where a noun is still to come. */
static bool premodifies(const quothp_coref_work *w, const scan *s, uint32_t i)
{
    quothp_xpos tag = quothp_coref_xpos(w, i);
    quothp_xpos next = i + 1 < s->end ? quothp_coref_xpos(w, i + 1) : QUOTHP_XPOS_NONE;
    bool noun_follows = is_noun(next) || is_adjective(next) || next == QUOTHP_XPOS_HYPH;
    switch (tag) {
    case QUOTHP_XPOS_CD:
    case QUOTHP_XPOS_DOLLAR:
    case QUOTHP_XPOS_HYPH:
        return true;
    case QUOTHP_XPOS_VBG:
        return s->head == QUOTHP_NONE && s->determined && noun_follows;
    case QUOTHP_XPOS_VBN:
        return s->head == QUOTHP_NONE && noun_follows &&
               (i > s->first || i == 0 || w->doc->tokens.at[i - 1].upos != QUOTHP_UPOS_AUX);
    case QUOTHP_XPOS_RB:
    case QUOTHP_XPOS_RBS:
        return s->head == QUOTHP_NONE && (next == QUOTHP_XPOS_CD || next == QUOTHP_XPOS_HYPH ||
                                          (s->determined && (is_adjective(next) || next == QUOTHP_XPOS_VBN)));
    case QUOTHP_XPOS_COMMA:
    case QUOTHP_XPOS_CC: /* "Muslim, Arab and Palestinian Americans" */
        return s->head == QUOTHP_NONE && i > s->first && is_adjective(quothp_coref_xpos(w, i - 1)) &&
               is_adjective(next);
    default:
        if (i > s->first && quothp_coref_xpos(w, i - 1) == QUOTHP_XPOS_HYPH)
            return is_adjective(tag) || tag == QUOTHP_XPOS_VB || tag == QUOTHP_XPOS_VBP ||
                   tag == QUOTHP_XPOS_VBN; /* "President-elect" */
        return is_adjective(tag) && s->head == QUOTHP_NONE;
    }
}

static bool is_temporal(const quothp_coref_work *w, uint32_t token, uint32_t name)
{
    if (name != QUOTHP_NONE)
        return w->doc->names.at[name].type == QUOTHP_NAME_DATE;
    quothp_gender gender;
    return quothp_coref_noun(w->doc, token, &gender) == QUOTHP_NOUN_TIME;
}

/* Takes the token (or the whole name) at i into the chunk: the token behind it, or i when the chunk ends here. */
static uint32_t take(const quothp_coref_work *w, scan *s, uint32_t i)
{
    quothp_xpos tag = quothp_coref_xpos(w, i);
    uint32_t name = w->name_at[i];
    if (name != QUOTHP_NONE && !(is_adjective(tag) && w->doc->names.at[name].end == i + 1)) {
        bool starts_date = w->doc->names.at[name].type == QUOTHP_NAME_DATE;
        if (s->head != QUOTHP_NONE && (s->temporal || starts_date))
            return i;
        s->head = w->doc->names.at[name].end - 1;
        s->name = name;
        s->temporal = starts_date;
        return s->head + 1;
    }
    if (is_noun(tag)) {
        if (s->temporal && s->name == QUOTHP_NONE && (tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_NNPS))
            return i;
        s->head = i;
        s->name = QUOTHP_NONE;
        s->temporal = is_temporal(w, i, QUOTHP_NONE);
        return i + 1;
    }
    if (is_determiner(tag)) {
        bool after_predeterminer = i > s->first && quothp_coref_xpos(w, i - 1) == QUOTHP_XPOS_PDT;
        s->determined = true;
        return i == s->first || after_predeterminer ? i + 1 : i;
    }
    if (!premodifies(w, s, i))
        return i;
    s->determined = s->determined || is_adjective(tag);
    return i + 1;
}

static bool add(quothp_coref_work *w, const scan *s, bool possessive)
{
    quothp_chunk *chunk = QUOTHP_PUSH(w->scratch, &w->chunks);
    if (!chunk)
        return false;
    *chunk = (quothp_chunk){
        .first = s->first,
        .phrase_first = s->first,
        .end = s->head + 1,
        .full_end = s->head + 1,
        .head = s->head,
        .name = s->name,
        .possessive = possessive,
    };
    return true;
}

/* "some of", "one of", "many said": a phrase without a noun. */
static bool stands_alone(const quothp_coref_work *w, uint32_t i, uint32_t end)
{
    quothp_xpos tag = quothp_coref_xpos(w, i);
    if ((tag != QUOTHP_XPOS_DT && tag != QUOTHP_XPOS_CD && tag != QUOTHP_XPOS_JJ) || i + 1 >= end)
        return false;
    quothp_gender gender;
    if (quothp_coref_noun(w->doc, i, &gender) != QUOTHP_NOUN_QUANTITY)
        return false;
    quothp_xpos next = quothp_coref_xpos(w, i + 1);
    return quothp_str_is_nocase(quothp_token_str(w->doc, i + 1), "of") || next == QUOTHP_XPOS_VBD ||
           next == QUOTHP_XPOS_VBN || next == QUOTHP_XPOS_VBZ || next == QUOTHP_XPOS_VBP || next == QUOTHP_XPOS_MD;
}

/* One phrase from the token first on, with the possessors that it begins with. *next: where to look on. */
static bool scan_phrase(quothp_coref_work *w, uint32_t first, uint32_t end, uint32_t *next)
{
    scan s = {.first = first, .end = end, .head = QUOTHP_NONE, .name = QUOTHP_NONE};
    uint32_t at = w->chunks.n, i = first, noun_end = QUOTHP_NONE;
    while (i < end) {
        if (quothp_coref_xpos(w, i) == QUOTHP_XPOS_POS && s.head == i - 1 && i > first) {
            if (!add(w, &s, true))
                return false;
            noun_end = ++i;
            s.head = QUOTHP_NONE;
            s.name = QUOTHP_NONE;
            s.determined = true;
            continue;
        }
        uint32_t behind = take(w, &s, i);
        if (behind == i)
            break;
        i = behind;
    }
    if (s.head == QUOTHP_NONE && noun_end == QUOTHP_NONE && stands_alone(w, first, end))
        s.head = first;
    *next = s.head != QUOTHP_NONE ? s.head + 1 : noun_end != QUOTHP_NONE ? noun_end : first + 1;
    if (s.head == QUOTHP_NONE)
        return true;
    if (!add(w, &s, false))
        return false;
    quothp_chunk outer = w->chunks.at[w->chunks.n - 1]; /* the longest goes first */
    for (uint32_t k = w->chunks.n - 1; k > at; k--)
        w->chunks.at[k] = w->chunks.at[k - 1];
    w->chunks.at[at] = outer;
    return true;
}

/* Is the preposition at i one that a noun of this kind takes as its own? Others mostly belong to the verb. */
static bool takes_complement(const quothp_coref_work *w, const quothp_chunk *chunk, uint32_t i)
{
    quothp_str word = quothp_token_str(w->doc, i);
    if (quothp_str_is(word, "of"))
        return chunk->name == QUOTHP_NONE || w->doc->names.at[chunk->name].type != QUOTHP_NAME_PERSON;
    if (chunk->name != QUOTHP_NONE)
        return false;
    quothp_gender gender;
    uint16_t noun = quothp_coref_noun(w->doc, chunk->head, &gender);
    if (noun == QUOTHP_NOUN_ROLE && quothp_str_is(word, "to"))
        return true;
    if (noun != QUOTHP_NOUN_ROLE && noun != QUOTHP_NOUN_PERSON && noun != QUOTHP_NOUN_CROWD)
        return false;
    return quothp_str_is(word, "for") || quothp_str_is(word, "at") || quothp_str_is(word, "from") ||
           quothp_str_is(word, "in") || quothp_str_is(word, "with");
}

/* "Secretary of | State Ann Lee": the title of a person goes to the name. Words that are a title of their own do not:
   "spokesman of President Lee". */
static bool is_title_of(const quothp_coref_work *w, const quothp_chunk *chunk, const quothp_chunk *next)
{
    quothp_gender gender;
    if (next->name == QUOTHP_NONE || w->doc->names.at[next->name].type != QUOTHP_NAME_PERSON ||
        next->first == w->doc->names.at[next->name].first || chunk->name != QUOTHP_NONE)
        return false;
    return quothp_coref_noun(w->doc, chunk->head, &gender) == QUOTHP_NOUN_ROLE &&
           quothp_coref_noun(w->doc, w->doc->names.at[next->name].first - 1, &gender) != QUOTHP_NOUN_ROLE;
}

/* The chunk that is the object of a preposition at i, or NULL; k: where to look from. */
static quothp_chunk *object_at(quothp_coref_work *w, uint32_t k, uint32_t i)
{
    if (i + 1 >= w->doc->tokens.n || w->doc->tokens.at[i].sentence != w->doc->tokens.at[i + 1].sentence)
        return NULL;
    uint32_t first = quothp_str_is(quothp_token_str(w->doc, i + 1), "both") ? i + 2 : i + 1;
    while (k < w->chunks.n && w->chunks.at[k].first < first)
        k++;
    return k < w->chunks.n && w->chunks.at[k].first == first ? &w->chunks.at[k] : NULL;
}

/* From the last chunk to the first, so that "of X of Y" is known when the first "of" asks. */
static void add_complements(quothp_coref_work *w)
{
    for (uint32_t k = w->chunks.n; k-- > 0;) {
        quothp_chunk *chunk = &w->chunks.at[k];
        quothp_chunk *object = chunk->possessive ? NULL : object_at(w, k + 1, chunk->end);
        for (int n = 0; n < MAX_COMPLEMENTS && object && takes_complement(w, chunk, chunk->full_end); n++) {
            chunk->full_end = object->full_end;
            chunk->title = n == 0 && is_title_of(w, chunk, object);
            if (chunk->title)
                object->phrase_first = chunk->first;
            object = object_at(w, k + 1, chunk->full_end);
        }
    }
}

/* The end of a clause "who works ..." that begins at i: before punctuation or the verb that goes with the noun itself.
 */
static uint32_t clause_end(const quothp_coref_work *w, uint32_t i, uint32_t end)
{
    uint32_t verbs = 1, first = i;
    for (i++; i < end; i++) {
        quothp_xpos tag = quothp_coref_xpos(w, i);
        if (w->doc->tokens.at[i].upos == QUOTHP_UPOS_PUNCT && tag != QUOTHP_XPOS_HYPH)
            return i;
        bool finite =
            tag == QUOTHP_XPOS_VBD || tag == QUOTHP_XPOS_VBZ || tag == QUOTHP_XPOS_VBP || tag == QUOTHP_XPOS_MD;
        bool joined =
            i > 0 && (quothp_coref_xpos(w, i - 1) == QUOTHP_XPOS_CC || quothp_coref_xpos(w, i - 1) == QUOTHP_XPOS_MD);
        bool auxiliary = i == first + 1 && w->doc->tokens.at[first].upos == QUOTHP_UPOS_ADV;
        if (finite && !joined && !auxiliary && ++verbs > 1)
            return i;
    }
    return end;
}

static void add_clauses(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->chunks.n; k++) {
        quothp_chunk *chunk = &w->chunks.at[k];
        uint32_t end = w->doc->sentences.at[w->doc->tokens.at[chunk->first].sentence].end;
        if (chunk->name != QUOTHP_NONE || chunk->possessive || chunk->full_end + 1 >= end)
            continue;
        if (quothp_str_is(quothp_token_str(w->doc, chunk->full_end), "who"))
            chunk->full_end = clause_end(w, chunk->full_end + 1, end);
    }
}

bool quothp_coref_chunks(quothp_coref_work *w)
{
    for (uint32_t k = 0; k < w->doc->sentences.n; k++) {
        uint32_t end = w->doc->sentences.at[k].end;
        for (uint32_t i = w->doc->sentences.at[k].first; i < end;)
            if (!scan_phrase(w, i, end, &i))
                return false;
    }
    add_complements(w);
    add_clauses(w);
    return true;
}
