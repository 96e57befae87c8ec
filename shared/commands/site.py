"""What gunicorn is told about the web site: it reads this module as its configuration."""

import logging
from pathlib import Path
from typing import Any

from shared import logs
from shared.settings import settings

MEMORY = Path("/dev/shm")

bind = f"{settings().gateway_host}:{settings().gateway_port}"
worker_class = "gthread"
threads = settings().gateway_threads
graceful_timeout = 20
control_socket_disable = True
if MEMORY.is_dir():
    worker_tmp_dir = str(MEMORY)  # a slow disk must not look like a worker that hangs


def on_starting(server: Any) -> None:
    """Have gunicorn and the site write their log lines like all other processes."""
    logs.configure(settings(), service="gateway")
    own = logging.getLogger("gunicorn.error")
    own.handlers.clear()
    own.propagate = True
