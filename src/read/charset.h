/* charset.h: a web page in any encoding → UTF-8. */
#ifndef QUOTHP_CHARSET_H
#define QUOTHP_CHARSET_H

#include "base/buf.h"
#include "base/str.h"

/* The page as UTF-8 without its byte order mark: itself where it is that already, else in the buffer, with "?" for each
   byte that means nothing. A byte order mark tells the encoding first, and bytes that are valid UTF-8 are UTF-8; then
   HTTP's charset (may be NULL), a meta element's, the XML declaration's. A page that is silent, or names what nobody
   knows, is windows-1252. False: memory is out. */
bool quothp_charset_decode(quothp_str page, const char *http, quothp_buf *buffer, quothp_str *utf8);

#endif
