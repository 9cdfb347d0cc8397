/* fixture.h: documents with layers filled by hand, for tests of what reads them. Failing to make one fails the test. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "doc/doc.h"

/* The text as one paragraph, without tokens. */
quoth_doc *fixture_doc(const char *text);
/* Where the words stand for the nth time, counted from 0. */
quothp_span fixture_span(const quoth_doc *doc, const char *words, int nth);
/* One span on the heap of the document. */
quothp_spans fixture_spans(quoth_doc *doc, const char *words, int nth);
void fixture_add_span(quoth_doc *doc, quothp_spans *spans, const char *words, int nth);

/* An entity of that name; NULL: it has none. Returns its index. */
uint32_t fixture_entity(quoth_doc *doc, quothp_name_type type, const char *label);
/* A mention, which becomes the entity's best when it is its first. Returns its index. */
uint32_t fixture_mention(quoth_doc *doc, uint32_t entity, quothp_mention_kind kind, const char *words, int nth);
/* Expressed, with nothing but content and speaker; QUOTHP_NONE: no speaker. Borrowed until the next. */
quothp_attribution *fixture_attribution(quoth_doc *doc, uint32_t speaker, const char *content, int nth);
/* A current role shown by the words. Borrowed until the next. */
quothp_role *fixture_role(quoth_doc *doc, uint32_t holder, const char *label, uint32_t organization, const char *words);

/* The harbour article: two people, three organizations, two unnamed sources, three roles, three statements. */
quoth_doc *fixture_harbour(void);

#endif
