/* corenlp.c: the JSON that Stanford CoreNLP writes → one document: its tokens, sentences, tags, lemmas, heads and
 * names.
 *
 * The text comes from originalText and what stands before and after each token; blank lines between sentences divide
 * paragraphs.
 */
#include "read/analysed.h"
#include "read/format.h"

#include <jansson.h>
#include <string.h>

/* The annotation is some thirty times as long as its text: it may have so many times the bytes of an article. */
enum { ANNOTATION = 4 };

static quothp_str text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return (quothp_str){json_string_value(value), json_string_length(value)};
}

/* The governor of each token of the sentence, from 1; 0: the root; QUOTHP_NO_HEAD: not told. NULL: memory is out. */
static long *heads_of(const json_t *sentence, size_t n, quothp_arena *arena)
{
    long *heads = quothp_arena_array(arena, n + 1, sizeof *heads);
    const json_t *list = json_object_get(sentence, "basicDependencies"), *item;
    size_t i;
    for (i = 0; heads && i < n; i++)
        heads[i] = QUOTHP_NO_HEAD;
    json_array_foreach(list, i, item)
    {
        json_int_t governor = json_integer_value(json_object_get(item, "governor")),
                   dependent = json_integer_value(json_object_get(item, "dependent"));
        if (heads && dependent >= 1 && dependent <= (json_int_t)n && governor >= 0 && governor <= (json_int_t)n)
            heads[dependent - 1] = (long)governor;
    }
    return heads;
}

static bool has_blank_line(quothp_str between)
{
    unsigned ends = 0;
    for (size_t i = 0; i < between.n; i++)
        ends += between.p[i] == '\n';
    return ends > 1;
}

/* White space only, and none of a kind that a text may not have. */
static quothp_str gap(quothp_str between)
{
    return quothp_str_trim(between).n ? quothp_str_of(" ") : between;
}

/* False: a token has no words. */
static bool add_sentence(quothp_analysed *a, const json_t *sentence, quothp_arena *arena)
{
    const json_t *tokens = json_object_get(sentence, "tokens"), *item;
    const long *heads = heads_of(sentence, json_array_size(tokens), arena);
    size_t i;
    a->failed |= !heads;
    json_array_foreach(tokens, i, item)
    {
        quothp_str form = text_of(item, "originalText"), between = gap(text_of(item, "before"));
        if (!form.n)
            form = text_of(item, "word");
        if (!form.n || memchr(form.p, '\0', form.n))
            return false;
        if (!json_object_get(item, "before") && a->text.n)
            between = quothp_str_of(" ");
        if (i == 0)
            quothp_analysed_end_sentence(a, has_blank_line(between));
        quothp_analysed_add(a, &(quothp_analysed_token){.form = form,
                                                        .lemma = text_of(item, "lemma"),
                                                        .xpos = text_of(item, "pos"),
                                                        .ner = text_of(item, "ner"),
                                                        .head = heads ? heads[i] : QUOTHP_NO_HEAD,
                                                        .between = between});
    }
    return true;
}

static quoth_status read_root(quothp_read_work *reading, const json_t *root, quoth_doc **doc)
{
    quothp_analysed a;
    const json_t *sentences = json_object_get(root, "sentences"), *item;
    bool good = json_is_array(sentences);
    size_t i;
    quothp_analysed_begin(&a, &reading->q->scratch);
    json_array_foreach(sentences, i, item) good = good && add_sentence(&a, item, &reading->q->scratch);
    quothp_analysed_end_sentence(&a, true);
    quoth_status status = good ? quothp_analysed_doc(&a, doc) : QUOTH_ERR_INPUT;
    quothp_analysed_free(&a);
    if (status == QUOTH_ERR_INPUT || (status == QUOTH_OK && !*doc)) {
        quothp_report_at(&reading->q->report, QUOTH_ERROR, 0, 0, "no sentences with tokens, as CoreNLP writes them");
        return QUOTH_ERR_INPUT;
    }
    if (status != QUOTH_OK)
        return status;
    char date[11];
    const char *day = json_string_value(json_object_get(root, "docDate"));
    (*doc)->id = quothp_doc_keep(*doc, json_string_value(json_object_get(root, "docId")));
    if (day && quothp_date_of(quothp_str_of(day), date))
        (*doc)->date = quothp_doc_keep(*doc, date);
    return QUOTH_OK;
}

quoth_status quothp_next_corenlp(quothp_read_work *reading, quoth_doc **doc)
{
    quothp_str bytes;
    quoth_status status = quothp_input_whole(&reading->input, ANNOTATION * reading->q->limits.bytes, &bytes);
    if (status != QUOTH_OK || quothp_str_trim(bytes).n == 0)
        return status;
    json_error_t error = {.line = 0};
    const char *fault = quothp_json_fault(&reading->q->limits, bytes);
    json_t *root = fault ? NULL : json_loadb(bytes.p, bytes.n, 0, &error);
    if (!root) {
        quothp_report_at(&reading->q->report, QUOTH_ERROR, error.line > 0 ? (uint32_t)error.line : 0,
                         error.column > 0 ? (uint32_t)error.column : 0, "JSON: %s", fault ? fault : error.text);
        return QUOTH_ERR_INPUT;
    }
    status = read_root(reading, root, doc);
    json_decref(root);
    return status;
}
