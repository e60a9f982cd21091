"""What a problem is called on a page, by its kind (`sparql.problems.KINDS`), in Spanish and English."""

from __future__ import annotations

from typing import Final

PROBLEM_WORDS: Final[dict[str, tuple[str, str]]] = {
    "problem.syntax": ("La consulta no está bien escrita", "The query is not well-formed"),
    "problem.bad-request": ("La dirección pide algo que no se entiende", "The address asks for what is not understood"),
    "problem.read-only": ("Este servicio sólo se lee", "This service only reads"),
    "problem.service": ("SERVICE no se permite", "SERVICE is refused"),
    "problem.dataset": ("Ese grafo no está en los datos", "The graph is not in the dataset"),
    "problem.too-complex": ("La consulta es demasiado compleja", "The query is too complex"),
    "problem.query-failed": ("La consulta no se pudo evaluar", "The query could not be evaluated"),
    "problem.not-found": ("Aquí no hay nada", "There is nothing here"),
    "problem.method": ("Ese método no se permite aquí", "The method is not allowed"),
    "problem.not-acceptable": ("No hay ese formato", "No acceptable format"),
    "problem.request-timeout": ("La petición tardó demasiado en llegar", "The request came too slowly"),
    "problem.precondition": ("El archivo cambió", "The file has changed"),
    "problem.too-large": ("La consulta es demasiado larga", "The query is too long"),
    "problem.media-type": ("Ese tipo de contenido no se lee", "The media type is not supported"),
    "problem.memory": ("La consulta necesita demasiada memoria", "The query needs too much memory"),
    "problem.crash": ("La consulta hizo caer a su proceso", "The query ended its worker"),
    "problem.rows": ("El resultado tiene demasiadas filas", "The result has too many rows"),
    "problem.failed": ("El servicio cometió un error", "The service made a mistake"),
    "problem.busy": ("El servicio está ocupado", "The service is busy"),
    "problem.unavailable": ("El servicio todavía no está listo", "The service is not ready"),
    "problem.remote": ("Falló el servicio que está detrás de éste", "The endpoint behind this service failed"),
    "problem.cancelled": ("La consulta se canceló", "The query was cancelled"),
    "problem.deadline": ("La consulta llegó a su límite de tiempo", "The query met its deadline"),
}
