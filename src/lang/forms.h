/* forms.h: spellings that have been met, with the part of the network's input that depends on nothing else. A memory
 * for speed: the results are the same without it. */
#ifndef QUOTHP_FORMS_H
#define QUOTHP_FORMS_H

#include "lang/first.h"

typedef struct quothp_form_memory quothp_form_memory;

quothp_form_memory *quothp_form_memory_new(const quothp_model *m); /* NULL when memory is out */
void quothp_form_memory_free(quothp_form_memory *memory);
quothp_form_brief quothp_form_look(quothp_form_memory *memory, quothp_str form); /* borrowed: until the next call */
quothp_kept_form quothp_form_keep(quothp_form_memory *memory, quothp_str form);
quothp_first *quothp_form_first(quothp_form_memory *memory); /* borrowed: as long as the memory */

#endif
