#!/usr/bin/env python3
"""What a build of quoth consists of: the libraries that it loads, as this machine has them.

    sbom.py sbom     PROGRAM MODEL VERSION DATE     CycloneDX 1.5 as JSON on standard output
    sbom.py licences PROGRAM MODEL VERSION DATE     the same as a text, with the copyright files of all packages

The loader tells the libraries (ldd), their heads which of them needs which (readelf), dpkg where they come from.  graphviz
loads plugins when a picture is drawn: those that quoth has it load count, as optional.  DATE is in seconds since 1970;
nothing else depends on when and by whom this is run.  Licences are those that Debian found in the source package, all files
together: of a library often a few of them hold.
"""
import hashlib
import json
import re
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

PLUGINS = ("core", "dot_layout", "pango")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def sha256(path):
    return {"alg": "SHA-256", "content": hashlib.sha256(Path(path).read_bytes()).hexdigest()}


# ---- what is loaded ----

def loaded(path):
    """Shared libraries that the loader puts beside the file: {soname: file}."""
    found = re.findall(r"^\s*(\S+)(?: => (\S+))? \(0x", run("ldd", str(path)), re.M)
    return {Path(name).name: str(Path(file or name).resolve()) for name, file in found if file or name.startswith("/")}


def needed(path):
    return re.findall(r"\(NEEDED\).*\[(.+)\]", run("readelf", "-d", str(path)))


def plugins(libraries):
    folder = next((Path(file).parent / "graphviz" for name, file in libraries.items() if name.startswith("libgvc.")), None)
    return [str(next(folder.glob(f"libgvplugin_{name}.so.*")).resolve()) for name in PLUGINS] if folder else []


# ---- where it comes from ----

def owner(path):
    """The package of a file.  Where /lib is a link to /usr/lib, dpkg knows some files by the other name."""
    for name in (path, path.removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True).stdout
        if found:
            return found.split(": ")[0].split(",")[0]
    sys.exit(f"sbom: {path} is in no package of this machine")


def copyright_file(package):
    return Path("/usr/share/doc") / package.split(":")[0] / "copyright"


def licences(package):
    """Short names of the licences of the files, without those of Debian's own; none where the file is prose."""
    names = set()
    for stanza in re.split(r"\n\s*\n", copyright_file(package).read_text(encoding="utf-8", errors="replace")):
        files = re.search(r"^Files(?:-Excluded)?:(.*(?:\n .*)*)", stanza, re.M)
        licence = re.search(r"^Licen[cs]e: *(.*)", stanza, re.M)
        if files and licence and files.group(1).split() != ["debian/*"] and licence.group(1).strip():
            names.add(" ".join(licence.group(1).split()))
    return sorted(names)


def package_facts(package):
    keys = "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${Homepage}"
    return dict(zip(("name", "version", "arch", "source", "homepage"), run("dpkg-query", "-W", "-f", keys, package).split("\t")))


def collect(program):
    """{package: {files, needs, optional}} of everything that the program loads."""
    always = loaded(program)
    later = {}
    for plugin in plugins(always):
        later |= {Path(plugin).name: plugin, **loaded(plugin)}
    libraries = later | always
    owners = {name: owner(file) for name, file in libraries.items()}
    packages = {}
    for name, file in libraries.items():
        entry = packages.setdefault(owners[name], {"files": set(), "needs": set(), "optional": True})
        entry["files"].add(file)
        entry["needs"] |= {owners[n] for n in needed(file) if n in owners} - {owners[name]}
        entry["optional"] &= name not in always
    return packages, sorted({owners[n] for n in needed(program)})


# ---- the two forms ----

def component(package, entry):
    facts = package_facts(package)
    names = licences(package) or [f"see {copyright_file(package)}"]
    part = {
        "type": "library", "bom-ref": package, "name": facts["name"], "version": facts["version"],
        "scope": "optional" if entry["optional"] else "required",
        "licenses": [{"license": {"name": name}} for name in names],
        "purl": f"pkg:deb/debian/{facts['name']}@{quote(facts['version'])}?arch={facts['arch']}",
        "components": [{"type": "file", "name": file, "hashes": [sha256(file)]} for file in sorted(entry["files"])],
    }
    if facts["homepage"]:
        part["externalReferences"] = [{"type": "website", "url": facts["homepage"]}]
    return part


def sbom(program, model, version, date):
    packages, direct = collect(program)
    learned = {"type": "machine-learning-model", "bom-ref": "model", "name": Path(model).name, "version": version,
               "licenses": [{"license": {"id": "CC-BY-SA-4.0"}}], "hashes": [sha256(model)]}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(int(date), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "quoth", "name": "quoth", "version": version,
                          "licenses": [{"license": {"id": "MIT"}}], "hashes": [sha256(program)]},
        },
        "components": [learned] + [component(name, packages[name]) for name in sorted(packages)],
        "dependencies": [{"ref": "quoth", "dependsOn": ["model"] + direct}]
        + [{"ref": name, "dependsOn": sorted(packages[name]["needs"])} for name in sorted(packages)],
    }


def report(program, model, version, date):
    packages, direct = collect(program)
    when = datetime.fromtimestamp(int(date), timezone.utc).strftime("%Y-%m-%d")
    lines = [f"Licences of quoth {version} and of what it loads, {when}", "",
             "quoth: MIT (COPYING)", f"{Path(model).name}: CC BY-SA 4.0 (its notice is at the head of the file)", "",
             "Libraries, by package; * those that quoth calls itself, + those that are loaded when a picture is drawn."]
    for name in sorted(packages):
        facts = package_facts(name)
        mark = "*" if name in direct else "+" if packages[name]["optional"] else " "
        names = "; ".join(licences(name)) or "as below"
        lines.append(f"  {mark} {facts['name']} {facts['version']}: {names}")
    for name in sorted(packages):
        lines += ["", "=" * 100, f"{name} ({copyright_file(name)})", "",
                  copyright_file(name).read_text(encoding="utf-8", errors="replace").rstrip()]
    return "\n".join(lines)


def main():
    if len(sys.argv) != 6 or sys.argv[1] not in ("sbom", "licences"):
        sys.exit("usage: sbom.py sbom|licences PROGRAM MODEL VERSION DATE")
    if sys.argv[1] == "sbom":
        print(json.dumps(sbom(*sys.argv[2:]), indent=1, ensure_ascii=False))
    else:
        print(report(*sys.argv[2:]))


main()
