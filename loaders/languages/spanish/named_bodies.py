"""The Spanish words and patterns of `extract.named_bodies`."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import OF_HOME

ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\n\S*[/._]\S*)*")
IN_PARENTHESES = re.compile(
    r"\s*\(\s*(?:en adelante\s+)?“?([A-ZÁÉÍÓÚÑ][\w./&-]*(?: [A-ZÁÉÍÓÚÑ][\w./&-]*){0,2})”?"
    r"(?:,? por sus siglas[^)]*)?\s*\)"
)
# A law, a gazette, a code: the body named in its title takes no part in the action.
# Behind a comma a title goes on in capitals ("Ley General en Materia de Desaparición ..., Desaparición
# cometida por Particulares y del Sistema ...", compendio-2020:1539); else the sentence does
# ("... de la Ley de Migración, ante la delegación de la ...", compendio-2024:7882).
TITLE_OF_LAW = re.compile(
    r"(?:Ley|Decreto|Reglamento|Código|Gaceta|Constitución|Diario|Manual|Estatuto)\b"
    r"(?:(?!, [a-záéíóúñ]|\b(?:ante|con|mediante|parte|través|entre) )[^.;\n]){0,120}?"
    r"\b(?:de(?: la| los| las)?|del|para)\s*$"
)
# "Programa de Apoyo a las Instancias de Mujeres ..." (compendio-2020:416): whom a programme is named after.
# "junto a PEMEX y OXXO" (buenas-practicas-oim:3941): where a module stands.
# "corresponde a la Coordinación ... fungir como Secretaría Ejecutiva del" (buenas-practicas-oim:1289): an office held.
OFFICE_HELD = re.compile(r"\bfungi\w* como (?:la |el )?$")
BESIDE = re.compile(r"\bKm\.? \d[^.;\n]*\bjunto a\s+$|\) junto a\s+$")
TITLE_OF_PROGRAMME = re.compile(r"(?i:programa de (?:apoyo|fortalecimiento) (?:a|de)(?: las?| los)?)\s*$")
# "en el marco del “Memorándum de Entendimiento entre ... y el Gobierno del Canadá" (compendio-2020:1025): its parties.
QUOTED_TREATY = re.compile(r"[“\"«](?:Memor[aá]ndum|Acuerdo|Tratado|Convención|Protocolo|Declaración)\b[^”\"»]*$")
# A note that cites a source (buenas-practicas-oim:547) names whom it cites, not who takes part.
CITATION = re.compile(r"[Dd]isponible en|Ver (?:el |la )?(?:reporte|informe|publicación|sitio)\b|[Cc]onsulte:|[Vv]éase")
# A plural is a kind of body, unless it is somebody's ("Centros de Atención Integral de la CEAV").
OWNED = re.compile(r" (?:del?|de la) [A-ZÁÉÍÓÚ]{2,}(?:-[A-Z]+)?$")
# What makes another name of a known one.
TAIL = re.compile(r"\s(?:de|del|en el Estado|Estatal|Municipal|Regional)\b")
HEAD_ONLY = re.compile(r"(?:Oficina|Personal|Delegación|Representación) (?:de(?: la| los)?|del) ")
ACRONYM_TAIL = re.compile(r"\s(?:del?|de la) [A-ZÁÉÍÓÚ]{2,}\b")
# Each state has its own "Secretaría de Educación"; "y Deporte" (buenas-practicas-oim:1295) is Chihuahua's.
SHARED_TAIL = re.compile(r"\s(?:(?:para|a|al)\b|[ye] [A-ZÁÉÍÓÚÑ])")
SMALL_WORD = re.compile(r"\b(?:De|Del|La|Las|Los|El|Y|E|En|Para|Por)\b")
# Behind a body's name, in an entry of the state: the same body.
IN_THE_STATE = re.compile(r" (?:Estatal|del? (?:[Ee]stado|[Gg]obierno\b.*))")
# "Secretaría de Protección Civil del Honorable Ayuntamiento de Tapachula" (compendio-2024:7439): not the state's.
OF_A_TOWN = re.compile(
    r" (?:Municipal|del? (?:la )?(?:(?:H\.|Honorable) )?(?:Ayuntamiento|Municipio|Alcaldía)(?: Constitucional)?)"
    r"(?: de(?:l| la| los)? [A-ZÁÉÍÓÚÑ]\w+(?: (?:(?:de|del|la|los) )*[A-ZÁÉÍÓÚÑ]\w+)*)?"
)
ABROAD = "name-abroad"
# "los Consulados Mexicanos en EUA" (compendio-2020:1867), "la red consular del estado mexicano"
# (buenas-practicas-oim:4244): where the posts are, and whose, is printed behind their name.
POSTS = re.compile(r"(?i:red consular|red diplom|consulados|embajadas|representaciones)")
OF_THE_POSTS = re.compile(
    rf"(?i:\s(?:{OF_HOME}|de México|del estado mexicano))?"
    r"(?:\sen\s(?:los\s)?(?:Estados Unidos(?: de América)?|EUA\b|EE\.? ?UU\.?|Canadá|América del Norte"
    r"|el (?:exterior|extranjero|mundo)\b))?"
)
# "FINANCIADO POR EL FONDO CONJUNTO DE COOPERACIÓN MÉXICO-CHILE" (compendio-2024:3781): who pays is printed as a name.
FINANCED_BY = re.compile(r"(\bFINANCIAD[OA]S? POR )([^a-z]+)")
EL = "el "
OF_PLACE = " de "
