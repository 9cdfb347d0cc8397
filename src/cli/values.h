/* values.h: words of the command line that several commands take, and what makes sense of them. */
#ifndef CLI_VALUES_H
#define CLI_VALUES_H

#include "quoth.h"

#include <stdbool.h>
#include <stdint.h>

/* Why a word makes no sense: "no such day; write YYYY-MM-DD". */
typedef struct cli_fault {
    char text[512];
} cli_fault;

/* Each is false when the word makes no sense. */
bool cli_value_from(const char *word, quoth_format *format, cli_fault *fault);
bool cli_value_date(const char *word, cli_fault *fault);     /* YYYY-MM-DD */
bool cli_value_url(const char *word, cli_fault *fault);      /* an absolute IRI */
bool cli_value_base(const char *word, cli_fault *fault);     /* one that names can be put behind */
bool cli_value_language(const char *word, cli_fault *fault); /* "en" */

/* Processors that this process may use, which may be fewer than there are; at most so many. */
uint32_t cli_processors(uint32_t most);

#endif
