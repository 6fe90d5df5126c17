"""The proxies that peers.py compares, the origin servers behind them, and the load before them."""
import os, random, re, resource, shlex, signal, socket, subprocess, sys, tempfile, threading, time
from pathlib import Path

CLK = os.sysconf("SC_CLK_TCK")
MIB = 1 << 20
CLIENTS = 256  # at a fixed rate: each asks seldom enough that a slow answer delays no other
RAMP = 1.0  # seconds in which they connect and nothing counts
WORK = {"small": ["--h1"], "tls": ["--h1"], "h2": []}
FULL = {"small": ["--h1", "-c64", "-m1"], "tls": ["--h1", "-c64", "-m1"], "h2": ["-c16", "-m32"]}
given = set()  # ports
running = set()  # what was started and has not ended
failures = []  # how many requests failed, for each load that had some


# ---- processes ---------------------------------------------------------------------------------
def start(argv, cores, log, **env):
    out = open(log, "ab")
    proc = subprocess.Popen(["taskset", "-c", cores, *argv], stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                            start_new_session=True, env={**os.environ, **env})
    running.add(proc)
    return proc


def stop(proc):
    proc.terminate()
    try:
        proc.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(proc.pid, signal.SIGKILL)
        proc.wait()
    running.discard(proc)


def tree(pid):
    """pid and all its descendants: nginx has workers."""
    found = [pid]
    for p in found:
        for children in Path(f"/proc/{p}/task").glob("*/children"):
            found += [int(c) for c in children.read_text().split()]
    return found


def cpu_seconds(pid):
    fields = (Path(f"/proc/{p}/stat").read_text().rsplit(")", 1)[1].split() for p in tree(pid))
    return sum(int(f[11]) + int(f[12]) for f in fields) / CLK


def machine_seconds():
    """Processor time that the whole machine has spent, and that of what this script has ended."""
    busy = [int(x) for x in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]
    own = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (sum(busy) - busy[3] - busy[4]) / CLK, own


def free_port():
    """A port that nobody listens on, below those the system gives to clients."""
    while True:
        with socket.socket() as s:
            port = random.randrange(20000, 32000)
            if port not in given and s.connect_ex(("127.0.0.1", port)) != 0:
                given.add(port)
                return port


def listens(port, proc, log):
    end = time.time() + 30
    while time.time() < end and proc.poll() is None:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    sys.exit(f"nothing listens on port {port}:\n{Path(log).read_text()[-2000:]}")


# ---- the proxies -------------------------------------------------------------------------------
class Proxy:
    """One job for all: a plain and a TLS listener, two backends, connections kept on both sides."""

    def __init__(self, name, bench, threads=1, bufsize=16384):
        self.name, self.bench, self.threads, self.bufsize = name, bench, threads, bufsize
        self.plain, self.tls, self.proc = free_port(), free_port(), None
        self.label = name + (f", {bufsize >> 10} KiB buffers" if bufsize > 16384 else "")

    def up(self, cores="0"):
        folder = Path(tempfile.mkdtemp(dir=self.bench.folder, prefix=self.name))
        folder.chmod(0o755)
        argv = {"ours": self.ours, "haproxy": self.haproxy, "nginx": self.nginx}[self.name](folder)
        self.proc = start(argv, cores, folder / "log", YAOMOTE_HOME=str(folder),
                          YAOMOTE_OPTS=f"{os.environ.get('YAOMOTE_OPTS', '')} -XX:ActiveProcessorCount={self.threads}")
        listens(self.plain, self.proc, folder / "log")
        listens(self.tls, self.proc, folder / "log")

    def down(self):
        stop(self.proc)

    def url(self, tls, path="/small"):
        return f"https://127.0.0.1:{self.tls}{path}" if tls else f"http://127.0.0.1:{self.plain}{path}"

    def ours(self, folder):
        ends = "".join(f"    BackEnd\n        Address 127.0.0.1\n        Port {p}\n    End\n"
                       for p in self.bench.backends)
        (folder / "ours.cfg").write_text(
            f"LogLevel 0\nListenHTTP\n    Address 127.0.0.1\n    Port {self.plain}\nEnd\n"
            f"ListenHTTPS\n    Address 127.0.0.1\n    Port {self.tls}\n    Cert \"{self.bench.certificate}\"\nEnd\n"
            f"Service\n{ends}End\n")
        return shlex.split(self.bench.ours.replace("{cfg}", str(folder / "ours.cfg")))

    def haproxy(self, folder):
        servers = "".join(f"  server s{p} 127.0.0.1:{p}\n" for p in self.bench.backends)
        (folder / "haproxy.cfg").write_text(f"""global
  nbthread {self.threads}
  maxconn 9000
  tune.bufsize {self.bufsize}
defaults
  mode http
  timeout client 60s
  timeout server 60s
  timeout connect 5s
  option forwardfor
  http-reuse always
frontend f
  bind 127.0.0.1:{self.plain}
  bind 127.0.0.1:{self.tls} ssl crt {self.bench.certificate} alpn h2,http/1.1
  default_backend b
backend b
  balance roundrobin
{servers}""")
        return ["haproxy", "-f", str(folder / "haproxy.cfg")]

    def nginx(self, folder):
        """Defaults, except that a request's body goes on at once, as with the others, and not by way of a file."""
        servers = "".join(f"server 127.0.0.1:{p}; " for p in self.bench.backends)
        return nginx_argv(folder, self.threads, f"""ssl_protocols TLSv1.2 TLSv1.3; http2_max_concurrent_streams 256;
  proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_request_buffering off;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  upstream b {{ {servers} keepalive 512; keepalive_requests 100000000; }}
  server {{ listen 127.0.0.1:{self.plain} backlog=4096; location / {{ proxy_pass http://b; }} }}
  server {{ listen 127.0.0.1:{self.tls} ssl http2 backlog=4096; ssl_certificate {self.bench.certificate};
    ssl_certificate_key {self.bench.certificate}; location / {{ proxy_pass http://b; }} }}""")


def nginx_argv(folder, workers, http):
    (folder / "nginx.conf").write_text(f"""daemon off; worker_processes {workers}; pid {folder}/pid; user root;
error_log {folder}/log; events {{ worker_connections 9000; }}
http {{ access_log off; keepalive_requests 100000000; keepalive_timeout 300s;
  client_body_temp_path {folder}/cb; proxy_temp_path {folder}/pt;
  {http}
}}""")
    return ["nginx", "-e", str(folder / "log"), "-c", str(folder / "nginx.conf"), "-p", str(folder)]


class Bench:
    """The folder, the origin servers, and what the command line asked for."""

    def __init__(self, options):
        self.folder = Path(tempfile.mkdtemp(prefix="peers-"))
        self.folder.chmod(0o755)
        self.ours, self.rounds, self.seconds = options.ours, options.rounds, options.seconds
        self.warmup, self.share, self.starts = options.warmup, options.share, options.starts
        self.names = ["ours", *filter(None, options.peers.split(","))]
        self.backends, self.certificate, self.origin = (free_port(), free_port()), self.folder / "pem", None
        subprocess.run(["openssl", "req", "-x509", "-nodes", "-days", "30", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:P-256", "-subj", "/CN=localhost", "-keyout", str(self.folder / "key"),
                        "-out", str(self.folder / "crt")], check=True, capture_output=True)
        self.certificate.write_text((self.folder / "key").read_text() + (self.folder / "crt").read_text())
        (self.folder / "large").write_bytes(os.urandom(MIB))

    def origin_up(self, cores="1"):
        """Answers 128 octets or 1 MiB; answers `/up` when it has read the whole body, by way of a second server."""
        sink = free_port()
        servers = "".join(f"""server {{ listen 127.0.0.1:{p} backlog=4096; root {self.folder};
  location = /small {{ return 200 '{'x' * 128}'; }}
  location = /up {{ client_max_body_size 2m; client_body_buffer_size 2m; proxy_pass http://sink/;
    proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Content-Length "";
    proxy_pass_request_body off; }} }}
""" for p in self.backends)
        folder = self.folder / "origin"
        folder.mkdir(exist_ok=True)
        argv = nginx_argv(folder, 1, f"""sendfile on; tcp_nopush on;
  upstream sink {{ server 127.0.0.1:{sink}; keepalive 64; }}
  server {{ listen 127.0.0.1:{sink}; return 200; }} {servers}""")
        self.origin = start(argv, cores, folder / "log")
        listens(self.backends[1], self.origin, folder / "log")

    def proxies(self, *shapes):
        return [Proxy(name, self, **shape) for name in self.names for shape in shapes or ({},)]

    def warm(self, proxies, slice_of):
        """Load until a proxy has spent its time of the processor, whoever else uses it: a clock would not do."""
        for p in proxies:
            seconds, before = self.warmup if p.name == "ours" else 1, cpu_seconds(p.proc.pid)
            end = time.time() + 8 * seconds
            while cpu_seconds(p.proc.pid) - before < 0.8 * seconds and time.time() < end:
                slice_of(p, min(seconds, 2))

    def alternate(self, proxies, slice_of, rounds=None):
        """Rounds of slices, one proxy after another; a list of figures for each proxy."""
        figures = {p: [] for p in proxies}
        for _ in range(rounds or self.rounds):
            for p in proxies:
                figures[p].append(slice_of(p))
        return figures


# ---- load --------------------------------------------------------------------------------------
def h2load(args, limit, cores="1"):
    """Requests that succeeded; those that did not are counted against the whole run."""
    argv = ["taskset", "-c", cores, "h2load", "-t1", *map(str, args)]
    load = subprocess.Popen(argv, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    running.add(load)
    try:
        out = load.communicate(timeout=limit)[0]
    except subprocess.TimeoutExpired:
        out = f"not ended after {limit} s"
    stop(load)
    done = re.search(r"requests: \d+ total.*?(\d+) succeeded, (\d+) failed, (\d+) errored, (\d+) timeout", out)
    good = re.search(r"status codes: (\d+) 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx", out)
    bad = max(sum(map(int, m.groups()[1:])) for m in (done, good)) if done and good else 1
    if bad:
        failures.append(bad)
        print(f"FAILED: {bad} of {shlex.join(argv)}\n{out[-600:]}", file=sys.stderr)
    return int(done[1]) if done else 0


def at_full(proxy, args, seconds, cores="1"):
    """One slice at saturation: requests a second, and processor microseconds of the proxy for each."""
    before, since = cpu_seconds(proxy.proc.pid), time.time()
    count = max(1, h2load([*args, f"-D{seconds}"], seconds + 30, cores))
    return dict(rps=count / (time.time() - since), cpu=(cpu_seconds(proxy.proc.pid) - before) * 1e6 / count)


def at_rate(proxy, proto, rate, seconds):
    """Answers (begin, end, latency; seconds since the load began) at a fixed rate, and processor time for each.

    The time counts once all clients are connected. They connect one after another, so that they do not ask in
    step. An HTTP/1 client has one request out: where an answer takes longer than its interval, the requests it kept
    back get the latencies they would have had.
    """
    log, total = proxy.bench.folder / "requests", round(rate / CLIENTS * (seconds + RAMP)) * CLIENTS
    marks, since = [], time.time()
    mark = lambda: marks.append((time.time(), cpu_seconds(proxy.proc.pid)))
    connected = threading.Timer(RAMP, mark)
    connected.start()
    h2load([*WORK[proto], f"-c{CLIENTS}", "-m100" if proto == "h2" else "-m1", "-r1", "--rate-period=1ms",
            f"--rps={rate / CLIENTS:.2f}", f"-n{total}", f"--log-file={log}", proxy.url(proto != "small")],
           seconds * 3 + 30)
    connected.join()
    mark()
    rows = [tuple(map(int, line.split())) for line in log.read_text().splitlines()]
    log.unlink()
    spent = (marks[1][1] - marks[0][1]) * 1e6 / max(1, sum(b + t >= marks[0][0] * 1e6 for b, _, t in rows))
    answers = [(b / 1e6 - since, (b + t) / 1e6 - since, t / 1e6) for b, _, t in rows]
    interval = CLIENTS / rate
    if proto != "h2":
        late = [a for a in answers if a[2] > interval]
        answers += [(b, e, t - k * interval) for b, e, t in late for k in range(1, int(t / interval) + 1)]
    return answers, spent


def percentile(latencies, share):
    return 1e3 * sorted(latencies)[min(len(latencies) - 1, int(len(latencies) * share))] if latencies else 0.0



def full(proto):
    return lambda p, seconds, cores="1": at_full(p, [*FULL[proto], p.url(proto != "small")], seconds, cores)
