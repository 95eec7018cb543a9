"""The one door to a solver: a network in, the best flow out. Which solver it was makes no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from matching.engine import flow_numpy
from matching.engine.errors import EngineError

try:
    from matching.engine import flow_ortools
except ImportError:  # not built for this machine
    flow_ortools = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable

    from matching.engine.network import Flow, Network

    Solver = Callable[[Network], Flow]

SOLVERS: Final[dict[str, Solver]] = {"numpy": flow_numpy.solve}
if flow_ortools is not None:
    SOLVERS["ortools"] = flow_ortools.solve
USUAL: Final = "ortools" if "ortools" in SOLVERS else "numpy"


def best_flow(network: Network, solver: str = USUAL) -> Flow:
    """Raises `InfeasibleError` where not everybody can have one of their arcs."""
    if solver not in SOLVERS:
        raise EngineError(f"There is no solver called {solver}; there are {', '.join(sorted(SOLVERS))}.")
    return SOLVERS[solver](network)
