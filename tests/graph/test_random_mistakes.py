"""Mistakes at random places of a sound graph are found; the same of all published facts: ``tests.random_mistakes``."""

from __future__ import annotations

from pathlib import Path

from tests.graph.test_seeded_mistakes import sound
from tests.random_mistakes import missed, mistakes, with_mistakes

COUNT = 40


def test_mistakes_at_random_are_found(tmp_path: Path) -> None:
    made = mistakes(sound(), seed=11, count=COUNT)
    assert len(made) == COUNT
    assert len({one.kind for one in made}) >= 6
    assert [str(one) for one in missed(sound(), made, tmp_path / "snapshot")] == []


def test_the_same_seed_makes_the_same_mistakes_and_each_changes_the_graph() -> None:
    made = mistakes(sound(), seed=3, count=20)
    assert made == mistakes(sound(), seed=3, count=20) != mistakes(sound(), seed=4, count=20)
    for one in made:
        assert set(with_mistakes(sound(), [one])) != set(sound())
