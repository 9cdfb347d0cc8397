/* describe.c: reads a noun phrase as one or more roles.
 *
 *     [determiner] [modifiers] head [of/at/for/in/to complement]... [and the next]
 *
 * Modifiers that name an organization, a party or a place go into their fields; "former" into the status; praise and
 * duration fall away. What is left is the label: "chief financial officer", "Minister of Education".
 */
#include "role/work.h"

#include "base/buf.h"

#include <string.h>

enum { MAX_KEPT = 24, MAX_COMPLEMENTS = 3 };

typedef struct reading {
    quothp_role_work *w;
    uint32_t end;            /* limit */
    uint32_t kept[MAX_KEPT]; /* tokens of the label */
    uint32_t n_kept;
    uint32_t head;
    quothp_part part;
    bool plural;
    bool complemented; /* the organization stood behind the head */
} reading;

static quothp_xpos xpos(const reading *r, uint32_t i)
{
    return (quothp_xpos)r->w->doc->tokens.at[i].xpos;
}

static bool is_noun(const reading *r, uint32_t i)
{
    quothp_xpos tag = xpos(r, i);
    return tag == QUOTHP_XPOS_NN || tag == QUOTHP_XPOS_NNS || tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_NNPS;
}

static void keep(reading *r, uint32_t token)
{
    if (r->n_kept < MAX_KEPT)
        r->kept[r->n_kept++] = token;
}

static void keep_words(reading *r, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        keep(r, i);
}

/* "ex-president", "President-elect": the word without what the hyphen joins to it. */
static quothp_str without_affix(quothp_str word)
{
    if (quothp_str_ends(word, "-elect"))
        return (quothp_str){word.p, word.n - 6};
    if (word.n > 3 && quothp_str_is_nocase((quothp_str){word.p, 3}, "ex-"))
        return (quothp_str){word.p + 3, word.n - 3};
    if (word.n > 5 && quothp_str_is_nocase((quothp_str){word.p, 5}, "then-"))
        return (quothp_str){word.p + 5, word.n - 5};
    return word;
}

static bool is_role_word(quothp_str word)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, word);
    if (row)
        return row->code[0] == QUOTHP_NOUN_ROLE;
    row = quothp_lex_find(QUOTHP_LEX_TITLE, word);
    return row && row->code[0] != QUOTHP_TITLE_COURTESY;
}

bool quothp_role_is_head(const quothp_role_work *w, uint32_t token)
{
    const quothp_token *t = &w->doc->tokens.at[token];
    quothp_xpos tag = (quothp_xpos)t->xpos;
    quothp_xpos next = token + 1 < w->doc->tokens.n ? (quothp_xpos)t[1].xpos : QUOTHP_XPOS_NONE;
    bool noun = tag == QUOTHP_XPOS_NN || tag == QUOTHP_XPOS_NNS || tag == QUOTHP_XPOS_NNP || tag == QUOTHP_XPOS_NNPS;
    bool odd = tag == QUOTHP_XPOS_JJ && next != QUOTHP_XPOS_JJ && next != QUOTHP_XPOS_NN && next != QUOTHP_XPOS_NNS;
    if (!noun && !odd)
        return false;
    uint32_t name = w->mention_at[token];
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a document without mentions has no number of one */
    if (name != QUOTHP_NONE && w->doc->mentions.at[name].type != QUOTHP_NAME_MISC)
        return false;
    return is_role_word(t->lemma) || is_role_word(without_affix(quothp_token_str(w->doc, token)));
}

quothp_str quothp_role_region(const quothp_role_work *w, quothp_str text)
{
    (void)w;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_REGION, text);
    return row ? quothp_str_of(row->text) : (quothp_str){NULL, 0};
}

static bool is_temporal(const reading *r, uint32_t i)
{
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_NOUN, r->w->doc->tokens.at[i].lemma);
    return row && row->code[0] == QUOTHP_NOUN_TIME;
}

static bool is_modifier(const reading *r, uint32_t i)
{
    return quothp_lex_find(QUOTHP_LEX_MODIFIER, quothp_token_str(r->w->doc, i)) != NULL;
}

/* The end of the plain noun phrase that starts at i; stops before people's names and after the head of a list. */
static uint32_t phrase_end(const reading *r, uint32_t i)
{
    uint32_t first = i;
    for (; i < r->end; i++) {
        uint32_t name = r->w->mention_at[i];
        const quothp_mention *m = name == QUOTHP_NONE ? NULL : &r->w->doc->mentions.at[name];
        if (m && m->type == QUOTHP_NAME_PERSON && m->end < r->end && xpos(r, m->end) != QUOTHP_XPOS_POS &&
            !is_noun(r, m->end) && i > first)
            return i;
        if (m && m->type == QUOTHP_NAME_PERSON && m->end >= r->end && i > first)
            return i;
        if (m && m->type != QUOTHP_NAME_PERSON && m->end <= r->end && m->end > i + 1) {
            i = m->end - 1;
            continue;
        }
        if (i > first && xpos(r, i - 1) == QUOTHP_XPOS_HYPH && quothp_role_word_is(r->w, i, "elect"))
            continue;
        switch (xpos(r, i)) {
        case QUOTHP_XPOS_CC:
            if (i == first || quothp_role_is_head(r->w, i - 1) || i + 1 == r->end)
                return i;
            break;
        case QUOTHP_XPOS_DT:
        case QUOTHP_XPOS_PRPS:
            if (i > first)
                return i;
            break;
        case QUOTHP_XPOS_HYPH:
        case QUOTHP_XPOS_CD:
        case QUOTHP_XPOS_POS:
        case QUOTHP_XPOS_JJ:
        case QUOTHP_XPOS_JJR:
        case QUOTHP_XPOS_JJS:
        case QUOTHP_XPOS_VBN:
        case QUOTHP_XPOS_AFX:
        case QUOTHP_XPOS_FW:
            break;
        case QUOTHP_XPOS_VBG:
        case QUOTHP_XPOS_RB:
            if (i + 1 == r->end || r->w->doc->tokens.at[i].deprel == QUOTHP_DEPREL_CASE /* "including" */ ||
                !(xpos(r, i + 1) == QUOTHP_XPOS_HYPH || is_modifier(r, i) || is_noun(r, i + 1) ||
                  xpos(r, i + 1) == QUOTHP_XPOS_JJ || xpos(r, i + 1) == QUOTHP_XPOS_VBN))
                return i;
            break;
        default:
            if (!is_noun(r, i) && !m)
                return i;
        }
    }
    return i;
}

/* A name among the modifiers: into the field that it fills. The token behind it, or i when it fills none. */
static uint32_t take_name(reading *r, uint32_t i)
{
    uint32_t k = r->w->mention_at[i];
    if (k == QUOTHP_NONE)
        return i;
    const quothp_mention *m = &r->w->doc->mentions.at[k];
    const quothp_entity *e = &r->w->doc->entities.at[m->entity];
    quothp_str text = quothp_doc_str(r->w->doc, m->span), region = quothp_role_region(r->w, text);
    if (m->end > r->head)
        return i;
    if (e->org_kind == QUOTHP_ORG_PARTY)
        r->part.party = k;
    else if (region.n)
        r->part.place = region;
    else if (m->type == QUOTHP_NAME_ORGANIZATION)
        r->part.organization = k;
    else if (m->type == QUOTHP_NAME_PLACE)
        r->part.place = text;
    else if (m->type != QUOTHP_NAME_PERSON && m->type != QUOTHP_NAME_GROUP)
        return i;
    return m->end;
}

/* "award-winning": the end of the words that hyphens join to the one at i. */
static uint32_t compound_end(const reading *r, uint32_t i)
{
    const quothp_token *t = r->w->doc->tokens.at;
    uint32_t end = i + 1;
    while (end + 1 < r->head && quothp_role_word_is(r->w, end, "-") && t[end].span.begin == t[end - 1].span.end &&
           t[end + 1].span.begin == t[end].span.end)
        end += 2;
    return end;
}

/* "first lady", "vice president": where the words begin that make one title with the head. */
static uint32_t title_start(const reading *r, uint32_t first)
{
    for (uint32_t i = r->head > first + 2 ? r->head - 2 : first; i < r->head; i++) {
        uint32_t end;
        const quothp_lex_entry *row = quothp_lex_match(QUOTHP_LEX_NOUN, r->w->doc, i, r->head + 1, &end);
        if (!row || end != r->head + 1 || row->code[0] != QUOTHP_NOUN_ROLE)
            row = quothp_lex_match(QUOTHP_LEX_TITLE, r->w->doc, i, r->head + 1, &end);
        if (row && end == r->head + 1 && r->w->mention_at[i] == QUOTHP_NONE)
            return i;
    }
    return r->head;
}

/* The modifiers between first and the head. False: this is no role ("Friday spokesman"). */
static bool read_modifiers(reading *r, uint32_t first, uint32_t end_of_all)
{
    for (uint32_t i = first; i < end_of_all;) {
        if (xpos(r, i) == QUOTHP_XPOS_POS && quothp_role_word_is(r->w, first, "the"))
            r->n_kept = 0; /* "the bank's chief economist" */
        uint32_t behind = take_name(r, i);
        if (behind > i) {
            i = behind;
            continue;
        }
        if (is_noun(r, i) && is_temporal(r, i))
            return false;
        uint32_t end = compound_end(r, i);
        quothp_str text = quothp_doc_str(r->w->doc, quothp_tokens_span(r->w->doc, i, end));
        const quothp_lex_entry *modifier = quothp_lex_find(QUOTHP_LEX_MODIFIER, text);
        quothp_str region = quothp_role_region(r->w, text);
        quothp_xpos tag = xpos(r, i);
        bool number = tag == QUOTHP_XPOS_CD || quothp_str_ends(text, "-old");
        if (modifier && modifier->code[0] == QUOTHP_MODIFIER_FORMER)
            r->part.status = QUOTHP_FORMER;
        else if (modifier && modifier->code[0] == QUOTHP_MODIFIER_PROSPECTIVE && !is_noun(r, i))
            r->part.status = QUOTHP_PROSPECTIVE;
        else if (region.n && quothp_is_upper(text.p[0]))
            r->part.place = region;
        else if (!modifier && !number && tag != QUOTHP_XPOS_DT && tag != QUOTHP_XPOS_PRPS && tag != QUOTHP_XPOS_POS &&
                 tag != QUOTHP_XPOS_RB && !(tag == QUOTHP_XPOS_HYPH && r->n_kept == 0))
            for (uint32_t k = i; k < end; k++)
                keep(r, k);
        i = end;
    }
    return true;
}

static bool names_organization(const reading *r, uint32_t k)
{
    if (k == QUOTHP_NONE)
        return false;
    const quothp_entity *e = &r->w->doc->entities.at[r->w->doc->mentions.at[k].entity];
    return e->named && e->type == QUOTHP_NAME_ORGANIZATION;
}

/* The mention that the object [first, end) is or is headed by. */
static uint32_t object_mention(const reading *r, uint32_t first, uint32_t end)
{
    if (r->w->mention_at[end - 1] != QUOTHP_NONE)
        return r->w->mention_at[end - 1];
    return r->w->phrase_at[first];
}

/* "a spokesman for | Sen. Ann Lee": what follows is the title of the name behind it. */
static bool is_title_of_name(const reading *r, uint32_t first, uint32_t end)
{
    return end == r->end && xpos(r, first) != QUOTHP_XPOS_DT && quothp_role_is_head(r->w, end - 1) &&
           end < r->w->doc->tokens.n && quothp_role_is_person(r->w, r->w->mention_at[end]);
}

/* One complement at i: the token behind it, or i when there is none that belongs to a role. */
static uint32_t read_complement(reading *r, uint32_t i)
{
    static const char *const PREPOSITIONS[] = {"of", "for", "at", "in", "to", "with", "from", "on"};
    bool known = false;
    for (size_t k = 0; k < sizeof PREPOSITIONS / sizeof *PREPOSITIONS && i < r->end; k++)
        known = known || quothp_role_word_is(r->w, i, PREPOSITIONS[k]);
    quothp_role_status status = QUOTHP_CURRENT;
    if (!known || i + 1 >= r->end || quothp_role_period(r->w, i, &status).n)
        return i;
    const quoth_doc *doc = r->w->doc;
    uint32_t first = i + 1, end = phrase_end(r, first);
    uint32_t name = r->w->mention_at[quothp_role_word_is(r->w, first, "the") && first + 1 < r->end ? first + 1 : first];
    if (name != QUOTHP_NONE && doc->mentions.at[name].end > end && doc->mentions.at[name].end <= r->end)
        end = doc->mentions.at[name].end;
    bool of = quothp_role_word_is(r->w, i, "of"), to = quothp_role_word_is(r->w, i, "to");
    bool at = quothp_role_word_is(r->w, i, "at") || quothp_role_word_is(r->w, i, "with") ||
              quothp_role_word_is(r->w, i, "from") || quothp_role_word_is(r->w, i, "on");
    if (end == first || (!of && is_title_of_name(r, first, end)))
        return i;
    uint32_t k = object_mention(r, first, end);
    if (end < r->end && quothp_role_is_head(r->w, end - 1) && quothp_role_is_person(r->w, r->w->mention_at[end])) {
        k = r->w->mention_at[end]; /* "for Sen. Ann Lee" */
        end = doc->mentions.at[k].end;
    }
    const quothp_mention *m = k == QUOTHP_NONE ? NULL : &doc->mentions.at[k];
    quothp_str region = quothp_role_region(r->w, m ? quothp_doc_str(doc, m->span) : (quothp_str){NULL, 0});
    if (names_organization(r, k)) {
        r->complemented = r->complemented || r->part.organization == QUOTHP_NONE;
        if (r->part.organization == QUOTHP_NONE)
            r->part.organization = k;
        return end;
    }
    if (m && (m->type == QUOTHP_NAME_PLACE || region.n) && m->kind == QUOTHP_MENTION_NAME) {
        r->part.place = region.n ? region : quothp_doc_str(doc, m->span);
        if (to)
            keep_words(r, i, end);
        return end;
    }
    if (m && m->type == QUOTHP_NAME_PERSON && m->kind == QUOTHP_MENTION_NAME)
        return end;
    if (m && m->kind == QUOTHP_MENTION_NOMINAL && m->type == QUOTHP_NAME_ORGANIZATION)
        return end;
    if (at || (!of && !to && !quothp_role_word_is(r->w, i, "for") && !quothp_role_word_is(r->w, i, "in")) ||
        !is_noun(r, end - 1) || is_temporal(r, end - 1) ||
        quothp_lex_find(QUOTHP_LEX_TIME, quothp_token_str(doc, end - 1)))
        return i;
    keep_words(r, i, end);
    return end;
}

/* The head as it goes into the label: in full, in the singular, with its capital. */
static void put_head(const reading *r, quothp_buf *buf)
{
    const quoth_doc *doc = r->w->doc;
    quothp_str written = quothp_token_str(doc, r->head), text = without_affix(written);
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_TITLE, written);
    if (row && quothp_str_ends(written, ".") && row->text[0])
        text = quothp_str_of(row->text);
    else if (r->plural)
        text = doc->tokens.at[r->head].lemma;
    if (quothp_is_upper(written.p[0]) && text.n && quothp_is_lower(text.p[0])) {
        quothp_buf_putc(buf, (char)(text.p[0] - 'a' + 'A'));
        text = (quothp_str){text.p + 1, text.n - 1};
    }
    quothp_buf_add(buf, text.p, text.n);
}

/* The kept tokens, as far apart as written. */
static bool make_label(reading *r)
{
    const quothp_token *t = r->w->doc->tokens.at;
    quothp_buf buf = {0};
    for (uint32_t k = 0; k < r->n_kept; k++) {
        uint32_t i = r->kept[k];
        if (k > 0 && (r->kept[k - 1] + 1 != i || t[i].span.begin > t[i - 1].span.end))
            quothp_buf_putc(&buf, ' ');
        quothp_str text = quothp_token_str(r->w->doc, i);
        if (i == r->head)
            put_head(r, &buf);
        else
            quothp_buf_add(&buf, text.p, text.n);
    }
    char *label = buf.failed || !buf.p ? NULL : quothp_arena_copy(&r->w->doc->arena, buf.p, buf.n);
    quothp_buf_free(&buf);
    r->w->failed = r->w->failed || !label;
    r->part.label = quothp_str_of(label);
    return label != NULL;
}

static void read_status(reading *r)
{
    const quoth_doc *doc = r->w->doc;
    quothp_str text = quothp_token_str(doc, r->head);
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_MODIFIER, doc->tokens.at[r->head].lemma);
    bool elect = quothp_str_ends(text, "-elect");
    if (elect || (row && row->code[0] == QUOTHP_MODIFIER_PROSPECTIVE))
        r->part.status = r->part.status == QUOTHP_FORMER ? QUOTHP_FORMER : QUOTHP_PROSPECTIVE;
    else if (without_affix(text).n < text.n)
        r->part.status = QUOTHP_FORMER;
    /* a party's nominee or leader is that by the party; a senator of a party is its member besides */
    bool office = quothp_lex_find(QUOTHP_LEX_TITLE, text) && quothp_lex_find(QUOTHP_LEX_TITLE, text)->text[0];
    if (r->part.party == QUOTHP_NONE || office)
        return;
    if (r->part.organization == QUOTHP_NONE) {
        r->part.organization = r->part.party;
    } else { /* "Senate Republican leader" */
        const quothp_mention *party = &doc->mentions.at[r->part.party];
        uint32_t n = party->end - party->first;
        n = r->n_kept + n > MAX_KEPT ? 0 : n;
        memmove(r->kept + n, r->kept, r->n_kept * sizeof *r->kept);
        for (uint32_t i = 0; i < n; i++)
            r->kept[i] = party->first + i;
        r->n_kept += n;
    }
    r->part.party = QUOTHP_NONE;
}

/* One role that starts at first. */
static bool read_part(quothp_role_work *w, uint32_t first, uint32_t end, reading *r, uint32_t *behind)
{
    *r = (reading){.w = w, .end = end, .part = {.organization = QUOTHP_NONE, .party = QUOTHP_NONE}};
    uint32_t phrase = phrase_end(r, first);
    if (phrase == first)
        return false;
    r->head = phrase - 1;
    bool elect =
        phrase > first + 2 && quothp_role_word_is(w, phrase - 1, "elect") && quothp_role_word_is(w, phrase - 2, "-");
    if (elect)
        r->head -= 2;
    if (!quothp_role_is_head(w, r->head) && title_start(r, first) == r->head)
        return false;
    uint32_t title_end = phrase, title = title_start(r, first);
    if (!read_modifiers(r, first, title))
        return false;
    keep_words(r, title, r->head);
    r->plural = xpos(r, r->head) == QUOTHP_XPOS_NNS || xpos(r, r->head) == QUOTHP_XPOS_NNPS ||
                (quothp_str_ends(quothp_token_str(w->doc, r->head), "s.") &&
                 quothp_lex_find(QUOTHP_LEX_TITLE, quothp_token_str(w->doc, r->head)));
    keep_words(r, r->head, phrase);
    read_status(r);
    if (elect)
        r->part.status = QUOTHP_PROSPECTIVE;
    /* "Secretary of State", "chief of staff": the title as a whole, before its "of" is asked about */
    if (quothp_lex_match(QUOTHP_LEX_TITLE, w->doc, r->head, end, &title_end) && title_end > phrase)
        keep_words(r, phrase, title_end);
    uint32_t i = title_end > phrase ? title_end : phrase;
    for (int k = 0; k < MAX_COMPLEMENTS; k++) {
        uint32_t next = read_complement(r, i);
        if (next == i)
            break;
        i = next;
    }
    *behind = i;
    return make_label(r);
}

bool quothp_role_describe(quothp_role_work *w, uint32_t first, uint32_t end, quothp_description *out)
{
    reading r;
    bool shared = false; /* "curator and director at the Hall": both are at the Hall */
    *out = (quothp_description){.first = first};
    for (uint32_t i = first; i < end && out->n < QUOTHP_ROLE_PARTS;) {
        uint32_t behind;
        if (!read_part(w, i, end, &r, &behind))
            break;
        out->end = behind;
        out->plural = out->plural || r.plural;
        shared = r.complemented;
        if (out->n > 0 && r.part.status == QUOTHP_CURRENT && out->part[0].status == QUOTHP_FORMER)
            r.part.status = QUOTHP_FORMER; /* "former governor and senator" */
        out->part[out->n++] = r.part;
        i = out->end;
        if (i + 1 >= end || !(quothp_role_word_is(w, i, "and") || quothp_role_word_is(w, i, "&")))
            break;
        i++;
    }
    for (uint32_t k = out->n; k-- > 1 && shared;)
        if (out->part[k - 1].organization == QUOTHP_NONE)
            out->part[k - 1].organization = out->part[k].organization;
    return out->n > 0;
}
