"""Processes beside this one, one for each core, that end with it however it ends."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from threading import Thread


def workers() -> ProcessPoolExecutor:
    """A pool of them: killed alone, a build would leave them waiting for work for ever."""
    return ProcessPoolExecutor(initializer=_end_with_parent)


def _end_with_parent() -> None:
    parent = parent_process()

    def end_after_it() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=end_after_it, daemon=True).start()
