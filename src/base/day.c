/* day.c: see day.h. Years are counted from March, so that the leap day is a year's last: Howard Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", 2013.
 */
#include "base/day.h"

#include <stdio.h>

enum { ERA_DAYS = 146097 /* of 400 years */, EPOCH = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

static unsigned days_of_month(unsigned year, unsigned month)
{
    static const unsigned DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && leap);
}

bool quothp_day_of(unsigned year, unsigned month, unsigned day, quothp_day *out)
{
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return false;
    unsigned y = year - (month <= 2), era = y / 400, in_era = y % 400;
    unsigned in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    *out = (quothp_day)(era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 + in_year) - EPOCH;
    return true;
}

static unsigned number(quothp_str text, size_t from, size_t end)
{
    unsigned value = 0;
    for (size_t i = from; i < end; i++)
        value = value * 10 + (unsigned)(text.p[i] - '0');
    return value;
}

bool quothp_day_read(quothp_str text, quothp_day *out)
{
    if (text.n != 10)
        return false;
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? text.p[i] != '-' : !quothp_is_digit(text.p[i]))
            return false;
    return quothp_day_of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), out);
}

static void split(quothp_day day, unsigned *year, unsigned *month, unsigned *of_month)
{
    unsigned n = (unsigned)(day + EPOCH), era = n / ERA_DAYS, in_era = n % ERA_DAYS;
    unsigned y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    unsigned in_year = in_era - (365 * y + y / 4 - y / 100), m = (5 * in_year + 2) / 153;
    *of_month = in_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * 400 + (*month <= 2);
}

void quothp_day_write(quothp_day day, char out[QUOTHP_DAY_TEXT])
{
    unsigned year, month, of_month;
    split(day, &year, &month, &of_month);
    snprintf(out, QUOTHP_DAY_TEXT, "%04u-%02u-%02u", year % 10000, month % 100, of_month % 100);
}

unsigned quothp_day_year(quothp_day day)
{
    unsigned year, month, of_month;
    split(day, &year, &month, &of_month);
    return year;
}

unsigned quothp_day_weekday(quothp_day day)
{
    return (unsigned)(day + EPOCH + 2) % 7; /* 0000-03-01 was a Wednesday */
}
