/* given.c: see given.h. */
#include "base/given.h"

#include <stddef.h>
#include <string.h>

bool quothp_given_view(const char *word, quoth_view *view)
{
    static const struct {
        const char *word;
        quoth_view view;
    } VIEWS[] = {{"actors", QUOTH_VIEW_ACTORS}, {"statements", QUOTH_VIEW_STATEMENTS}, {"sources", QUOTH_VIEW_SOURCES}};
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        if (strcmp(word, VIEWS[i].word) == 0) {
            *view = VIEWS[i].view;
            return true;
        }
    }
    return false;
}

bool quothp_given_share(const char *text, double *share)
{
    double value = 0, unit = 1;
    size_t n_digits = 0, n_points = 0;
    for (const char *c = text; *c; c++) {
        if (*c == '.' && n_points++ == 0)
            continue;
        if (*c < '0' || *c > '9')
            return false;
        n_digits++;
        unit /= n_points ? 10 : 1;
        value = n_points ? value + unit * (*c - '0') : value * 10 + (*c - '0');
    }
    *share = value;
    return n_digits > 0 && value <= 1;
}
