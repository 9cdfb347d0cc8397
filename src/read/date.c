/* date.c: calendar dates as news writes them, made into YYYY-MM-DD. */
#include "read/read.h"

#include <string.h>

static const char *const MONTHS[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* Steps over white space, commas and an ordinal's letters. */
static void skip_gap(quothp_str *s)
{
    while (s->n && (quothp_is_space(s->p[0]) || s->p[0] == ',' || s->p[0] == '.'))
        s->p++, s->n--;
}

static bool take_number(quothp_str *s, size_t most_digits, unsigned *value)
{
    size_t n = 0;
    *value = 0;
    while (n < s->n && n < most_digits && quothp_is_digit(s->p[n]))
        *value = *value * 10 + (unsigned)(s->p[n++] - '0');
    if (n == 0 || (n < s->n && quothp_is_digit(s->p[n])))
        return false;
    s->p += n;
    s->n -= n;
    return true;
}

static bool take_char(quothp_str *s, char c)
{
    if (!s->n || s->p[0] != c)
        return false;
    s->p++, s->n--;
    return true;
}

static size_t word_length(quothp_str s)
{
    size_t n = 0;
    while (n < s.n && quothp_is_alpha(s.p[n]))
        n++;
    return n;
}

/* A month's name, whole or cut to three or four letters. */
static bool take_month(quothp_str *s, unsigned *month)
{
    size_t n = word_length(*s);
    if (n < 3)
        return false;
    for (unsigned m = 0; m < 12; m++) {
        size_t k = 0;
        while (k < n && MONTHS[m][k] && quothp_lower(s->p[k]) == MONTHS[m][k])
            k++;
        if (k == n && (n <= 4 || !MONTHS[m][k])) {
            *month = m + 1;
            s->p += n;
            s->n -= n;
            return true;
        }
    }
    return false;
}

static bool take_day(quothp_str *s, unsigned *day)
{
    if (!take_number(s, 2, day))
        return false;
    quothp_str tail = {s->p, word_length(*s)};
    if (quothp_str_is(tail, "st") || quothp_str_is(tail, "nd") || quothp_str_is(tail, "rd") ||
        quothp_str_is(tail, "th"))
        s->p += 2, s->n -= 2;
    return true;
}

static bool take_iso(quothp_str s, unsigned *year, unsigned *month, unsigned *day)
{
    return take_number(&s, 4, year) && take_char(&s, '-') && take_number(&s, 2, month) && take_char(&s, '-') &&
           take_number(&s, 2, day);
}

static bool take_month_first(quothp_str s, unsigned *year, unsigned *month, unsigned *day)
{
    if (!take_month(&s, month))
        return false;
    skip_gap(&s);
    if (!take_day(&s, day))
        return false;
    skip_gap(&s);
    return take_number(&s, 4, year);
}

static bool take_day_first(quothp_str s, unsigned *year, unsigned *month, unsigned *day)
{
    if (!take_day(&s, day))
        return false;
    skip_gap(&s);
    if (!take_month(&s, month))
        return false;
    skip_gap(&s);
    return take_number(&s, 4, year);
}

/* "Tuesday, " before the date itself. */
static quothp_str without_weekday(quothp_str s)
{
    quothp_str word = {s.p, word_length(s)};
    if (word.n < 3 || !(quothp_str_ends(word, "day") || word.n == 3))
        return s;
    unsigned month;
    quothp_str rest = s;
    if (take_month(&rest, &month))
        return s;
    s.p += word.n;
    s.n -= word.n;
    skip_gap(&s);
    return s;
}

bool quothp_date_of(quothp_str text, char out[11])
{
    quothp_str s = without_weekday(quothp_str_trim(text));
    unsigned year, month, day;
    if (!take_iso(s, &year, &month, &day) && !take_month_first(s, &year, &month, &day) &&
        !take_day_first(s, &year, &month, &day))
        return false;
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    memcpy(out,
           (char[11]){(char)('0' + year / 1000), (char)('0' + year / 100 % 10), (char)('0' + year / 10 % 10),
                      (char)('0' + year % 10), '-', (char)('0' + month / 10), (char)('0' + month % 10), '-',
                      (char)('0' + day / 10), (char)('0' + day % 10), '\0'},
           11);
    return true;
}
