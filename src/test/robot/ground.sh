# Sourced by scripts that prove something with the real program and the machine's own tools: a
# folder that goes with them, what they start ends with them, ports of loopback.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$(mktemp -d)
started=()

leave() {
    local pid
    for pid in "${started[@]}"; do
        kill -CONT "$pid" 2>/dev/null || true
        kill "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

# need PROGRAM PACKAGE: says what to install where a program is missing.
need() {
    if ! command -v "$1" >/dev/null && ! [ -x "/usr/sbin/$1" ]; then
        echo "$1 is missing; type: apt-get install $2" >&2
        exit 2
    fi
}

# until_true SECONDS COMMAND...: waits for a condition, not for a time.
until_true() {
    local left=$(($1 * 10))
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { echo "waited too long for: $*" >&2; exit 1; }
        sleep 0.1
    done
}

# A port of loopback that nobody listens on, below those the system gives to clients.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 4<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

listens() {
    (exec 4<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The load program, to be given a mode, by the Java that the program was built with.
load_program() {
    local java_home
    java_home=$(cat "$root/target/yaomote/lib/java-home" 2>/dev/null) || {
        echo "target/yaomote is missing; type: mvn package -DskipTests" >&2
        exit 2
    }
    loader=("$java_home/bin/java" -XX:+UseSerialGC -Xmx256m "$root/src/test/bench/Loader.java")
}

# end [SIGNAL] PID: ends a process that was started here, and waits for it, without the shell's comment.
end() {
    local signal=TERM
    [ $# = 1 ] || { signal=$1; shift; }
    kill -"$signal" "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

# Sets `pid` to the process that was started last, and ends it with the script.
remember() {
    pid=$!
    started+=("$pid")
}

# web NAME PORT [DIRECTIVES]: a web server that answers every request with its name; sets `pid`.
web() {
    mkdir -p "$work/$1"
    cat >"$work/$1/nginx.conf" <<END
daemon off;
master_process off;
pid $work/$1/pid;
error_log $work/$1/error.log;
events { worker_connections 8192; }
http {
    log_format where '\$uri';
    access_log $work/$1/access.log where;
    keepalive_requests 100000000;
    client_body_temp_path $work/$1/body;
    proxy_temp_path $work/$1/proxy;
    fastcgi_temp_path $work/$1/fastcgi;
    uwsgi_temp_path $work/$1/uwsgi;
    scgi_temp_path $work/$1/scgi;
    server {
        listen 127.0.0.1:$2 backlog=4096;
        ${3-}
        location / { return 200 "$1"; }
    }
}
END
    PATH=$PATH:/usr/sbin nginx -e "$work/$1/error.log" -c "$work/$1/nginx.conf" &
    remember
    until_true 20 listens "$2"
}

# program FILE PORT: the program with a configuration; sets `pid` and waits until it listens.
program() {
    if ! [ -x "$root/target/yaomote/bin/yaomote" ]; then
        echo "target/yaomote is missing; type: mvn package -DskipTests" >&2
        exit 2
    fi
    YAOMOTE_HOME=$work/home "$root/target/yaomote/bin/yaomote" run -f "$1" \
        >"$work/program.out" 2>"$work/program.err" &
    remember
    until_true 30 listens "$2"
}

# backends PORT...: the entries of a service, as our JSON has them.
backends() {
    local port separator=
    for port in "$@"; do
        printf '%s{"name": "", "host": "127.0.0.1", "port": %d, "weight": 1, "mode": "ready"}' \
            "$separator" "$port"
        separator=', '
    done
}

# certificate FILE: a self-signed one for localhost, with its key (ECDSA P-256).
certificate() {
    openssl req -x509 -nodes -days 30 -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
        -keyout "$1.key" -out "$1.crt" 2>/dev/null
    cat "$1.key" "$1.crt" >"$1"
    chmod 600 "$1" "$1.key"
}
