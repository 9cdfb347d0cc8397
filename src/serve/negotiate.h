/* negotiate.h: media types: what a body that comes in is, and which form a client would like best. */
#ifndef QUOTHP_SERVE_NEGOTIATE_H
#define QUOTHP_SERVE_NEGOTIATE_H

#include "quoth.h"
#include "serve/answer.h"

#include <stdbool.h>

/* A form that articles can be sent in. */
typedef struct quothp_in_form {
    const char *type; /* "text/plain"; NULL behind the last one */
    quoth_format format;
    bool one_object; /* JSON over any number of lines, and not JSON Lines */
    bool many;       /* may hold several articles */
    bool form;       /* fields of an HTML form, of which one is the article */
} quothp_in_form;

/* A form that a result can have. */
typedef struct quothp_out_form {
    quothp_media media;
    bool layers;     /* the exchange format, article by article; else form is one of a graph */
    quoth_form form; /* for graphs only */
} quothp_out_form;

extern const quothp_in_form quothp_in_forms[];
extern const quothp_out_form quothp_out_forms[QUOTHP_N_RESULTS]; /* by medium */

/* The form of a Content-Type, NULL for none that is known: "text/html; charset=utf-8". type NULL: the client does not
   say, and the bytes tell. Another charset than UTF-8 makes *charset_known false. */
const quothp_in_form *quothp_in_form_of(const char *type, bool *charset_known);
/* The best of all results for an Accept header (RFC 9110), NULL when the client takes none of them. accept may be NULL:
   anything. */
const quothp_out_form *quothp_out_form_of(const char *accept);
/* Would this client rather read a page than JSON? */
bool quothp_wants_page(const char *accept);
const char *quothp_media_type(quothp_media media); /* with charset where one is needed */

#endif
