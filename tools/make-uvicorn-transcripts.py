"""Writes src/fleet/fixtures/uvicorn-VERSION-*.txt: what a real uvicorn prints when it is operated.

    python3 tools/make-uvicorn-transcripts.py

Needs uvicorn and nothing else (Debian: python3-uvicorn). Everything happens on the loopback, with a small ASGI app that
has the manners of FastAPI: a 500 is answered first and raised then, a failed start sends its traceback.

A transcript has three kinds of lines, in the order in which they happened:

    $ what was done       an action; one that ends in & goes on while the next ones are done
    = what came of it     a client's status or loss, a process's exit status
    INFO:     ...         what uvicorn printed, stdout and stderr together

Process ids are numbered as they appear ([pid 1]); ports become CLIENT and PORT; of a traceback the first line stays.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

OUT = Path(__file__).resolve().parent.parent / "src" / "fleet" / "fixtures"
PORT = 8765
QUIET_S = 0.6

APP = '''
import asyncio, os, traceback

STATUS = {"/healthz": 200, "/slow": 200, "/predict": 422, "/busy": 503, "/boom": 500}


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
        return
    path = scope["path"]
    status = STATUS.get(path, 404)
    if path == "/healthz" and scope["method"] != "GET":
        status = 405
    if path == "/slow":
        await asyncio.sleep(2)
    body = b"x"
    headers = [(b"content-length", b"1"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    if status == 500:
        raise ValueError("bad input shape")


async def lifespan(receive, send):
    try:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await send({"type": "lifespan.shutdown.complete"})
                return
            await asyncio.sleep(0.5)
            if os.environ.get("FAILS"):
                try:
                    raise FileNotFoundError("model.onnx")
                except FileNotFoundError:
                    message = traceback.format_exc()
                    await send({"type": "lifespan.startup.failed", "message": message})
                return
            await send({"type": "lifespan.startup.complete"})
    except asyncio.CancelledError:
        return
'''

LEVEL = re.compile(r"^(INFO|WARNING|ERROR|CRITICAL|DEBUG): ")


class Transcript:
    """Collects lines from several threads, and masks what differs from run to run."""

    def __init__(self):
        self.lines = []
        self.pids = {}
        self.lock = threading.Lock()
        self.changed_s = time.monotonic()
        self.in_traceback = False

    def add(self, line):
        with self.lock:
            self.changed_s = time.monotonic()
            self.lines.append(line)

    def output(self, line):
        if self.in_traceback and line and not LEVEL.match(line):
            return
        self.in_traceback = "Traceback (most recent call last):" in line
        line = re.sub(r"\[(\d{3,})\]", lambda found: f"[pid {self.number(found[1])}]", line)
        line = re.sub(r"127\.0\.0\.1:\d+ - ", "127.0.0.1:CLIENT - ", line)
        self.add(line.replace(str(PORT), "PORT"))

    def number(self, pid):
        return self.pids.setdefault(pid, len(self.pids) + 1)

    def settle(self):
        """Until nothing has been printed for a while."""
        while time.monotonic() - self.changed_s < QUIET_S:
            time.sleep(0.05)


class Run:
    """One transcript: what is done to one server, or to two on the same port."""

    def __init__(self, folder):
        self.folder = folder
        self.transcript = Transcript()
        self.servers = []
        self.clients = []

    def start(self, options="", fails=False):
        self.transcript.add(f"$ {'FAILS=1 ' if fails else ''}uvicorn app:app --port PORT{options}")
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", **({"FAILS": "1"} if fails else {})}
        command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(PORT), *options.split()]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        reader = threading.Thread(target=self.read, args=(process,))
        reader.start()
        self.servers.append((process, reader))
        time.sleep(1.5)
        self.transcript.settle()

    def read(self, process):
        for line in process.stdout:
            self.transcript.output(line.rstrip("\n"))

    def ask(self, method, target, background=False, timeout_s=10):
        limit = "" if timeout_s == 10 else f" for {timeout_s} s"
        self.transcript.add(f"$ {method} {target}{limit}{' &' if background else ''}")
        outcome = []
        client = threading.Thread(target=lambda: outcome.append(self.request(method, target, timeout_s)))
        client.start()
        if background:
            self.clients.append((f"{method} {target}", client, outcome))
            time.sleep(0.5)
        else:
            client.join()
            self.transcript.settle()
            self.transcript.add(f"= {outcome[0]}")

    def request(self, method, target, timeout_s):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=timeout_s)
        try:
            connection.request(method, target)
            return str(connection.getresponse().status)
        except ConnectionRefusedError:
            return "refused"
        except (TimeoutError, socket.timeout):
            return "timeout"
        except (http.client.RemoteDisconnected, ConnectionResetError):
            return "no reply"
        finally:
            connection.close()

    def kill(self, name, which="server"):
        """which: "server", the one that was started first; "worker", its first child that serves."""
        pid = self.servers[0][0].pid if which == "server" else self.worker()
        self.transcript.add(f"$ kill -{name} {which}")
        os.kill(pid, getattr(signal, f"SIG{name}"))
        time.sleep(0.6)

    def worker(self):
        parent = self.servers[0][0].pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        spawned = [pid for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        # The one that has the connection, if there is one: both ends are on this machine.
        return int(next((pid for pid in spawned if connections(pid) > 0), spawned[0]))

    def wait_clients(self):
        for name, client, outcome in self.clients:
            client.join()
            self.transcript.settle()
            self.transcript.add(f"= {name}: {outcome[0]}")
        self.clients = []

    def wait_exit(self, index=0):
        process, reader = self.servers[index]
        status = process.wait(timeout=20)
        reader.join(timeout=1)
        self.transcript.settle()
        # As a shell tells it: 128 and the signal's number.
        self.transcript.add(f"= exit {status if status >= 0 else 128 - status}")


def connections(pid):
    """How many sockets are open in a process, less those that every worker has."""
    kinds = [os.readlink(entry) for entry in Path(f"/proc/{pid}/fd").iterdir() if entry.is_symlink()]
    return sum(kind.startswith("socket:") for kind in kinds) - IDLE_SOCKETS


# The listening one and the pair by which asyncio wakes itself.
IDLE_SOCKETS = 3


def requests(run):
    run.start()
    run.ask("GET", "/healthz")
    run.ask("GET", "/nope?x=1")
    run.ask("POST", "/healthz")
    run.ask("POST", "/predict")
    run.ask("GET", "/busy")
    run.ask("GET", "/boom")
    run.kill("TERM")
    run.wait_exit()


def interrupt(run):
    run.start()
    run.kill("INT")
    run.wait_exit()
    run.ask("GET", "/healthz")


def stop_in_flight(run):
    run.start()
    run.ask("GET", "/slow", background=True)
    run.kill("TERM")
    run.ask("GET", "/healthz")
    run.wait_clients()
    run.wait_exit()


def force(run):
    run.start()
    run.ask("GET", "/slow", background=True)
    run.kill("INT")
    run.kill("INT")
    run.wait_clients()
    run.wait_exit()


def killed(run):
    run.start()
    run.ask("GET", "/slow", background=True)
    run.kill("KILL")
    run.wait_clients()
    run.wait_exit()


def hangup(run):
    run.start()
    run.kill("HUP")
    run.wait_exit()


def client_leaves(run):
    run.start()
    run.ask("GET", "/slow", timeout_s=1)
    run.kill("TERM")
    run.wait_exit()


def limit(run):
    run.start(" --limit-concurrency 2")
    run.ask("GET", "/slow", background=True)
    run.ask("GET", "/healthz")
    run.wait_clients()
    run.kill("INT")
    run.wait_exit()


def startup_failure(run):
    run.start(fails=True)
    run.wait_exit()


def port_busy(run):
    run.start()
    run.start()
    run.wait_exit(1)
    run.kill("INT")
    run.wait_exit(0)


def workers(run):
    run.start(" --workers 2")
    run.ask("GET", "/healthz")
    run.kill("TERM")
    run.wait_exit()


def worker_killed(run):
    run.start(" --workers 2")
    run.ask("GET", "/slow", background=True)
    run.kill("KILL", "worker")
    run.wait_clients()
    run.ask("GET", "/healthz")
    run.kill("TERM")
    run.wait_exit()


SCENARIOS = {
    "requests": requests,
    "interrupt": interrupt,
    "stop-in-flight": stop_in_flight,
    "force": force,
    "killed": killed,
    "hangup": hangup,
    "client-leaves": client_leaves,
    "limit": limit,
    "startup-failure": startup_failure,
    "port-busy": port_busy,
    "workers": workers,
    "worker-killed": worker_killed,
}


def main():
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "app.py").write_text(APP)
        for name, scenario in SCENARIOS.items():
            run = Run(folder)
            try:
                scenario(run)
            finally:
                for process, _ in run.servers:
                    if process.poll() is None:
                        process.kill()
            head = f"# uvicorn {uvicorn.__version__}, Python {version}, made by tools/make-uvicorn-transcripts.py"
            text = "\n".join([head, *run.transcript.lines]) + "\n"
            Path(OUT, f"uvicorn-{uvicorn.__version__}-{name}.txt").write_text(text)
            print(name, len(run.transcript.lines))


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    main()
