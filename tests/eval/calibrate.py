"""calibrate.py: is a statement of confidence 0.8 right eight times in ten?

    calibrate.py SHARED PREDICTED.jsonl [SET]          # the reliability table
    calibrate.py SHARED PREDICTED.jsonl [SET] --fit    # new knots for src/confidence/curves.tsv

PREDICTED.jsonl is what `quoth map -o` writes for the texts of SHARED/data/SET.jsonl.gz (SET: polnear.dev); layers.sh leaves it
in build/eval. An attribution is right when score.py of SHARED/eval calls it right leniently: its source and its content
overlap those of the gold.

The curve is the isotonic regression of right on the score (pool adjacent violators: Barlow et al., "Statistical Inference
under Order Restrictions", 1972); blocks of fewer than SMALLEST attributions are joined with the one above. Fitted on the
same set, the table flatters: fit on one half of the articles (--half 0), look at the other (--half 1).
"""
import argparse
import os
import sys
import zlib

SMALLEST = 60
BINS = 10


def judged(score, gold, pred, half):
    """(score, confidence, right) of every attribution."""
    for g, p in score.pairs(gold, pred, "attributions"):
        if half is not None and zlib.crc32(g["id"].encode()) % 2 != half:
            continue
        tokens = [m.span() for m in score.TOKEN.finditer(g["text"])]
        a = [score.Attribution(x, tokens, g["text"]) for x in g["attributions"]]
        b = [score.Attribution(x, tokens, g["text"]) for x in p["attributions"]]
        right = {j for _, j in score.match(a, b, score.lenient)}
        for j, x in enumerate(p["attributions"]):
            yield x["score"], x["confidence"], j in right


def table(rows):
    print("confidence      n   mean  right    gap")
    error = 0
    for k in range(BINS):
        bin_ = [(c, r) for _, c, r in rows if min(int(c * BINS), BINS - 1) == k]
        if not bin_:
            continue
        n, mean, right = len(bin_), sum(c for c, _ in bin_) / len(bin_), sum(r for _, r in bin_) / len(bin_)
        error += n * abs(mean - right) / len(rows)
        print(f"{k / BINS:.1f}-{(k + 1) / BINS:.1f}   {n:6}  {mean:.3f}  {right:.3f}  {mean - right:+.3f}")
    brier = sum((c - r) ** 2 for _, c, r in rows) / len(rows)
    print(f"all       {len(rows):6}  expected calibration error {error:.3f}, Brier score {brier:.3f}")


def isotonic(rows):
    """[n, sum of scores, number right] of each block, in the order of scores."""
    groups = {}
    for score, _, right in rows:
        group = groups.setdefault(round(score, 2), [0, 0.0, 0])
        group[0] += 1
        group[1] += score
        group[2] += right
    blocks = []
    for _, group in sorted(groups.items()):
        blocks.append(group)
        while len(blocks) > 1 and (blocks[-2][0] < SMALLEST or
                                   blocks[-2][2] * blocks[-1][0] >= blocks[-1][2] * blocks[-2][0]):
            last = blocks.pop()
            blocks[-1] = [x + y for x, y in zip(blocks[-1], last)]
    return blocks


def knots(rows):
    found = [(total / n, right / n) for n, total, right in isotonic(rows)]
    if found[0][0] > 0.01:
        found.insert(0, (0.0, found[0][1]))
    if found[-1][0] < 0.99:
        found.append((1.0, found[-1][1]))
    for score, confidence in found:
        print(f"statement\t{score:.2f}\t{confidence:.2f}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("shared")
    parser.add_argument("predicted")
    parser.add_argument("set", nargs="?", default="polnear.dev")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    sys.path.insert(0, os.path.join(options.shared, "eval"))
    import score

    gold = score.load(os.path.join(options.shared, "data", options.set + ".jsonl.gz"))
    rows = list(judged(score, gold, score.load(options.predicted), options.half))
    if not rows:
        sys.exit("calibrate.py: no attributions")
    knots(rows) if options.fit else table(rows)


if __name__ == "__main__":
    main()
