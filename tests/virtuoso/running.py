"""A Virtuoso that runs for a test, loaded with an N-Quads file, on ports of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.servers import free_port
from tests.serving import wait_until

_INI = """
[Database]
DatabaseFile={folder}/v.db
ErrorLogFile={folder}/v.log
LockFile={folder}/v.lck
TransactionFile={folder}/v.trx
xa_persistent_file={folder}/v.pxa
[TempDatabase]
DatabaseFile={folder}/vt.db
TransactionFile={folder}/vt.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
NumberOfBuffers=40000
MaxDirtyBuffers=30000
DirsAllowed={folder}
[HTTPServer]
ServerPort=127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows={rows_max}
"""


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    pytest.fail(f"{names[0]} is not installed: apt-get install virtuoso-opensource")


@contextmanager
def virtuoso(folder: Path, data: Path, *, rows_max: int) -> Iterator[str]:
    """The address of a Virtuoso's endpoint, which cuts results at `rows_max` rows."""
    sql, http = free_port(), free_port()
    (folder / "v.ini").write_text(_INI.format(folder=folder, sql=sql, http=http, rows_max=rows_max))
    shutil.copy(data, folder / "data.nq")
    server = subprocess.Popen(
        [_program("virtuoso-t"), "+configfile", "v.ini", "+foreground"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    # 20 million quads (4 GB) load in three minutes on an idle machine.
    limit_s = max(600, data.stat().st_size / 1e6)

    def run(statement: str) -> bool:
        command = [_program("isql-vt", "isql"), f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit_s, check=False)
        return done.returncode == 0 and "Error" not in done.stderr

    try:
        assert wait_until(lambda: run("status();"), 60)
        # Opened, not read into a string: a string has ten megabytes at most there.
        load = f"DB.DBA.TTLP_MT(file_open('{folder}/data.nq'), '', 'http://none/', 512)"
        assert run(f"{load}; checkpoint;")
        yield f"http://127.0.0.1:{http}/sparql"
    finally:
        server.terminate()
        server.wait(60)
