#!/usr/bin/env python3
"""Yaomote beside HAProxy and nginx in one run, where a benchmark at saturation says nothing.

    src/test/bench/peers.py [rate] [start] [cores] [bodies] [--rounds 3] [--seconds 3] [--warmup 8]
        [--share 0.5] [--starts 2] [--peers haproxy,nginx] [--ours 'target/yaomote/bin/yaomote run -f {cfg}']

rate    latency at a fixed rate, a share of what the slowest proxy manages at saturation: small
        answers over HTTP/1, TLS and HTTP/2. The timetable does not wait for answers.
start   processor time and latency in each of the first ten seconds of a fresh process.
cores   throughput and processor time with one and two loops (threads, workers); both processors
        are shared with load and origin, so it cannot double.
bodies  1 MiB over TLS and over HTTP/2, to clients and from them.

One processor (0) for each proxy, load and origin on the other, unless said otherwise. All proxies
are up at once, load alternates between them in short slices, ratios are taken between neighbouring
slices, and ours is warm before anything counts. Prints Markdown; ends with 1 if a request failed,
2 if something is missing. Everything stays on 127.0.0.1, and ends with the script.
YAOMOTE_OPTS reaches our JVM. All parts take about a quarter of an hour.
Needs Linux, two processors, and (Debian) haproxy nginx nghttp2-client openssl.
"""
import argparse, os, platform, re, shlex, shutil, signal, statistics, subprocess, sys, threading, time
from pathlib import Path
sys.dont_write_bytecode = True  # no folder of compiled files beside the sources
from stage import FULL, RAMP, Bench, Proxy, at_full, at_rate, cpu_seconds, failures, full, h2load, machine_seconds
from stage import percentile, running, stop

ROOT = Path(__file__).resolve().parents[3]
PARTS = ("rate", "start", "cores", "bodies")
notes = []  # lines below the table that is being made


# ---- what is measured --------------------------------------------------------------------------
def rate(bench):
    table = [("workload", "requests/s", "proxy", "p50 ms", "p99 ms", "p99.9 ms", "cpu us", "rate kept")]
    proxies = bench.proxies()
    for p in proxies:
        p.up()
    for proto in FULL:
        bench.warm(proxies, full(proto))
        speed = bench.alternate(proxies, lambda p: full(proto)(p, 2), 1)
        asked = bench.share * min(f[0]["rps"] for f in speed.values())

        def slice_of(p):
            answers, cpu = at_rate(p, proto, asked, bench.seconds)
            counted = [a[2] for a in answers if RAMP <= a[0] < RAMP + bench.seconds]
            kept = len(counted) / bench.seconds / asked
            return dict(cpu=cpu, kept=kept, **{q: percentile(counted, s) for q, s in
                                               (("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999))})
        figures = bench.alternate(proxies, slice_of)
        for p, f in figures.items():
            table.append((proto, f"{asked:.0f}", p.label, *(f"{median(f, q):.2f}" for q in ("p50", "p99", "p99.9")),
                          f"{median(f, 'cpu'):.1f}", f"{median(f, 'kept'):.0%}"))
        for q in ("p50", "p99", "p99.9", "cpu"):
            note(f"{proto}, {q}", figures, q)
    finish("At a fixed rate", table, proxies)


def start_up(bench):
    names, asked = bench.names, 5000
    spent, late, later = ({n: [] for n in names} for _ in range(3))
    for name in names * bench.starts:
        p = Proxy(name, bench)
        p.up()
        spent[name].append(first_cpu(p))
        bench.warm([p], full("small"))
        later[name].append(full("small")(p, 3)["cpu"])
        p.down()
        p.up()
        late[name].append(first_late(p, asked))
        p.down()
    table = [("second", *(f"{n} cpu us" for n in names), *(f"{n} p99 ms" for n in names))]
    each = {n: [statistics.median(r[i][0] * 1e6 / r[i][1] for r in spent[n]) for i in range(10)] for n in names}
    for i in range(10):
        table.append((i + 1, *(f"{each[n][i]:.1f}" for n in names),
                      *(f"{statistics.median(r[i] for r in late[n]):.2f}" for n in names)))
    table.append(("later", *(f"{statistics.median(later[n]):.1f}" for n in names), *("" for _ in names)))
    for n in names:
        steady = statistics.median(later[n])
        more = statistics.median(sum(s - c * steady / 1e6 for s, c in r) for r in spent[n])
        notes.append(f"{n}: cpu in the first second {each[n][0] / steady:.2f} times that of later; in all ten seconds "
                     f"{more:.1f} s more than the same requests cost later")
    finish(f"First ten seconds of life (small; cpu at saturation, p99 at {asked} requests/s)", table, [])


def first_cpu(proxy):
    """Processor seconds spent and requests answered in each of the first ten seconds, at saturation."""
    log, since = proxy.bench.folder / "requests", time.time()
    marks = [(since, cpu_seconds(proxy.proc.pid))]
    load = threading.Thread(target=h2load, args=([*FULL["small"], "-D11", f"--log-file={log}", proxy.url(False)], 60))
    load.start()
    for i in range(1, 11):
        time.sleep(max(0, since + i - time.time()))
        marks.append((time.time(), cpu_seconds(proxy.proc.pid)))
    load.join()
    ends = [(int(b) + int(t)) / 1e6 for b, _, t in (line.split() for line in log.read_text().splitlines())]
    log.unlink()
    return [(b[1] - a[1], max(1, sum(a[0] <= e < b[0] for e in ends))) for a, b in zip(marks, marks[1:])]


def first_late(proxy, asked):
    """99th percentile in each of the first ten seconds, at a fixed rate."""
    answers, _ = at_rate(proxy, "small", asked, 10)
    return [percentile([a[2] for a in answers if i <= a[0] < i + 1], 0.99) for i in range(10)]


def cores(bench):
    stop(bench.origin)
    bench.origin_up("0,1")
    table = [("workload", "loops", "proxy", "requests/s", "cpu us")]
    proxies = bench.proxies({"threads": 1}, {"threads": 2})
    for p in proxies:
        p.up("0,1")
    for proto in FULL:
        bench.warm(proxies, lambda p, seconds: full(proto)(p, seconds, "0,1"))
        figures = bench.alternate(proxies, lambda p: full(proto)(p, bench.seconds, "0,1"))
        for p, f in figures.items():
            table.append((proto, p.threads, p.label, f"{median(f, 'rps'):.0f}", f"{median(f, 'cpu'):.1f}"))
        for one, two in zip(proxies[::2], proxies[1::2]):
            pairs = [b["rps"] / a["rps"] for a, b in zip(figures[one], figures[two])]
            notes.append(f"{proto}, {one.name}, two loops / one: req/s {statistics.median(pairs):.2f}")
        for n in (1, 2):
            note(f"{proto}, {n} loops, cpu", {p: f for p, f in figures.items() if p.threads == n}, "cpu")
    finish("Loops on both processors (load and origin share them)", table, proxies)
    stop(bench.origin)
    bench.origin_up()


def bodies(bench):
    table = [("1 MiB", "proxy", "MiB/s", "cpu us")]
    proxies = bench.proxies()
    if "haproxy" in bench.names:
        proxies.append(Proxy("haproxy", bench, bufsize=256 << 10))
    for p in proxies:
        p.up()
    for proto, args in (("tls", ["--h1", "-c16", "-m1"]), ("h2", ["-c8", "-m4"])):
        for way, path, more in (("down", "/large", []), ("up", "/up", ["-d", bench.folder / "large"])):
            slice_of = lambda p, seconds: at_full(p, [*args, *more, p.url(True, path)], seconds)
            bench.warm(proxies, slice_of)
            figures = bench.alternate(proxies, lambda p: slice_of(p, bench.seconds))
            for p, f in figures.items():
                table.append((f"{proto} {way}", p.label, f"{median(f, 'rps'):.0f}", f"{median(f, 'cpu'):.0f}"))
            note(f"{proto} {way}, cpu", figures, "cpu")
    finish("Bodies of 1 MiB", table, proxies)


# ---- what is printed ---------------------------------------------------------------------------
def median(figures, key):
    return statistics.median(f[key] for f in figures)


def note(what, figures, key):
    """Ours over the best peer: the median of paired ratios, and their range."""
    ours = next(f for p, f in figures.items() if p.name == "ours")
    best = min((p for p in figures if p.name != "ours"), key=lambda p: median(figures[p], key), default=None)
    if best is None:
        return
    pairs = sorted(a[key] / max(1e-9, b[key]) for a, b in zip(ours, figures[best]))
    notes.append(f"{what}: {statistics.median(pairs):.2f} ({pairs[0]:.2f}-{pairs[-1]:.2f}) of {best.label}")


def finish(title, table, proxies):
    for p in proxies:
        p.down()
    print(f"\n### {title}\n")
    for i, row in enumerate(table):
        print("| " + " | ".join(map(str, row)) + " |" + ("\n" + "|---" * len(row) + "|" if i == 0 else ""))
    print()
    for line in notes:
        print(f"- {line}")
    notes.clear()
    sys.stdout.flush()


def about():
    def said(words, *argv):
        run = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT)
        return (re.search(words, run.stdout + run.stderr) or ["", "?"])[1]

    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) >> 20
    ours, haproxy = said(r"^(\w+)", "git", "rev-parse", "--short", "HEAD"), said(r"version (\S+)", "haproxy", "-v")
    nginx, openssl = said(r"nginx/(\S+)", "nginx", "-v"), said(r"(OpenSSL \S+)", "openssl", "version")
    print(f"{time.strftime('%Y-%m-%d %H:%M %Z')}: Yaomote {ours}, HAProxy {haproxy}, nginx {nginx}, {openssl}; "
          f"{os.cpu_count()} processors ({cpu[1] if cpu else platform.machine()}), {memory} GiB, "
          f"Linux {platform.release()}; load average before: {os.getloadavg()[0]:.1f}.", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS) + "; all of them if none is named")
    parser.add_argument("--ours", default=f"{ROOT}/target/yaomote/bin/yaomote run -f {{cfg}}")
    parser.add_argument("--peers", default="haproxy,nginx")
    for name, kind, default in (("rounds", int, 3), ("seconds", int, 3), ("warmup", int, 8), ("share", float, 0.5),
                                ("starts", int, 2)):
        parser.add_argument(f"--{name}", type=kind, default=default)
    options = parser.parse_args()
    os.environ["PATH"] += ":/usr/sbin"
    missing = [t for t in ("haproxy", "nginx", "h2load", "openssl", "taskset") if not shutil.which(t)]
    if missing or not set(options.parts) <= set(PARTS) or len(os.sched_getaffinity(0)) < 2:
        sys.stderr.write(f"missing: {' '.join(missing) or 'a second processor, or a part of that name'}\n{__doc__}")
        return 2
    for s in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(s, lambda *_: sys.exit("stopped"))
    os.sched_setaffinity(0, {1})
    about()
    bench, (busy, own), since = Bench(options), machine_seconds(), time.time()
    try:
        bench.origin_up()
        for part in options.parts or PARTS:
            {"rate": rate, "start": start_up, "cores": cores, "bodies": bodies}[part](bench)
    finally:
        for proc in list(running):
            stop(proc)
        shutil.rmtree(bench.folder, ignore_errors=True)
    now, spent = machine_seconds()
    others = max(0, now - busy - (spent - own)) / (time.time() - since) / os.cpu_count()
    print(f"\nOther work took {others:.0%} of the processors meanwhile; {sum(failures)} requests failed.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
