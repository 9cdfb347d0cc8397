/* form.h: the fields of an HTML form (multipart/form-data), read by libmicrohttpd as they come: "text" or "file" is the
 * article, the others are parameters. A file that was chosen goes before a text.
 */
#ifndef QUOTHP_SERVE_FORM_H
#define QUOTHP_SERVE_FORM_H

#include "serve/job.h"

struct MHD_Connection;
typedef struct quothp_form_reader quothp_form_reader;

/* NULL when the connection's Content-Type has no boundary, or memory is out. The job is borrowed. */
quothp_form_reader *quothp_form_new(struct MHD_Connection *connection, quothp_job *job);
void quothp_form_free(quothp_form_reader *form);
/* More bytes of the body. false: they are no form, or a field makes no sense; quothp_form_problem says why. */
bool quothp_form_read(quothp_form_reader *form, const char *bytes, size_t n);
bool quothp_form_end(quothp_form_reader *form); /* there are no more */
const char *quothp_form_problem(const quothp_form_reader *form);

#endif
