/* day.h: days of the Gregorian calendar, as numbers that can be added to and as YYYY-MM-DD. */
#ifndef QUOTHP_DAY_H
#define QUOTHP_DAY_H

#include "base/str.h"

#include <stdint.h>

/* Days since 1970-01-01. */
typedef int32_t quothp_day;

enum { QUOTHP_DAY_TEXT = 11 }; /* bytes of YYYY-MM-DD with its NUL */

/* False when there is no such day, or none of the years 1000 to 9999. */
bool quothp_day_of(unsigned year, unsigned month, unsigned day, quothp_day *out);
bool quothp_day_read(quothp_str text /* YYYY-MM-DD */, quothp_day *out);
void quothp_day_write(quothp_day day, char out[QUOTHP_DAY_TEXT]); /* a day of those years */
unsigned quothp_day_year(quothp_day day);
unsigned quothp_day_weekday(quothp_day day); /* 0 is Monday */

#endif
