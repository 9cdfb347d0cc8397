/* role.c: see role.h. Sets the work up, keeps what is found, and merges what says the same. */
#include "role/role.h"

#include "confidence/confidence.h"
#include "role/work.h"

static bool set_up(quothp_role_work *w)
{
    const quoth_doc *doc = w->doc;
    size_t n = (size_t)doc->tokens.n + 1;
    w->mention_at = quothp_arena_array(w->scratch, n, sizeof *w->mention_at);
    w->phrase_at = quothp_arena_array(w->scratch, n, sizeof *w->phrase_at);
    w->tag_at = quothp_arena_array(w->scratch, n, sizeof *w->tag_at);
    w->told = quothp_arena_array(w->scratch, n, sizeof *w->told);
    w->last_role = quothp_arena_array(w->scratch, (size_t)doc->entities.n + 1, sizeof *w->last_role);
    if (!w->mention_at || !w->phrase_at || !w->tag_at || !w->told || !w->last_role)
        return false;
    for (uint32_t i = 0; i < doc->entities.n; i++)
        w->last_role[i] = QUOTHP_NONE;
    for (size_t i = 0; i < n; i++)
        w->mention_at[i] = w->phrase_at[i] = w->tag_at[i] = QUOTHP_NONE;
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        const quothp_mention *m = &doc->mentions.at[k];
        uint32_t first = quothp_token_at(doc, m->phrase.begin);
        if (m->kind != QUOTHP_MENTION_PRONOUN && w->phrase_at[first] == QUOTHP_NONE)
            w->phrase_at[first] = k;
        bool short_for = m->kind == QUOTHP_MENTION_NOMINAL && m->end == m->first + 1 &&
                         m->type == QUOTHP_NAME_ORGANIZATION && doc->entities.at[m->entity].named;
        if (m->kind != QUOTHP_MENTION_NAME && !short_for) /* "Department official" */
            continue;
        if (m->kind == QUOTHP_MENTION_NAME && m->name == QUOTHP_NONE &&
            doc->entities.at[m->entity].org_kind == QUOTHP_ORG_PARTY)
            w->tag_at[m->first] = k;
        for (uint32_t i = m->first; i < m->end; i++) {
            uint32_t other = w->mention_at[i];
            if (other == QUOTHP_NONE || doc->mentions.at[other].end - doc->mentions.at[other].first < m->end - m->first)
                w->mention_at[i] = k;
        }
    }
    return true;
}

static quothp_str last_word(quothp_str label)
{
    static const char *const ENDS[] = {" of ", " for ", " to ", " in "};
    for (size_t k = 0; k < sizeof ENDS / sizeof *ENDS; k++) {
        quothp_str mark = quothp_str_of(ENDS[k]);
        for (size_t i = 0; i + mark.n < label.n; i++)
            if (quothp_str_eq((quothp_str){label.p + i, mark.n}, mark)) {
                label.n = i;
                break;
            }
    }
    size_t begin = label.n;
    while (begin > 0 && label.p[begin - 1] != ' ')
        begin--;
    return (quothp_str){label.p + begin, label.n - begin};
}

static bool same_word(quothp_str a, quothp_str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (quothp_lower(a.p[i]) != quothp_lower(b.p[i]))
            return false;
    return true;
}

/* Is each word of the shorter label in the longer one? "majority leader" and "Republican leader" are two roles. */
static bool says_no_more(quothp_str a, quothp_str b)
{
    const quothp_str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
    for (size_t i = 0, begin = 0; i <= shorter.n; i++) {
        if (i < shorter.n && shorter.p[i] != ' ')
            continue;
        bool found = false;
        for (size_t k = 0, start = 0; k <= longer.n; k++) {
            if (k < longer.n && longer.p[k] != ' ')
                continue;
            found = found ||
                    same_word((quothp_str){shorter.p + begin, i - begin}, (quothp_str){longer.p + start, k - start});
            start = k + 1;
        }
        if (!found)
            return false;
        begin = i + 1;
    }
    return true;
}

static uint32_t organization_of(const quothp_role_work *w, const quothp_role *role)
{
    return role->organization == QUOTHP_NONE ? QUOTHP_NONE : w->doc->mentions.at[role->organization].entity;
}

/* Two notes of one role: "former secretary of state", later "the secretary". The fuller one fills the other's gaps. */
static bool merge(quothp_role_work *w, quothp_role *kept, const quothp_role *role)
{
    uint32_t a = organization_of(w, kept), b = organization_of(w, role);
    if (!same_word(last_word(kept->label), last_word(role->label)) || !says_no_more(kept->label, role->label) ||
        (a != b && a != QUOTHP_NONE && b != QUOTHP_NONE))
        return false;
    bool fuller = role->label.n > kept->label.n;
    if (fuller)
        kept->label = role->label;
    if (kept->organization == QUOTHP_NONE)
        kept->organization = role->organization;
    if (!kept->period.n)
        kept->period = role->period;
    if (!kept->place.n)
        kept->place = role->place;
    if (kept->status == QUOTHP_CURRENT)
        kept->status = role->status;
    if (kept->confidence < role->confidence)
        kept->confidence = role->confidence;
    return true;
}

void quothp_role_add_one(quothp_role_work *w, const quothp_role *role)
{
    uint32_t holder = w->doc->mentions.at[role->holder].entity;
    if (w->doc->entities.at[holder].named)
        for (uint32_t i = quothp_token_at(w->doc, role->evidence.begin);
             i < w->doc->tokens.n && w->doc->tokens.at[i].span.begin < role->evidence.end; i++)
            w->told[i] = true;
    for (uint32_t i = w->last_role[holder]; i != QUOTHP_NONE; i = w->previous_role.at[i])
        if (merge(w, &w->doc->roles.at[i], role))
            return;
    quothp_role *added = QUOTHP_PUSH(&w->doc->arena, &w->doc->roles);
    uint32_t *previous = QUOTHP_PUSH(w->scratch, &w->previous_role);
    w->failed = w->failed || !added || !previous;
    if (w->failed)
        return;
    *added = *role;
    *previous = w->last_role[holder];
    w->last_role[holder] = w->doc->roles.n - 1;
}

void quothp_role_add(quothp_role_work *w, uint32_t holder, const quothp_description *d, quothp_span evidence,
                     float confidence)
{
    for (uint32_t p = 0; p < d->n; p++) {
        const quothp_part *part = &d->part[p];
        quothp_role_status status = part->status;
        quothp_str period = quothp_role_period(w, d->end, &status);
        if (period.n)
            evidence.end = (uint32_t)(period.p + period.n - w->doc->text);
        quothp_role_add_one(w, &(quothp_role){.holder = holder,
                                              .organization = part->organization,
                                              .label = part->label,
                                              .place = part->place,
                                              .period = period,
                                              .status = status,
                                              .evidence = evidence,
                                              .confidence = confidence});
        if (part->party != QUOTHP_NONE)
            quothp_role_add_one(w, &(quothp_role){.holder = holder,
                                                  .organization = part->party,
                                                  .label = quothp_str_of("member"),
                                                  .evidence = evidence,
                                                  .confidence = confidence});
    }
}

/* Does the token report that somebody left office, and not only a call for it? */
static bool tells_of_leaving(const quothp_role_work *w, uint32_t i)
{
    const quothp_token *t = &w->doc->tokens.at[i];
    quothp_xpos tag = (quothp_xpos)t->xpos;
    if (quothp_str_is(t->lemma, "resign") || quothp_str_is(t->lemma, "quit"))
        return tag == QUOTHP_XPOS_VBD || tag == QUOTHP_XPOS_VBN;
    return quothp_str_is(t->lemma, "resignation") && quothp_role_word_is(w, i + 1, "letter");
}

/* The named person whose act a word at i most likely is: the last before it in the sentence. */
static uint32_t actor_before(const quothp_role_work *w, uint32_t i, uint32_t *mention)
{
    const quoth_doc *doc = w->doc;
    uint32_t first = doc->sentences.at[doc->tokens.at[i].sentence].first, found = QUOTHP_NONE;
    for (; *mention < doc->mentions.n && doc->mentions.at[*mention].first < i; ++*mention) {
        const quothp_mention *m = &doc->mentions.at[*mention];
        const quothp_entity *e = &doc->entities.at[m->entity];
        if (m->first >= first && e->named && e->type == QUOTHP_NAME_PERSON)
            found = m->entity;
    }
    return found;
}

/* Whoever resigned holds the offices of an organization no more. */
static void apply_resignations(quothp_role_work *w)
{
    const quoth_doc *doc = w->doc;
    uint32_t mention = 0;
    for (uint32_t i = 0; i < doc->tokens.n; i++) {
        if (!tells_of_leaving(w, i))
            continue;
        uint32_t first = doc->sentences.at[doc->tokens.at[i].sentence].first;
        while (mention > 0 && doc->mentions.at[mention - 1].first >= first)
            mention--;
        uint32_t actor = actor_before(w, i, &mention);
        uint32_t r = actor == QUOTHP_NONE ? QUOTHP_NONE : w->last_role[actor];
        for (; r != QUOTHP_NONE; r = w->previous_role.at[r]) {
            quothp_role *role = &doc->roles.at[r];
            if (role->status == QUOTHP_CURRENT && role->organization != QUOTHP_NONE &&
                !quothp_str_is(role->label, "member"))
                role->status = QUOTHP_FORMER;
        }
    }
}

quoth_status quothp_stage_role(quoth_doc *doc, quothp_arena *scratch, quothp_report *report)
{
    (void)report;
    quothp_role_work w = {.doc = doc, .scratch = scratch};
    if (!set_up(&w))
        return QUOTH_ERR_MEMORY;
    quothp_role_find(&w);
    quothp_role_find_units(&w);
    apply_resignations(&w);
    for (uint32_t i = 0; i < doc->roles.n; i++)
        doc->roles.at[i].confidence = quothp_confidence(QUOTHP_CURVE_ROLE, doc->roles.at[i].confidence);
    return w.failed ? QUOTH_ERR_MEMORY : QUOTH_OK;
}
