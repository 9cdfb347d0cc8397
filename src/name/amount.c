/* amount.c: dates and amounts of money. */
#include "base/utf8.h"
#include "name/piece.h"

static quothp_str word(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    return token < end ? quothp_token_str(doc, token) : (quothp_str){NULL, 0};
}

static bool any_of(quothp_str w, const char *const *list)
{
    for (; *list; list++)
        if (quothp_str_is(w, *list))
            return true;
    return false;
}

static bool is_month(quothp_str w)
{
    static const char *const MONTHS[] = {
        "January",  "February", "March", "April", "May",  "June", "July",  "August", "September", "October", "November",
        "December", "Jan.",     "Feb.",  "Mar.",  "Apr.", "Aug.", "Sept.", "Oct.",   "Nov.",      "Dec.",    NULL};
    return any_of(w, MONTHS);
}

static bool is_weekday(quothp_str w)
{
    static const char *const DAYS[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday",    NULL};
    return any_of(w, DAYS);
}

static bool is_day(quothp_str w)
{
    return w.n >= 1 && w.n <= 4 && quothp_is_digit(w.p[0]) && (w.n < 3 || !quothp_is_digit(w.p[2]));
}

static bool is_year(quothp_str w)
{
    if (w.n != 4 || (w.p[0] != '1' && w.p[0] != '2'))
        return false;
    for (size_t i = 0; i < 4; i++)
        if (!quothp_is_digit(w.p[i]))
            return false;
    return w.p[0] == '2' ? w.p[1] == '0' : w.p[1] >= '7';
}

/* "May" is a month only beside a number. */
static uint32_t date_end(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    uint32_t i = token;
    if (is_weekday(word(doc, i, end)))
        return i + 1;
    if (is_day(word(doc, i, end)) && is_month(word(doc, i + 1, end)))
        i++;
    if (!is_month(word(doc, i, end)))
        return is_year(word(doc, i, end)) ? i + 1 : token;
    bool numbered = i > token;
    i++;
    if (is_day(word(doc, i, end)) && !numbered)
        i++, numbered = true;
    if (quothp_str_is(word(doc, i, end), ",") && numbered && is_year(word(doc, i + 1, end)))
        i++;
    if (is_year(word(doc, i, end)))
        i++, numbered = true;
    bool verb = quothp_str_is(word(doc, token, end), "May") || quothp_str_is(word(doc, token, end), "March");
    return verb && !numbered && token == doc->sentences.at[doc->tokens.at[token].sentence].first ? token : i;
}

static bool is_scale(quothp_str w)
{
    static const char *const SCALES[] = {"thousand", "million", "billion", "trillion", "m",    "bn", "k",
                                         "b",        "M",       "B",       "crore",    "lakh", NULL};
    return any_of(w, SCALES);
}

static bool is_number(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    quothp_str w = word(doc, token, end);
    return w.n && quothp_is_digit(w.p[0]);
}

static uint32_t money_end(const quoth_doc *doc, uint32_t token, uint32_t end)
{
    static const char *const UNITS[] = {"dollars",   "euros", "pounds", "yen",    "yuan", "rupees", "rubles", "roubles",
                                        "shillings", "pesos", "francs", "dollar", "euro", "cents",  NULL};
    uint32_t i = token;
    if (doc->tokens.at[i].xpos == QUOTHP_XPOS_DOLLAR && is_number(doc, i + 1, end)) {
        i += 2;
        return is_scale(word(doc, i, end)) ? i + 1 : i;
    }
    if (quothp_is_acronym(doc, i) && i + 1 < end && doc->tokens.at[i + 1].xpos == QUOTHP_XPOS_DOLLAR &&
        quothp_touches(doc, i + 1))
        return money_end(doc, i + 1, end);
    if (!is_number(doc, i, end))
        return token;
    i++;
    if (is_scale(word(doc, i, end)))
        i++;
    return any_of(word(doc, i, end), UNITS) ? i + 1 : token;
}

uint32_t quothp_amount(const quoth_doc *doc, uint32_t token, uint32_t end, quothp_name_type *type)
{
    uint32_t behind = money_end(doc, token, end);
    *type = QUOTHP_NAME_MONEY;
    if (behind == token) {
        behind = date_end(doc, token, end);
        *type = QUOTHP_NAME_DATE;
    }
    return behind;
}
