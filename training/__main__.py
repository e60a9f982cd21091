"""Fit all that is learnt from readings, one field after the other: `python -m training --gold DIR`.

Each field's module prints how well its points hold on the part left out and writes them to `ontology/points/`. The same
readings and documents give the same points.
"""

from __future__ import annotations

from training import action_types, challenges, identity, populations

FITTED = (populations, action_types, challenges, identity)

if __name__ == "__main__":
    for module in FITTED:
        print(f"{module.__name__}:", flush=True)
        module.main()
