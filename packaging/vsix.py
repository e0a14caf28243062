"""The extension for Visual Studio Code: its client whole, with the schema of the configuration, and nothing to fetch.

A .vsix is a zip file with a manifest (Open Packaging Conventions); `code --install-extension` takes it.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from archives import zip_file
from tree import OUT, ROOT, File, version

EXTENSION = ROOT / "integrations" / "editors" / "vscode"


def make() -> Path:
    """Writes the extension into .build/package and returns its path."""
    about = json.loads((EXTENSION / "package.json").read_text())
    # One version for all that is wirelint.
    about["version"] = version()
    files = [
        File("[Content_Types].xml", types().encode()),
        File("extension.vsixmanifest", manifest(about).encode()),
        File("extension/package.json", (json.dumps(about, indent=2, ensure_ascii=False) + "\n").encode()),
        File("extension/LICENSE.txt", (ROOT / "LICENSE").read_bytes()),
        File(
            "extension/configuration.schema.json",
            (ROOT / "rules" / "schema" / "configuration.schema.json").read_bytes(),
        ),
    ]
    files += [File(f"extension/{path.name}", path.read_bytes()) for path in sorted(EXTENSION.glob("*.js"))]
    files.append(File("extension/README.md", (EXTENSION / "README.md").read_bytes()))
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / f"wirelint-{version()}.vsix"
    path.write_bytes(zip_file(files))
    return path


def manifest(about: dict) -> str:
    asset = '<Asset Type="Microsoft.VisualStudio.{}" Path="extension/{}" Addressable="true"/>'
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={quoteattr(about["name"])} Version={quoteattr(about["version"])} Publisher={quoteattr(about["publisher"])}/>
    <DisplayName>{escape(about["displayName"])}</DisplayName>
    <Description xml:space="preserve">{escape(about["description"])}</Description>
    <Categories>{escape(",".join(about["categories"]))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={quoteattr(about["engines"]["vscode"])}/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    {asset.format("Code.Manifest", "package.json")}
    {asset.format("Services.Content.Details", "README.md")}
    {asset.format("Services.Content.License", "LICENSE.txt")}
  </Assets>
</PackageManifest>
"""


def types() -> str:
    kinds = {
        "json": "application/json", "js": "application/javascript", "md": "text/markdown", "txt": "text/plain",
        "vsixmanifest": "text/xml",
    }
    rows = "".join(f'<Default Extension=".{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>\n'
    )
