/* class.h: the classes and individuals of ontology/ that kinds stand for, as IRIs, for every output. */
#ifndef QUOTHP_CLASS_H
#define QUOTHP_CLASS_H

#include "graph/graph.h"

const char *quothp_class_of_organization(quothp_org_kind kind); /* NULL: no nearer class is known */
const char *quothp_class_of_statement(quoth_kind kind);
const char *quothp_class_of_cue(quothp_cue_class class); /* NULL: there is no cue */
const char *quothp_class_of_status(quothp_role_status status);

/* What follows the namespace: "Court". NULL for NULL. */
const char *quothp_local_name(const char *iri);

#endif
