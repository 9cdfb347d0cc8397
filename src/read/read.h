/* read.h: bytes of an input → documents with text, metadata and blocks. The only includer of libxml2.
 *
 * The stages behind know nothing of what is known here: plain text, HTML or JSON Lines all end as the same document.
 */
#ifndef QUOTHP_READ_H
#define QUOTHP_READ_H

#include "context.h"
#include "doc/doc.h"

#include <stdbool.h>

/* Each reads one article of n bytes. On QUOTH_ERR_INPUT the reason has been reported and *doc is NULL. `line` is the
   input's line on which the bytes start, for messages. */
quoth_status quothp_read_plain(quoth *q, quothp_str bytes, uint32_t line, quoth_doc **doc);
/* What is known of markup from where it was found. */
typedef struct quothp_html_origin {
    uint32_t line;       /* of the input on which it starts; 0: no such place */
    const char *charset; /* as HTTP tells it; NULL: it does not */
    bool fragment;       /* the article's body alone, not a page that it must be looked for in */
    bool may_be_empty;   /* without text *doc is NULL, and that is no error */
} quothp_html_origin;
quoth_status quothp_read_html(quoth *q, quothp_str bytes, const quothp_html_origin *from, quoth_doc **doc);
/* One line of JSON Lines: {"id", "text" or "html", "url", "title", "date", "publisher", "provider", "byline",
   "dateline", "lang", "subjects"}; the text is kept as it is. */
quoth_status quothp_read_json(quoth *q, quothp_str bytes, uint32_t line, quoth_doc **doc);

/* What of JSON is beyond a limit, for a message; NULL: nothing. */
const char *quothp_json_fault(const quoth_limits *limits, quothp_str bytes);

/* Finds the blocks of a text and the metadata that it states itself. */
quoth_status quothp_find_blocks(quoth_doc *doc);
/* "WASHINGTON (AP) — " at the start of paragraphs becomes a block of its own. */
quoth_status quothp_split_datelines(quoth_doc *doc);

/* Line and column for each run of the source map; the bytes are the input's from first_line on. */
void quothp_place_runs(quoth_doc *doc, quothp_str bytes, uint32_t first_line);
/* All of the text stands on one line of JSON. */
quoth_status quothp_place_in_record(quoth_doc *doc, uint32_t line);

/* A calendar date at the start of the text, as YYYY-MM-DD: "2023-10-20T08:00", "October 20, 2023", "20 Oct 2023". */
bool quothp_date_of(quothp_str text, char out[11]);

#endif
