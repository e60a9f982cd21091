"""Spanish contexts in which `extract.population_contexts` weighs the wording for a group, in folded letters."""

from __future__ import annotations

import re

from entramado.loaders.languages.spanish.peoples import HOME_STEM

# Verbs and nouns of teaching.
TAUGHT = re.compile(
    r"\b(?:dirigid[oa]s?|capacit\w*|sensibiliz\w+|impart\w+|formacion|formar|profesionaliz\w+|cursos?|taller(?:es)?"
    r"|diplomados?|seminarios?|instru\w+|dota\w*|permite\w*|herramientas?"
    r"|certific\w+|adiestr\w+|dotar|audiencia|fortalec\w+|difund\w+|entre (?:las|los))\b"
)
# Verbs, nouns and prepositions that mark a beneficiary.
SERVED = re.compile(
    r"\b(?:dirigid[oa]s?|atencion|atend\w+|brind\w+|otorg\w+|apoy\w+|benefici\w+|orient\w+|asesor\w+|acompan\w+"
    r"|entreg\w+|proteccion|proteger"
    r"|asistencia|favor|objetivo|ayud\w+|servicios?|garantiz\w+|canaliz\w+|enfo[cq]\w+|facilit\w+|impart\w+"
    r"|capacit\w+|para|a)\b"
)
# Groups that are read only where their sentence has one of these words.
ONLY_IF: dict[str, re.Pattern[str]] = {
    "servidores-publicos": TAUGHT,
    "academia": re.compile(
        r"\b(?:dirigid[oa]s?|estudiant\w+|alumn\w+|becas|entre|objetivo|distribu\w+|atend\w+|benefici\w+"
        r"|academic[oa]s)\b"
    ),
    "familias": re.compile(
        rf"\b(?:sus famili\w+|a (?:las |los )?famili\w+|famili\w+ (?:de\b|(?:direct|migrant|centroamerican|extranjer"
        rf"|{HOME_STEM}|repatri)\w*)|(?:padres|madres)|de las famili\w+|grupos? familiar\w*)\b"
    ),
    "trabajadores": SERVED,
}
# Before a group that is counted among those served, "26 mujeres y 18 hombres", "84 de ellas mujeres"; whom the action
# is for is another group (compendio-2024:6031, 10723).
COUNTED = re.compile(
    # A year ("junio de 2018 funcionarios ...") and a name's number ("3x1 para ...") count nobody.
    r"(?:(?<![\w.,])(?!(?:19|20)\d\d )\d[\d,.]*|\b(?:dos|tres|cuatro|cinco|seis)) "
    r"(?:de (?:ellas|ellos|las cuales|los cuales)(?: de)? )?(?:(?!(?:para|con|en|sobre|por) )\w+ )?$"
    r"|(?<!objetivo )\b(?:son|fueron|eran|corresponden? a|de las cuales) $"
)
FOCUS_BEFORE = re.compile(r"\benfoques?(?:\W+\w+){0,5}\W*$")
# By group: what precedes its wording where that means something else.
NOT_BEFORE: dict[str, re.Pattern[str]] = {
    # "ONU-Mujeres", "Centro de Justicia para las Mujeres": a body's name (compendio-2020:1441).
    "mujeres": re.compile(
        r"\b(?:onu|instituto|instancias?|secretaria|inmujeres|centros? de justicia|alerta)\b(?:\W+\w+){0,4}?\W+$"
    ),
    # "asuntos indígenas": a topic (informe-2018:2463).
    "indigenas": re.compile(r"\b(?:lenguas?|asuntos|cultura) $"),
    # "privilegiando el interés de la niñez" (compendio-2024:7995): a principle.
    "nna": re.compile(r"\binteres(?: superior)?(?: \w+){0,3} $"),
    # "aseo personal" (compendio-2024:8286).
    # "un intercambio de funcionarios", "envía el apoyo de funcionarios" (compendio-2020:1874, 2001): who does it.
    "servidores-publicos": re.compile(
        r"\b(?:aseo|higiene|uso|limpieza|desarrollo|defensa|arreglo|crecimiento) $"
        r"|\b(?:intercambio|apoyo(?: total)?|visitas?|acompanamiento) de (?:l[ao]s )?(?:\d+ )?(?:personas )?$"
    ),
    "extranjeros": re.compile(
        r"\b(?:autoridad(?:es)?|representaciones|instituciones|dependencias|lenguas?|inversion(?:es)?|actas"
        r"|consulados?|embajadas?|empleador(?:es)?|gobiernos?|documentos?|universidades|paises|expert[oa]s"
        r"|especialistas) $"
    ),
    # "para establecer contacto con sus familiares": whom they call is not who is served (compendio-2024:4155).
    # "mujeres jefas de familia" (compendio-2024:4569) are women.
    "familias": re.compile(r"\b(?:contact\w+|comunic\w+|llama\w+)\b(?:\W+\w+){0,4}\W+$|\bjef[ae]s? de $"),
    # "su ingreso, tránsito, estancia y salida", "visita o tránsito" (compendio-2024:1257, 9218; informe-2018:477).
    "transito": re.compile(
        r"\b(?:ingreso|visita|visitar|entrada|permanencia|estancia|salida|libre)(?:,| o| u| y| e)? $"
        # "que radiquen, ingresen, residan, transiten o retornen" (compendio-2024:6497): everybody.
        r"|\b(?:ingres|resid|radi[cq]|habit|permane[zc])\w+(?:,| o| u| y| e)? $"
        r"|\b(?:turismo|connacionales|paisan\w+|vehicul\w+)\b(?:\W+\w+){0,5}\W+$"
    ),
    # "la sociedad civil, academia y el gobierno": who takes part (compendio-2020:2787).
    "academia": re.compile(
        r"\b(?:grado|nivel|documentos|certificados?|creditos|ciclos?|cuerpos?|labor como) $"
        r"|\binstituciones(?: \w+,?){0,2},? (?:y |e )?$"
        r"|\b(?:sociedad civil|sector privado|iniciativa privada"
        r"|gobiernos?|organismos internacionales|organizaciones"
        r"|sector(?:es)? \w+),? (?:(?:y|e) )?(?:con )?(?:la |el |las |los )?$"
    ),
}
# By group: what follows its wording where that means something else.
NOT_BEHIND: dict[str, re.Pattern[str]] = {
    # "la búsqueda de personas beneficiadas por una demanda": nobody is missing.
    "desaparecidos": re.compile(r"^[^.;,]{0,50}\bbeneficiad[oa]s\b"),
    # "cuyas hijas e hijos se encuentran en el exterior" (compendio-2024:8394): grown-ups.
    "nna": re.compile(
        r"^,? (?:que )?(?:(?:se encuentr|radic|resid|viv|trabaj)\w+ )?en (?:el (?:exterior|extranjero)"
        r"|(?:los )?(?:estados unidos|ee|eua)\b)"
    ),
    # "personal de hoteles, aeropuertos": who works for a business is no public servant (compendio-2024:8029).
    "servidores-publicos": re.compile(
        r"^(?: \w+)? (?:de|del|en)(?: l[ao]s?| el)? (?:\w+ y )?(?:hotel\w*|aeropuertos?|aerolineas?|empresas?"
        r"|restaurant\w*|turis\w+|albergues?|transport\w+|organizacion(?:es)?|sociedad civil"
        r"|sector (?:privado|empresarial|turistico)|bancos?)\b"
        # Who does it, and whom a law binds, is nobody whom it is done for.
        r"|^(?: \w+)? (?:participan?|realizan?|brindan?|otorgan?|imparten?|orientan?|atienden?|acuden?|visitan?"
        r"|llevan? a cabo|se encargan?)\b"
        r"|^[^.;:]{0,40} (?:no podran?|deberan?|estan? obligad[oa]s?)\b"
    ),
    # "personas migrantes víctimas y/o posibles víctimas de trata" (informe-2018:1871).
    "victimas-delito": re.compile(
        r"^(?:,| y/o| y| o) (?:posibles |presuntas )?victimas de(?:l delito de)? trata"
        r"|^ de(?:l delito de)? trata"
    ),
    # "retorno asistido de población migrante a sus países de origen" is of foreigners (compendio-2024:5530).
    "mexicanos-retorno": re.compile(
        r"^ (?:asistid[oa]s?|digno|de (?:los |las )?(?:cuerpos?|restos|cadaveres|cenizas)|voluntari[oa] asistid[oa])\b"
        r"|^[^.;]{0,30}\ba sus? (?:paises|pais)\b"
    ),
    "transito": re.compile(r"^(?:, | y | e | o )(?:estancia|salida|permanencia)\b|^ internacional de personas"),
    "academia": re.compile(
        r"^,? (?:y |e )?(?:la |el |las |los )?(?:sociedad civil|sector (?:privado|publico)|gobiernos?)\b"
    ),
    # "a toda la población migrante" (compendio-2020:2206) is not everybody.
    "poblacion-general": re.compile(
        rf"^ (?:migrante|en (?:situacion|contexto|condicion) de (?:movilidad|migracion)|refugiad|desplazad|indigena"
        rf"|extranjera|repatriada|retornada|{HOME_STEM}a (?:en el|que)|estudiantil|infantil|beneficiaria migrante)"
    ),
}
# An explicit audience; it holds for all that follows: "La población objetivo son académicos, organizaciones ..."
# (compendio-2020:319).
DECLARED = re.compile(
    # "es dirigido por el Instituto" (compendio-2024:7187) says who does it.
    r"\b(?:(?:esta[n]?|es|son|fue|fueron|estuvo|estuvieron|va)(?: \w+mente)? (?:dirigid|destinad|orientad"
    r"|enfocad)[oa]s?\b(?! por\b)"
    r"|se (?:dirige|dirigen|dirigio|enfoca|destina)|poblacion objetivo|publico objetivo"
    r"|dirigid[oa]s? (?:principalmente )?a"
    r"|poblacion (?:en|a) la que se)\b"
)
# A list of grounds of discrimination names no audience: "sin importar su origen, sexo, discapacidad o condición".
GROUNDS = re.compile(
    r"\b(?:sin (?:importar|distincion)|independientemente|origen etnico|preferencias? sexual(?:es)?|orientacion sexual"
    r"|condicion(?:es)? de discapacidad|por motivos? de)\b"
)
# At most eight words between a cue and the wording for a group.
NEAR = r"(?:\W+\w+){0,8}?\W*$"
# Cues in the words before a wording, by the names that they have as features in ``ontology/points``.
TELLING: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "aimed",
        re.compile(
            r"\b(?:dirig\w+(?! por\b)|destinad\w+|poblacion (?:objetivo|atendida)|publico objetivo|benefici\w+|favor"
            r"|a disposicion|enfocad\w+)\b" + NEAR
        ),
    ),
    (
        "served",
        re.compile(
            r"\b(?:atencion(?:es)?|atend\w+|brind\w+|otorg\w+|apoy\w+|orient\w+|asesor\w+|acompan\w+|entreg\w+"
            r"|prot[ei]\w+|asist\w+|ayud\w+|servicios?|garantiz\w+|canaliz\w+|facilit\w+|ofrec\w+|gestion\w*|informar"
            r"|recib\w+|impuls\w+|promov\w+|promoc\w+)\b" + NEAR
        ),
    ),
    (
        "taught",
        re.compile(r"\b(?:capacit\w+|sensibiliz\w+|impart\w+|form\w+|profesionaliz\w+|cursos?|taller(?:es)?)\b" + NEAR),
    ),
    ("to", re.compile(r"\b(?:a|al|para|hacia|entre)(?: (?:las|los|la|el|tod[ao]s?))?(?: \w+)? $")),
    ("of", re.compile(r"\b(?:de|del)(?: (?:las|los|la|el))?(?: y (?:las|los))? $")),
    ("rights", re.compile(r"\bderechos?(?: \w+){0,3} (?:de|a)(?: l[ao]s?)?(?: y l[ao]s)? $")),
    (
        "topic",
        re.compile(
            r"\b(?:sobre|materia|temas?|tematicas?|fenomeno|datos|estadistic\w+|denominad\w+|protocolos?|politicas?|flujos?)\b(?:\W+\w+){0,5}?\W*$"
        ),
    ),
    ("crime", re.compile(r"\b(?:delitos?|contra|trafico|violencia|trata|combat\w+)\b(?:\W+\w+){0,4}?\W*$")),
    (
        "special",
        re.compile(
            r"\b(?:atencion (?:especial|especifica|prioritaria|diferenciada)|especial atencion|especialmente"
            r"|manera (?:especifica|especial|prioritaria)|enfoque especi\w+|especial enfoque|prioriz\w+|enfasis)\b"
            + NEAR
        ),
    ),
    ("focus", FOCUS_BEFORE),
    (
        "such-as",
        re.compile(r"\b(?:inclu\w+|(?<!asi )como|entre ell[ao]s|ya sean?|principalmente|sobre todo|o bien)\b" + NEAR),
    ),
    # "de las y los migrantes" (compendio-2020:2592) is one group.
    ("listed", re.compile(r",(?: \w+){0,3} $|(?<!\blas )(?<!\blos )\b(?:y|e|o|u) (?:\w+ )?$")),
    (
        "with",
        re.compile(r"\b(?:con|junto|coordinacion|participacion|colaboracion|por)(?: (?:las|los|la|el))?(?: \w+)? $"),
    ),
    (
        # "hechos atribuibles a personas servidoras públicas" (compendio-2024:2363).
        "doing",
        re.compile(
            r"\b(?:atribui\w+|cometid\w+ por|imput\w+|a cargo|por parte|integrad[oa]s?|conformad[oa]s?|representantes"
            r"|presencia|participacion|figura|sancion(?:es)?|sancionar|sancionad[oa]s?)\b(?:\W+\w+){0,4}?\W*$"
        ),
    ),
    (
        # "la Dirección de Atención al Migrante", "casas de migrantes": who serves (compendio-2024:6995, 8668).
        "office",
        re.compile(
            r"\b(?:(?:sub)?direccion|(?:sub)?secretaria|centros?|unidad(?:es)?|ventanillas?|oficinas?|institut\w+"
            r"|casas?"
            r"|consejo|comites?|coordinacion|redes|red|comision|albergues?|estaciones|programa"
            r"|organizaciones)(?: \w+){0,5} $"
        ),
    ),
    (
        "relatives",
        re.compile(r"\bfamili\w+(?: direct\w+)? (?:de|del)(?: l[ao]s| el| la)?(?: y l[ao]s)?(?: personas)? $"),
    ),
    ("quoted", re.compile(r"[“\"«][^”\"»]*$")),
)
AND_THEIR = "y sus "
