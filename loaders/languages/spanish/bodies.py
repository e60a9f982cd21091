"""Bodies of a Spanish paragraph that `names` does not recognise, and corrections of those that it does.

Recognised are names behind a generic noun ("la ONG Encuentros"), acronyms that the document explained once, and
conjuncts of known bodies ("HIAS y ADRA repartieron"). A name that holds several bodies is split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from entramado.loaders.extract.extracted import BodyMention
from entramado.loaders.languages.spanish.body_words import (
    CAPITALISED,
    naming,
    no_bodies,
    person,
    without_person,
)
from entramado.loaders.languages.spanish.conjoined_names import (
    at_pairs,
    goes_on_with,
    paired_names,
    split,
    without_overlap,
)
from entramado.loaders.languages.spanish.name_boundaries import (
    ACRONYM,
    completed,
    is_behind_a_dash,
    is_its_acronym,
    is_name_of_known_acronym,
    is_of_a_project,
    is_of_another,
    is_place,
    is_second_name,
    is_short_for,
    owner_of_branch,
    with_acronym,
)
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, division_names

# A name behind a generic noun: "la ONG Encuentros".
_BEHIND_GENERIC_NOUN = re.compile(
    r"\b(?:organizaci[oó]n(?:es)?(?: no gubernamental(?:es)?| civil| social| humanitaria| internacional)?|ONGs?"
    r"|fundaci[oó]n|asociaci[oó]n(?: civil)?|colectivo|albergue)"
    rf" ((?!(?:La|Las|El|Los) ){CAPITALISED}"
    rf"(?: (?:(?:a|de|del|el|la|las|los|sin|por|para|contra) ){{0,2}}{CAPITALISED}){{0,4}})"
)
# A locative that is part of the name, "albergue Hermanos en el Camino"; in "ONG Encuentros en el Tolima" it is where
# the body works.
_LOCATIVE = re.compile(rf" en (?:el|la) ({CAPITALISED})")
# A foreign ministry, with or without the demonym of its country.
_CHANCERY = re.compile(r"\bCancillería(?: [a-záéíóúñ]+(?:eñ|an|in|es|ens)[oa]?\b)?")
# Function words inside a name.
_LINKS = r"(?:(?:de|del|la|las|los|el|y|e|para|en|a|al|contra) ){0,3}"
# A name with its acronym in brackets; `_WITH_WORD_ACRONYM` one written as a word, "Servicio Nacional de Emprendimiento
# (Senprende)".
_WITH_ACRONYM = re.compile(rf"{CAPITALISED}(?:[ ,]+{_LINKS}{CAPITALISED}){{1,14}} \(({ACRONYM})\)")
_WITH_WORD_ACRONYM = re.compile(rf"{CAPITALISED}(?:[ ,]+{_LINKS}{CAPITALISED}){{1,14}} \(([A-Z][a-z]{{3,11}})\)")
# Examples behind "como": "entidades como Paz y Vida, la Asociación X o Nuevo Futuro".
_EXAMPLE = rf"(?:la |el )?{CAPITALISED}(?: (?:(?:de|del|la|las|los|sin) ){{0,2}}{CAPITALISED}){{0,4}}"
_EXAMPLE_NAME = re.compile(_EXAMPLE.replace("(?:la |el )?", "(?:la |el )?(") + ")")
_EXAMPLES = re.compile(
    r"\b(?:entidades|asociaciones|organizaciones|ONGs?|fundaciones)(?: [a-záéíóúñ]+){0,4} como:? "
    rf"({_EXAMPLE}(?:, {_EXAMPLE})*(?:,? [yoe] {_EXAMPLE})?)(?=[,.;]| [a-z])"
)
# A list of three names or more as predicate: "las ONG que acogen son Cruz Gris, Paz y Vida y Nuevo Futuro".
_PREDICATED = re.compile(
    r"\b(?:entidades|asociaciones|organizaciones|ONGs?|fundaciones)(?: [a-záéíóúñ]+){0,12} (?:son|fueron):? "
    rf"({_EXAMPLE}(?:, {_EXAMPLE}){{1,14}},? [ye] {_EXAMPLE})(?=[,.;]| [a-z]|$)"
)
# Head nouns of what has an acronym and is no body: "Visa de Residencia Temporal (VIRTE)".
_NO_BODY = re.compile(
    r"(?:Visas?|Permisos?|Programa|Proyecto|Plan|Ley|Certificados?|Carn[eé]s?|Tarjetas?|Documentos?|Residencia|Estatuto"
    r"|Encuesta|Censo|Matriz|Cédula|Formulario|Política|Estrategia|Convenio|Acuerdo|Pacto|Objetivos|Índice)\b"
)
_ANY_ACRONYM = re.compile(rf"(?<![(\w]){ACRONYM}\b")
# An acronym as subject or agent: "el SENADIS entregó", "por la DGME", "con el apoyo de CONADEH".
_AGENT = re.compile(
    rf"\b(?:[Ee]l|[Ll]a) ({ACRONYM})(?=,? (?:y (?:el|la|los|las) |[a-záéíóúñ]+(?:ó|aron|ieron)\b))"
    # A subject without an article: "Además, MIGRACIONES otorgó".
    rf"|(?:^|[.;,] )({ACRONYM})(?= [a-záéíóúñ]+(?:ó|aron|ieron)\b)"
    rf"|\b(?:por|apoyo de|coordinación con|conjunto con|junto (?:con|a)|colaboración de)(?: el| la|l)? ({ACRONYM})\b"
)
# A partner without an article: "junto con Cristosal", "con el respaldo de Compassiva".
_PARTNER = re.compile(
    r"\b(?:junto (?:con|a)|alianza con|(?:apoyo|respaldo|acompañamiento|financiamiento|colaboración|asesoría|aporte"
    rf"|participación|cooperación)(?: [a-záéíóúñ]+)? (?:de|con)) ({CAPITALISED}(?: {CAPITALISED}){{0,2}})(?=[,.;]| y )"
)
# An acronym right before a coordinated body.
_FIRST_ACRONYM = re.compile(rf"\b({ACRONYM})(?:,| y) (?:de la |del |el |la |de )?$")
# Conjuncts behind a body, before the verb of all of them: ", ACCEM y CEAR gestionaron".
_CONJUNCT = rf"(?:el |la )?{CAPITALISED}(?: {CAPITALISED}){{0,2}}(?: \([^()]{{2,20}}\))?"
_NEXT_CONJUNCTS = re.compile(
    rf"(?: \([^()]{{2,20}}\))?((?:, {_CONJUNCT})*(?:,| [ye]|, [ye]) {_CONJUNCT})"
    r"(?=,? [a-záéíóúñ]+(?:aron|ieron|yeron|an|en)\b)"
)
_CONJUNCT_NAME = re.compile(rf"{CAPITALISED}(?: {CAPITALISED}){{0,2}}(?! ?\))")
# A further complement of the same noun: "personal de la Cruz Roja y de Visión Mundial".
_NEXT_COMPLEMENT = re.compile(rf" y de ({CAPITALISED}(?: {CAPITALISED}){{1,2}})(?! ?[A-ZÁÉÍÓÚÑ(])")
# The name that opens a sentence, before a coordinated body: "... . Ciudad Mujer y el Fondo ...".
_FIRST_OF_TWO = re.compile(rf"(?:^|[.;] )({CAPITALISED}(?: {CAPITALISED}){{1,3}}) y (?:el |la |los |las )$")
# The name that opens a sentence and a list (`_LIST_GOES_ON` behind): "Cristosal, la Universidad X y el Servicio Y
# documentaron".
_FIRST_OF_LIST = re.compile(rf"(?:^|[.;] )((?!\w+mente\b){CAPITALISED}), (?:el |la |los |las )?$")
_LIST_GOES_ON = re.compile(r"[^.;:]{0,200} [ye] [^.;:]{3,120}? [a-záéíóúñ]+(?:aron|ieron|yeron)\b")
# A name between two bodies of a list.
_BETWEEN_BODIES = re.compile(
    rf"(?: \([^()]{{2,20}}\))?, ({CAPITALISED}(?: (?:de )?{CAPITALISED}){{0,2}}),? [ye] (?:el |la |los |las )?"
)
# The first of several agents: "gestionados por Accem, CEAR y Cruz Roja".
_FIRST_AGENT = re.compile(
    r"\b(?:por|junto con|apoyo de|(?:participa|colabora|apoya|acompaña)(?:n|ron)|prestan servicios|integran)"
    rf" ({CAPITALISED}(?: {CAPITALISED}){{0,2}}), (?:el |la |los |las )?$"
)
# The government of the document's own country, which is the reporter and no further body.
_OWN_GOVERNMENT = re.compile(r"Gobierno (?:de la (?:República|Nación)|Nacional|Central|Federal)$")
# Patterns of a town's name, the longest first.
_TOWNS = [re.compile(rf"(?: (?:de |del )?{CAPITALISED}){{{n}}}") for n in (3, 2, 1)]
# The end of a name that belongs to what follows: a number, "la Defensoría Pública y 24 organizaciones".
_FOREIGN_TAIL = re.compile(
    r"(?:,| [ye]|, [ye]| (?:al?|de|con|en|para|por))?(?<!\bNo\.)(?<!\bN[°º.])(?<!úm\.) \d[\d.,]*$"
    # A name of letters that was cut: "el Consulado y Colina A&M".
    r"| [ye] [A-ZÁÉÍÓÚÑ]\w+ [A-Z]$"
    # An alternative level: "Sistema Municipal o Estatal".
    r"| [ou] (?:Estatal|Municipal|Federal|Nacional|Local|Regional)$"
    # A coordinated norm: "la Subsecretaría del Interior y el Plan Colchane".
    r"|,? y (?:el|la|los|las) (?:Plan|Ley|Decreto|Reglamento|Convenio|Acuerdo|Programa|Protocolo|Política|Estrategia"
    r"|Código|Convención|Estatuto|Resolución|Constitución)\b.*$"
)
_LONGEST_ACRONYM = 12
_REACH = 160  # characters before a body in which its first conjunct is looked for
# A body behind an office, before its holder: "el director de Carabineros, Juan Ruiz, visitó".
_HELD_OFFICE = re.compile(rf"\b(?i:{naming('offices')})(?: \w+)? (?:del?|de la) $")
# Function words between two words of one name.
_LINK = r"(?:(?:de|para|a|en|contra|con|por)(?: la| las| los| el)? |del |al |y |e )?"


@lru_cache(maxsize=1)
def _composed_name() -> re.Pattern[str]:
    """Names of a head noun with two to eight further capitalised words: "la Red de Apoyo a Refugiados"."""
    more = rf"(?: {_LINK}(?!(?:{naming('heads')}|{naming('built')})\b){CAPITALISED})"
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al|una?|su) ((?:{naming('built')}){more}{{2,8}})")


@lru_cache(maxsize=1)
def _complete_name() -> re.Pattern[str]:
    """Names that are complete behind an article: "la Armada", "el Congreso Nacional"."""
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al) ({naming('alone')})(?! (?:del?\b|{CAPITALISED}))")


@lru_cache(maxsize=1)
def _acronym_with_division() -> re.Pattern[str]:
    """A body by its acronym and its division of a country, of any profile: "el DIF Chiapas"."""
    places = "|".join(sorted(map(re.escape, division_names()), key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al) ({ACRONYM}(?: de)? (?:{places}))(?! [A-ZÁÉÍÓÚÑ]|\w)")


@lru_cache(maxsize=1)
def _one_word_name() -> re.Pattern[str]:
    """Names of one word that need no article: "el director de Carabineros"."""
    return re.compile(rf"\b(?:{naming('bare')})\b(?! (?:del?\b|{CAPITALISED}))")


class ParagraphBodies:
    """Corrects and completes the bodies of the paragraphs of one document.

    `texts` are all its paragraphs: acronyms and names with "y" that one explains hold in all. `places` are folded names
    of places, which are no bodies, `home` the names of the document's own country, `divisions` those of its states.
    """

    def __init__(
        self, texts: Sequence[str], places: frozenset[str], home: Sequence[str], divisions: Sequence[str] = ()
    ) -> None:
        names = "|".join(sorted(map(re.escape, divisions), key=len, reverse=True))
        self._of_a_division = re.compile(rf" (?:{names or '(?!)'})\b(?! [A-ZÁÉÍÓÚÑ])")
        self._home = "|".join(map(re.escape, home)) or "(?!)"
        explained = [m for text in texts for m in _WITH_ACRONYM.finditer(" ".join(text.split()))]
        self._explained = {m[1] for m in explained if not _NO_BODY.match(m[0])}
        self._places = places
        pairs = paired_names([" ".join(text.split()) for text in texts])
        self._pairs = [p for p in pairs if not any(self._is_elsewhere(word) for word in p.split(" y "))]

    def mended(self, mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
        """The mentions of the paragraph `text`, with names corrected or split, without those of no body."""
        running = " ".join(text.split())
        cut = [m if m.candidates else replace(m, printed=_FOREIGN_TAIL.sub("", m.printed)) for m in mentions]
        cut = [_up_to_next_conjunct(m, running) for m in cut]
        cut = [self._with_division(without_person(m, running), running) for m in cut]
        cut = [m for one in cut if (m := at_pairs(one, self._pairs, running))]
        cut = without_overlap([self._with_second_subject(m, cut, running) for m in cut], running)
        cut = [with_acronym(completed(owner_of_branch(mention), running)) for mention in cut]
        linked = {m.printed for m in cut if m.candidates}
        parted = [part for m in cut for part in split(m, running) if part.candidates or part.printed not in linked]
        return [
            m
            for m in parted
            if not (
                is_of_a_project(m, running)
                or is_second_name(m, parted, running)
                or is_its_acronym(m.printed, parted)
                or is_place(m, running)
                or is_of_another(m, running)
                or (not m.candidates and is_name_of_known_acronym(m.printed, parted, running))
                or self._is_own_government(m, running)
            )
        ]

    def _with_division(self, mention: BodyMention, running: str) -> BodyMention:
        """The mention with the state or town behind its name: "Secretaría de Salud Jalisco", "DIF Matamoros"."""
        at = running.find(mention.printed)
        more = self._place_behind(mention, running, at + len(mention.printed)) if at >= 0 else ""
        return replace(mention, printed=mention.printed + more, candidates=()) if more else mention

    def _place_behind(self, mention: BodyMention, running: str, end: int) -> str:
        if " " in mention.printed:
            state = self._of_a_division.match(running, end)
            return state[0] if state else ""
        if len(mention.candidates) == 1:
            return ""
        # An acronym of several bodies: that of a town.
        towns = (town[0] for words in _TOWNS if (town := words.match(running, end)))
        return next((town for town in towns if fold(town.strip()) in self._places), "")

    def _with_second_subject(self, mention: BodyMention, others: Sequence[BodyMention], running: str) -> BodyMention:
        """The mention with its second subject: "Servicio a Refugiados y Migrantes" is a body of its own."""
        more = goes_on_with(mention, running) if mention.candidates else None
        if more is None or self._is_elsewhere(more) or any(m.printed.startswith(more) for m in others):
            return mention
        return replace(mention, printed=f"{mention.printed} y {more}", candidates=())

    def more(self, passage: Passage, known: Sequence[BodyMention]) -> list[BodyMention]:
        """The bodies of a passage that are not among the known ones, each once, with the rule that recognised it."""
        seen = {fold(n) for m in known for n in (m.printed, m.acronym) if n}
        found: dict[str, BodyMention] = {}
        text = passage.text
        told = chain(self._explained_names(text), self._named(text))
        beside = self._beside(text, known, found)
        # `beside` is evaluated last and reads `found`: conjuncts of bodies that the other rules have found.
        for start, end, rule in chain(told, beside):
            name = " ".join(passage.text[start:end].split())
            low = fold(name)
            if low in no_bodies() or low in country_words() or any(low in s or s in low for s in (*seen, *found)):
                continue
            if is_its_acronym(name, known) or is_name_of_known_acronym(name, known, " ".join(text.split())):
                continue
            if name.isupper() and is_behind_a_dash(text, start):
                continue
            lines = passage.lines(start, end)
            found[low] = BodyMention(name, None, (), "partner", lines, rule, "default")
        return list(found.values())

    @staticmethod
    def _explained_names(text: str) -> Iterator[tuple[int, int, str]]:
        """Names by their construction: with an acronym, composed, complete, as examples (start, end, rule)."""
        for head in re.finditer(rf"\b(?:{naming('heads')})\b", text):
            if match := _WITH_ACRONYM.match(text, head.start()):
                yield match.start(), match.start(1) - len(" ("), "explained-name"
        for match in _composed_name().finditer(text):
            yield (*match.span(1), "built-name")
        for match in _complete_name().finditer(text):
            yield (*match.span(1), "whole-name")
        for match in _one_word_name().finditer(text):
            yield (*match.span(), "whole-name")
        for head in re.finditer(rf"\b(?:{naming('heads')})\b", text):
            if (match := _WITH_WORD_ACRONYM.match(text, head.start())) and is_short_for(match[1], match[0]):
                yield match.start(), match.start(1) - len(" ("), "explained-name"
        for match in (*_EXAMPLES.finditer(text), *_PREDICATED.finditer(text)):
            yield from ((*m.span(1), "such-as") for m in _EXAMPLE_NAME.finditer(text, *match.span(1)))

    def _beside(
        self, text: str, known: Sequence[BodyMention], found: Mapping[str, BodyMention]
    ) -> Iterator[tuple[int, int, str]]:
        """Conjuncts of the known bodies and of those `found` so far (start, end, rule)."""
        for start, end in _conjuncts(text, (*known, *found.values())):
            if not self._is_elsewhere(text[start:end]):
                yield start, end, "listed-body"

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Names by the words around them, and acronyms that the document explains (start, end, rule)."""
        for pair in self._pairs:
            for match in re.finditer(rf"\b{pair}\b".replace(" ", r"\s+"), text):
                yield (*match.span(), "paired-name")
        for match in _BEHIND_GENERIC_NOUN.finditer(text):
            more = _LOCATIVE.match(text, match.end())
            end = more.end() if more and not self._is_elsewhere(more[1]) else match.end()
            yield match.start(1), end, "told-body"
        for match in _acronym_with_division().finditer(text):
            if fold(match[1].split()[0]) not in no_bodies():
                yield (*match.span(1), "acronym-of-place")
        for match in _CHANCERY.finditer(text):
            yield (*match.span(), "chancery")
        for match in _ANY_ACRONYM.finditer(text):
            if match[0] in self._explained:
                yield (*match.span(), "explained-acronym")
        for match in _AGENT.finditer(text):
            group = match.lastindex or 1
            if len(match[group]) <= _LONGEST_ACRONYM:
                yield (*match.span(group), "acting-acronym")
        for match in _PARTNER.finditer(text):
            if not self._is_elsewhere(match[1]) and not person().match(text, match.start(1)):
                yield (*match.span(1), "named-partner")

    def _is_own_government(self, mention: BodyMention, running: str) -> bool:
        if mention.candidates:
            return False
        if f"Informe de {mention.printed}" in running:
            return True
        named = re.fullmatch(
            rf"Gobierno (?:Nacional )?(?:de la |de |del )(?:República de )?(?:{self._home})", mention.printed
        )
        return bool(named or _OWN_GOVERNMENT.match(mention.printed))

    def _is_elsewhere(self, name: str) -> bool:
        """Whether a name is a place, a generic noun alone, or begins with a word that names no body."""
        generic = re.fullmatch(naming("heads"), name)  # "la Caja", short for a name
        return bool(generic) or fold(name) in self._places or fold(name.split(maxsplit=1)[0]) in no_bodies()


def _conjuncts(text: str, known: Sequence[BodyMention]) -> Iterator[tuple[int, int]]:
    """Where the conjuncts of known bodies stand: before a verb in the plural, between two bodies, before the first."""
    names = tuple(mention.printed for mention in known)
    for mention in known:
        for at in re.finditer(rf"\b{re.escape(mention.printed)}\b", text):
            held = _HELD_OFFICE.search(text, max(0, at.start() - _REACH), at.start())
            if not held and (behind := _NEXT_CONJUNCTS.match(text, at.end())):
                yield from (m.span() for m in _CONJUNCT_NAME.finditer(text, *behind.span(1)))
            also = _NEXT_COMPLEMENT.match(text, at.end())
            if also and text[max(0, at.start() - 7) : at.start()].endswith((" de la ", " del ", " de ")):
                yield also.span(1)
            between = _BETWEEN_BODIES.match(text, at.end())
            if between and text.startswith(names, between.end()):
                yield between.span(1)
            if before := _FIRST_ACRONYM.search(text, max(0, at.start() - _REACH), at.start()):
                yield before.span(1)
            for first_of_all in (_FIRST_OF_TWO, _FIRST_AGENT):
                if opens := first_of_all.search(text, max(0, at.start() - _REACH), at.start()):
                    yield opens.span(1)
            first = _FIRST_OF_LIST.search(text, max(0, at.start() - _REACH), at.start())
            if first and _LIST_GOES_ON.match(text, at.end()):
                yield first.span(1)


def _up_to_next_conjunct(mention: BodyMention, text: str) -> BodyMention:
    """The mention, an unknown name in a list of organisations cut before the next of them."""
    for names in () if mention.candidates else _PREDICATED.finditer(text):
        at = text.find(mention.printed, *names.span(1))
        item = _EXAMPLE_NAME.match(text, at) if at >= 0 else None
        if item and mention.printed.startswith(item[1]):
            return replace(mention, printed=item[1])
    return mention
