"""A bill of materials in SPDX 2.3: what is linked into the binary and what is brought along."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

from tree import DICTIONARIES, LINKED, OUT, debian_version, epoch, run, version


def make(artifacts: list[Path]) -> Path:
    """Writes the bill into .build/package and returns its path."""
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch()))
    parts = [part("wirelint", version(), "Apache-2.0", "the program")]
    swift = run("swift", "--version").splitlines()[0].split()
    parts.append(part("swift-runtime", next(w for w in swift if w[0].isdigit()), "Apache-2.0 WITH Swift-exception", "linked in"))
    for name, licence in LINKED.items():
        parts.append(part(name, debian_version(name), licence, "linked in"))
    for name in sorted(set(DICTIONARIES.values())):
        parts.append(part(name, debian_version(name), "NOASSERTION", "brought along; licence beside the dictionary"))
    parts.append(part("libmicrohttpd", debian_version("libmicrohttpd-dev"), "LGPL-2.1-or-later", "brought along, loaded by serve"))
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"wirelint-{version()}",
        "documentNamespace": f"urn:wirelint:{version()}:{digest_of(artifacts)}",
        "creationInfo": {"created": created, "creators": ["Tool: scripts/package"]},
        "packages": parts,
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": parts[0]["SPDXID"]}
        ]
        + [
            {"spdxElementId": parts[0]["SPDXID"], "relationshipType": "CONTAINS", "relatedSpdxElement": other["SPDXID"]}
            for other in parts[1:]
        ],
    }
    path = OUT / f"wirelint-{version()}.spdx.json"
    path.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n")
    return path


def part(name: str, number: str, licence: str, comment: str) -> dict[str, object]:
    return {
        "SPDXID": f"SPDXRef-{name}",
        "name": name,
        "versionInfo": number,
        "licenseDeclared": licence,
        "licenseConcluded": "NOASSERTION",
        "copyrightText": "NOASSERTION",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "comment": comment,
    }


def digest_of(artifacts: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in artifacts:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
