"""Where a programme's name ends in running text (informe-2018).

Names of programmes are long noun phrases. They end before a relative or purpose clause, an apposition, a participle
with its agent, a finite verb, or the body that owns the programme; they go on through enumerations, brackets with the
acronym, quotation marks, and a colon that announces the proper name.
"""

from __future__ import annotations

import re

from entramado.loaders.extract.sentence_bodies import BodyRecogniser
from entramado.loaders.languages.spanish.months import MONTH

# Head nouns of programmes and instruments; those of `LOWER_KIND` begin a name in lower case too.
KIND = (
    r"(?:Sub-?[Pp]rogramas?|Programas?|Sistemas?|Encuestas?|Protocolos?|Estrategias?|Centros?|Bases?\sde\sdatos|Red|Ventanillas?"
    r"|Semanas?|Campañas?|Tarjetas?|Guías?|Manual|Mecanismos?|Grupos?|Procedimientos?|Convenios?|Acuerdos?|Memorándum|Ley"
    r"|Lineamientos|Comités?|Comisión|Consejo|Foros?|Diálogos?|Conferencia|Cumbre|Proyectos?|Fondo|Concurso|Encuentro"
    r"|Arreglos|Micrositio|Observatorio|Anuario|Prontuario|Repositorio|Marco|Atención|Asistencia|Caja|Plazas|Consulados"
    r"|Tr[aá]mite|E-Book|Cursos?|Taller(?:es)?|Oficial(?:es)?|Procuradurías?|Iniciativa|Plan|Registro|Matrícula|Operativos?"
    r"|Becas?|Feria|Jornadas?|Directorio|Módulos?|Plataforma|Portal|Premio|Unidad|Medidas|Esquema)\b"
)
LOWER_KIND = (
    r"(?:programas?|campañas?|protocolos?|lineamientos|estrategias?|proyectos?|contratos?|convenios?|sistema"
    r"|cooperación|matrícula|iniciativa|(?:acuerdos|mecanismo)(?=\s[A-ZÁÉÍÓÚÑ]))\b"
)
_HAS_KIND = re.compile(rf"{KIND}|{LOWER_KIND}")
# Relatives, prepositions, participles and finite verbs before which a name ends.
_NAME_STOP = re.compile(
    rf"(?:(?:el|la|los|las)\s+cual(?:es)?|cual(?:es)?|cuy[oa]s?|quien(?:es)?|donde|mediante|como|cuando|así\s+como|a\s+fin"
    rf"|con\s+(?:el|la|los|las|lo)\s+(?:\w+\s+)?(?:fin|objetivo|propósito|objeto|finalidad|apoyo|acuerdo|que|cuales?)"
    rf"|con\s+(?:una|diversos|otros|carácter|sede)|del?\s+(?:la\s+)?que|en\s+(?:colaboración|coordinación|conjunto|beneficio|favor|el\s+marco|{MONTH}"
    rf"|\d+|que|la\s+que|los\s+que|las\s+que)|a\s+través|por\s+medio|para\s+que|que|se|ha|han|es(?!\s[A-Z])|son|fue|hoy|desde\s+\d"
    rf"|descrit[oa]s?|realizad[oa]s?|elaborad[oa]s?|financiad[oa]s?|desarrollad[oa]s?|orientad[oa]s?|operad[oa]s?"
    rf"|denominad[oa]s?|celebrad[oa]s?|conformad[oa]s?|integrad[oa]s?|instrumentad[oa]s?|dirigid[oa]s?|creado"
    rf"|abandona|permite|autoriza|extiende|reúne|aporta|realizan?|cuentan?|cuenta|coordina|ofrecen?|inició|consiste|opera"
    rf"|llevaron|lleva|surge|otorga|establecen|brindan?|tiene|tienen|está|descritas?|dio|representa|adopta|contempla"
    rf"|habilita|registra|recaba|implementa|establece|genera|descritas?|distribuid[oa]s?|[a-záéíóúñ]+(?:ó|aron|ieron))\b"
)
_WORD = re.compile(r"[^\W_][\w’/-]*°?")
_FUNCTION_WORD = re.compile(
    r"(?:de|del|la|las|los|el|al|a|y|e|o|u|y/o|en|para|con|contra|sobre|entre|por|sin|desde|su|sus|según|tu)\b"
)
# Behind a preposition, a conjunction or an infinitive an article goes on with the name.
_ARTICLE_MAY_FOLLOW = re.compile(rf"(?:^|\s)(?:{_FUNCTION_WORD.pattern}|\w+[aei]r)$")
# The rest of a list of nouns.
_ENUMERATION = re.compile(r",\s(?:[^\W\d_]+,\s)*[^\W\d_]+(?:\s[A-ZÁÉÍÓÚÑ]\w+)?\s[ye]\s[^\W\d_]+")
# A coordinated noun phrase with its article.
_COORDINATED = re.compile(r"\s(?:y|e)\s(?:el|la|los|las)\s([A-ZÁÉÍÓÚÑ]\w+)")
# A relative clause in the subjunctive, which says what an instrument is for.
_SUBJUNCTIVE = re.compile(r",?\sque\s(?:se\s)?\w+(?:en|an)\b")
_BRACKET = re.compile(r"\s?\((?!descrit)[^()]{1,60}\)")
_QUOTE = re.compile(r"\s?[“\"]([^”\"]{2,240})[”\"]")


def name_end(text: str, start: int, end: int, bodies: BodyRecogniser) -> int:
    """The place behind the name that begins at `start`, within the sentence that ends at `end`."""
    return _Scan(text, start, end, bodies).run()


class _Scan:
    """Goes word by word through a name."""

    def __init__(self, text: str, start: int, end: int, bodies: BodyRecogniser) -> None:
        self.text = text
        self.start = start
        self.limit = end
        self.bodies = bodies
        self.at = start
        self.last = start  # behind the last word that can end a name
        self.proper = 0
        self._open = False  # behind a verb, where an article goes on
        self._kindless = not _HAS_KIND.match(text, start) and text[start] not in '“"1'

    def run(self) -> int:
        while self.at < self.limit and self._step():
            pass
        return self.last

    def _step(self) -> bool:
        rest = self.text[self.at : self.limit]
        quote = _QUOTE.match(rest)
        if quote:
            self.at += quote.end()
            self.last = self.at
            more = re.match(r"\sy\s(?=[“\"])", self.text[self.at : self.limit])
            self.at += more.end() if more else 0
            return more is not None
        bracket = _BRACKET.match(rest)
        if bracket:
            return self._close(bracket)
        if rest[0] == ",":
            return self._comma(rest)
        if rest[0] == ":":
            return self._colon(rest)
        dash = re.match(r"\s?[–—-]\s?(?=[A-ZÁÉÍÓÚÑ])", rest)
        if dash:
            self.at += dash.end()
            return True
        blank = re.match(r"\s+", rest)
        if blank and "\n" not in blank[0]:
            return self._gap(rest, blank.end())
        word = _WORD.match(rest)
        if not word:
            return False
        if self._kindless and word[0].islower() and not _FUNCTION_WORD.fullmatch(word[0]):
            return False  # without a head noun of `KIND` a name has capitalised words only
        self.at += word.end()
        self._open = False
        if not _FUNCTION_WORD.fullmatch(word[0]):
            self.last = self.at
        self.proper += word[0][0].isupper()
        return True

    def _gap(self, rest: str, width: int) -> bool:
        """Move over a blank; False where the name ends before it."""
        following = rest[width:]
        if self.at == self.start or not following or following[0] in '“"(':
            self.at += width
            return bool(following)
        told = self._what_for(following)
        if told:
            self.at = self.last = self.at + told
            self._open = True
            return True
        if _NAME_STOP.match(following) or self._clause(following) or self._owner(following):
            return False
        self.at += width
        return True

    def _what_for(self, following: str) -> int:
        """The length of a clause of purpose of a campaign without a proper name; 0 for none (informe-2018:2910)."""
        infinitive = re.search(r"\spara\s\w+[aei]r$", self._name())
        told = _SUBJUNCTIVE.match(" " + following)
        return told.end() if told and infinitive and self.text[self.start].islower() else 0

    def _clause(self, following: str) -> bool:
        """Whether a conjunction, an article or a preposition that follows begins another phrase."""
        if re.match(r"(?:y|e)\s", following):
            behind = following.split(maxsplit=1)[1]
            if _NAME_STOP.match(behind) or re.match(r"(?:en|con)\s|\w+[aei]rl[oa]s?\b", behind):
                return True
            if re.search(r"\b(?:los|las)$", self._name()):
                return False  # "de las y los ..."
            if re.match(r"(?:el|la|los|las)\s[a-záéíóúñ]", behind):
                return True
            other = _COORDINATED.match(" " + following)
            if other:
                # "la X Federal y las Xs Estatales de ..." share what follows (informe-2018:1297)
                same = self.text[self.start : self.start + 5] == other[1][:5] or " entre " in self._name()
                return not same and bool(
                    _HAS_KIND.match(other[1]) or self.bodies.body_at(following, other.start(1) - 1)
                )
            return False
        if re.match(r"(?:el|la|los|las|una?)\s", following) and not (
            self._open or _ARTICLE_MAY_FOLLOW.search(self._name())
        ):
            return True  # an article behind a noun begins another phrase (informe-2018:2954)
        if re.match(r"para\s", following) and len(self._name().split()) == 1 and not _HAS_KIND.match(self._name()):
            return True
        if re.match(r"para\s[a-záéíóúñ]+[aei]r\b", following):
            return self.proper > (1 if self.text[self.start].isupper() else 0)
        place = re.match(r"en\s(?:el|la|los|las)\s(exterior|extranjero|[Cc]onsulados)\b", following)
        if place:
            words = [w for w in self._name().split() if not _FUNCTION_WORD.fullmatch(w)]
            return place[1].lower() == "consulados" or all(w[:1].isupper() for w in words)
        return False

    def _owner(self, following: str) -> bool:
        """Whether the body that the programme belongs to follows ("Programa X del Y", informe-2018:220)."""
        link = re.match(r"(?:de\s(?:la|el|los|las)|del)\s", following)
        if not link:
            return False
        at = self.at + 1 + link.end()
        return " entre " not in self._name() and self.bodies.body_at(self.text, at) is not None

    def _name(self) -> str:
        return self.text[self.start : self.at]

    def _close(self, bracket: re.Match[str]) -> bool:
        """Take an acronym in brackets; the name goes on only with a second part or the subject of an agreement."""
        if not re.search(r"[A-ZÑ]\w*[A-ZÑ]|[A-Z][a-z]+\s[A-Z]{2}", bracket[0] + self._name().split()[0]):
            return False
        self.at += bracket.end()
        self.last = self.at
        rest = self.text[self.at : self.limit]
        if re.match(r"\sy\s[A-ZÁÉÍÓÚÑ]\w+\s\(", rest):
            return True
        return " entre " in self._name() and bool(re.match(r"\s(?:en\smateria|y\s(?:la|el))\b", rest))

    def _comma(self, rest: str) -> bool:
        """Take an enumeration, the clause of an instrument without a proper name, or a further part; False for none."""
        listed = _ENUMERATION.match(rest)
        before = re.search(r"([^\W\d_]+)$", self.text[self.start : self.at])
        if listed and before:
            words = re.findall(r"[^\W\d_]{3,}", listed[0])
            if (
                words
                and all(w[0].isupper() == before[1][0].isupper() for w in words)
                and not _NAME_STOP.match(rest[2:])
            ):
                self.at += listed.end()
                self.last = self.at
                return True
        if self.text[self.start].islower() and _SUBJUNCTIVE.match(rest):
            self.at += _SUBJUNCTIVE.match(rest).end()  # type: ignore[union-attr]
            self.last = self.at
            return True
        # A name of several parts (informe-2018:2852): one capital alone proves none.
        part = re.match(r",\s(?=[A-ZÁÉÍÓÚÑ][\wáéíóú]+\s\w+\s[A-ZÁÉÍÓÚÑ]\w+,)", rest)
        if part:
            self.at += part.end()
            return True
        return False

    def _colon(self, rest: str) -> bool:
        """Take a colon that announces the proper name (informe-2018:2835), not an explanation (informe-2018:2038)."""
        part = re.match(r":\s(?=[A-ZÁÉÍÓÚÑ]\w+\s(?!que\b)[\w]+)", rest)
        if not part:
            return False
        self.at += part.end()
        return True
