/* work.h: what the kinds of correction share while one row is applied. */
#ifndef QUOTHP_CORRECT_WORK_H
#define QUOTHP_CORRECT_WORK_H

#include "correct/correct.h"

/* One correction at work. */
typedef struct quothp_correcting {
    quoth_graph *graph;
    const char *subject, *object, *detail; /* of the row */
    uint32_t article;                      /* the only one, or QUOTHP_NONE */
    uint32_t number;                       /* of the correction in the graph */
    uint32_t n_done;                       /* items that it changed */
    bool failed;                           /* memory is out */
} quothp_correcting;

/* Each kind changes whatever the row means; n_done stays 0 when that is nothing. */
void quothp_apply_drop(quothp_correcting *j);
void quothp_apply_not_same(quothp_correcting *j);
void quothp_apply_rename(quothp_correcting *j);
void quothp_apply_role(quothp_correcting *j);
void quothp_apply_same(quothp_correcting *j);
void quothp_apply_speaker(quothp_correcting *j);

/* Notes in the graph that the correction changed an item, or took one out. */
void quothp_agent_changed(quothp_correcting *j, uint32_t agent);
void quothp_role_changed(quothp_correcting *j, uint32_t role);
void quothp_statement_changed(quothp_correcting *j, uint32_t statement);
void quothp_removed(quothp_correcting *j, const char *iri, uint32_t article);

/* A copy in the graph; NULL when memory is out. */
const char *quothp_correct_keep(quothp_correcting *j, const char *text);
/* The agents that the words mean, all or the first. */
quothp_indices quothp_correct_agents(quothp_correcting *j, const char *words, uint32_t article);
bool quothp_correct_first(quothp_correcting *j, const char *words, uint32_t article, uint32_t *agent);
/* The article of the first evidence. */
uint32_t quothp_correct_article(const quothp_evidences *evidence);

#endif
