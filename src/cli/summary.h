/* summary.h: the graph as a table for people. */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H

#include "quoth.h"

#include <stdio.h>

void cli_summary_write(const quoth_graph *graph, FILE *out);

#endif
