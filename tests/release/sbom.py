#!/usr/bin/env python3
"""Is the bill of materials valid CycloneDX, and are all files in it that the loader names?

    sbom.py SBOM PROGRAM MODEL
"""
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import check  # noqa: E402


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def main():
    path, program, model = sys.argv[1:]
    text = Path(path).read_text(encoding="utf-8")
    problem = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
    check("it is valid CycloneDX 1.5", [problem] if problem else [])

    bom = json.loads(text)
    hashes = {f["name"]: f["hashes"][0]["content"] for c in bom["components"] for f in c.get("components", [])}
    libraries = {str(Path(p).resolve()) for p in re.findall(r"(/\S+) \(0x", subprocess.check_output(["ldd", program], text=True))}
    check("it has each library that the loader names", sorted(libraries - set(hashes)))
    check("the hashes are those of the files", [p for p, h in hashes.items() if digest(p) != h])
    check("and of program and model", [p for p, c in ((program, bom["metadata"]["component"]), (model, bom["components"][0]))
                                      if c["hashes"][0]["content"] != digest(p)])
    packages = [c for c in bom["components"] if c["type"] == "library"]
    versions = {c["bom-ref"]: subprocess.check_output(["dpkg-query", "-W", "-f", "${Version}", c["bom-ref"]], text=True)
                for c in packages}
    check("versions are those that are installed", [c["name"] for c in packages if versions[c["bom-ref"]] != c["version"]])
    check("each has a licence", [c["name"] for c in bom["components"] if not c["licenses"]])
    known = {c["bom-ref"] for c in bom["components"]} | {"quoth"}
    edges = {d["ref"]: set(d["dependsOn"]) for d in bom["dependencies"]}
    check("what is needed is listed", sorted(set().union(*edges.values()) - known))
    check("quoth needs raptor, raptor needs libxml2", [] if any(r.startswith("libraptor2") for r in edges["quoth"]) and any(
        r.startswith("libxml2") for d, s in edges.items() if d.startswith("libraptor2") for r in s) else [edges["quoth"]])


main()
