/* forms.h: the forms that an output can have, by file extension. */
#ifndef CLI_FORMS_H
#define CLI_FORMS_H

#include "quoth.h"

#include <stdbool.h>

typedef enum cli_form_kind { CLI_TRIPLES, CLI_PICTURE, CLI_LAYERS, CLI_BODY } cli_form_kind;

typedef struct cli_form {
    const char *name; /* the extension without its dot, and the word after -T */
    const char *title;
    cli_form_kind kind;
    quoth_form form; /* for triples and pictures only */
    bool binary;     /* not for a terminal */
} cli_form;

/* All forms; ends with a row whose name is NULL. */
extern const cli_form CLI_FORMS[];
extern const cli_form CLI_BODY_FORM; /* what --body-only writes; not among them */
/* " .ttl .nt …", for messages; the text is the buffer's. */
const char *cli_form_names(char *buffer, size_t n);

const cli_form *cli_form_by_name(const char *name); /* "ttl"; NULL when there is none */
const cli_form *cli_form_of_path(const char *path); /* by extension, in either case; NULL when there is none */

#endif
