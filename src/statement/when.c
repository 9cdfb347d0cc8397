/* when.c: see work.h. When something was said: the words of time in the clause of the cue, and the day that they mean.
 *
 *     On Tuesday, Reed said …     Reed on Tuesday said …     … Reed told a rally in Fenport on Tuesday
 *
 * News tells of the days just past: a weekday is the last one up to the article's date, a month and a day lie in the
 * year before it. What is no single day ("last week", "in 2014") stays text.
 */
#include "base/day.h"
#include "statement/work.h"

typedef struct stated {
    uint32_t end; /* token behind the expression */
    bool is_day;
    quothp_day day;
} stated;

typedef struct clock {
    const quoth_doc *doc;
    bool known; /* the article has a date */
    quothp_day today;
} clock;

/* Which of the names the word is, whole, or cut with or without its full stop; n when it is none. */
static unsigned name_of(quothp_str word, const char *const *names, unsigned n)
{
    if (word.n && word.p[word.n - 1] == '.')
        word.n--;
    for (unsigned i = 0; i < n && word.n >= 3; i++) {
        quothp_str name = quothp_str_of(names[i]);
        bool shortened = word.n < name.n && word.n <= 5;
        if ((word.n == name.n || shortened) && quothp_str_is(word, "May") == quothp_str_is(name, "May") &&
            quothp_str_eq(word, (quothp_str){name.p, word.n}))
            return i;
    }
    return n;
}

static unsigned weekday_at(const clock *c, uint32_t t)
{
    static const char *const DAYS[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    quothp_str word = quothp_token_str(c->doc, t);
    return word.n >= 5 || quothp_str_ends(word, ".") ? name_of(word, DAYS, 7) : 7; /* "Sun", "Sat", "Wed" are words */
}

static unsigned month_at(const clock *c, uint32_t t)
{
    static const char *const MONTHS[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    return name_of(quothp_token_str(c->doc, t), MONTHS, 12);
}

/* A number of at most that many digits, perhaps with "st" and the like; 0 when it is none. */
static unsigned number_at(const clock *c, uint32_t t, size_t digits)
{
    quothp_str word = quothp_token_str(c->doc, t);
    unsigned value = 0;
    size_t i = 0;
    for (; i < word.n && i < digits && quothp_is_digit(word.p[i]); i++)
        value = value * 10 + (unsigned)(word.p[i] - '0');
    bool ordinal = digits == 2 && word.n == i + 2 && quothp_is_alpha(word.p[word.n - 1]);
    return i == word.n || ordinal ? value : 0;
}

static unsigned year_at(const clock *c, uint32_t t, uint32_t end)
{
    unsigned year = t < end ? number_at(c, t, 4) : 0;
    return year >= 1700 && year < 2200 ? year : 0;
}

/* ---- expressions, each from its first word without a preposition ---- */

static void set_day(const clock *c, stated *s, unsigned year, unsigned month, unsigned of_month)
{
    s->is_day = false;
    if (!year && !c->known)
        return;
    s->is_day = quothp_day_of(year ? year : quothp_day_year(c->today), month, of_month, &s->day);
    if (s->is_day && !year && s->day > c->today)
        s->is_day = quothp_day_of(quothp_day_year(c->today) - 1, month, of_month, &s->day);
}

/* "October 12, 2013", "12 October 2013", "October 2013" */
static bool read_date(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    uint32_t m = month_at(c, t) < 12 ? t : t + 1;
    unsigned of_month = m > t ? number_at(c, t, 2) : m + 1 < end ? number_at(c, m + 1, 2) : 0;
    if (m >= end || month_at(c, m) == 12 || (m > t && !of_month))
        return false;
    s->end = m == t && of_month ? m + 2 : m + 1;
    uint32_t y = s->end < end && quothp_statement_is(c->doc, s->end, ",") ? s->end + 1 : s->end;
    unsigned year = year_at(c, y, end);
    if (year)
        s->end = y + 1;
    if (of_month)
        set_day(c, s, year, month_at(c, m) + 1, of_month);
    return of_month || year || quothp_statement_is(c->doc, t - 1, "in") || quothp_statement_is(c->doc, t - 1, "last");
}

static uint32_t skip_part_of_day(const clock *c, uint32_t t, uint32_t end)
{
    static const char *const PARTS[] = {"morning", "afternoon", "evening", "night", NULL};
    return t < end && quothp_statement_is_one_of(c->doc, t, PARTS) ? t + 1 : t;
}

/* "Tuesday night", "Tuesday, Oct. 12" */
static bool read_weekday(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    unsigned weekday = weekday_at(c, t);
    if (weekday == 7)
        return false;
    s->end = skip_part_of_day(c, t + 1, end);
    s->is_day = c->known;
    s->day = c->today - (quothp_day)((quothp_day_weekday(c->today) + 7 - weekday) % 7);
    stated date = {0};
    if (s->end + 1 < end && quothp_statement_is(c->doc, s->end, ",") && month_at(c, s->end + 1) < 12 &&
        read_date(c, s->end + 1, end, &date))
        *s = date;
    return true;
}

/* "yesterday", "tonight", "this morning" */
static bool read_near(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    static const char *const TODAY[] = {"today", "tonight", NULL};
    bool yesterday = quothp_statement_is(c->doc, t, "yesterday");
    uint32_t part = skip_part_of_day(c, t + 1, end);
    bool this_part = quothp_statement_is(c->doc, t, "this") && part > t + 1;
    bool last_night = quothp_statement_is(c->doc, t, "last") && quothp_statement_is(c->doc, t + 1, "night");
    if (!yesterday && !this_part && !last_night && !quothp_statement_is_one_of(c->doc, t, TODAY))
        return false;
    *s = (stated){part, c->known, c->today - (yesterday || last_night)};
    return true;
}

/* "last week", "earlier this month", "last Tuesday", "two days earlier", "a year ago" */
static bool read_span(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    static const char *const WHICH[] = {"last", "this", "that", NULL};
    static const char *const UNITS[] = {"day",    "week",   "weekend", "month",  "year", "decade", "hour",
                                        "minute", "spring", "summer",  "autumn", "fall", "winter", NULL};
    static const char *const SIDES[] = {"ago", "earlier", "later", "before", "afterward", "afterwards", NULL};
    uint32_t first = t;
    if (quothp_statement_is(c->doc, t, "earlier") || quothp_statement_is(c->doc, t, "later"))
        t++;
    if (t + 1 >= end)
        return false;
    bool unit = false;
    for (size_t i = 0; UNITS[i]; i++)
        unit = unit || quothp_str_is(c->doc->tokens.at[t + 1].lemma, UNITS[i]);
    *s = (stated){.end = t + 2};
    if (quothp_statement_is_one_of(c->doc, t, WHICH))
        return unit ||
               (quothp_statement_is(c->doc, t, "last") && (weekday_at(c, t + 1) < 7 || month_at(c, t + 1) < 12));
    bool number = c->doc->tokens.at[t].xpos == QUOTHP_XPOS_CD || quothp_statement_is(c->doc, t, "a");
    s->end = t + 3;
    return first == t && unit && number && t + 2 < end && quothp_statement_is_one_of(c->doc, t + 2, SIDES);
}

/* "in 2014", "a 2014 interview", "at the 2014 summit" */
static bool read_year(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    const quothp_token *before = &c->doc->tokens.at[t - 1];
    bool noun = t + 1 < end && c->doc->tokens.at[t + 1].upos == QUOTHP_UPOS_NOUN;
    *s = (stated){.end = t + 1};
    return year_at(c, t, end) &&
           (quothp_statement_is(c->doc, t - 1, "in") || (noun && before->upos == QUOTHP_UPOS_DET) ||
            (noun && before->upos == QUOTHP_UPOS_PRON));
}

/* The expression that begins at t, or right behind a preposition there. */
static bool read_time(const clock *c, uint32_t t, uint32_t end, stated *s)
{
    static const char *const LEADS[] = {"on", "in", "late", "early", NULL};
    *s = (stated){0};
    for (int n = 0; n < 2 && t + 1 < end && quothp_statement_is_one_of(c->doc, t, LEADS); n++)
        t++;
    return t < end && (read_weekday(c, t, end, s) || read_near(c, t, end, s) || read_span(c, t, end, s) ||
                       (t > 0 && read_date(c, t, end, s)) || (t > 0 && read_year(c, t, end, s)));
}

/* ---- where to look ---- */

typedef struct range {
    uint32_t first, end; /* tokens */
} range;

static range tokens_of(const quoth_doc *doc, quothp_spans spans)
{
    range r = {0, 0}, last;
    if (spans.n) {
        quothp_span_tokens(doc, spans.at[0], &r.first, &r.end);
        quothp_span_tokens(doc, spans.at[spans.n - 1], &last.first, &last.end);
        r.end = last.end;
    }
    return r;
}

/* The clause of the cue: its sentence as far as the content leaves it. */
static range clause_of(const quoth_doc *doc, const quothp_attribution *a, uint32_t head)
{
    const quothp_sentence *sentence = &doc->sentences.at[doc->tokens.at[head].sentence];
    range r = {sentence->first, sentence->end};
    for (uint32_t i = 0; i < a->content.n; i++) {
        range piece;
        quothp_span_tokens(doc, a->content.at[i], &piece.first, &piece.end);
        if (piece.end <= head && piece.end > r.first)
            r.first = piece.end;
        if (piece.first > head && piece.first < r.end)
            r.end = piece.first;
    }
    if (head - r.first > QUOTHP_STATEMENT_REACH)
        r.first = head - QUOTHP_STATEMENT_REACH;
    if (r.end - head > QUOTHP_STATEMENT_REACH)
        r.end = head + QUOTHP_STATEMENT_REACH;
    return r;
}

/* The first expression in the range, before a verb or a mark begins something else. With commas: they end nothing. */
static bool find_time(const clock *c, range r, bool commas, stated *s, uint32_t *first)
{
    for (uint32_t t = r.first; t < r.end; t++) {
        const quothp_token *token = &c->doc->tokens.at[t];
        if (read_time(c, t, r.end, s)) {
            *first = t;
            return true;
        }
        bool comma = token->xpos == QUOTHP_XPOS_COMMA && !commas && t > r.first;
        if (quothp_statement_is_finite(c->doc, t) || token->xpos == QUOTHP_XPOS_WDT || token->xpos == QUOTHP_XPOS_WP ||
            token->xpos == QUOTHP_XPOS_VBG || quothp_statement_is(c->doc, t, ";"))
            return false;
        if (comma && (t + 1 >= r.end || !read_time(c, t + 1, r.end, s)))
            return false;
    }
    return false;
}

/* "Reed on Tuesday | said": at the end of the source, behind a name. */
static bool find_in_source(const clock *c, range source, stated *s, uint32_t *first)
{
    for (uint32_t t = source.first + 1; t < source.end; t++) {
        uint8_t before = c->doc->tokens.at[t - 1].upos;
        *first = t;
        if ((before == QUOTHP_UPOS_PROPN || before == QUOTHP_UPOS_PRON) && read_time(c, t, source.end, s) &&
            s->end == source.end)
            return true;
    }
    return false;
}

/* Behind the cue, between source and cue, before both. */
static bool find_near_cue(const clock *c, const quothp_attribution *a, uint32_t head, stated *s, uint32_t *first)
{
    range clause = clause_of(c->doc, a, head), source = tokens_of(c->doc, a->source);
    bool before = a->source.n && source.end <= head, behind = a->source.n && source.first > head;
    range right = {behind && source.first < clause.end ? source.end : head + 1, clause.end};
    if (right.first < right.end && find_time(c, right, false, s, first))
        return true;
    if (behind && find_time(c, (range){head + 1, source.first}, false, s, first))
        return true;
    if (before && source.end < head && find_time(c, (range){source.end, head}, true, s, first))
        return true;
    if (before && source.end - source.first < QUOTHP_STATEMENT_REACH && find_in_source(c, source, s, first))
        return true;
    range left = {clause.first, before ? source.first : head};
    for (uint32_t t = left.first; t < left.end; t++)
        if (quothp_statement_is_finite(c->doc, t))
            return false;
    return left.first < left.end && find_time(c, left, true, s, first);
}

quoth_status quothp_statement_when(quoth_doc *doc, quothp_attribution *a, const quothp_cue_word *cue)
{
    clock c = {.doc = doc};
    stated s;
    uint32_t first;
    c.known = doc->date && quothp_day_read(quothp_str_of(doc->date), &c.today);
    a->when = (quothp_span){0, 0};
    a->date = NULL;
    if (cue->head == QUOTHP_NONE || !find_near_cue(&c, a, cue->head, &s, &first))
        return QUOTH_OK;
    a->when = quothp_tokens_span(doc, first, s.end);
    if (!s.is_day)
        return QUOTH_OK;
    char text[QUOTHP_DAY_TEXT];
    quothp_day_write(s.day, text);
    a->date = quothp_doc_keep(doc, text);
    return a->date ? QUOTH_OK : QUOTH_ERR_MEMORY;
}
