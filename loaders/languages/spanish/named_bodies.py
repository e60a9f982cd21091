"""Spanish contexts of `extract.named_bodies`: what extends a body's name, and where it is a mere mention."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME

# A web address, also across the end of a line: a body's name in it is none.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\n\S*[/._]\S*)*")
# A body's acronym or short name behind its name.
IN_PARENTHESES = re.compile(
    r"\s*\(\s*(?:en adelante\s+)?“?([A-ZÁÉÍÓÚÑ][\w./&-]*(?: [A-ZÁÉÍÓÚÑ][\w./&-]*){0,2})”?"
    r"(?:,? por sus siglas[^)]*)?\s*\)"
)
# Before a body inside the title of a law, a gazette or a code: it takes no part in the action. Behind a comma the title
# goes on in capitals ("Ley General en Materia de Desaparición ..., Desaparición cometida por Particulares y del Sistema
# ...", compendio-2020:1539); in lower case the sentence does ("... de la Ley de Migración, ante la delegación de la
# ...", compendio-2024:7882).
TITLE_OF_LAW = re.compile(
    r"(?:Ley|Decreto|Reglamento|Código|Gaceta|Constitución|Diario|Manual|Estatuto)\b"
    r"(?:(?!, [a-záéíóúñ]|\b(?:ante|con|mediante|parte|través|entre) )[^.;\n]){0,120}?"
    r"\b(?:de(?: la| los| las)?|del|para)\s*$"
)
# Before an office that a body holds: "corresponde a la Coordinación ... fungir como Secretaría Ejecutiva del"
# (buenas-practicas-oim:1289).
OFFICE_HELD = re.compile(r"\bfungi\w* como (?:la |el )?$")
# Before what tells the site of a module: "junto a PEMEX y OXXO" (buenas-practicas-oim:3941).
BESIDE = re.compile(r"\bKm\.? \d[^.;\n]*\bjunto a\s+$|\) junto a\s+$")
# Before a body that a programme is named after: "Programa de Apoyo a las Instancias de Mujeres ..."
# (compendio-2020:416).
TITLE_OF_PROGRAMME = re.compile(r"(?i:programa de (?:apoyo|fortalecimiento) (?:a|de)(?: las?| los)?)\s*$")
# Before the parties in the title of a treaty: "en el marco del “Memorándum de Entendimiento entre ... y el Gobierno del
# Canadá" (compendio-2020:1025).
QUOTED_TREATY = re.compile(r"[“\"«](?:Memor[aá]ndum|Acuerdo|Tratado|Convención|Protocolo|Declaración)\b[^”\"»]*$")
# A footnote that cites a source (buenas-practicas-oim:547): its bodies take no part.
CITATION = re.compile(r"[Dd]isponible en|Ver (?:el |la )?(?:reporte|informe|publicación|sitio)\b|[Cc]onsulte:|[Vv]éase")
# A plural is a kind of body, unless an owner follows ("Centros de Atención Integral de la CEAV").
OWNED = re.compile(r" (?:del?|de la) [A-ZÁÉÍÓÚ]{2,}(?:-[A-Z]+)?$")
# What makes another name of a known one.
TAIL = re.compile(r"\s(?:de|del|en el Estado|Estatal|Municipal|Regional)\b")
# A generic head noun before a known name: an office of that body.
HEAD_ONLY = re.compile(r"(?:Oficina|Personal|Delegación|Representación) (?:de(?: la| los)?|del) ")
# The owner's acronym behind a name.
ACRONYM_TAIL = re.compile(r"\s(?:del?|de la) [A-ZÁÉÍÓÚ]{2,}\b")
# What makes another name of one that every state has, "Secretaría de Educación": "y Deporte"
# (buenas-practicas-oim:1295) is Chihuahua's.
SHARED_TAIL = re.compile(r"\s(?:(?:para|a|al)\b|[ye] [A-ZÁÉÍÓÚÑ])")
# Function words, which are in lower case within a name.
SMALL_WORD = re.compile(r"\b(?:De|Del|La|Las|Los|El|Y|E|En|Para|Por)\b")
# Behind a body's name in an entry of the state: the same body.
IN_THE_STATE = re.compile(r" (?:Estatal|del? (?:[Ee]stado|[Gg]obierno\b.*))")
# A municipal body, not the state's: "Secretaría de Protección Civil del Honorable Ayuntamiento de Tapachula"
# (compendio-2024:7439).
OF_A_TOWN = re.compile(
    r" (?:Municipal|del? (?:la )?(?:(?:H\.|Honorable) )?(?:Ayuntamiento|Municipio|Alcaldía)(?: Constitucional)?)"
    r"(?: de(?:l| la| los)? [A-ZÁÉÍÓÚÑ]\w+(?: (?:(?:de|del|la|los) )*[A-ZÁÉÍÓÚÑ]\w+)*)?"
)
# The rule by which the body of another country is recorded.
ABROAD = "name-abroad"
# Diplomatic posts; `OF_THE_POSTS` is where they are and whose, behind their name: "los Consulados Mexicanos en EUA"
# (compendio-2020:1867), "la red consular del estado mexicano" (buenas-practicas-oim:4244).
POSTS = re.compile(r"(?i:red consular|red diplom|consulados|embajadas|representaciones)")
OF_THE_POSTS = re.compile(
    rf"(?i:\s(?:{OF_HOME}|de México|del estado mexicano))?"
    r"(?:\sen\s(?:los\s)?(?:Estados Unidos(?: de América)?|EUA\b|EE\.? ?UU\.?|Canadá|América del Norte"
    r"|el (?:exterior|extranjero|mundo)\b))?"
)
# A funder in capitals, which is read in title case: "FINANCIADO POR EL FONDO CONJUNTO DE COOPERACIÓN MÉXICO-CHILE"
# (compendio-2024:3781).
FINANCED_BY = re.compile(r"(\bFINANCIAD[OA]S? POR )([^a-z]+)")
EL = "el "
OF_PLACE = " de "
