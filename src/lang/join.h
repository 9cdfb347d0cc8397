/* join.h: gives abbreviations the full stop back that the learned splitter cut off: "Rep" "." before a name. */
#ifndef QUOTHP_JOIN_H
#define QUOTHP_JOIN_H

#include "doc/doc.h"

/* Joins tokens of one block in place; returns how many are left. */
uint32_t quothp_join_abbreviations(const char *text, quothp_span *spans, uint32_t n);

#endif
