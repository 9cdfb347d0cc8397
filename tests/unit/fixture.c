/* fixture.c: see fixture.h. */
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

quoth_doc *fixture_doc(const char *text)
{
    quoth_doc *doc = quothp_doc_new(text, strlen(text));
    assert_non_null(doc);
    quothp_block *block = QUOTHP_PUSH(&doc->arena, &doc->blocks);
    assert_non_null(block);
    *block = (quothp_block){{0, doc->n_bytes}, QUOTHP_PARAGRAPH};
    return doc;
}

quothp_span fixture_span(const quoth_doc *doc, const char *words, int nth)
{
    const char *at = strstr(doc->text, words);
    while (at && nth-- > 0)
        at = strstr(at + 1, words);
    if (!at)
        fail_msg("the text has no further '%s'", words);
    uint32_t begin = (uint32_t)(at - doc->text);
    return (quothp_span){begin, begin + (uint32_t)strlen(words)};
}

void fixture_add_span(quoth_doc *doc, quothp_spans *spans, const char *words, int nth)
{
    quothp_span *at = quothp_arena_array(&doc->arena, spans->n + 1, sizeof *at);
    assert_non_null(at);
    for (uint32_t i = 0; i < spans->n; i++)
        at[i] = spans->at[i];
    at[spans->n] = fixture_span(doc, words, nth);
    *spans = (quothp_spans){at, spans->n + 1};
}

quothp_spans fixture_spans(quoth_doc *doc, const char *words, int nth)
{
    quothp_spans spans = {0};
    fixture_add_span(doc, &spans, words, nth);
    return spans;
}

uint32_t fixture_entity(quoth_doc *doc, quothp_name_type type, const char *label)
{
    quothp_entity *entity = QUOTHP_PUSH(&doc->arena, &doc->entities);
    assert_non_null(entity);
    entity->type = type;
    entity->number = QUOTHP_SINGULAR;
    entity->named = label != NULL;
    entity->label = quothp_str_of(quothp_doc_keep(doc, label));
    entity->best = QUOTHP_NONE;
    return doc->entities.n - 1;
}

uint32_t fixture_mention(quoth_doc *doc, uint32_t entity, quothp_mention_kind kind, const char *words, int nth)
{
    quothp_mention *mention = QUOTHP_PUSH(&doc->arena, &doc->mentions);
    assert_non_null(mention);
    uint32_t i = doc->mentions.n - 1;
    mention->span = mention->phrase = fixture_span(doc, words, nth);
    mention->kind = kind;
    mention->type = doc->entities.at[entity].type;
    mention->name = QUOTHP_NONE;
    mention->entity = entity;
    doc->entities.at[entity].n_mentions++;
    if (doc->entities.at[entity].best == QUOTHP_NONE)
        doc->entities.at[entity].best = i;
    return i;
}

quothp_attribution *fixture_attribution(quoth_doc *doc, uint32_t speaker, const char *content, int nth)
{
    quothp_attribution *a = QUOTHP_PUSH(&doc->arena, &doc->attributions);
    assert_non_null(a);
    a->content = fixture_spans(doc, content, nth);
    a->reported_by = a->addressee = a->within = QUOTHP_NONE;
    a->expressed = true;
    a->confidence = 0.5f;
    if (speaker == QUOTHP_NONE)
        return a;
    a->speakers.at = quothp_arena_array(&doc->arena, 1, sizeof *a->speakers.at);
    assert_non_null(a->speakers.at);
    a->speakers.at[0] = speaker;
    a->speakers.n = 1;
    return a;
}

quothp_role *fixture_role(quoth_doc *doc, uint32_t holder, const char *label, uint32_t organization, const char *words)
{
    quothp_role *role = QUOTHP_PUSH(&doc->arena, &doc->roles);
    assert_non_null(role);
    role->holder = holder;
    role->organization = organization;
    role->label = quothp_str_of(quothp_doc_keep(doc, label));
    role->evidence = fixture_span(doc, words, 0);
    role->confidence = 0.75f;
    return role;
}

static void harbour_statements(quoth_doc *doc, uint32_t engineer, uint32_t post, uint32_t quill)
{
    quothp_attribution *a = fixture_attribution(doc, engineer, "“The sea wall will not last,”", 0);
    a->kind = QUOTH_DIRECT;
    a->cue = fixture_spans(doc, "told", 0);
    a->cue_class = QUOTHP_CUE_SAID;
    a->reported_by = a->addressee = post;
    a = fixture_attribution(doc, engineer,
                            "that former director Ada Quill wrote in a letter that ministers “looked away.”", 0);
    a->kind = QUOTH_MIXED;
    a->cue = fixture_spans(doc, "adding", 0);
    a->cue_class = QUOTHP_CUE_SAID;
    a->reported_by = post;
    a = fixture_attribution(doc, quill, "that ministers “looked away.”", 0);
    a->kind = QUOTH_MIXED;
    a->cue = fixture_spans(doc, "wrote", 0);
    a->cue_class = QUOTHP_CUE_CLAIMED;
    a->source = fixture_spans(doc, "former director Ada Quill", 0);
    a->medium = fixture_span(doc, "a letter", 0);
    a->reported_by = engineer;
    a->within = 1;
}

quoth_doc *fixture_harbour(void)
{
    quoth_doc *doc = fixture_doc(
        "“The sea wall will not last,” a senior engineer at the Coastal Agency told The Fen Post, adding that "
        "former director Ada Quill wrote in a letter that ministers “looked away.” Harbour Minister Tom Reed "
        "(Tide Party) was not there. Quill left the agency in 2029. She is well. Residents saw nothing.");
    uint32_t quill = fixture_entity(doc, QUOTHP_NAME_PERSON, "Ada Quill");
    uint32_t reed = fixture_entity(doc, QUOTHP_NAME_PERSON, "Tom Reed");
    uint32_t agency = fixture_entity(doc, QUOTHP_NAME_ORGANIZATION, "Coastal Agency");
    uint32_t post = fixture_entity(doc, QUOTHP_NAME_ORGANIZATION, "The Fen Post");
    uint32_t party = fixture_entity(doc, QUOTHP_NAME_ORGANIZATION, "Tide Party");
    uint32_t engineer = fixture_entity(doc, QUOTHP_NAME_PERSON, NULL);
    uint32_t residents = fixture_entity(doc, QUOTHP_NAME_PERSON, NULL);
    doc->entities.at[agency].org_kind = QUOTHP_ORG_AGENCY;
    doc->entities.at[post].org_kind = QUOTHP_ORG_MEDIA;
    doc->entities.at[party].org_kind = QUOTHP_ORG_PARTY;
    doc->entities.at[residents].number = QUOTHP_PLURAL;
    uint32_t m_engineer =
        fixture_mention(doc, engineer, QUOTHP_MENTION_NOMINAL, "a senior engineer at the Coastal Agency", 0);
    uint32_t m_agency = fixture_mention(doc, agency, QUOTHP_MENTION_NAME, "Coastal Agency", 0);
    uint32_t m_post = fixture_mention(doc, post, QUOTHP_MENTION_NAME, "The Fen Post", 0);
    uint32_t m_quill = fixture_mention(doc, quill, QUOTHP_MENTION_NAME, "Ada Quill", 0);
    uint32_t m_reed = fixture_mention(doc, reed, QUOTHP_MENTION_NAME, "Tom Reed", 0);
    uint32_t m_party = fixture_mention(doc, party, QUOTHP_MENTION_NAME, "Tide Party", 0);
    fixture_mention(doc, quill, QUOTHP_MENTION_NAME, "Quill", 1);
    fixture_mention(doc, agency, QUOTHP_MENTION_NOMINAL, "the agency", 0);
    fixture_mention(doc, quill, QUOTHP_MENTION_PRONOUN, "She", 0);
    fixture_mention(doc, residents, QUOTHP_MENTION_NOMINAL, "Residents", 0);
    fixture_role(doc, m_engineer, "senior engineer", m_agency, "a senior engineer at the Coastal Agency");
    fixture_role(doc, m_quill, "director", m_agency, "former director Ada Quill")->status = QUOTHP_FORMER;
    fixture_role(doc, m_reed, "member", m_party, "Tom Reed (Tide Party)");
    harbour_statements(doc, m_engineer, m_post, m_quill);
    doc->title = quothp_doc_keep(doc, "Sea wall in doubt");
    doc->date = quothp_doc_keep(doc, "2031-02-03");
    return doc;
}
