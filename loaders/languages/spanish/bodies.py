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
from entramado.loaders.languages.spanish.body_words import naming, no_bodies, person, without_person
from entramado.loaders.languages.spanish.extents import (
    ACRONYM,
    is_behind_a_dash,
    is_its_acronym,
    is_of_a_project,
    is_of_another,
    is_place,
    is_second_name,
    is_short_for,
    is_slip_of,
    of_branch,
    of_two,
    whole,
    with_acronym,
)
from entramado.loaders.languages.spanish.pairs import (
    LAST_OF_A_LIST,
    at_pairs,
    goes_on_with,
    paired_names,
    without_overlap,
)
from entramado.loaders.text import Passage
from entramado.ontology.folding import fold
from entramado.ontology.profiles import country_words, division_names

_CAP = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
_TOLD = re.compile(
    r"\b(?:organizaci[oó]n(?:es)?(?: no gubernamental(?:es)?| civil| social| humanitaria| internacional)?|ONGs?"
    r"|fundaci[oó]n|asociaci[oó]n(?: civil)?|colectivo|albergue)"
    rf" ((?!(?:La|Las|El|Los) ){_CAP}(?: (?:(?:a|de|del|el|la|las|los|sin|por|para|contra) ){{0,2}}{_CAP}){{0,4}})"
)
# "albergue Hermanos en el Camino": a name, but "ONG Encuentros en el Tolima" is where it works.
_ON_THE_WAY = re.compile(rf" en (?:el|la) ({_CAP})")
_CHANCERY = re.compile(r"\bCancillería(?: [a-záéíóúñ]+(?:eñ|an|in|es|ens)[oa]?\b)?")
_LINKS = r"(?:(?:de|del|la|las|los|el|y|e|para|en|a|al|contra) ){0,3}"
_EXPLAINED = re.compile(rf"{_CAP}(?:[ ,]+{_LINKS}{_CAP}){{1,14}} \(({ACRONYM})\)")
# "Servicio Nacional de Emprendimiento (Senprende)": an acronym written as a word.
_IN_SHORT = re.compile(rf"{_CAP}(?:[ ,]+{_LINKS}{_CAP}){{1,14}} \(([A-Z][a-z]{{3,11}})\)")
# "entidades como Paz y Vida, la Asociación X o Nuevo Futuro".
_SUCH_NAME = rf"(?:la |el )?{_CAP}(?: (?:(?:de|del|la|las|los|sin) ){{0,2}}{_CAP}){{0,4}}"
_SUCH_ITEM = re.compile(_SUCH_NAME.replace("(?:la |el )?", "(?:la |el )?(") + ")")
_SUCH_AS = re.compile(
    r"\b(?:entidades|asociaciones|organizaciones|ONGs?|fundaciones)(?: [a-záéíóúñ]+){0,4} como:? "
    rf"({_SUCH_NAME}(?:, {_SUCH_NAME})*(?:,? [yoe] {_SUCH_NAME})?)(?=[,.;]| [a-z])"
)
# "las ONG que acogen son Cruz Gris, Paz y Vida y Nuevo Futuro": three or more by name alone.
_ARE = re.compile(
    r"\b(?:entidades|asociaciones|organizaciones|ONGs?|fundaciones)(?: [a-záéíóúñ]+){0,12} (?:son|fueron):? "
    rf"({_SUCH_NAME}(?:, {_SUCH_NAME}){{1,14}},? [ye] {_SUCH_NAME})(?=[,.;]| [a-z]|$)"
)
# "Visa de Residencia Temporal (VIRTE)": an acronym of a paper, a programme, a survey.
_THING = re.compile(
    r"(?:Visas?|Permisos?|Programa|Proyecto|Plan|Ley|Certificados?|Carn[eé]s?|Tarjetas?|Documentos?|Residencia|Estatuto"
    r"|Encuesta|Censo|Matriz|Cédula|Formulario|Política|Estrategia|Convenio|Acuerdo|Pacto|Objetivos|Índice)\b"
)
_ANY_ACRONYM = re.compile(rf"(?<![(\w]){ACRONYM}\b")
# Who does something: "el SENADIS entregó", "por la DGME", "con el apoyo de CONADEH".
_ACTING = re.compile(
    rf"\b(?:[Ee]l|[Ll]a) ({ACRONYM})(?=,? (?:y (?:el|la|los|las) |[a-záéíóúñ]+(?:ó|aron|ieron)\b))"
    # A sentence's subject by its name alone: "Además, MIGRACIONES otorgó".
    rf"|(?:^|[.;,] )({ACRONYM})(?= [a-záéíóúñ]+(?:ó|aron|ieron)\b)"
    rf"|\b(?:por|apoyo de|coordinación con|conjunto con|junto (?:con|a)|colaboración de)(?: el| la|l)? ({ACRONYM})\b"
)
# Whom it is done with, by name alone: "junto con Cristosal", "con el respaldo de Compassiva".
_WITH = re.compile(
    r"\b(?:junto (?:con|a)|alianza con|(?:apoyo|respaldo|acompañamiento|financiamiento|colaboración|asesoría|aporte"
    rf"|participación|cooperación)(?: [a-záéíóúñ]+)? (?:de|con)) ({_CAP}(?: {_CAP}){{0,2}})(?=[,.;]| y )"
)
_BESIDE = re.compile(rf"\b({ACRONYM})(?:,| y) (?:de la |del |el |la |de )?$")
# Names behind a body in a list, before the verb of all of them: ", ACCEM y CEAR gestionaron".
_ITEM = rf"(?:el |la )?{_CAP}(?: {_CAP}){{0,2}}(?: \([^()]{{2,20}}\))?"
_BEHIND = re.compile(
    rf"(?: \([^()]{{2,20}}\))?((?:, {_ITEM})*(?:,| [ye]|, [ye]) {_ITEM})(?=,? [a-záéíóúñ]+(?:aron|ieron|yeron|an|en)\b)"
)
_ITEM_NAME = re.compile(rf"{_CAP}(?: {_CAP}){{0,2}}(?! ?\))")
# "... . Ciudad Mujer y el Fondo ...": the first of a list.
# "personal de la Cruz Roja y de Visión Mundial": both behind "de".
_ALSO_OF = re.compile(rf" y de ({_CAP}(?: {_CAP}){{1,2}})(?! ?[A-ZÁÉÍÓÚÑ(])")
_OPENS = re.compile(rf"(?:^|[.;] )({_CAP}(?: {_CAP}){{1,3}}) y (?:el |la |los |las )$")
# "Cristosal, la Universidad X y el Servicio Y documentaron": the first of a list, by name alone.
_OPENS_LIST = re.compile(rf"(?:^|[.;] )((?!\w+mente\b){_CAP}), (?:el |la |los |las )?$")
_LIST_GOES_ON = re.compile(r"[^.;:]{0,200} [ye] [^.;:]{3,120}? [a-záéíóúñ]+(?:aron|ieron|yeron)\b")
_BETWEEN = re.compile(rf"(?: \([^()]{{2,20}}\))?, ({_CAP}(?: (?:de )?{_CAP}){{0,2}}),? [ye] (?:el |la |los |las )?")
# "gestionados por Accem, CEAR y Cruz Roja": the first of those who do something.
_BY_FIRST = re.compile(
    r"\b(?:por|junto con|apoyo de|(?:participa|colabora|apoya|acompaña)(?:n|ron)|prestan servicios|integran)"
    rf" ({_CAP}(?: {_CAP}){{0,2}}), (?:el |la |los |las )?$"
)
# The government of home is no body apart.
_OWN_GOVERNMENT = re.compile(r"Gobierno (?:de la (?:República|Nación)|Nacional|Central|Federal)$")
_OWNER = re.compile(rf"^(\w+ .*?[A-ZÁÉÍÓÚÑ]\w+.*?) (?:de la|del|de) ({ACRONYM})$")
_RANKED = re.compile(r"\w+ (?:General|Ejecutiva|Técnica|Nacional|Permanente)$")
_JOINED = re.compile(
    r"^((?:Fundación|Universidad|Colegio|Hospital|Embajada|Cáritas|Policía|Superintendencia|Banco|Alcaldía"
    r"|Municipalidad|Fiscalía|Defensoría del Pueblo) (?!para ).+?) y (?:el|la|los|las)"
    r" ([A-ZÁÉÍÓÚÑ].+)$"
)
# "con donativos de la Fundación A y de B": both behind the same word.
_OF_BOTH = re.compile(
    rf"^((?:Fundación|Banco|Embajada|Asociación|Alcaldía|Municipalidad) .+) y de ({_CAP}(?: {_CAP}){{0,2}})$"
)
_TWO = re.compile(rf"^(.+) y ({_CAP}(?: {_CAP}){{0,2}})$")
_OF_ALL = re.compile(r"^,? (?:[a-záéíóúñ]+(?:aron|ieron)|han|están|son)\b")
# What may be a town's name, the longest first.
_TOWNS = [re.compile(rf"(?: (?:de |del )?{_CAP}){{{n}}}") for n in (3, 2, 1)]
# "la Defensoría Pública y 24 organizaciones": a number begins something else.
_ANOTHER_THING = re.compile(
    r"(?:,| [ye]|, [ye]| (?:al?|de|con|en|para|por))?(?<!\bNo\.)(?<!\bN[°º.])(?<!úm\.) \d[\d.,]*$"
    # "el Consulado y Colina A&M": cut within a name of letters.
    r"| [ye] [A-ZÁÉÍÓÚÑ]\w+ [A-Z]$"
    # "Sistema Municipal o Estatal": either of two.
    r"| [ou] (?:Estatal|Municipal|Federal|Nacional|Local|Regional)$"
    # "la Subsecretaría del Interior y el Plan Colchane": a norm begins.
    r"|,? y (?:el|la|los|las) (?:Plan|Ley|Decreto|Reglamento|Convenio|Acuerdo|Programa|Protocolo|Política|Estrategia"
    r"|Código|Convención|Estatuto|Resolución|Constitución)\b.*$"
)
_LONGEST_ACRONYM = 12
_NEAR = 160  # characters before a body's name in which the first of its list is looked for
# "el director de Carabineros, Juan Ruiz, visitó": a person follows.
_OFFICE_OF = re.compile(rf"\b(?i:{naming('offices')})(?: \w+)? (?:del?|de la) $")
# What links two words of a name, where no other body's name begins.
_ONE_LINK = r"(?:(?:de|para|a|en|contra|con|por)(?: la| las| los| el)? |del |al |y |e )?"


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    """Names of two further words in capitals or more: "la Red de Apoyo a Refugiados"."""
    more = rf"(?: {_ONE_LINK}(?!(?:{naming('heads')}|{naming('built')})\b){_CAP})"
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al|una?|su) ((?:{naming('built')}){more}{{2,8}})")


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    """Names that are whole as they stand: "la Armada", "el Congreso Nacional"."""
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al) ({naming('alone')})(?! (?:del?\b|{_CAP}))")


@lru_cache(maxsize=1)
def _of_a_place() -> re.Pattern[str]:
    """A body by its acronym and the division that it is of, in any profile's country: "el DIF Chiapas"."""
    places = "|".join(sorted(map(re.escape, division_names()), key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:[Ee]l|[Ll]a|del|al) ({ACRONYM}(?: de)? (?:{places}))(?! [A-ZÁÉÍÓÚÑ]|\w)")


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """Names of one word that are a body's wherever they stand: "el director de Carabineros"."""
    return re.compile(rf"\b(?:{naming('bare')})\b(?! (?:del?\b|{_CAP}))")


class ParagraphBodies:
    """Mends and completes the bodies of paragraphs of one document, whose acronyms it knows from all of them.

    `places` are folded names of places, which are no bodies, `home` the names of the document's own country,
    `divisions` those of its states.
    """

    def __init__(
        self, texts: Sequence[str], places: frozenset[str], home: Sequence[str], divisions: Sequence[str] = ()
    ) -> None:
        names = "|".join(sorted(map(re.escape, divisions), key=len, reverse=True))
        self._of_a_division = re.compile(rf" (?:{names or '(?!)'})\b(?! [A-ZÁÉÍÓÚÑ])")
        self._home = "|".join(map(re.escape, home)) or "(?!)"
        explained = [m for text in texts for m in _EXPLAINED.finditer(" ".join(text.split()))]
        self._explained = {m[1] for m in explained if not _THING.match(m[0])}
        self._places = places
        pairs = paired_names([" ".join(text.split()) for text in texts])
        self._pairs = [p for p in pairs if not any(self._is_elsewhere(word) for word in p.split(" y "))]

    def mended(self, mentions: Sequence[BodyMention], text: str) -> list[BodyMention]:
        """The mentions, with names of two bodies parted and one body's two names joined."""
        running = " ".join(text.split())
        cut = [m if m.candidates else replace(m, printed=_ANOTHER_THING.sub("", m.printed)) for m in mentions]
        cut = [_of_a_list(m, running) for m in cut]
        cut = [self._with_division(without_person(m, running), running) for m in cut]
        cut = [m for one in cut if (m := at_pairs(one, self._pairs, running))]
        cut = without_overlap([self._with_second_subject(m, cut, running) for m in cut], running)
        cut = [with_acronym(whole(of_branch(mention), running)) for mention in cut]
        linked = {m.printed for m in cut if m.candidates}
        parted = [part for m in cut for part in _parts(m, running) if part.candidates or part.printed not in linked]
        return [
            m
            for m in parted
            if not (
                is_of_a_project(m, running)
                or is_second_name(m, parted, running)
                or is_its_acronym(m.printed, parted)
                or is_place(m, running)
                or is_of_another(m, running)
                or (not m.candidates and is_slip_of(m.printed, parted, running))
                or self._is_own_government(m, running)
            )
        ]

    def _with_division(self, mention: BodyMention, running: str) -> BodyMention:
        """A name with the state or town that ends it: "Secretaría de Salud Jalisco", "DIF Matamoros"."""
        at = running.find(mention.printed)
        more = self._place_behind(mention, running, at + len(mention.printed)) if at >= 0 else ""
        return replace(mention, printed=mention.printed + more, candidates=()) if more else mention

    def _place_behind(self, mention: BodyMention, running: str, end: int) -> str:
        if " " in mention.printed:
            state = self._of_a_division.match(running, end)
            return state[0] if state else ""
        if len(mention.candidates) == 1:
            return ""
        # Of all that are called so, the one of a town.
        towns = (town[0] for words in _TOWNS if (town := words.match(running, end)))
        return next((town for town in towns if fold(town.strip()) in self._places), "")

    def _with_second_subject(self, mention: BodyMention, others: Sequence[BodyMention], running: str) -> BodyMention:
        """A known name with a further subject behind it: "Servicio a Refugiados y Migrantes" is a body of its own."""
        more = goes_on_with(mention, running) if mention.candidates else None
        if more is None or self._is_elsewhere(more) or any(m.printed.startswith(more) for m in others):
            return mention
        return replace(mention, printed=f"{mention.printed} y {more}", candidates=())

    def more(self, passage: Passage, known: Sequence[BodyMention]) -> list[BodyMention]:
        """The bodies of a passage besides those that are known."""
        seen = {fold(n) for m in known for n in (m.printed, m.acronym) if n}
        found: dict[str, BodyMention] = {}
        text = passage.text
        told = chain(self._explained_names(text), self._named(text))
        beside = self._beside(text, known, found)
        # What is beside a body is looked for when all others are found.
        for start, end, rule in chain(told, beside):
            name = " ".join(passage.text[start:end].split())
            low = fold(name)
            if low in no_bodies() or low in country_words() or any(low in s or s in low for s in (*seen, *found)):
                continue
            if is_its_acronym(name, known) or is_slip_of(name, known, " ".join(text.split())):
                continue
            if name.isupper() and is_behind_a_dash(text, start):
                continue
            lines = passage.lines(start, end)
            found[low] = BodyMention(name, None, (), "partner", lines, rule, "default")
        return list(found.values())

    @staticmethod
    def _explained_names(text: str) -> Iterator[tuple[int, int, str]]:
        """Names that begin like a body's, with an acronym behind them."""
        for head in re.finditer(rf"\b(?:{naming('heads')})\b", text):
            if match := _EXPLAINED.match(text, head.start()):
                yield match.start(), match.start(1) - len(" ("), "explained-name"
        for match in _built().finditer(text):
            yield (*match.span(1), "built-name")
        for match in _alone().finditer(text):
            yield (*match.span(1), "whole-name")
        for match in _bare().finditer(text):
            yield (*match.span(), "whole-name")
        for head in re.finditer(rf"\b(?:{naming('heads')})\b", text):
            if (match := _IN_SHORT.match(text, head.start())) and is_short_for(match[1], match[0]):
                yield match.start(), match.start(1) - len(" ("), "explained-name"
        for match in (*_SUCH_AS.finditer(text), *_ARE.finditer(text)):
            yield from ((*m.span(1), "such-as") for m in _SUCH_ITEM.finditer(text, *match.span(1)))

    def _beside(
        self, text: str, known: Sequence[BodyMention], found: Mapping[str, BodyMention]
    ) -> Iterator[tuple[int, int, str]]:
        """Names in a list with the known bodies, or with those that were `found` meanwhile."""
        for start, end in _listed(text, (*known, *found.values())):
            if not self._is_elsewhere(text[start:end]):
                yield start, end, "listed-body"

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        for pair in self._pairs:
            for match in re.finditer(rf"\b{pair}\b".replace(" ", r"\s+"), text):
                yield (*match.span(), "paired-name")
        for match in _TOLD.finditer(text):
            more = _ON_THE_WAY.match(text, match.end())
            end = more.end() if more and not self._is_elsewhere(more[1]) else match.end()
            yield match.start(1), end, "told-body"
        for match in _of_a_place().finditer(text):
            if fold(match[1].split()[0]) not in no_bodies():
                yield (*match.span(1), "acronym-of-place")
        for match in _CHANCERY.finditer(text):
            yield (*match.span(), "chancery")
        for match in _ANY_ACRONYM.finditer(text):
            if match[0] in self._explained:
                yield (*match.span(), "explained-acronym")
        for match in _ACTING.finditer(text):
            group = match.lastindex or 1
            if len(match[group]) <= _LONGEST_ACRONYM:
                yield (*match.span(group), "acting-acronym")
        for match in _WITH.finditer(text):
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
        """Whether a name is a place's, or begins with the word for an office that patterns read."""
        short = re.fullmatch(naming("heads"), name)  # "la Caja", said in short
        return bool(short) or fold(name) in self._places or fold(name.split(maxsplit=1)[0]) in no_bodies()


def _listed(text: str, known: Sequence[BodyMention]) -> Iterator[tuple[int, int]]:
    """Names that stand in a list with a body: before a verb in the plural, or between two bodies."""
    names = tuple(mention.printed for mention in known)
    for mention in known:
        for at in re.finditer(rf"\b{re.escape(mention.printed)}\b", text):
            held = _OFFICE_OF.search(text, max(0, at.start() - _NEAR), at.start())
            if not held and (behind := _BEHIND.match(text, at.end())):
                yield from (m.span() for m in _ITEM_NAME.finditer(text, *behind.span(1)))
            also = _ALSO_OF.match(text, at.end())
            if also and text[max(0, at.start() - 7) : at.start()].endswith((" de la ", " del ", " de ")):
                yield also.span(1)
            between = _BETWEEN.match(text, at.end())
            if between and text.startswith(names, between.end()):
                yield between.span(1)
            if before := _BESIDE.search(text, max(0, at.start() - _NEAR), at.start()):
                yield before.span(1)
            for first_of_all in (_OPENS, _BY_FIRST):
                if opens := first_of_all.search(text, max(0, at.start() - _NEAR), at.start()):
                    yield opens.span(1)
            first = _OPENS_LIST.search(text, max(0, at.start() - _NEAR), at.start())
            if first and _LIST_GOES_ON.match(text, at.end()):
                yield first.span(1)


def _parts(mention: BodyMention, text: str) -> Iterator[BodyMention]:
    """The bodies of a name that no profile holds: "Fundación A y el Obispado de B", "Dirección de A de la DGX"."""
    joined = None if mention.candidates else _JOINED.match(mention.printed) or of_two(mention.printed)
    if joined:
        yield replace(mention, printed=joined[1], acronym=None)
        if _is_named_whole(joined[2]) and not joined[0].endswith(f" y de {joined[2]}"):
            yield replace(mention, printed=joined[2])
        return
    of_both = None if mention.candidates else _OF_BOTH.match(mention.printed)
    if of_both and re.search(rf"\b(?:de la|del) {re.escape(mention.printed)}", text):
        yield replace(mention, printed=of_both[1], acronym=None)
        yield replace(mention, printed=of_both[2])
        return
    two = None if mention.candidates else _TWO.match(mention.printed)
    if two and _is_two(mention.printed, text):
        yield replace(mention, printed=two[1], acronym=None)
        yield replace(mention, printed=two[2])
        return
    owned = None if mention.candidates else _OWNER.match(mention.printed)
    if owned and not _RANKED.match(owned[1]):
        yield replace(mention, printed=owned[1])
        yield replace(mention, printed=owned[2], acronym=owned[2], role="mentioned")
        return
    yield mention


def _of_a_list(mention: BodyMention, text: str) -> BodyMention:
    """An unknown name in a list of organisations, up to where the next of them begins."""
    for names in () if mention.candidates else _ARE.finditer(text):
        at = text.find(mention.printed, *names.span(1))
        item = _SUCH_ITEM.match(text, at) if at >= 0 else None
        if item and mention.printed.startswith(item[1]):
            return replace(mention, printed=item[1])
    return mention


def _is_named_whole(name: str) -> bool:
    """Whether a name has more than one word, or is whole as it stands: not "la Caja", said in short."""
    return " " in name or name.isupper() or re.fullmatch(naming("alone"), name) is not None


def _is_two(name: str, text: str) -> bool:
    """Whether a name with "y" is the end of a list: the verb behind it is in the plural, and no other "y" is before."""
    at = text.find(name)
    return bool(at >= 0 and _OF_ALL.match(text[at + len(name) :]) and not LAST_OF_A_LIST.search(text[:at]))
