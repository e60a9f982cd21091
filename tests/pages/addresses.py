"""The pages that are tried, each as a visitor would reach it."""

ADDRESSES = (
    "/",
    "/explore",
    "/explore?objective=7&population=nna&text=atencion",
    "/explore?objective=7&state=MX-AGU&women=true",
    "/search",
    "/search?q=proteccion",
    "/search?q=qwertyuiop",
    "/matrix/state-objective",
    "/matrix/institution-objective?document=compendio-2024",
    "/map?objective=7",
    "/programmes",
    "/programmes?status=ended&text=consul",
    "/programmes/institutions",
    "/reconciliation",
    "/reconciliation?kind=participants&agrees=false",
    "/compare",
    "/gaps?edition=2024&chapter=apf",
    "/doubles",
    "/challenges",
    "/dumps/",
    "/ontology",
    "/queries",
    "/queries/who-reports-on-objective",
    "/sparql",
    "/network/partners?edition=2018",
    "/page/institution/inm",
    "/page/objective/7",
    "/page/state/MX-CHP",
    "/page/document/compendio-2024",
    "/page/entry/compendio-2024-apf-7-21",
    "/page/state/MX-BCN",
    "/page/document/compendio-2024?lines=331-333",
    "/about",
    "/help",
    "/methods",
    "/quality",
    "/nothing-here",
)
# Pages of thousands of elements, where each look takes seconds: light on desktop and dark on a phone will do.
LARGE = ("/matrix", "/network")
# Pages about one thing, found where a list leads to them.
LED_TO = (
    ("/explore", "ol.hits h3 a"),
    ("/programmes", "table.courses th[scope=row] a"),
    ("/reconciliation?kind=participants&agrees=false", "table.claims th[scope=row] a"),
)
ENGLISH = (
    "/en",
    "/en/explore?objective=7",
    "/en/search?q=consul",
    "/en/map",
    "/en/programmes",
    "/en/reconciliation",
    "/en/compare",
    "/en/quality",
)
