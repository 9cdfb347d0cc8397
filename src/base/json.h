/* json.h: text as a JSON string. */
#ifndef QUOTHP_JSON_H
#define QUOTHP_JSON_H

#include "base/str.h"

#include <stdio.h>

/* In its quotation marks. The text is valid UTF-8; control characters are escaped. Ask the file for errors. */
void quothp_json_put(FILE *out, quothp_str text);

#endif
