/* find.c: what the words of a correction mean. */
#include "base/utf8.h"
#include "correct/correct.h"

#include <string.h>

/* ---- words ---- */

/* The next letter or digit, ASCII letters in lower case, or 0 at the end; *gap: something else stands before it. */
static uint32_t next(quothp_str text, size_t *at, bool *gap)
{
    *gap = *at == 0;
    while (*at < text.n) {
        uint32_t cp = quothp_utf8_next(text.p, text.n, at);
        if (quothp_cp_is_letter(cp) || quothp_cp_is_digit(cp))
            return cp < 0x80 ? (uint32_t)quothp_lower((char)cp) : cp;
        if (cp != '\'' && cp != 0x2019)
            *gap = true;
    }
    return 0;
}

/* Does the text begin with these words (begins), or is it these words? */
static bool matches(quothp_str text, quothp_str words, bool begins)
{
    size_t i = 0, k = 0;
    bool gap_text, gap_words;
    for (bool first = true;; first = false) {
        uint32_t a = next(text, &i, &gap_text), b = next(words, &k, &gap_words);
        if (!b)
            return !first && (!a || begins);
        if (a != b || gap_text != gap_words)
            return false;
    }
}

bool quothp_same_words(const char *a, const char *b)
{
    return matches(quothp_str_of(a), quothp_str_of(b), false);
}

/* ---- items ---- */

bool quothp_find_article(const quoth_graph *graph, const char *words, uint32_t *article)
{
    *article = QUOTHP_NONE;
    if (!*words)
        return true;
    for (uint32_t i = 0; i < graph->articles.n; i++) {
        const quothp_article *a = &graph->articles.at[i];
        if (strcmp(a->iri, words) == 0 || (a->headline && quothp_same_words(a->headline, words))) {
            *article = i;
            return true;
        }
    }
    return false;
}

static bool is_in(const quothp_agent *agent, uint32_t article)
{
    bool found = article == QUOTHP_NONE;
    for (uint32_t i = 0; i < agent->evidence.n && !found; i++)
        found = agent->evidence.at[i].article == article;
    return found;
}

static bool has_form(const quothp_agent *agent, const char *words)
{
    for (uint32_t i = 0; i < agent->also.n; i++)
        if (quothp_same_words(agent->also.at[i], words))
            return true;
    return false;
}

bool quothp_find_agents(const quoth_graph *graph, const char *words, uint32_t article, quothp_arena *arena,
                        quothp_indices *found)
{
    *found = (quothp_indices){0};
    for (int by_form = 0; by_form < 2 && !found->n; by_form++) {
        for (uint32_t i = 0; i < graph->agents.n; i++) {
            const quothp_agent *a = &graph->agents.at[i];
            if (!is_in(a, article) || !(by_form ? has_form(a, words) : quothp_same_words(a->label, words)))
                continue;
            uint32_t *place = QUOTHP_PUSH(arena, found);
            if (!place)
                return false;
            *place = i;
        }
    }
    return true;
}

bool quothp_find_statement(const quoth_graph *graph, const char *words, uint32_t article, uint32_t *statement)
{
    quothp_str wanted = quothp_str_of(words);
    bool begins = quothp_str_ends(wanted, "\xE2\x80\xA6") || quothp_str_ends(wanted, "...");
    for (uint32_t i = *statement; i < graph->statements.n; i++) {
        const quothp_statement *s = &graph->statements.at[i];
        if ((article == QUOTHP_NONE || s->article == article) && matches(quothp_str_of(s->text), wanted, begins)) {
            *statement = i;
            return true;
        }
    }
    return false;
}
