"""Words of the answers of their own kind: aims, statements, courses, gaps, laws, the dead, numbers."""

from __future__ import annotations

from typing import Final

ANSWER_PARTS_WORDS: Final[dict[str, tuple[str, str]]] = {
    "answered.aims": ("metas a futuro", "aims for the future"),
    "answered.aims.one": ("meta a futuro", "aim for the future"),
    "answered.numbers": ("Cifras que son", "Figures that are"),
    "answered.numbers.note": (
        "Sólo cifras leídas como tales; un número puede estar también en una línea que no es de resultados.",
        "Only figures that were read as such; a number may also stand on a line that tells no result.",
    ),
    "answered.aims.stated": (
        "metas a futuro declara la edición",
        "aims for the future are stated in the edition of",
    ),
    "answered.aims.stated.one": (
        "meta a futuro declara la edición",
        "aim for the future is stated in the edition of",
    ),
    "answered.aims.followed": (
        "Con una acción posterior del mismo programa, que la retoma",
        "With a later action of the same programme, which takes it up",
    ),
    "answered.aims.near": (
        "Con una que sólo se le acerca (sin confirmar)",
        "With one that only comes near to it (unconfirmed)",
    ),
    "answered.aims.perhaps": ("Quizá", "Perhaps"),
    "answered.aims.perhaps.count": (
        "De las demás, comparten sus palabras con acciones posteriores",
        "Of the others, these share their words with later actions",
    ),
    "answered.aims.perhaps.words": (
        "no se halló; quizá, pues comparten sus palabras (sin confirmar)",
        "none found; perhaps, as they share its words (unconfirmed)",
    ),
    "answered.aims.shares": ("comparte", "shares the words"),
    "answered.aims.unsaid": ("De esto no hay ninguna entre ellas", "Of this there is none among them"),
    "answered.aims.none": ("No declara ninguna sobre esto.", "It states none on this."),
    "answered.aims.later": ("Todas las acciones posteriores bajo el objetivo", "All later actions under the objective"),
    "answered.aims.unfound": ("no se halló", "none found"),
    "answered.aims.note": (
        "Que no se halle no prueba que no se hiciera; «se acerca» y «quizá» están sin confirmar.",
        "That none is found does not prove that nothing was done; “comes near” and “perhaps” are unconfirmed.",
    ),
    "answered.gaps.unknown": (
        "esa edición no tiene capítulo de estados; de qué no informa su gobierno no dice nada",
        "that edition has no chapter of states; it says nothing of what its government does not report on",
    ),
    "answered.gaps.nothing": (
        "su gobierno no informa de nada; objetivos sobre los que no informa: todos,",
        "its government reports nothing; objectives on which it does not report: all,",
    ),
    "answered.gaps.missing": (
        "objetivos sobre los que su gobierno no informa:",
        "objectives on which its government does not report:",
    ),
    "answered.gaps.not-on": ("No informa", "Not reported on"),
    "answered.gaps.on": ("Informa, con tantas entradas", "Reported on, with so many entries"),
    "answered.gaps.note": (
        "Lo lee un programa. Lo que no se informa puede hacerse; en el estado también actúan otros.",
        "Read by a program. What is not reported may still be done; others act in the state too.",
    ),
    "answered.claims.text": ("Líneas del informe ejecutivo que dicen", "Lines of the executive report that say"),
    "answered.claims.total": ("afirmaciones del informe ejecutivo", "statements of the executive report"),
    "answered.claims.none": (
        "El informe ejecutivo no afirma nada de esto que se pueda contar.",
        "The executive report states nothing of this that could be counted.",
    ),
    "answered.courses.joined": (
        "instituciones que empiezan a informar",
        "institutions that begin to report",
    ),
    "answered.courses.leftover": (
        "instituciones que dejan de informar, ellas y quien las suceda",
        "institutions that no longer report, nor does one that succeeds them",
    ),
    "answered.courses.renamed": ("instituciones a las que otra sucede", "institutions that another one succeeds"),
    "answered.courses.ended": ("programas que ya no aparecen", "programmes that are no longer there"),
    "answered.courses.new": ("programas nuevos", "new programmes"),
    "answered.courses.continues": ("programas que continúan", "programmes that continue"),
    "answered.courses.stayed": (
        "instituciones que informan en todas estas ediciones",
        "institutions that report in all of these editions",
    ),
    "answered.courses.everywhere": ("programas en todas estas ediciones", "programmes in all of these editions"),
    "answered.courses.joined.one": ("institución que empieza a informar", "institution that begins to report"),
    "answered.courses.leftover.one": (
        "institución que deja de informar, ella y quien la suceda",
        "institution that no longer reports, nor does one that succeeds it",
    ),
    "answered.courses.renamed.one": ("institución a la que otra sucede", "institution that another one succeeds"),
    "answered.courses.ended.one": ("programa que ya no aparece", "programme that is no longer there"),
    "answered.courses.new.one": ("programa nuevo", "new programme"),
    "answered.courses.continues.one": ("programa que continúa", "programme that continues"),
    "answered.courses.stayed.one": (
        "institución que informa en todas estas ediciones",
        "institution that reports in all of these editions",
    ),
    "answered.courses.everywhere.one": ("programa en todas estas ediciones", "programme in all of these editions"),
    "answered.courses.besides": (
        "Tampoco informan ya con su nombre, pero sí por otra",
        "Others no longer report by their own name, but by another body",
    ),
    "answered.courses.certainty": (
        "Que varias entradas son un mismo programa se calcula; qué tan seguro es cada uno está en su página.",
        "That several entries are one programme is computed; how certain each is stands on its page.",
    ),
    "answered.courses.namesake": (
        "(otro del mismo nombre continúa: puede ser el mismo)",
        "(another one of the same name continues: it may be the same)",
    ),
    "answered.courses.note": (
        "Junto a cada uno, cuántas entradas tiene. Que no aparezca no prueba que no exista.",
        "Beside each, how many entries it has. What is no longer there may still exist.",
    ),
    "answered.laws.body": (
        "Son las que citan las entradas que la nombran o que ella informa; qué ley la creó no se leyó.",
        "These are cited by the entries that name it or that it reports; which law created it was not read.",
    ),
    "answered.claims.none-differ": ("Ninguna difiere.", "None of them differs."),
    "answered.claims.differing": ("Las que no coinciden:", "Those that differ:"),
    "answered.silent.not-on": ("No informan de esto", "Report nothing on this"),
    "answered.silent.other": (
        "con las entradas que informan de otras cosas",
        "with the entries that they report on other things",
    ),
    "answered.silent.on": ("Informan de esto", "Report on this"),
    "answered.aim": ("meta a futuro", "aim for the future"),
    "answered.dead": (
        "Los documentos no llevan un total de personas fallecidas, restos o cuerpos: sólo lo que cada acción dice.",
        "The documents keep no total of the dead, of bodies or remains: only what each action tells.",
    ),
    "answered.dead.wider": (
        "Ninguna de ellas es del lugar, la institución o la edición que se nombra; éstas son todas.",
        "None of these is of the place, body or edition that is named; these are all.",
    ),
    "answered.dead.figures": (
        "Una cifra de cada acción que los cuenta, la mayor primero; no se suman",
        "One figure of each action that counts them, the largest first; they do not add up",
    ),
    "answered.dead.parts": ("Otras cifras de estas acciones", "Other figures of these actions"),
    "answered.dead.entries": (
        "Entradas que en su título o sus cifras tratan de ellos",
        "Entries about them by their title or figures",
    ),
    "answered.dead.texts": (
        "Otras entradas en cuyo texto se nombran",
        "Further entries whose text names them",
    ),
    "answered.laws.migration": (
        "Estados de los que se cita una ley sobre migración, por el nombre de la ley",
        "States of which a law on migration is cited, by the name of the law",
    ),
    "answered.laws.since": (
        "Desde cuándo rige cada ley no se lee aquí: la línea citada puede decirlo.",
        "Since when each law is in force is not read here: the cited line may tell.",
    ),
    "answered.laws.laws": ("Estados de los que se citan otras leyes", "States of which other laws are cited"),
    "answered.laws.others": (
        "Convenios, planes y otros instrumentos que nombran un estado",
        "Agreements, plans and other instruments that name a state",
    ),
    "answered.laws.reporter": ("el estado es el de quien informa", "the state is that of who reports"),
    "answered.laws.note": (
        "Es lo que los informes citan: un estado que no está puede tener una ley.",
        "This is what the reports cite: a state that is not here may have a law.",
    ),
    "answered.laws.page": ("Todas las leyes citadas", "All laws cited"),
}
