#!/usr/bin/env python3
"""What a full-screen client costs after a long day: CPU for a line that shows, and memory after 100,000 lines.

A server without a history, the client in a 200x50 pty that is read as fast as it writes, and 40 members, one of whom talks:
10,000 lines to begin with, then `--lines` at `--rate` a second, so that each has a frame of its own and is measured alone
(CPU of all the client's threads, from /proc/PID/task/*/schedstat), then more up to 100,000, as fast as the client takes them. Heap is
what is left after a collection that jcmd asks for; resident memory is of that moment too.

    src/bench/client-load.py [--jar target/chat.jar] [--java JAVA_HOME] [-- options of the client's JVM, such as those of bin/chat]
"""
import argparse
import fcntl
import os
import pty
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import termios
import threading
import time

HEADER = 64
TEXT = "line {:06d} of what is said here all day long, of the length that such lines usually have"


def frame(text):
    body = text.encode()
    return str(len(body)).encode().ljust(HEADER) + body


def member(port, name):
    """A member of the original protocol whose words are thrown away."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(frame("USERNAME:" + name))
    threading.Thread(target=drain, args=(lambda: connection.recv(1 << 16),), daemon=True).start()
    return connection


def drain(read):
    try:
        while read():
            pass
    except OSError:
        pass


def cpu_nanos(pid):
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as stat:
                total += int(stat.read().split()[0])
        except OSError:
            pass  # a thread that has just ended
    return total


class Client:
    """The client in its pty, and how far its screen has come."""

    def __init__(self, command):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            os.execv(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self.bytes = 0
        threading.Thread(target=drain, args=(self.read,), daemon=True).start()

    def read(self):
        piece = os.read(self.fd, 1 << 16)
        self.bytes += len(piece)
        return piece

    def quiet(self):
        """Waits until it has painted all that it knows: nothing written for a second and a half."""
        before = -1
        while before != self.bytes:
            before = self.bytes
            time.sleep(1.5)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--jar", default="target/chat.jar")
    options.add_argument("--java", default=os.path.dirname(os.path.dirname(os.path.realpath(shutil.which("java")))))
    options.add_argument("--lines", type=int, default=600)
    options.add_argument("--rate", type=float, default=20)
    options.add_argument("jvm", nargs="*")
    chosen = options.parse_args()
    java = os.path.join(chosen.java, "bin", "java")
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(XDG_STATE_HOME=work, XDG_CONFIG_HOME=work, CHAT_SOCKET="off")
        server = subprocess.Popen(
            [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", chosen.jar, "server", "--bind", "127.0.0.1", "--port", "0",
             "--history", "off", "--limit", "messages-per-second=0", "--limit", "bytes-per-second=0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            measure(java, chosen, int(re.search(r":(\d+)\.", server.stdout.readline()).group(1)))
        finally:
            server.kill()
            server.wait()


def measure(java, chosen, port):
    members = [member(port, f"member{i}") for i in range(40)]
    client = Client([java, *chosen.jvm, "-jar", chosen.jar, "client", "--host", "127.0.0.1", "--port", str(port), "--user", "alice"])
    try:
        client.quiet()
        said = talk(members[0], client, 0, 10_000)
        before, wrote = cpu_nanos(client.pid), client.bytes
        for _ in range(chosen.lines):
            members[0].sendall(frame(TEXT.format(said)))
            said += 1
            time.sleep(1 / chosen.rate)
        client.quiet()
        spent, written = cpu_nanos(client.pid) - before, client.bytes - wrote
        print(f"{chosen.lines} lines at {chosen.rate:.0f}/s, 200x50, after 10,000: {spent / chosen.lines / 1000:.0f} us of CPU and"
              f" {written / chosen.lines:.0f} B a line")
        said = talk(members[0], client, said, 100_000)
        subprocess.run([java.replace("/bin/java", "/bin/jcmd"), str(client.pid), "GC.run"], check=True, stdout=subprocess.DEVNULL)
        info = subprocess.run([java.replace("/bin/java", "/bin/jcmd"), str(client.pid), "GC.class_histogram"],
                              check=True, capture_output=True, text=True).stdout
        live = int(re.findall(r"^Total\s+\d+\s+(\d+)", info, re.M)[-1])
        with open(f"/proc/{client.pid}/status", encoding="ascii") as status:
            resident = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
        print(f"after {said:,} lines: {live / 1048576:.1f} MiB of live heap, {resident / 1024:.0f} MiB resident")
    finally:
        os.kill(client.pid, signal.SIGKILL)
        os.waitpid(client.pid, 0)


def talk(speaker, client, first, end):
    """Some hundred at a time, so that no reader is so slow that it is closed."""
    for start in range(first, end, 500):
        speaker.sendall(b"".join(frame(TEXT.format(i)) for i in range(start, min(end, start + 500))))
        time.sleep(0.1)
    client.quiet()
    return end


if __name__ == "__main__":
    main()
