"""Spanish patterns of `extract.sentence_bodies`: bodies as subjects, agents and owners in running text."""

from __future__ import annotations

import re
import unicodedata

# A capitalised word.
CAP = r"[A-ZÁÉÍÓÚÑ][\w’-]*"
# Function words inside a name.
LINK = r"(?:de|del|la|las|los|el|para|en|contra|a|al|sobre|por)"
# The reporting country, by the name of its government.
HOME = re.compile(r"[Gg]obierno\sde\s([A-ZÁÉÍÓÚÑ]\w{3,})")
# Vowels, which may have an accent in a demonym.
SAME_LETTER = {"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uú]"}
# Articles, quantifiers and numbers before a body.
ARTICLE = (
    r"(?:(?:[Ee]l|[Ll]as?|[Ll]os|[Aa]lgun[oa]s|[Dd]iversas\sáreas\sde\sla|[Tt]odas\slas)\s+(?:\d+\s+)?|\d{1,3}\s+)"
)
# Between two coordinated bodies.
NEXT_BODY = re.compile(rf",\s(?={ARTICLE})|,?\s[ye]\s")
# Between a unit and its owner.
OF = re.compile(r"\s(?:de\s(?:la|los|las|el)|del)\s")
# Any capitalised noun phrase.
ANY_NAME = re.compile(
    rf"{CAP}(?:(?:\s{LINK}){{0,3}}\s{CAP}|,\s(?:{CAP},\s)*{CAP}\s[ye]\s{CAP}|\s[ye]\s{CAP})*(?:\s\([^()]*\))?"
)
# A preposition before a body: it is no subject.
BEFORE_OBJECT = re.compile(
    r"(?:^|\s)(?:a|al|ante|con|contra|de|del|desde|en|entre|hacia|para|por|según|sin|sobre|través|mediante)"
    r"\s+(?:las?|los|el)?\s*$"
)
# A finite verb behind a subject.
VERB = re.compile(
    r"^(?:ha|han|es|son|fue|fueron|cuenta|cuentan|puso|pusieron|tiene|tienen|hizo|se\s(?:ha|han|encuentran?)"
    r"|[a-záéíóúñ]+(?:ó|aron|ieron|rá|rán|ara|aran|iera|ieran|aba|aban|ía|ían)"
    r"|(?!para\b|entre\b|sobre\b|desde\b|durante\b|mediante\b|que\b|de\b|en\b|la\b|le\b|se\b|una?\b)"
    r"[a-záéíóúñ]{3,}(?:a|e|an|en))\b"
)
# Verbs of having, whose subject carries nothing out.
HAS = re.compile(r"^(?:cuentan?|tienen?)\b")
# Adjuncts, appositions and brackets between a subject and its verb.
PARENTHETICAL = re.compile(
    r"^\sa\stravés\s[^.;]{2,200},\s(?=(?:ha|han)\s)|^,\s[^,.;:]{2,90},\s|^\s\([^()]*\)(?:,\s)?|^,\s|^\sen\s\d{4},?\s|^\s{1,2}"
)
# Before a subject that follows its verb, in a relative clause or an impersonal sentence (informe-2018:1037).
DEED = re.compile(
    r"(?:\b(?:que|como)\s(?:se\s)?(?:emit|expid|realiz|ofrec|brind|oper|coordin|impart|organiz|prest|promuev|public)[eaó]n?"
    r"|\bque\s(?:lleva|llevó|llevan)\sa\scabo|\b[Pp]articip(?:a|an|aron|ó))\s$"
)
# Before the parties of an agreement.
SHARED = re.compile(
    r"(?:contrato|convenio|acuerdo|trabajos?|memorándum|colaboración|alianza)\b[^.;]{0,40}?\bente?re?\s", re.IGNORECASE
)
# Before an agent.
MEANS = re.compile(
    r"\b(?:a\stravés\s(?:de|del)|colaboración\sinterinstitucional\smediante|instrumentó\sen"
    r"|(?:[Pp]or\sparte|a\scargo)\s(?:de|del)"
    r"|(?:operad|expedid|coordinad|elaborad|desarrollad|impartid|implementad|emitid|instrumentad)[oa]s?\spor)\s"
)
# Before the owner of a programme.
POSSESSED = re.compile(r"\b(?:Programa|Estrategia|Sistema)\s[^.;,]{3,40}?\s(?:del|de\sla)\s$")
# A generic noun without a name of its own.
WITHOUT_NAME = re.compile(r"^(?:Secretaría\sGeneral|Delegaci(?:ón|ones)(?:\s\w+)?|Dirección|Unidad)$")
# The owner's acronym at the end of a name.
OF_ITS_OWNER = re.compile(r"\s(?:de\s(?:la|el)|del)\s([A-ZÑ]{2,})$")
PROGRAMME = "Programa "
# The second of two bodies that have a complement in common: "la X Federal y las Xs Estatales de ...".
SHARED_COMPLEMENT = re.compile(r"\s[ye]\s(?:el|la|los|las)\s\w+\s\w+(\sde\s.+)$")
# The word by which a sentence with "a través" is found.
TRAVES = "través"


def name_pattern(home: str) -> tuple[str, str]:
    """Regular expressions of a body's name and of the consular network's, for the report's own country."""
    plain = "".join(c for c in unicodedata.normalize("NFD", home.casefold()) if not unicodedata.combining(c))
    stem = "".join(SAME_LETTER.get(c, c) for c in plain[1:-1])
    native = rf"[{plain[0].upper()}{plain[0]}]{stem}\w+"
    head = (
        r"(?:Subsecretaría|Secretaría|Instituto|Comisión|Consejo|Procuradurías?|Fiscalía|Dirección|Unidad|Coordinación"
        r"|Servicio\sNacional|Policía|Banco|Financiera\sNacional|Sociedad|Delegaciones|Delegación|Tribunal|Universidad"
        r"|Centros?\sde\s(?:Investigación|Estudios)|Conferencia\sNacional"
        rf"|Agencia\s(?:Nacional|{native})|Cancillería(?:\s{native})?|Embajada\sde\s{home}"
        r"|Sistemas?\sNacional(?:es)?(?:,\sEstatales\sy\sMunicipales)?)"
    )
    rest = (
        rf"(?:,\s(?:{CAP},\s)*{CAP}\s[ye]\s{CAP}"
        rf"|,\spara\s{CAP}"
        rf"|(?:\s{LINK}){{0,3}}\s(?!{head}){CAP}"
        rf"|\s[ye]\s(?!{head}){CAP}"
        rf"|\s[ye]\s(?:la|el|las|los)\s(?!{head}){CAP}(?=\s\())*"
    )
    # The network, by whatever part of it is named; a capital behind it makes it a programme's name.
    network = (
        r"(?:[Ee]mbajadas\sy\s[Cc]onsulados|[Cc]onsulados|[Rr]ed\s[Cc]onsular|[Oo]ficinas\s[Cc]onsulares"
        rf"|[Rr]epresentaciones(?:\s(?:[Cc]onsulares|[Dd]iplomáticas))?\sde\s{home})"
        rf"(?!\s(?!{native}){CAP})(?:\s{native})?(?:\sde\s{home})?"
        rf"(?:\sen\s(?:el\s[Ee]xterior|{CAP}(?:\s(?:del\s)?{CAP})*))?"
    )
    return rf"(?:{head}{rest}|{network})", network
