/* edit.h: changes to a graph that is built. Items keep their order; numbers of items behind one that goes move down. */
#ifndef QUOTHP_EDIT_H
#define QUOTHP_EDIT_H

#include "graph/graph.h"

/* These return false when memory is out: then the graph is of no more use. */

/* Two agents are one: what is said of the first is said of the second, and the first goes. */
bool quothp_edit_merge_agents(quoth_graph *graph, uint32_t from, uint32_t into);
/* The agent is called so, and named anew; merged into the one of that identifier, if there is one. Its number in
 *agent. */
bool quothp_edit_rename_agent(quoth_graph *graph, uint32_t *agent, const char *label);
/* The agent of that name and kind, made if there is none, in *agent. A name of one word belongs to the article. */
bool quothp_edit_add_agent(quoth_graph *graph, quoth_agent_kind kind, const char *label, uint32_t article,
                           uint32_t *agent);
/* Adds evidence and keeps it article by article. */
bool quothp_edit_add_evidence(quoth_graph *graph, quothp_evidences *to, const quothp_evidence *evidence);
bool quothp_edit_add_form(quoth_graph *graph, uint32_t agent, const char *form);

/* Statements inside the one that goes are inside its outer one then. */
void quothp_edit_drop_statement(quoth_graph *graph, uint32_t statement);
void quothp_edit_drop_role(quoth_graph *graph, uint32_t role);

/* Notes that a correction changed an item; once each. */
bool quothp_edit_note(quoth_graph *graph, quothp_indices *corrections, uint32_t correction);

/* To be called after changes: roles are named after what they are now, the same ones made one, all items found again by
   their identifiers. */
bool quothp_edit_settle(quoth_graph *graph);

#endif
