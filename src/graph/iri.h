/* iri.h: identifiers made of content: addresses that are checked, names that become path segments, hashes. */
#ifndef QUOTHP_IRI_H
#define QUOTHP_IRI_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* An absolute IRI without characters that RDF forbids. */
bool quothp_iri_valid(const char *iri);
/* A web address as an IRI: white space trimmed off its ends, and the ASCII characters that browsers tolerate but RDF
   does not (space, ", <, >, \, ^, `, {, |, }) percent-encoded. NULL with *memory_out unset when it is no http(s)
   address. */
const char *quothp_web_iri(quothp_arena *arena, const char *address, bool *memory_out);

/* "Josh Paul" becomes "josh-paul": compatibility forms and case folded (NFKC), apostrophes and the points of initials
   dropped, each other run of characters that are neither letters nor digits one hyphen. Letters of every script stay as
   they are. A long name is cut and ends in a hash; a name without letters is its hash. NULL when memory is out. */
const char *quothp_slug(quothp_arena *arena, const char *name);
/* The first words of a slug, for readers of an identifier that a hash makes unique. */
const char *quothp_short_slug(quothp_arena *arena, const char *name);
/* Like a slug, but two names that differ at all differ here too: letters keep their case, and a name that holds more
   than letters, digits and single spaces ends in a hash. */
const char *quothp_exact_slug(quothp_arena *arena, const char *name);

/* The first digits of the text's SHA-256 in lower-case hex; at most 64. NULL when memory is out. */
const char *quothp_hex(quothp_arena *arena, quothp_str text, size_t n_digits);

#endif
