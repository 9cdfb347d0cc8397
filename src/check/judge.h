/* judge.h: is a graph what ontology/shapes.ttl asks for, and does it prove what it says? */
#ifndef QUOTHP_CHECK_JUDGE_H
#define QUOTHP_CHECK_JUDGE_H

#include "check/facts.h"
#include "check/findings.h"

/* What a node must and may have: the property shapes of ontology/shapes.ttl, in its words. Needs sorted facts. */
void quothp_judge_rules(const quothp_facts *facts, uint32_t node, quothp_findings *findings);
/* What no single property shows: kinds of statements, persons that are organizations, nodes without a type or that
   nothing describes, statements within each other in a circle. */
void quothp_judge_shape(const quothp_facts *facts, uint32_t node, quothp_findings *findings);
void quothp_judge_circles(const quothp_facts *facts, quothp_findings *findings);
/* The self-proof: hashes, offsets, and the words at these offsets. False when memory is out. */
bool quothp_judge_text(const quothp_facts *facts, uint32_t node, quothp_arena *scratch, quothp_findings *findings);

#endif
