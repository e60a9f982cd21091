"""Our own terms. Generated from vocabulary.ttl by `python -m ontology.generate_terms`; do not edit."""

from typing import Final


class ENT:
    """Every term under the default base; `Base.term(name)` gives it under another."""

    ActionType: Final = "https://w3id.org/entramado/ontology#ActionType"  # Action type
    Assessment: Final = "https://w3id.org/entramado/ontology#Assessment"  # Assessment
    BodyKind: Final = "https://w3id.org/entramado/ontology#BodyKind"  # Kind of bodies
    Breakdown: Final = "https://w3id.org/entramado/ontology#Breakdown"  # Breakdown
    Challenge: Final = "https://w3id.org/entramado/ontology#Challenge"  # Challenge
    ChallengeCategory: Final = "https://w3id.org/entramado/ontology#ChallengeCategory"  # Challenge category
    Chapter: Final = "https://w3id.org/entramado/ontology#Chapter"  # Chapter
    Claim: Final = "https://w3id.org/entramado/ontology#Claim"  # Published claim
    ClaimName: Final = "https://w3id.org/entramado/ontology#ClaimName"  # Name in a claim
    Country: Final = "https://w3id.org/entramado/ontology#Country"  # Country
    Criterion: Final = "https://w3id.org/entramado/ontology#Criterion"  # Criterion
    Dimension: Final = "https://w3id.org/entramado/ontology#Dimension"  # Dimension
    Document: Final = "https://w3id.org/entramado/ontology#Document"  # Document
    Entry: Final = "https://w3id.org/entramado/ontology#Entry"  # Entry
    Figure: Final = "https://w3id.org/entramado/ontology#Figure"  # Figure
    Flag: Final = "https://w3id.org/entramado/ontology#Flag"  # Flag
    IdentityLink: Final = "https://w3id.org/entramado/ontology#IdentityLink"  # Identity link
    Indicator: Final = "https://w3id.org/entramado/ontology#Indicator"  # Indicator
    Institution: Final = "https://w3id.org/entramado/ontology#Institution"  # Institution
    Instrument: Final = "https://w3id.org/entramado/ontology#Instrument"  # Instrument
    MigrantType: Final = "https://w3id.org/entramado/ontology#MigrantType"  # Migrant type
    Municipality: Final = "https://w3id.org/entramado/ontology#Municipality"  # Municipality
    Network: Final = "https://w3id.org/entramado/ontology#Network"  # Network
    NetworkMeasure: Final = "https://w3id.org/entramado/ontology#NetworkMeasure"  # Measure of a network
    NetworkParameter: Final = "https://w3id.org/entramado/ontology#NetworkParameter"  # Parameter of a network
    NodeMeasures: Final = "https://w3id.org/entramado/ontology#NodeMeasures"  # Measures of a body
    Objective: Final = "https://w3id.org/entramado/ontology#Objective"  # Objective
    Participation: Final = "https://w3id.org/entramado/ontology#Participation"  # Participation
    Population: Final = "https://w3id.org/entramado/ontology#Population"  # Population
    PossibleLink: Final = "https://w3id.org/entramado/ontology#PossibleLink"  # Possible link
    Programme: Final = "https://w3id.org/entramado/ontology#Programme"  # Programme
    Recommendation: Final = "https://w3id.org/entramado/ontology#Recommendation"  # Recommendation
    Region: Final = "https://w3id.org/entramado/ontology#Region"  # Region
    State: Final = "https://w3id.org/entramado/ontology#State"  # State
    Statistic: Final = "https://w3id.org/entramado/ontology#Statistic"  # Statistic
    Tie: Final = "https://w3id.org/entramado/ontology#Tie"  # Tie
    acronym: Final = "https://w3id.org/entramado/ontology#acronym"  # acronym
    actionType: Final = "https://w3id.org/entramado/ontology#actionType"  # action type
    agrees: Final = "https://w3id.org/entramado/ontology#agrees"  # agrees
    assessment: Final = "https://w3id.org/entramado/ontology#assessment"  # assessment
    axis: Final = "https://w3id.org/entramado/ontology#axis"  # axis
    because: Final = "https://w3id.org/entramado/ontology#because"  # because
    beneficiary: Final = "https://w3id.org/entramado/ontology#beneficiary"  # beneficiary
    betweenness: Final = "https://w3id.org/entramado/ontology#betweenness"  # betweenness
    breakdown: Final = "https://w3id.org/entramado/ontology#breakdown"  # breakdown
    candidate: Final = "https://w3id.org/entramado/ontology#candidate"  # candidate
    category: Final = "https://w3id.org/entramado/ontology#category"  # category
    challenge: Final = "https://w3id.org/entramado/ontology#challenge"  # challenge
    challengeText: Final = "https://w3id.org/entramado/ontology#challengeText"  # challenge text
    chapter: Final = "https://w3id.org/entramado/ontology#chapter"  # chapter
    claimAnswer: Final = "https://w3id.org/entramado/ontology#claimAnswer"  # answer
    claimBound: Final = "https://w3id.org/entramado/ontology#claimBound"  # bound
    claimCategory: Final = "https://w3id.org/entramado/ontology#claimCategory"  # category of challenges
    claimChapter: Final = "https://w3id.org/entramado/ontology#claimChapter"  # chapter of the number
    claimComparedChapter: Final = "https://w3id.org/entramado/ontology#claimComparedChapter"  # chapter compared with
    claimFocus: Final = "https://w3id.org/entramado/ontology#claimFocus"  # focus
    claimInstitution: Final = "https://w3id.org/entramado/ontology#claimInstitution"  # institution as printed
    claimKind: Final = "https://w3id.org/entramado/ontology#claimKind"  # kind of claim
    claimLastLine: Final = "https://w3id.org/entramado/ontology#claimLastLine"  # last line of the category
    claimListedObjective: Final = "https://w3id.org/entramado/ontology#claimListedObjective"  # objective listed
    claimMigrantType: Final = "https://w3id.org/entramado/ontology#claimMigrantType"  # migrant type
    claimName: Final = "https://w3id.org/entramado/ontology#claimName"  # claim's name
    claimObjective: Final = "https://w3id.org/entramado/ontology#claimObjective"  # objective of the number
    claimOf: Final = "https://w3id.org/entramado/ontology#claimOf"  # what a rank or share is of
    claimOrder: Final = "https://w3id.org/entramado/ontology#claimOrder"  # order of the list
    claimRank: Final = "https://w3id.org/entramado/ontology#claimRank"  # rank in the list
    claimSource: Final = "https://w3id.org/entramado/ontology#claimSource"  # where it is printed
    claimType: Final = "https://w3id.org/entramado/ontology#claimType"  # type of claim
    closeness: Final = "https://w3id.org/entramado/ontology#closeness"  # closeness
    clusteringCoefficient: Final = "https://w3id.org/entramado/ontology#clusteringCoefficient"  # clustering
    communityNumber: Final = "https://w3id.org/entramado/ontology#communityNumber"  # community
    computedBy: Final = "https://w3id.org/entramado/ontology#computedBy"  # computed by
    computedFrom: Final = "https://w3id.org/entramado/ontology#computedFrom"  # computed from
    computedText: Final = "https://w3id.org/entramado/ontology#computedText"  # computed list
    computedValue: Final = "https://w3id.org/entramado/ontology#computedValue"  # computed value
    constraint: Final = "https://w3id.org/entramado/ontology#constraint"  # constraint
    coreNumber: Final = "https://w3id.org/entramado/ontology#coreNumber"  # core number
    correction: Final = "https://w3id.org/entramado/ontology#correction"  # correction
    country: Final = "https://w3id.org/entramado/ontology#country"  # country
    criterion: Final = "https://w3id.org/entramado/ontology#criterion"  # criterion
    cue: Final = "https://w3id.org/entramado/ontology#cue"  # cue
    degree: Final = "https://w3id.org/entramado/ontology#degree"  # degree
    descriptionText: Final = "https://w3id.org/entramado/ontology#descriptionText"  # description text
    difference: Final = "https://w3id.org/entramado/ontology#difference"  # difference
    dimension: Final = "https://w3id.org/entramado/ontology#dimension"  # dimension
    disabilityFocus: Final = "https://w3id.org/entramado/ontology#disabilityFocus"  # focus on disability
    document: Final = "https://w3id.org/entramado/ontology#document"  # document
    edition: Final = "https://w3id.org/entramado/ontology#edition"  # edition
    effectiveSize: Final = "https://w3id.org/entramado/ontology#effectiveSize"  # effective size
    eigenvectorCentrality: Final = "https://w3id.org/entramado/ontology#eigenvectorCentrality"  # eigenvector centrality
    evidence: Final = "https://w3id.org/entramado/ontology#evidence"  # evidence
    expectedShared: Final = "https://w3id.org/entramado/ontology#expectedShared"  # shared by chance
    family: Final = "https://w3id.org/entramado/ontology#family"  # family
    figure: Final = "https://w3id.org/entramado/ontology#figure"  # figure
    firstEdition: Final = "https://w3id.org/entramado/ontology#firstEdition"  # first edition
    firstLine: Final = "https://w3id.org/entramado/ontology#firstLine"  # first line
    flagCode: Final = "https://w3id.org/entramado/ontology#flagCode"  # flag code
    from_: Final = "https://w3id.org/entramado/ontology#from"  # from
    funder: Final = "https://w3id.org/entramado/ontology#funder"  # funder
    group: Final = "https://w3id.org/entramado/ontology#group"  # group
    hasEntry: Final = "https://w3id.org/entramado/ontology#hasEntry"  # has entry
    hasResults: Final = "https://w3id.org/entramado/ontology#hasResults"  # has results
    hint: Final = "https://w3id.org/entramado/ontology#hint"  # hint
    holds: Final = "https://w3id.org/entramado/ontology#holds"  # holds
    inCore: Final = "https://w3id.org/entramado/ontology#inCore"  # in the core
    inDegree: Final = "https://w3id.org/entramado/ontology#inDegree"  # in-degree
    inEntry: Final = "https://w3id.org/entramado/ontology#inEntry"  # in entry
    inNetwork: Final = "https://w3id.org/entramado/ontology#inNetwork"  # in network
    inState: Final = "https://w3id.org/entramado/ontology#inState"  # in state
    inStrength: Final = "https://w3id.org/entramado/ontology#inStrength"  # in-strength
    inStrengthHigh: Final = "https://w3id.org/entramado/ontology#inStrengthHigh"  # in-strength, high end
    inStrengthLow: Final = "https://w3id.org/entramado/ontology#inStrengthLow"  # in-strength, low end
    indicator: Final = "https://w3id.org/entramado/ontology#indicator"  # indicator
    inegiCode: Final = "https://w3id.org/entramado/ontology#inegiCode"  # INEGI code
    instrument: Final = "https://w3id.org/entramado/ontology#instrument"  # instrument
    iso3166Alpha3: Final = "https://w3id.org/entramado/ontology#iso3166Alpha3"  # ISO three-letter code
    kind: Final = "https://w3id.org/entramado/ontology#kind"  # kind of entry
    lastEdition: Final = "https://w3id.org/entramado/ontology#lastEdition"  # last edition
    lastLine: Final = "https://w3id.org/entramado/ontology#lastLine"  # last line
    level: Final = "https://w3id.org/entramado/ontology#level"  # level
    lineCount: Final = "https://w3id.org/entramado/ontology#lineCount"  # line count
    lineNumber: Final = "https://w3id.org/entramado/ontology#lineNumber"  # line number
    lineText: Final = "https://w3id.org/entramado/ontology#lineText"  # line text
    link: Final = "https://w3id.org/entramado/ontology#link"  # link
    linkKind: Final = "https://w3id.org/entramado/ontology#linkKind"  # kind of link
    m49Code: Final = "https://w3id.org/entramado/ontology#m49Code"  # M49 code
    mainActionType: Final = "https://w3id.org/entramado/ontology#mainActionType"  # main action type
    mainProgramme: Final = "https://w3id.org/entramado/ontology#mainProgramme"  # main programme
    measureName: Final = "https://w3id.org/entramado/ontology#measureName"  # name of the measure
    measuredBody: Final = "https://w3id.org/entramado/ontology#measuredBody"  # measured body
    measurementUnit: Final = "https://w3id.org/entramado/ontology#measurementUnit"  # unit of measurement
    mentions: Final = "https://w3id.org/entramado/ontology#mentions"  # mentions
    met: Final = "https://w3id.org/entramado/ontology#met"  # met
    migrantType: Final = "https://w3id.org/entramado/ontology#migrantType"  # migrant type
    municipality: Final = "https://w3id.org/entramado/ontology#municipality"  # municipality
    namePrinted: Final = "https://w3id.org/entramado/ontology#namePrinted"  # printed name
    names: Final = "https://w3id.org/entramado/ontology#names"  # names
    nationalCoverage: Final = "https://w3id.org/entramado/ontology#nationalCoverage"  # national coverage
    networkKind: Final = "https://w3id.org/entramado/ontology#networkKind"  # kind of network
    networkMeasure: Final = "https://w3id.org/entramado/ontology#networkMeasure"  # measure
    networkParameter: Final = "https://w3id.org/entramado/ontology#networkParameter"  # parameter
    objective: Final = "https://w3id.org/entramado/ontology#objective"  # objective
    objectiveCount: Final = "https://w3id.org/entramado/ontology#objectiveCount"  # number of objectives
    ofKind: Final = "https://w3id.org/entramado/ontology#ofKind"  # of kind
    officialName: Final = "https://w3id.org/entramado/ontology#officialName"  # official name
    ordinal: Final = "https://w3id.org/entramado/ontology#ordinal"  # printed number
    outDegree: Final = "https://w3id.org/entramado/ontology#outDegree"  # out-degree
    outStrength: Final = "https://w3id.org/entramado/ontology#outStrength"  # out-strength
    pValue: Final = "https://w3id.org/entramado/ontology#pValue"  # p-value
    page: Final = "https://w3id.org/entramado/ontology#page"  # page
    pageRegion: Final = "https://w3id.org/entramado/ontology#pageRegion"  # page region
    parameterName: Final = "https://w3id.org/entramado/ontology#parameterName"  # name of the parameter
    participation: Final = "https://w3id.org/entramado/ontology#participation"  # participation
    participationCoefficient: Final = "https://w3id.org/entramado/ontology#participationCoefficient"  # participation
    partner: Final = "https://w3id.org/entramado/ontology#partner"  # partner
    period: Final = "https://w3id.org/entramado/ontology#period"  # period
    permanent: Final = "https://w3id.org/entramado/ontology#permanent"  # permanent
    population: Final = "https://w3id.org/entramado/ontology#population"  # population
    position: Final = "https://w3id.org/entramado/ontology#position"  # position
    practiceState: Final = "https://w3id.org/entramado/ontology#practiceState"  # practice's state
    printing: Final = "https://w3id.org/entramado/ontology#printing"  # printing
    programme: Final = "https://w3id.org/entramado/ontology#programme"  # programme
    qValue: Final = "https://w3id.org/entramado/ontology#qValue"  # q-value
    recognisedBy: Final = "https://w3id.org/entramado/ontology#recognisedBy"  # recognised by
    region: Final = "https://w3id.org/entramado/ontology#region"  # region
    reportedEntries: Final = "https://w3id.org/entramado/ontology#reportedEntries"  # reported entries
    reporter: Final = "https://w3id.org/entramado/ontology#reporter"  # reporter
    reporterParent: Final = "https://w3id.org/entramado/ontology#reporterParent"  # reporter's parent
    reporterPrinted: Final = "https://w3id.org/entramado/ontology#reporterPrinted"  # printed reporter
    reportingPeriod: Final = "https://w3id.org/entramado/ontology#reportingPeriod"  # reporting period
    reportsOn: Final = "https://w3id.org/entramado/ontology#reportsOn"  # reports on
    resultsText: Final = "https://w3id.org/entramado/ontology#resultsText"  # results text
    role_beneficiary: Final = "https://w3id.org/entramado/ontology#role-beneficiary"  # beneficiary
    role_funder: Final = "https://w3id.org/entramado/ontology#role-funder"  # funder
    role_mentioned: Final = "https://w3id.org/entramado/ontology#role-mentioned"  # mentioned
    role_parent: Final = "https://w3id.org/entramado/ontology#role-parent"  # parent
    role_partner: Final = "https://w3id.org/entramado/ontology#role-partner"  # partner
    role_reporter: Final = "https://w3id.org/entramado/ontology#role-reporter"  # reporter
    role_unit: Final = "https://w3id.org/entramado/ontology#role-unit"  # unit
    roleRecognisedBy: Final = "https://w3id.org/entramado/ontology#roleRecognisedBy"  # role recognised by
    score: Final = "https://w3id.org/entramado/ontology#score"  # score
    seat: Final = "https://w3id.org/entramado/ontology#seat"  # seat
    sector: Final = "https://w3id.org/entramado/ontology#sector"  # sector
    sequence: Final = "https://w3id.org/entramado/ontology#sequence"  # place on its line
    sha256: Final = "https://w3id.org/entramado/ontology#sha256"  # SHA-256 digest
    sharedEntries: Final = "https://w3id.org/entramado/ontology#sharedEntries"  # shared entries
    shortLabel: Final = "https://w3id.org/entramado/ontology#shortLabel"  # short label
    state: Final = "https://w3id.org/entramado/ontology#state"  # state
    status: Final = "https://w3id.org/entramado/ontology#status"  # status
    strength: Final = "https://w3id.org/entramado/ontology#strength"  # strength
    succeededIn: Final = "https://w3id.org/entramado/ontology#succeededIn"  # succeeded in
    successorOf: Final = "https://w3id.org/entramado/ontology#successorOf"  # successor of
    targetPrinted: Final = "https://w3id.org/entramado/ontology#targetPrinted"  # printed target
    tieEnd: Final = "https://w3id.org/entramado/ontology#tieEnd"  # end
    tieReporter: Final = "https://w3id.org/entramado/ontology#tieReporter"  # end that names
    titleLine: Final = "https://w3id.org/entramado/ontology#titleLine"  # title line
    to: Final = "https://w3id.org/entramado/ontology#to"  # to
    unit: Final = "https://w3id.org/entramado/ontology#unit"  # unit
    unitWords: Final = "https://w3id.org/entramado/ontology#unitWords"  # unit in words
    unnamedEntry: Final = "https://w3id.org/entramado/ontology#unnamedEntry"  # unnamed entry
    valuePrinted: Final = "https://w3id.org/entramado/ontology#valuePrinted"  # printed value
    weight: Final = "https://w3id.org/entramado/ontology#weight"  # weight
    withoutEntry: Final = "https://w3id.org/entramado/ontology#withoutEntry"  # name without entry
    womenFocus: Final = "https://w3id.org/entramado/ontology#womenFocus"  # focus on women


NAMES: Final = frozenset(
    {
        "ActionType",
        "Assessment",
        "BodyKind",
        "Breakdown",
        "Challenge",
        "ChallengeCategory",
        "Chapter",
        "Claim",
        "ClaimName",
        "Country",
        "Criterion",
        "Dimension",
        "Document",
        "Entry",
        "Figure",
        "Flag",
        "IdentityLink",
        "Indicator",
        "Institution",
        "Instrument",
        "MigrantType",
        "Municipality",
        "Network",
        "NetworkMeasure",
        "NetworkParameter",
        "NodeMeasures",
        "Objective",
        "Participation",
        "Population",
        "PossibleLink",
        "Programme",
        "Recommendation",
        "Region",
        "State",
        "Statistic",
        "Tie",
        "acronym",
        "actionType",
        "agrees",
        "assessment",
        "axis",
        "because",
        "beneficiary",
        "betweenness",
        "breakdown",
        "candidate",
        "category",
        "challenge",
        "challengeText",
        "chapter",
        "claimAnswer",
        "claimBound",
        "claimCategory",
        "claimChapter",
        "claimComparedChapter",
        "claimFocus",
        "claimInstitution",
        "claimKind",
        "claimLastLine",
        "claimListedObjective",
        "claimMigrantType",
        "claimName",
        "claimObjective",
        "claimOf",
        "claimOrder",
        "claimRank",
        "claimSource",
        "claimType",
        "closeness",
        "clusteringCoefficient",
        "communityNumber",
        "computedBy",
        "computedFrom",
        "computedText",
        "computedValue",
        "constraint",
        "coreNumber",
        "correction",
        "country",
        "criterion",
        "cue",
        "degree",
        "descriptionText",
        "difference",
        "dimension",
        "disabilityFocus",
        "document",
        "edition",
        "effectiveSize",
        "eigenvectorCentrality",
        "evidence",
        "expectedShared",
        "family",
        "figure",
        "firstEdition",
        "firstLine",
        "flagCode",
        "from",
        "funder",
        "group",
        "hasEntry",
        "hasResults",
        "hint",
        "holds",
        "inCore",
        "inDegree",
        "inEntry",
        "inNetwork",
        "inState",
        "inStrength",
        "inStrengthHigh",
        "inStrengthLow",
        "indicator",
        "inegiCode",
        "instrument",
        "iso3166Alpha3",
        "kind",
        "lastEdition",
        "lastLine",
        "level",
        "lineCount",
        "lineNumber",
        "lineText",
        "link",
        "linkKind",
        "m49Code",
        "mainActionType",
        "mainProgramme",
        "measureName",
        "measuredBody",
        "measurementUnit",
        "mentions",
        "met",
        "migrantType",
        "municipality",
        "namePrinted",
        "names",
        "nationalCoverage",
        "networkKind",
        "networkMeasure",
        "networkParameter",
        "objective",
        "objectiveCount",
        "ofKind",
        "officialName",
        "ordinal",
        "outDegree",
        "outStrength",
        "pValue",
        "page",
        "pageRegion",
        "parameterName",
        "participation",
        "participationCoefficient",
        "partner",
        "period",
        "permanent",
        "population",
        "position",
        "practiceState",
        "printing",
        "programme",
        "qValue",
        "recognisedBy",
        "region",
        "reportedEntries",
        "reporter",
        "reporterParent",
        "reporterPrinted",
        "reportingPeriod",
        "reportsOn",
        "resultsText",
        "role-beneficiary",
        "role-funder",
        "role-mentioned",
        "role-parent",
        "role-partner",
        "role-reporter",
        "role-unit",
        "roleRecognisedBy",
        "score",
        "seat",
        "sector",
        "sequence",
        "sha256",
        "sharedEntries",
        "shortLabel",
        "state",
        "status",
        "strength",
        "succeededIn",
        "successorOf",
        "targetPrinted",
        "tieEnd",
        "tieReporter",
        "titleLine",
        "to",
        "unit",
        "unitWords",
        "unnamedEntry",
        "valuePrinted",
        "weight",
        "withoutEntry",
        "womenFocus",
    }
)
