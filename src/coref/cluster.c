/* cluster.c: joins names that mean the same person or organization.
 *
 * Reads: mentions by name. Writes: sets. Distinct forms of names are compared with each other where they share a word
 * or one may be an acronym; a form of one word ("Clinton", "Department") is looked at again wherever it stands, as it
 * takes up the latest of several that fit.
 */
#include "coref/work.h"

#include "coref/form.h"

enum { MAX_FORMS = 1500, MAX_FITS = 6, CHAINS = 2048 };

typedef struct entry {
    quothp_form form;
    uint32_t mention; /* the first with this form */
    uint32_t last;    /* the last so far, or QUOTHP_NONE */
    uint32_t fits[MAX_FITS];
    uint32_t n_fits; /* longer forms that this may be short for */
    uint64_t words;  /* a bit for each of its words: forms that share none have no bit in common, most often */
    uint32_t next;   /* the next entry of its chain, or QUOTHP_NONE */
} entry;

typedef struct forms {
    QUOTHP_LAYER(entry) all;
    uint32_t *of;           /* for each mention: its entry, or QUOTHP_NONE */
    uint32_t chain[CHAINS]; /* by the hash of all words: the first entry, or QUOTHP_NONE */
} forms;

/* "Democrats" stays a group of people; "Democratic" and "(D-Mo.)" are the party's name. */
static const char *party_name(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    if (m->type == QUOTHP_NAME_PERSON)
        return NULL;
    const quothp_lex_entry *row = quothp_lex_find(QUOTHP_LEX_PARTY, quothp_doc_str(w->doc, m->span));
    if (!row)
        return NULL;
    if (row->code[0] == QUOTHP_PARTY_TAG)
        return m->name == QUOTHP_NONE ? row->text : NULL;
    bool modifier = w->traits.at[k].modifier && m->number != QUOTHP_PLURAL;
    return row->code[0] == QUOTHP_PARTY_NAME || modifier ? row->text : NULL;
}

static uint32_t hash_word(uint32_t hash, quothp_str word)
{
    for (size_t i = 0; i < word.n; i++)
        hash = (hash ^ (unsigned char)word.p[i]) * 0x01000193u;
    return hash;
}

static uint32_t hash_form(const quothp_form *form)
{
    uint32_t hash = form->n;
    for (uint32_t i = 0; i < form->n; i++)
        hash = hash_word(hash, form->word[i]);
    return (hash ^ hash >> 16) % CHAINS;
}

static uint64_t bits_of_words(const quothp_form *form)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < form->n; i++) {
        const uint32_t hash = hash_word(0, form->word[i]);
        bits |= (uint64_t)1 << ((hash ^ hash >> 16) % 64);
    }
    return bits;
}

/* The end of the chain that the form belongs to, or the place in it where its entry stands: the first that is the same.
 */
static uint32_t *find_form(forms *f, const quothp_form *form)
{
    uint32_t *at = &f->chain[hash_form(form)];
    while (*at != QUOTHP_NONE && !quothp_form_same(&f->all.at[*at].form, form))
        at = &f->all.at[*at].next;
    return at;
}

static bool enter(quothp_coref_work *w, forms *f, uint32_t k)
{
    quothp_mention *m = &w->doc->mentions.at[k];
    const char *party = party_name(w, k);
    if (party) {
        m->type = QUOTHP_NAME_ORGANIZATION;
        m->gender = QUOTHP_NEUTER;
    }
    quothp_form form;
    quothp_str text = party ? quothp_str_of(party) : quothp_doc_str(w->doc, m->span);
    if (!quothp_form_make(&form, w->scratch, text, m->type))
        return false;
    f->of[k] = *find_form(f, &form);
    if (f->of[k] != QUOTHP_NONE) {
        f->all.at[f->of[k]].form.votes[quothp_form_class(m->type)]++;
        return true;
    }
    if (f->all.n == MAX_FORMS)
        return true;
    entry *added = QUOTHP_PUSH(w->scratch, &f->all);
    if (!added)
        return false;
    f->of[k] = f->all.n - 1;
    *added =
        (entry){.form = form, .mention = k, .last = QUOTHP_NONE, .words = bits_of_words(&form), .next = QUOTHP_NONE};
    *find_form(f, &form) = f->of[k]; /* the entries may have moved */
    return true;
}

/* Names without a word in common have nothing to do with each other, but for an acronym and what it stands for. */
static bool may_relate(const entry *a, const entry *b)
{
    return (a->words & b->words) != 0 || (a->form.n == 1 && a->form.capitals);
}

/* Which forms are short for which. Fits that leave no choice by place are joined at once. */
static void compare_forms(quothp_coref_work *w, forms *f)
{
    for (uint32_t i = 0; i < f->all.n && !quothp_clock_ticked(w->doc->clock); i++) {
        entry *a = &f->all.at[i];
        for (uint32_t j = 0; j < f->all.n; j++) {
            if (i == j || !may_relate(a, &f->all.at[j]))
                continue;
            switch (quothp_form_relation(&a->form, &f->all.at[j].form)) {
            case QUOTHP_FORM_SAME:
                quothp_coref_join(w, a->mention, f->all.at[j].mention);
                break;
            case QUOTHP_FORM_SHORT:
                if (a->n_fits < MAX_FITS)
                    a->fits[a->n_fits++] = j;
                break;
            case QUOTHP_FORM_OTHER:
                break;
            }
        }
    }
}

static bool genders_agree(quothp_gender a, quothp_gender b)
{
    return a == QUOTHP_GENDER_UNKNOWN || b == QUOTHP_GENDER_UNKNOWN || a == b;
}

/* The longer form that the mention takes up: the latest before it, else the first behind it. A surname is a stronger
   sign than a given name. */
static uint32_t choose_fit(const quothp_coref_work *w, const forms *f, const entry *a, uint32_t k)
{
    uint32_t best = QUOTHP_NONE;
    int best_rank = -1;
    for (uint32_t i = 0; i < a->n_fits; i++) {
        const entry *b = &f->all.at[a->fits[i]];
        const quothp_mention *mention = &w->doc->mentions.at[b->mention];
        if (!genders_agree(w->doc->mentions.at[k].gender, mention->gender))
            continue;
        int rank = (b->last != QUOTHP_NONE ? 1 : 0) + (quothp_form_by_surname(&a->form, &b->form) ? 2 : 0);
        bool later = best != QUOTHP_NONE && b->last != QUOTHP_NONE && f->all.at[best].last != QUOTHP_NONE &&
                     b->last > f->all.at[best].last;
        if (rank > best_rank || (rank == best_rank && later)) {
            best = a->fits[i];
            best_rank = rank;
        }
    }
    return best;
}

/* "Federal Bureau of Investigation (FBI)" */
static void join_brackets(quothp_coref_work *w)
{
    const quoth_doc *doc = w->doc;
    uint32_t previous = QUOTHP_NONE;
    for (uint32_t k = 0; k < doc->mentions.n; k++) {
        const quothp_mention *m = &doc->mentions.at[k];
        if (m->kind != QUOTHP_MENTION_NAME || m->name == QUOTHP_NONE)
            continue;
        if (previous != QUOTHP_NONE) {
            const quothp_mention *p = &doc->mentions.at[previous];
            quothp_str between = {doc->text + p->span.end,
                                  m->span.begin > p->span.end ? m->span.begin - p->span.end : 0};
            bool closed = m->span.end < doc->n_bytes && doc->text[m->span.end] == ')';
            if (closed && quothp_str_is(quothp_str_trim(between), "(") && p->type != QUOTHP_NAME_PERSON &&
                quothp_form_is_acronym(quothp_doc_str(doc, m->span), quothp_doc_str(doc, p->span)))
                quothp_coref_join(w, previous, k);
        }
        previous = k;
    }
}

/* A lone "Paul" that was taken for an organization, next to many that are people: the more common class wins. */
static void settle_types(quothp_coref_work *w, forms *f)
{
    for (uint32_t i = 0; i < f->all.n; i++) {
        quothp_form *form = &f->all.at[i].form;
        for (int kind = 0; kind < QUOTHP_N_FORM_KINDS; kind++)
            if (form->votes[kind] > form->votes[form->kind])
                form->kind = (quothp_form_kind)kind;
    }
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        quothp_mention *m = &w->doc->mentions.at[k];
        if (f->of[k] == QUOTHP_NONE)
            continue;
        const quothp_form *form = &f->all.at[f->of[k]].form;
        if (form->kind != QUOTHP_FORM_PERSON || quothp_form_class(m->type) != QUOTHP_FORM_ORG)
            continue;
        m->type = QUOTHP_NAME_PERSON;
        m->gender = QUOTHP_GENDER_UNKNOWN;
    }
}

/* Does something in the text show that this one word is a person's name? A title, a verb of its own, "'s". */
static bool acts_as_person(const quothp_coref_work *w, uint32_t k)
{
    const quothp_mention *m = &w->doc->mentions.at[k];
    quothp_gender gender;
    bool titled = m->span.begin > m->phrase.begin && m->first > 0 &&
                  quothp_coref_noun(w->doc, m->first - 1, &gender) == QUOTHP_NOUN_ROLE;
    bool owns = m->end < w->doc->tokens.n && quothp_coref_xpos(w, m->end) == QUOTHP_XPOS_POS;
    bool plural =
        quothp_coref_xpos(w, m->end - 1) == QUOTHP_XPOS_NNS || quothp_coref_xpos(w, m->end - 1) == QUOTHP_XPOS_NNPS;
    return !plural && (titled || owns || w->traits.at[k].subject || m->gender != QUOTHP_GENDER_UNKNOWN);
}

/* A lone word that was taken for a person and never acts like one is nobody that we would put on a map. */
static bool drop_doubtful_people(quothp_coref_work *w, const forms *f)
{
    bool *acts = quothp_arena_array(w->scratch, (size_t)f->all.n + 1, sizeof *acts);
    if (!acts)
        return false;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++)
        if (f->of[k] != QUOTHP_NONE && acts_as_person(w, k))
            acts[f->of[k]] = true;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        quothp_mention *m = &w->doc->mentions.at[k];
        if (f->of[k] == QUOTHP_NONE || m->type != QUOTHP_NAME_PERSON)
            continue;
        const entry *e = &f->all.at[f->of[k]];
        bool given = quothp_lex_find(QUOTHP_LEX_GIVEN, quothp_doc_str(w->doc, m->span)) != NULL;
        if (e->form.n == 1 && e->n_fits == 0 && !acts[f->of[k]] && !given)
            m->type = QUOTHP_NAME_MISC;
    }
    return true;
}

bool quothp_coref_cluster(quothp_coref_work *w)
{
    forms f = {.of = quothp_arena_array(w->scratch, (size_t)w->doc->mentions.n + 1, sizeof *f.of)};
    if (!f.of)
        return false;
    for (uint32_t i = 0; i < CHAINS; i++)
        f.chain[i] = QUOTHP_NONE;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        f.of[k] = QUOTHP_NONE;
        if (w->doc->mentions.at[k].kind == QUOTHP_MENTION_NAME && !quothp_clock_ticked(w->doc->clock) &&
            !enter(w, &f, k))
            return false;
    }
    settle_types(w, &f);
    compare_forms(w, &f);
    if (!drop_doubtful_people(w, &f))
        return false;
    for (uint32_t k = 0; k < w->doc->mentions.n; k++) {
        if (f.of[k] == QUOTHP_NONE)
            continue;
        entry *a = &f.all.at[f.of[k]];
        uint32_t fit = choose_fit(w, &f, a, k);
        if (fit != QUOTHP_NONE) {
            quothp_coref_join(w, k, f.all.at[fit].mention);
            f.all.at[fit].last = k;
        } else {
            quothp_coref_join(w, k, a->mention);
        }
        a->last = k;
    }
    join_brackets(w);
    return true;
}
