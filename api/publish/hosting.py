"""Rules for the web server that hosts the static site: what type a file is of, and where an IRI leads.

Each common kind of host reads one of the files: ``.htaccess`` (Apache), ``_headers`` and ``_redirects`` (Netlify,
Cloudflare Pages), ``nginx.conf`` (to be included). A host that reads none still serves every page; there the page for
missing addresses leads from the IRI of lines to where they are described.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

_TYPES: Final = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "cff": "application/yaml",
    "parquet": "application/vnd.apache.parquet",
}
_VOID: Final = ".well-known/void"
_DESCRIPTION: Final = "void.ttl"
# What the description of the dataset describes: the dataset's parts, builds, older vocabularies, graphs.
_DESCRIBED: Final = r"id/dataset/entramado[^/]*|id/build/[0-9a-f]{16}|ontology/[0-9]+\.[0-9]+\.[0-9]+|graph/[^/]+"


def write_rules(out: Path, base: str, described: Iterable[str]) -> None:
    """Write the rule files of a site that is to stand at the address `base`.

    `described` are the paths of IRIs that the description of the dataset describes and that have no page.
    """
    path = urlsplit(base).path
    files = {
        ".htaccess": _apache(path),
        "_headers": _headers(path),
        "_redirects": _redirects(path, described),
        "nginx.conf": _nginx(path),
    }
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8")


def missing_script(base: str) -> str:
    """The script of the page for missing addresses: the IRI of lines leads to their place in their document's page.

    >>> "/pacto/" in missing_script("https://example.org/pacto/")
    True
    """
    root = json.dumps(urlsplit(base).path).replace("<", "\\u003c")
    described = json.dumps(f"^({_DESCRIBED})$")
    return (
        f"(function(){{var root={root},path=location.pathname;"
        "var rest=path.indexOf(root)===0?path.slice(root.length):path.replace(/^\\//,'');"
        "var lines=/^id\\/document\\/([^\\/]+)\\/lines\\/(\\d+-\\d+)\\/?$/.exec(rest);"
        "if(lines)location.replace(root+'id/document/'+lines[1]+'/lines/#'+lines[2]);"
        f"else if(RegExp({described}).test(rest))location.replace(root+'{_DESCRIPTION}');}})();"
    )


def _apache(path: str) -> str:
    types = [f'AddType "{kind}" .{suffix}' for suffix, kind in _TYPES.items()]
    return "\n".join(
        [
            "# Apache: types of files, the page for missing addresses, and where IRIs lead (303).",
            "DirectoryIndex index.html",
            f"ErrorDocument 404 {path}404.html",
            *types,
            '<Files "void">',
            'ForceType "text/turtle; charset=utf-8"',
            "</Files>",
            '<Files "linkset.json">',
            'ForceType "application/linkset+json"',
            "</Files>",
            "<IfModule mod_headers.c>",
            'Header set Access-Control-Allow-Origin "*"',
            "</IfModule>",
            "<IfModule mod_rewrite.c>",
            "RewriteEngine On",
            f"RewriteBase {path}",
            "RewriteCond %{HTTP_ACCEPT} text/turtle",
            r"RewriteRule ^id/document/([^/]+)/lines/\d+-\d+$ id/document/$1/lines.ttl [R=303,L]",
            "RewriteCond %{HTTP_ACCEPT} application/ld\\+json",
            r"RewriteRule ^id/document/([^/]+)/lines/\d+-\d+$ id/document/$1/lines.jsonld [R=303,L]",
            r"RewriteRule ^id/document/([^/]+)/lines/(\d+-\d+)$ id/document/$1/lines/#$2 [R=303,NE,L]",
            f"RewriteRule ^({_DESCRIBED})$ {_DESCRIPTION} [R=303,L]",
            "RewriteCond %{HTTP_ACCEPT} text/turtle",
            r"RewriteRule ^id/([^/]+)/([^/]+[^/.])/?$ id/$1/$2.ttl [R=303,L]",
            "RewriteCond %{HTTP_ACCEPT} application/ld\\+json",
            r"RewriteRule ^id/([^/]+)/([^/]+[^/.])/?$ id/$1/$2.jsonld [R=303,L]",
            "</IfModule>",
            "",
        ]
    )


def _headers(path: str) -> str:
    lines = ["# Netlify, Cloudflare Pages", f"{path}*", "  Access-Control-Allow-Origin: *"]
    lines += [f"{path}{_VOID}", "  Content-Type: text/turtle; charset=utf-8"]
    for place in ("", "id/:kind/"):
        lines += [f"{path}{place}linkset.json", "  Content-Type: application/linkset+json"]
    for suffix, kind in _TYPES.items():
        lines += [f"{path}*.{suffix}", f"  Content-Type: {kind}"]
    return "\n".join([*lines, ""])


def _redirects(path: str, described: Iterable[str]) -> str:
    # Some of these hosts follow a rule even where a file stands, so that no pattern may match a page of the site.
    return "\n".join(
        [
            "# Netlify, Cloudflare Pages",
            f"{path}id/document/:key/lines/:span {path}id/document/:key/lines/#:span 302",
            *(f"{path}{one} {path}{_DESCRIPTION} 302" for one in sorted(described)),
            "",
        ]
    )


def _nginx(path: str) -> str:
    types = [f"    {kind.partition(';')[0]} {suffix};" for suffix, kind in _TYPES.items()]
    return "\n".join(
        [
            "# nginx: include this in the server block whose root holds the site.",
            "include mime.types;",
            "types {",
            *types,
            "}",
            "charset utf-8;",
            f"error_page 404 {path}404.html;",
            "add_header Access-Control-Allow-Origin * always;",
            f"location = {path}{_VOID} {{ default_type text/turtle; }}",
            rf'location ~ "^{path}(?:id/[^/]+/)?linkset\.json$" '
            "{ types { } default_type application/linkset+json; }",
            rf'location ~ "^{path}id/document/([^/]+)/lines/(\d+-\d+)$" '
            f"{{ return 303 {path}id/document/$1/lines/#$2; }}",
            rf'location ~ "^{path}(?:{_DESCRIBED})$" {{ return 303 {path}{_DESCRIPTION}; }}',
            "",
        ]
    )
