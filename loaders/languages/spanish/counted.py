"""Spanish patterns of `extract.counted`: what a number counts, and of which total it is a part."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.months import MONTH
from entramado.loaders.languages.spanish.peoples import OF_HOME

# Partitive: "siete de las aduanas con más afluencia" (compendio-2020:1887) counts customs offices.
PARTITIVE = re.compile(r"\s*de (?:los|las) (?=[a-z]{3,})(?!cuales|que\b|mism)")
# Adjectives used as nouns for a part of the total: "9 estatales", "4 vía remota".
PART_ADJECTIVE = re.compile(
    r"^(?:estatales|municipales|federales|nacionales|internacionales|locales|regionales|presencial(?:es)?"
    r"|virtual(?:es)?|via remota|en linea|restantes|adicionales|concluid[oa]s|pendientes"
    r"|hibrid[oa]s?|fij[oa]s|moviles|extranjer[oa]s?"
    r"|(?:sexo|edad|genero|nacionalidad|estado) (?:no especificad|desconocid)[oa].*"
    rf"|direct[oa]s|indirect[oa]s|{OF_HOME}|adult[oa]s(?: mayores)?|menores(?: de edad)?)$"
)
# A finite verb right behind the number, "136 obtuvieron citas": the number counts a part of the total, told by what it
# did.
VERB_FIRST = re.compile(r"(?:[a-záéíóúñ]{2,}(?:aron|ieron|aban|ían|[^\Wi]ó)|no [a-záéíóúñ]+[oe]n|cuentan)\b")
# What cannot begin a label: an infinitive, a relative, an adverb, a bare number.
NOT_A_LABEL = re.compile(
    r"(?!taller|mujer|hogar|lugar|l[ií]der|m[aá]rtir|titular|par\b|ejemplar|\w*(?:li|la)r\b)[a-záéíóúñ]+[aei]r(?:l[eoa]s?|se)?\b"
    r"|(?:l[oa]s )?cual(?:es)?\b|\w+mente\b|(?:cabo|se|que|c[oó]mo)\b|(?!(?:19|20)\d\d$)[\d,. ]+$"
)
# The antecedent of a relative clause around the number: "Organizaciones a las que se entregaron [5]".
RELATIVE_ANTECEDENT = re.compile(r"(?P<what>[A-ZÁÉÍÓÚ][^.;:,\d]*?)\s(?:a|en|con) (?:las|los) que se\b")
# Before a sex that is counted: "quejas donde estuvieron involucrados 710 hombres y 590 mujeres" counts persons, no kind
# of complaint. So does `PASSIVE_PREDICATE` behind it: "2 hombres fueron localizados".
PERSONS_AFFECTED = re.compile(
    r"\b(?:(?:donde|en (?:l[oa]s|el|la) (?:que|cual(?:es)?))\s(?:[^\W\d]+\s){1,4}"
    r"|\b(?:fueron|resultaron|(?:se )?han (?:sido|visto)) beneficiad[oa]s\s(?:a\s)?"
    r"|\ba\s|(?:atendi|benefici|capacit|orient|rescat|repatri|particip|asisti|acudi)(?:ó|eron|aron)\s(?:a\s)?)"
    r"(?:[\d,]+\s[^\W\d]+(?:,|\s[ye])\s(?:a\s)?)*$"
)
PASSIVE_PREDICATE = re.compile(r"\s*\w+\s(?:(?:fueron|han sido) \w+[aio]d[oa]s|siguen|continuan|permanecen)\b")
# The sentence names the whole itself: "De las 577 personas beneficiadas, 307 fueron mujeres".
OF_PERSONS = re.compile(r"De (?:l[oa]s )?[\d,]+ (?P<what>[^\W\d]+ [^\W\d]+),?\s")
# The label of a list item: "- Ejercicio indebido de sus funciones: 52 sanciones".
ITEM_LABEL = re.compile(
    r"(?:[•*-]|\A|\n)\s*(?P<label>[A-ZÁÉÍÓÚ][^.;:,()\d\n]{3,80}):\s*\Z"
    r"|[•*-]\s+(?P<short>[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:\s[a-záéíóúñ]+)?),\s\Z"
)
# A number behind the preposition of an indirect object, without a noun: "se entregaron apoyos a [43]". It counts
# persons.
RECIPIENTS = re.compile(
    r"\b(?:se|ha|han)\s(?:les?\s)?[a-záéíóúñ]{4,}(?:ó|aron|ieron|[ai]do)\s[^.;:\d]*\sa\s+"
    r"(?:l[oa]s\s|un total de\s|m[aá]s de\s)?\W*\Z"
)
# A participle in place of a noun: no label.
PARTICIPLE_FIRST = re.compile(r"\s+[a-záéíóúñ]+(?:ad|id)[oa]s?\b")
# Function words and bullets before a label.
LABEL_LEAD = re.compile(
    r"^(?:(?:actualmente|en|a|al|del?|para|con|por|las?|los|el|un|una|total|fueron|y|e|-|•|\*|son|de ellos|de ellas)"
    r"\s+)+",
    re.IGNORECASE,
)
# Demonyms as parts of a total: "10 instituciones (5 estadounidenses y 3 mexicanas)" (compendio-2020:271).
DEMONYM = re.compile(r"[a-záéíóúñ]+(?:ens(?:e|es)|(?<!herm)[a-záéíóúñ]an[oa]s|eñ[oa]s)")
# Before a year, which is part of the noun phrase and not the period of the count: "personas para la temporada [2024]".
OF_A_SEASON = re.compile(
    r"\s(?:en|para|durante|de)\s(?:el|la|su)\s"
    r"(?:temporada|ciclo(?: escolar)?|ejercicio(?: fiscal)?|edici[oó]n|emisi[oó]n)\s(?:de(?:l año)?\s)?$"
)
# A noun or verb of transport; `DESTINATION` is the destination that is cut from what it moves: "el traslado de 110
# paisanos a sus comunidades".
TRANSFER = re.compile(r"\b(?:traslad|retorn|regres|repatriaci[oó]n|devoluci[oó]n)\w* (?:de|a)l? \Z", re.IGNORECASE)
DESTINATION = re.compile(r"\sa (?:sus?|l[oa]s?|el) .*$")
# "20 niñas pertenecen a Chile, 30 a Perú": parts by country.
ORIGIN = re.compile(
    r"\s*[^.;:,()\d]{2,60}?\s(?:pertenec(?:en|ían)|prov(?:ienen|enían)|proced(?:en|ían)"
    r"|(?:son|eran|fueron)(?=\soriginari|\sprocedentes|\sde))(?:\s(?:originari[oa]s|procedentes))?"
    r"\s(?P<link>a|de)l?\s(?P<place>[A-ZÁÉÍÓÚ][^\W\d]+(?:\s[A-ZÁÉÍÓÚ][^\W\d]+)*)\s*(?:[,;.]|\s[ye]\s|$)"
)
# What stands somewhere, before the numbers by place: "12 faros ubicados en: Colima 4, Sonora 8".
LOCATED = re.compile(
    r"\d (?P<what>[^\W\d][^.;:()\d]+?)\s*(?:\([^()]*\)\s*)?(?:ubicad|instalad|distribuid|localizad)[oa]s en:? [^.;]*$"
)
# No noun phrase begins here: "se resolvieron 95 en los términos del acuerdo".
UNDER_TERMS = re.compile(r"\s*en (?:los )?terminos\b")  # "se resolvieron 95 en los términos del acuerdo"
# Nouns too general to tell what is counted: the heading of the number does.
GENERIC_NOUN = re.compile(r"casos|registros|operaciones|eventos|acciones")
# A label that is only a month counts nothing: the number is of that month.
MONTHS = re.compile(rf"{MONTH}(?: (?:a|al|y) {MONTH})?")
# A rate is no part of a total, "112 al mes"; nor is the noun of a verbal phrase, "llevaron a cabo".
RATE = re.compile(r"(?:mes|año|día|semana|rubro(?! de)|curso|cabo|proceso)\b.*")
# "9 en proceso" is a part; "276 se resolvieron positivamente" (`ADVERB`) is told by its verb.
IN_PROGRESS = re.compile(r"en (?:proceso|tr[aá]mite|revisi[oó]n|espera|desarrollo)(?: de [^\W\d]+)?")
# The rest of a total: "14 a otros", "3 en el rubro de otros".
OTHERS = re.compile(
    r"\s*(?:a|en|de|para|son|fueron)\s(?:(?:el|la)\s(?:rubro|categoria|grupo)\sde\s)?(?P<own>otr[oa]s)\s*(?:[.;,)]|$)"
)
# An adverb in -mente, no part of a total.
ADVERB = re.compile(r"[^\W\d]+mente")
# A purpose clause, no part of a total.
PURPOSE = re.compile(r"para (?!lugar|hogar|mujer)[^\W\d]{2,}[aei]r(?:l[eoa]s?)?\s")
# "una convocatoria para artistas locales, de los cuales se contrataron [5]": those named without a number.
UNNUMBERED_ANTECEDENT = re.compile(
    r"[^\d.;:]*\b(?:a|para|de|con|entre|por)\s(?:l[oa]s\s)?(?P<what>[^\W\d]{3,}s(?:\s[^\W\d]{3,}[aoe]s)?)"
    r",\sde l[oa]s cuales\s(?:se\s)?[^\W\d]+\s$"
)
# "fueron [15] las seleccionadas", "(2,099 brindados a mujeres)": a part told by what was done with it.
NOMINAL_PARTICIPLE = re.compile(r"\s*l[oa]s (?=[a-z]+(?:ad|id)[oa]s\b)")
# "dichas sanciones ... : negligencia (6)": what the items of a list are.
DEMONSTRATIVE_HEADING = re.compile(r"\b(?:dich[oa]s|tales)\s(?P<what>[^\W\d]{4,}s)\b[^:.;\d]*:\s")
# The total, a share or the next numeral behind a number: "13 (de 40)", "13 (25%)", "13 de 40".
OUT_OF = re.compile(r"\s*\(\s*(?:de [\d,]+|[\d.,]+\s?%)\s*\)|\s+(?:a|o|y|de(?: l[oa]s)?)\s+\d[\d,]*(?=\s)")
# "97 mujeres de 65 años o más", "393 mujeres menores de 18 años": an age is part of what is counted.
AGE_LIMIT = re.compile(
    r"(?:\s[^\W\d]+){1,3}?\s(?:de|(?:menores|mayores) (?:de|a)|(?:de )?entre)\s\d+(?:\s[ay]\s\d+)?\s[Aa]ños"
    r"(?:\s(?:o\s[Mm]ás|y\s[Mm]ás|en\sadelante|cumplidos))?"
)
# The noun of quantity that heads a number: "el número de credenciales entregadas fue de: 1,594,286".
NUMBER_OF = re.compile(
    r"(?:\b(?:n[uú]mero|total|cantidad) de|\A(?:Los|Las)(?= [^.;\d]+ desagregad)) (?P<what>[^\W\d][^.;\d]+?)"
    r"(?: desagregad[oa]s por (?:sexo|g[eé]nero))?\W*(?:fue|es|fueron|son|asciende)?(?: de)?\W*$"
)
# The whole before "13 de 40" (`OUT_OF`), which the first number is a part of.
NUMBER_WAS = re.compile(r"\b(?:n[uú]mero|total|cantidad) de (?P<what>[^\W\d][^.;\d]+?) (?:fue|fueron|ha sido) de $")
MILLIONS = re.compile(r"mill[oó]n(?:es)?$")
# "2 millones de personas": the preposition belongs to the number.
OF_MILLIONS = re.compile(r"^\s+de(?=\s)")
# The conjunction before a part: "como turistas".
COMO = "como "
# A preposition behind a money amount, which joins it to what it was paid for.
PREPOSITION_BEHIND = re.compile(r"\s*(?:de|en|para|por)\s")
# How an amount and the things that it was paid for are named together.
AMOUNT_TEMPLATE = "{what} de {of}"
