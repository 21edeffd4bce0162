#!/usr/bin/env python3
"""How soon the client paints: plain `java -jar chat.jar client` against a bare JVM that prints one line.

Each in an 80x24 pty of its own, turn about, so that a busy moment of the machine meets both. The clock of a bare JVM stops
when the process has ended; the client's stops when the status row's words are on the terminal. Nothing listens at the
port it is given, so no network helps or hurts.

    src/bench/first-paint.py [--runs 10] [--jar target/chat.jar] [JAVA_HOME ...]
    src/bench/first-paint.py --launcher bin/chat [JAVA_HOME ...]     as the launcher starts it, from its third start on
"""
import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

HELLO = 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }'


def in_pty(command, marker, typed=None):
    """Runs it in a pty; ms until the marker has come (None: until the end), and CPU ms of all its threads by then.

    What is `typed` when the marker has come ends it; without it, it is killed.
    """
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        os.execv(command[0], command)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = piece = b""
    took = None
    while time.perf_counter() - began < 20:
        ready, _, _ = select.select([fd], [], [], 0.5)
        if not ready:
            if took is not None and typed:  # all is painted, so keys are heard
                os.write(fd, typed)
                typed = b""
            continue
        try:
            piece = os.read(fd, 65536)
        except OSError:  # Linux says EIO when the other side has closed
            piece = b""
        seen += piece
        if marker is not None and took is None and marker in seen:
            took = time.perf_counter() - began
            if typed is None:
                break
        if not piece:
            break
    if marker is None:
        usage = os.wait4(pid, 0)[2]
        took = time.perf_counter() - began
    elif typed is None or piece:
        os.kill(pid, signal.SIGKILL)
        usage = os.wait4(pid, 0)[2]
    else:  # it has hung up
        usage = os.wait4(pid, 0)[2]
    os.close(fd)
    if took is None:
        sys.exit(f"never painted: {seen!r}")
    return took * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=10)
    options.add_argument("--jar", default="target/chat.jar")
    options.add_argument("--launcher", help="a script that starts the jar; its archive is made first")
    options.add_argument("--marker", default="connecting", help="words of the status row")
    options.add_argument("homes", nargs="*", metavar="JAVA_HOME", help="default: the java on the path")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(XDG_STATE_HOME=os.path.join(work, "state"))  # nothing unsent of the user's own
        source = os.path.join(work, "Hello.java")
        with open(source, "w", encoding="utf-8") as out:
            out.write(HELLO)
        default = os.path.dirname(os.path.dirname(os.path.realpath(shutil.which("java"))))
        for home in chosen.homes or [default]:
            java = os.path.join(home, "bin", "java")
            subprocess.run([java.replace("/bin/java", "/bin/javac"), "--release", "17", "-d", work, source], check=True)
            compare(java, work, chosen)


def compare(java, work, chosen):
    version = subprocess.run([java, "-version"], capture_output=True, text=True, check=True).stderr.split('"')[1]
    bare = [java, "-cp", work, "Hello"]
    program = [chosen.launcher] if chosen.launcher else [java, "-jar", chosen.jar]
    client = program + ["client", "--host", "127.0.0.1", "--port", "9", "--user", "alice"]
    if chosen.launcher:
        os.environ.update(CHAT_JAVA=java, CHAT_JAR=os.path.abspath(chosen.jar), XDG_CACHE_HOME=os.path.join(work, "cache"))
        in_pty(client, chosen.marker.encode(), b"/quit\r")  # leaves the archive behind
    in_pty(bare, None)  # warms the file cache
    in_pty(client, chosen.marker.encode())
    bare_runs, paint_runs = [], []
    for _ in range(chosen.runs):
        bare_runs.append(in_pty(bare, None))
        paint_runs.append(in_pty(client, chosen.marker.encode()))
    (bare_ms, bare_cpu), (paint_ms, paint_cpu) = medians(bare_runs), medians(paint_runs)
    print(f"JDK {version}: bare {bare_ms:.0f} ms, first paint {paint_ms:.0f} ms, {paint_ms / bare_ms:.2f} times;"
          f" CPU {bare_cpu:.0f} and {paint_cpu:.0f} ms, {paint_cpu / bare_cpu:.2f} times")


def medians(runs):
    return [statistics.median(column) for column in zip(*runs)]


if __name__ == "__main__":
    main()
