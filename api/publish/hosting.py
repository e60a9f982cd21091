"""Rules for the web server that hosts the static site: what type a file is of, and where an IRI leads.

Each common kind of host reads one of the files: ``.htaccess`` (Apache), ``_headers`` and ``_redirects`` (Netlify,
Cloudflare Pages), ``nginx.conf`` (to be included). A host that reads none still serves every page; there the page for
missing addresses leads from the IRI of lines to where they are described.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

_TYPES: Final = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "jsonl": "application/jsonl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "gz": "application/gzip",
    "cff": "application/yaml",
    "parquet": "application/vnd.apache.parquet",
}
# The types of files that no suffix tells, by how their paths end.
_NAMED: Final = {
    r"linkset\.json": "application/linkset+json",
    r"\.csv-metadata\.json": "application/csvm+json",
}
# What a thing is offered as beside its page: file suffix by what `Accept` names.
_OFFERED: Final = {"text/turtle": "ttl", "application/ld\\+json": "jsonld"}
_VOID: Final = ".well-known/void"
_DESCRIPTION: Final = "void.ttl"
# What the description of the dataset describes: the dataset and its parts, builds, older vocabularies, graphs.
_DATASET: Final = r"id/dataset/entramado(?:-[a-z][^/]*)?"
_DESCRIBED: Final = rf"{_DATASET}|id/dataset/entramado-[0-9.]+|id/build/[0-9a-f]{{16}}|ontology/[0-9.]+|graph/[^/]+"


def write_rules(out: Path, base: str, described: Iterable[str]) -> None:
    """Write the rule files of a site that is to stand at the address `base`.

    `described` are the paths of IRIs that the description of the dataset describes and that have no page.
    """
    path, listed = urlsplit(base).path, sorted(described)
    exact = "|".join([_DATASET, *(re.escape(one) for one in listed if not re.fullmatch(_DATASET, one))])
    files = {
        ".htaccess": _apache(path, exact),
        "_headers": _headers(path),
        "_redirects": _redirects(path, listed),
        "nginx.conf": _nginx(path, exact),
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


def _apache(path: str, described: str) -> str:
    types = [f'AddType "{kind}" .{suffix}' for suffix, kind in _TYPES.items()]
    for name, kind in _NAMED.items():
        types += [f'<FilesMatch "{name}$">', f'ForceType "{kind}"', "</FilesMatch>"]
    lines = r"^id/document/([^/]+)/lines/\d+-\d+$"
    rules = []
    for accept, suffix in _OFFERED.items():
        rules += [
            f"RewriteCond %{{HTTP_ACCEPT}} {accept}",
            f"RewriteRule {lines} id/document/$1/lines.{suffix} [R=303,L]",
            f"RewriteCond %{{HTTP_ACCEPT}} {accept}",
            "RewriteCond %{REQUEST_FILENAME} ^(.*[^/])/?$",
            f"RewriteCond %1.{suffix} -f",
            f"RewriteRule ^(.*[^/])/?$ $1.{suffix} [R=303,L]",
        ]
    return "\n".join(
        [
            "# Apache: types of files, the page for missing addresses, and where IRIs lead (303).",
            "DirectoryIndex index.html",
            f"ErrorDocument 404 {path}404.html",
            *types,
            '<Files "void">',
            'ForceType "text/turtle; charset=utf-8"',
            "</Files>",
            "<IfModule mod_headers.c>",
            'Header always set Access-Control-Allow-Origin "*"',
            "Header always merge Vary Accept",
            "</IfModule>",
            "<IfModule mod_rewrite.c>",
            "RewriteEngine On",
            f"RewriteBase {path}",
            "RewriteCond %{HTTP_ACCEPT} text/turtle",
            f"RewriteRule ^$ {_DESCRIPTION} [R=303,L]",
            *rules,
            r"RewriteRule ^id/document/([^/]+)/lines/(\d+-\d+)$ id/document/$1/lines/#$2 [R=303,NE,L]",
            f"RewriteRule ^({described})$ {_DESCRIPTION} [R=303,L]",
            "</IfModule>",
            "",
        ]
    )


def _headers(path: str) -> str:
    lines = ["# Netlify, Cloudflare Pages", f"{path}*", "  Access-Control-Allow-Origin: *"]
    lines += [f"{path}{_VOID}", "  Content-Type: text/turtle; charset=utf-8"]
    for place in ("", "id/:kind/"):
        lines += [f"{path}{place}linkset.json", "  Content-Type: application/linkset+json"]
    lines += [f"{path}dumps/*.csv-metadata.json", "  Content-Type: application/csvm+json"]
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


def _nginx(path: str, described: str) -> str:
    types = [f"    {kind.partition(';')[0]} {suffix};" for suffix, kind in _TYPES.items()]
    named = [f'location ~ "^{path}.*{name}$" {{ types {{ }} default_type {kind}; }}' for name, kind in _NAMED.items()]
    return "\n".join(
        [
            "# nginx: include this in the server block whose root holds the site.",
            "include mime.types;",
            "types {",
            *types,
            "}",
            "charset utf-8;",
            "absolute_redirect off;",
            f"error_page 404 {path}404.html;",
            "add_header Access-Control-Allow-Origin * always;",
            "add_header Vary Accept always;",
            f"location = {path}{_VOID} {{ default_type text/turtle; }}",
            f'location = {path} {{ if ($http_accept ~ "text/turtle") {{ return 303 {path}{_DESCRIPTION}; }} }}',
            *named,
            rf'location ~ "^{path}id/document/(?<key>[^/]+)/lines/(?<span>\d+-\d+)$" {{',
            *_nginx_offers(f"{path}id/document/$key/lines"),
            f"    return 303 {path}id/document/$key/lines/#$span;",
            "}",
            rf'location ~ "^{path}(?:{described})$" {{ return 303 {path}{_DESCRIPTION}; }}',
            f'location ~ "^{path}(?<thing>id/[^/]+/[^/]+?|ontology)/?$" {{',
            *_nginx_offers("$document_root" + path + "$thing", f"{path}$thing"),
            "}",
            "",
        ]
    )


def _nginx_offers(file: str, target: str = "") -> list[str]:
    """Lines that lead who asks for a format to it: to `target` where `file` stands in that format, else at once."""
    found = []
    for number, (accept, suffix) in enumerate(_OFFERED.items()):
        if not target:
            found.append(f'    if ($http_accept ~ "{accept}") {{ return 303 {file}.{suffix}; }}')
            continue
        found += [
            f'    set $offered{number} "";',
            f'    if ($http_accept ~ "{accept}") {{ set $offered{number} a; }}',
            f'    if (-f {file}.{suffix}) {{ set $offered{number} "${{offered{number}}}f"; }}',
            f"    if ($offered{number} = af) {{ return 303 {target}.{suffix}; }}",
        ]
    return found
