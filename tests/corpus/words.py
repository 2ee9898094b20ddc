"""Small Word files for tests: the XML of the body and of what it needs, in an archive."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOT = {"header": "hdr", "footer": "ftr"}


def archive(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(body: str, properties: str = "", **parts: str) -> bytes:
    """A Word file with a body and further parts (styles, numbering, footnotes ...), written as <w:...>."""
    named = {kind: f'<w:{_ROOT.get(kind, kind)} xmlns:w="{_W}">{xml}' for kind, xml in parts.items()}
    named = {kind: f"{xml}</w:{_ROOT.get(kind, kind)}>" for kind, xml in named.items()}
    package = {"officeDocument": "word/document.xml"}
    files: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>"}
    if properties:
        package["core-properties"] = "docProps/core.xml"
        files["docProps/core.xml"] = f'<p:c xmlns:p="p" xmlns:dc="dc" xmlns:dcterms="t">{properties}</p:c>'
    files["_rels/.rels"] = _relations(package)
    files["word/_rels/document.xml.rels"] = _relations({kind: f"{kind}.xml" for kind in named})
    files["word/document.xml"] = (
        f'<w:document xmlns:w="{_W}" xmlns:mc="mc" xmlns:m="m"><w:body>{body}</w:body></w:document>'
    )
    files |= {f"word/{kind}.xml": xml for kind, xml in named.items()}
    return archive(files)


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(f'<Relationship Id="{k}" Type="{_R}/{k}" Target="{t}"/>' for k, t in targets.items())
    return f'<Relationships xmlns="{_P}">{inner}</Relationships>'


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run of its own."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph in a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    """A list with its levels, under number 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def style(name: str, called: str, more: str = "") -> str:
    """A paragraph style."""
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/>{more}</w:style>'
