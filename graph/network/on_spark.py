"""Networks that outgrow one machine, as jobs of Apache Spark over DataFrames; small ones get networkx's values.

A two-mode network is a DataFrame of `row` and `column` (names), each pair once; a one-mode network is one of `u`, `v`
(``u < v``, each pair once) and `weight`. Nodes without ties are told apart, as a DataFrame of `node`. Results have a
row a node. Loops keep what one round gives in the executors (``localCheckpoint``), so that plans do not grow.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DAMPING = 0.85
TOLERANCE = 1e-6
ROUNDS_MAX = 100


def statements(session: SparkSession, facts: str, predicate: str, *, subjects: str = "") -> DataFrame:
    """`subject` and `object` (IRIs) of the facts (a path of N-Quads) with a predicate; `subjects` begin so."""
    line = rf"^<({subjects}[^>]*)> <{predicate}> <([^>]*)> "
    text = session.read.text(facts)
    found = text.where(f"value LIKE '%<{predicate}>%'").selectExpr(
        f"regexp_extract(value, r'{line}', 1) AS subject", f"regexp_extract(value, r'{line}', 2) AS object"
    )
    return found.where("subject != ''").distinct()


def joined(first: DataFrame, second: DataFrame) -> DataFrame:
    """The two-mode network of what two kinds of statements (as `statements` gives them) say of the same subjects."""
    both = first.withColumnRenamed("object", "row").join(second.withColumnRenamed("object", "column"), "subject")
    return both.select("row", "column").distinct()


def projected(incidence: DataFrame) -> DataFrame:
    """The one-mode network of the rows: tied where they share columns, `weight` is how many."""
    left = incidence.withColumnRenamed("row", "u")
    right = incidence.withColumnRenamed("row", "v")
    pairs = left.join(right, "column").where("u < v")
    return pairs.groupBy("u", "v").count().withColumnRenamed("count", "weight")


def _both_ways(edges: DataFrame) -> DataFrame:
    """Each tie from either end: `node`, `other`, `weight`."""
    there = edges.selectExpr("u AS node", "v AS other", "CAST(weight AS DOUBLE) AS weight")
    return there.union(edges.selectExpr("v AS node", "u AS other", "CAST(weight AS DOUBLE) AS weight"))


def _all_nodes(edges: DataFrame, isolates: DataFrame | None) -> DataFrame:
    found = edges.selectExpr("u AS node").union(edges.selectExpr("v AS node"))
    return (found.union(isolates.select("node")) if isolates is not None else found).distinct()


def degrees(edges: DataFrame, isolates: DataFrame | None = None) -> DataFrame:
    """`node`, `degree` (ties) and `strength` (their weights), as in `nodes`."""
    counted = _both_ways(edges).groupBy("node").agg({"other": "count", "weight": "sum"})
    renamed = counted.withColumnRenamed("count(other)", "degree").withColumnRenamed("sum(weight)", "strength")
    return _all_nodes(edges, isolates).join(renamed, "node", "left").fillna(0).select("node", "degree", "strength")


def components(edges: DataFrame, isolates: DataFrame | None = None) -> DataFrame:
    """`node` and `component`, the first of its nodes by name.

    Each node takes the least name among its own and its neighbours', then that of the node so named, until nothing
    changes: the rounds grow with the logarithm of the longest path, mostly. Reference: Kiveris et al. (2014), SoCC.
    """
    ties = _both_ways(edges).select("node", "other").localCheckpoint()
    found = _all_nodes(edges, isolates).selectExpr("node", "node AS component").localCheckpoint()
    while True:
        near = ties.join(found.withColumnRenamed("node", "other"), "other").groupBy("node").agg({"component": "min"})
        least = found.join(near, "node", "left").selectExpr(
            "node", "component AS before", "least(component, coalesce(`min(component)`, component)) AS near"
        )
        heads = found.selectExpr("node AS near", "component AS head")
        made = (
            least.join(heads, "near").selectExpr("node", "before", "least(near, head) AS component").localCheckpoint()
        )
        changed = made.where("component != before").limit(1).count()
        found = made.select("node", "component")
        if not changed:
            return found


def pagerank(edges: DataFrame, isolates: DataFrame | None = None, damping: float = DAMPING) -> DataFrame:
    """`node` and `rank`: the share of time that a walk along ties, by weight, is there; `damping` as in networkx.

    At each step it goes to a node at random with the chance ``1 - damping``, and from a node without ties always.
    Raises `ValueError` where a hundred rounds do not bring it to networkx's tolerance.
    """
    ways = _both_ways(edges)
    totals = ways.groupBy("node").agg({"weight": "sum"}).withColumnRenamed("sum(weight)", "total")
    shares = ways.join(totals, "node").selectExpr("node", "other", "weight / total AS share").localCheckpoint()
    nodes = _all_nodes(edges, isolates).join(totals.select("node", "total"), "node", "left").localCheckpoint()
    count = nodes.count()
    rank = nodes.selectExpr("node", "total", f"CAST({1 / max(count, 1)!r} AS DOUBLE) AS rank").localCheckpoint()
    for _ in range(ROUNDS_MAX):
        lost = rank.where("total IS NULL").agg({"rank": "sum"}).first()
        spread = damping * (lost[0] if lost and lost[0] else 0.0) / max(count, 1) + (1 - damping) / max(count, 1)
        arriving = shares.join(rank.select("node", "rank"), "node").selectExpr("other AS node", "rank * share AS part")
        summed = arriving.groupBy("node").agg({"part": "sum"})
        made = (
            rank.withColumnRenamed("rank", "before")
            .join(summed, "node", "left")
            .selectExpr("node", "total", "before", f"{damping!r} * coalesce(`sum(part)`, 0.0D) + {spread!r} AS rank")
            .localCheckpoint()
        )
        moved = made.selectExpr("abs(rank - before) AS moved").agg({"moved": "sum"}).first()
        rank = made.select("node", "total", "rank")
        if not moved or not moved[0] or moved[0] < count * TOLERANCE:
            return rank.select("node", "rank")
    raise ValueError(f"the ranks did not settle within {ROUNDS_MAX} rounds")


def triangles(edges: DataFrame, isolates: DataFrame | None = None) -> DataFrame:
    """`node` and `triangles`: ties among its partners.

    Ties point to the end with more ties, so that no node has many that lead on: every triangle is met once, and hubs
    make no pairs of all their partners. Reference: Suri & Vassilvitskii (2011), WWW.
    """
    size = degrees(edges).select("node", "degree")
    ends = edges.join(size.selectExpr("node AS u", "degree AS du"), "u").join(
        size.selectExpr("node AS v", "degree AS dv"), "v"
    )
    up = "(du, u) < (dv, v)"
    led = ends.selectExpr(f"IF({up}, u, v) AS a", f"IF({up}, v, u) AS b").localCheckpoint()
    two = led.join(led.selectExpr("a AS b", "b AS c"), "b")
    closed = two.join(led.selectExpr("a", "b AS c"), ["a", "c"])
    corners = reduce(lambda one, more: one.union(more), (closed.selectExpr(f"{end} AS node") for end in "abc"))
    counted = corners.groupBy("node").count().withColumnRenamed("count", "triangles")
    return _all_nodes(edges, isolates).join(counted, "node", "left").fillna(0).select("node", "triangles")


def label_propagation(edges: DataFrame, isolates: DataFrame | None = None) -> DataFrame:
    """`node` and `label`, the name of a node: communities as networkx's ``label_propagation_communities`` finds them.

    Each node takes the label that most of its partners have, its own where it is among the most frequent, else the last
    by name. Nodes that are not tied to each other (of one colour) do so at once, colour after colour, until every
    label is among the most frequent ones. Reference: Cordasco & Gargano (2010), BASNA.
    """
    ties = _both_ways(edges).select("node", "other").localCheckpoint()
    colours = _colours(edges, ties)
    number = colours.selectExpr("max(colour) + 1").first()
    found = _all_nodes(edges, isolates).selectExpr("node", "node AS label").localCheckpoint()
    for _ in range(ROUNDS_MAX):
        for colour in range(int(number[0] or 0) if number else 0):
            turn = colours.where(f"colour = {colour}").select("node")
            new = _most_frequent(ties.join(turn, "node"), found).where("NOT kept").selectExpr("node", "best AS new")
            found = (
                found.join(new, "node", "left").selectExpr("node", "coalesce(new, label) AS label").localCheckpoint()
            )
        if not _most_frequent(ties, found).where("NOT kept").limit(1).count():
            break
    return found


def _most_frequent(ties: DataFrame, labels: DataFrame) -> DataFrame:
    """Of each tied node the last by name of its partners' most frequent labels, and whether its own is one (`kept`)."""
    votes = ties.join(labels.selectExpr("node AS other", "label"), "other").groupBy("node", "label").count()
    most = votes.groupBy("node").agg({"count": "max"}).withColumnRenamed("max(count)", "most")
    high = votes.join(most, "node").where("count = most")
    own = labels.selectExpr("node", "label AS own")
    judged = high.join(own, "node").groupBy("node").agg({"label": "max"})
    stays = high.join(own, "node").where("label = own").selectExpr("node", "true AS stays")
    return judged.join(stays, "node", "left").selectExpr(
        "node", "`max(label)` AS best", "coalesce(stays, false) AS kept"
    )


def _colours(edges: DataFrame, ties: DataFrame) -> DataFrame:
    """`node` and `colour`: the first that no partner has which comes before, by ties and name (greedy, largest first).

    A node is coloured once all such partners are: the rounds are the longest chain of them.
    """
    size = degrees(edges).select("node", "degree")
    ahead = (
        ties.join(size, "node")
        .join(size.selectExpr("node AS other", "degree AS size"), "other")
        .where("size > degree OR (size = degree AND other < node)")
        .select("node", "other")
        .localCheckpoint()
    )
    done: Any = None
    waiting = size.select("node").localCheckpoint()
    while waiting.limit(1).count():
        if done is None:
            ready = waiting.join(ahead, "node", "left_anti").selectExpr("node", "0L AS colour")
        else:
            seen = ahead.join(waiting, "node").join(done.withColumnRenamed("node", "other"), "other", "left")
            taken = seen.groupBy("node").agg({"colour": "collect_set", "other": "count"})
            known = seen.where("colour IS NOT NULL").groupBy("node").count()
            whole = taken.join(known, "node").where("count = `count(other)`")
            ready = whole.selectExpr(
                "node",
                "array_min(array_except(sequence(0L, size(`collect_set(colour)`)), `collect_set(colour)`)) AS colour",
            )
        ready = ready.localCheckpoint()
        done = ready if done is None else done.union(ready).localCheckpoint()
        waiting = waiting.join(ready, "node", "left_anti").localCheckpoint()
    return done if done is not None else size.selectExpr("node", "0L AS colour")
