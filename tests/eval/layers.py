"""layers.py: one table of F1 scores, a line for each data set.

    layers.py SHARED PREDICTED SET...

Reads SHARED/data/SET.dev.jsonl.gz and PREDICTED/SET.dev.jsonl; SHARED/eval/score.py does the scoring.
"""
import os
import sys

# title, the way to a score in the scorer's result
COLUMNS = (
    ("tokens", ("tokens",)),
    ("sents", ("sentences",)),
    ("UPOS", ("syntax", "upos")),
    ("LAS", ("syntax", "LAS")),
    ("core", ("core", "entities", "ALL")),
    ("all", ("entities", "ALL")),
    ("CoNLL", ("coref", "CoNLL")),
    ("strict", ("attributions", "strict")),
    ("lenient", ("attributions", "lenient")),
    ("strict", ("attributions", "direct strict")),
    ("lenient", ("attributions", "direct lenient")),
)


def cell(result, way):
    for key in way:
        result = result.get(key)
        if result is None:
            return "-"
    return "%.1f" % (100 * result["f1"])


def main():
    shared, predicted, *sets = sys.argv[1:]
    sys.path.insert(0, os.path.join(shared, "eval"))
    import score

    print("%-12s%36s%18s%9s%18s%18s" % ("", "", "names", "coref", "attributions", "direct quotes"))
    print("%-12s" % "F1, percent" + "".join("%9s" % title for title, _ in COLUMNS))
    for name in sets:
        gold = score.load(os.path.join(shared, "data", name + ".dev.jsonl.gz"))
        pred = score.load(os.path.join(predicted, name + ".dev.jsonl"))
        result = score.score(gold, pred)
        result["core"] = score.score(gold, pred, core=True)
        print("%-12s" % (name + ".dev") + "".join("%9s" % cell(result, way) for _, way in COLUMNS))


main()
