/* site.h: the documents that are the same for everybody: the page to paste an article into, the description of the
 * service (OpenAPI), and the page that tells of a problem. Data files, which the build embeds. */
#ifndef QUOTHP_SERVE_SITE_H
#define QUOTHP_SERVE_SITE_H

#include "serve/problem.h"

/* Ask out for errors. */
void quothp_site_page(const void *unused, FILE *out);
void quothp_site_openapi(const void *unused, FILE *out);
void quothp_site_problem(const quothp_problem *problem, const char *title, FILE *out);

#endif
