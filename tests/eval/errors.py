"""errors.py: what goes wrong in attributions, by type, and the worst cases.

    errors.py SHARED PREDICTED [SET] [CASES]

Compares SHARED/data/SET.dev.jsonl.gz (SET: polnear) with PREDICTED/SET.dev.jsonl as SHARED/eval/score.py does. Prints how many
attributions of each type were missed or made up, then the CASES (100) worst ones: those whose contents have the most
tokens that only one side has.
"""
import collections
import os
import sys


def kind(score, a, text):
    """Are the content's words between quotation marks: all, some, none?"""
    if a.direct:
        return "direct"
    return "mixed" if any(c in '"“”' for s, e in a.spans["content"] for c in text[s:e]) else "indirect"


def cue_words(a, text):
    return " ".join(text[s:e] for s, e in a.spans["cue"])


def missed_type(score, g, pred, twin):
    """Why a gold attribution has no strict partner."""
    if twin is None:
        near = [p for p in pred if p.tokens["cue"] & g.tokens["cue"]]
        return "content elsewhere" if near else "cue not marked"
    if score.iou(g.tokens["content"], twin.tokens["content"]) < 0.8:
        return "content too long" if len(twin.tokens["content"]) > len(g.tokens["content"]) else "content too short"
    if not g.tokens["source"]:
        return "source made up"
    if not twin.tokens["source"]:
        return "source not found"
    if score.iou(g.tokens["source"], twin.tokens["source"]) < 0.5:
        return "other source" if not g.tokens["source"] & twin.tokens["source"] else "source too long or short"
    return "other cue"


def invented_type(score, p, gold, twin):
    if twin is not None:
        return None                     # counted with its gold partner
    inside = any(p.tokens["content"] <= g.tokens["content"] for g in gold)
    around = any(p.tokens["content"] & g.tokens["content"] for g in gold)
    return "inside another" if inside else "across another" if around else "out of nothing"


def examine(score, gold, pred, text):
    strict = score.match(gold, pred, score.strict)
    right = {i for i, _ in strict}
    rest_gold = [i for i in range(len(gold)) if i not in right]
    rest_pred = [j for j in range(len(pred)) if j not in {j for _, j in strict}]
    pairs = score.match([gold[i] for i in rest_gold], [pred[j] for j in rest_pred], score.similar("content", 0.5))
    twin_of_gold = {rest_gold[i]: pred[rest_pred[j]] for i, j in pairs}
    twin_of_pred = {rest_pred[j]: gold[rest_gold[i]] for i, j in pairs}
    for i in rest_gold:
        g, twin = gold[i], twin_of_gold.get(i)
        wrong = len(g.tokens["content"] ^ twin.tokens["content"]) if twin else len(g.tokens["content"])
        yield wrong, "missed", missed_type(score, g, pred, twin), kind(score, g, text), g, twin
    for j in rest_pred:
        p = pred[j]
        what = invented_type(score, p, gold, twin_of_pred.get(j))
        if what:
            yield len(p.tokens["content"]), "made up", what, kind(score, p, text), p, None


def show(a, text):
    return " | ".join("%s: %s" % (part, " ... ".join(text[s:e] for s, e in a.spans[part]).replace("\n", " ")[:140])
                      for part in ("source", "cue", "content"))


def main():
    shared, predicted = sys.argv[1:3]
    name = sys.argv[3] if len(sys.argv) > 3 else "polnear"
    cases = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    sys.path.insert(0, os.path.join(shared, "eval"))
    import score

    gold = score.load(os.path.join(shared, "data", name + ".dev.jsonl.gz"))
    pred = score.load(os.path.join(predicted, name + ".dev.jsonl"))
    found = []
    for key, g in sorted(gold.items()):
        text = g["text"]
        tokens = [m.span() for m in score.TOKEN.finditer(text)]
        a = [score.Attribution(x, tokens, text) for x in g.get("attributions", ())]
        b = [score.Attribution(x, tokens, text) for x in pred.get(key, {}).get("attributions", ())]
        found += [case + (key,) for case in examine(score, a, b, text)]
    found.sort(key=lambda case: (-case[0], case[-1]))
    for title, part in (("all", found), ("the worst %d" % cases, found[:cases])):
        print("%s: %d" % (title, len(part)))
        for (side, what, how), n in collections.Counter(case[1:4] for case in part).most_common():
            print("%6d  %-8s %-26s %s" % (n, side, what, how))
    for wrong, side, what, how, a, twin, key in found[:cases]:
        print("\n%s, %s, %s, %d tokens, %s\n  %s" % (side, what, how, wrong, key, show(a, gold[key]["text"])))
        if twin:
            print("  ours: " + show(twin, gold[key]["text"]))


main()
