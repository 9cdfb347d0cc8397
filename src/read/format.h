/* format.h: the one table of input formats: their names, how to know them, who reads them. */
#ifndef QUOTHP_FORMAT_H
#define QUOTHP_FORMAT_H

#include "read/input.h"
#include "read/read.h"

/* One input while it is read: what every format's reader works on. */
typedef struct quothp_read_work {
    quoth *q;
    quothp_input input;
    const char *name; /* of the input, for messages; may be NULL */
    void *state;      /* the format's own between two articles; NULL at first */
} quothp_read_work;

typedef struct quothp_format {
    quoth_format id;
    const char *name, *title;
    const char *suffixes;             /* of file names, each with its dot, a blank around each */
    bool (*matches)(quothp_str head); /* do the first bytes tell this format? NULL: they never do */
    /* The next article, or NULL at the end; after QUOTH_ERR_INPUT, which has been reported, the next one. The time of
       reading it has begun; what is skipped before it is no part of that: quothp_step_begin. */
    quoth_status (*next)(quothp_read_work *reading, quoth_doc **doc);
    void (*close)(quothp_read_work *reading); /* frees the state; NULL: there is none */
} quothp_format;

/* The format of that number; never NULL for those of quoth.h, but for QUOTH_FROM_ANY. */
const quothp_format *quothp_format_of(quoth_format id);
/* The format that the first bytes tell; where they look like any text, what the file's name tells; else plain text. */
const quothp_format *quothp_format_guess(quothp_str head, const char *file_name);

/* ---- the readers, each in the file of its name ---- */

quoth_status quothp_next_text(quothp_read_work *reading, quoth_doc **doc);
quoth_status quothp_next_html(quothp_read_work *reading, quoth_doc **doc);
quoth_status quothp_next_json(quothp_read_work *reading, quoth_doc **doc);
quoth_status quothp_next_xml(quothp_read_work *reading, quoth_doc **doc);
void quothp_close_xml(quothp_read_work *reading);
quoth_status quothp_next_warc(quothp_read_work *reading, quoth_doc **doc);
void quothp_close_warc(quothp_read_work *reading);
quoth_status quothp_next_conllu(quothp_read_work *reading, quoth_doc **doc);
void quothp_close_conllu(quothp_read_work *reading);
quoth_status quothp_next_corenlp(quothp_read_work *reading, quoth_doc **doc);

#endif
