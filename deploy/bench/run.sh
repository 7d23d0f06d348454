#!/bin/bash
# Measures Portico against its performance budget. README.md beside this file explains every figure.
set -euo pipefail

usage() {
    cat <<'END'
Usage: ./portico bench [--quick] [--running DIR] [start] [preview] [page] [commit] [propagation] [relay] [charges] [lighthouse]

  With no names: everything. Starts a suite of its own, beside any other, and drops its data.
  --quick        short rounds: to see that it works, not to quote
  --running DIR  use the suite that runs with this data directory (such as .portico) instead; it keeps the JVM options
                 it was started with and gets orders of the merchant "demo". Not for start.
END
}

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$here/target/run
data=$work/suite
base=${BENCH_PORT_BASE:-28080}
export BENCH_PORT=${BENCH_PORT:-28500}
rounds=3 seconds=10 warm_up=60 settling=8 orders=4000 relay_rows=100000 charges=10000
# Of the line that runs on Node 20.
lighthouse_version=12.8.2
running="" wanted=""

# What a server would run with: the full compiler. ./portico up says C1 on its command line, for the sake of its start;
# this variable has the last word over command lines, and children inherit it.
full_compiler="-XX:TieredStopAtLevel=4"

fail() {
    echo "bench: $1" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --quick) rounds=1 seconds=3 warm_up=3 settling=1 orders=100 relay_rows=20000 charges=1000 ;;
        --running)
            [ -f "${2:-}/addresses.json" ] || fail "nothing runs with ${2:-}; --running needs the data directory of a run."
            running=$(cd "$2" && pwd)
            shift
            ;;
        start | preview | page | commit | propagation | relay | charges | lighthouse) wanted="$wanted $1" ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done
if [ -z "$wanted" ]; then
    # Lighthouse only by its name: it needs Node and a browser.
    wanted="preview page commit propagation relay charges"
    [ -n "$running" ] || wanted="start $wanted"
fi
wants() { [[ " $wanted " == *" $1 "* ]]; }

if wants page && ! command -v wrk >/dev/null; then
    fail "there is no wrk. Install it (Debian: apt-get install wrk), or name the other measurements only."
fi
if wants lighthouse && ! command -v npx >/dev/null; then
    fail "there is no npx. Install Node 20 or newer, or name the other measurements only."
fi
if wants start && [ -n "$running" ]; then
    fail "start can't be measured with --running."
fi

# --- helpers -------------------------------------------------------------------------------------------------------

results=$work/results.txt

# Keeps a figure and shows it.
record() { # name, number
    echo "$1 $2" | tee -a "$results"
}

# A driver lives for seconds: the full compiler would take more of the processors than its work does.
driver() {
    java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        -cp "$here/target/quarkus-app/app/*:$here/target/quarkus-app/lib/main/*:$here/target/quarkus-app/lib/boot/*" \
        dev.portico.bench.load.Bench "$data" "$work" "$@" | tee -a "$results"
}

address() { # name in addresses.json
    sed -n "s/^  \"$1\" *: *\"\(.*\)\".*/\1/p" "$data/addresses.json"
}

database() { # name in addresses.json
    sed -n '/"database"/,/}/s/.*"'"$1"'" *: *"\{0,1\}\([^",]*\).*/\1/p' "$data/addresses.json"
}

pid_of() { # service
    cat "$data/services/$1.pid"
}

# User and system time of a process so far, in milliseconds.
cpu_ms() { # pid
    awk -v tick="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / tick }' "/proc/$1/stat"
}

# Waits until these have done what they missed: a service at work is hardly ever outside of all transactions.
caught_up() {
    local service before after try
    for try in $(seq 150); do
        before=0 after=0
        for service in "$@"; do before=$((before + $(cpu_ms "$(pid_of "$service")"))); done
        sleep 2
        for service in "$@"; do after=$((after + $(cpu_ms "$(pid_of "$service")"))); done
        [ $((after - before)) -gt 300 ] || return 0
    done
}

# Services that have no part in what is measured stand still meanwhile, but never inside a transaction.
frozen=""
freeze() {
    local service try
    caught_up "$@"
    for try in $(seq 20); do
        for service in "$@"; do
            kill -STOP "$(pid_of "$service")"
            frozen="$frozen $(pid_of "$service")"
        done
        driver still "$@" && return
        thaw
        # What they missed meanwhile, they do at once.
        sleep 1
    done
    fail "$* never stood still outside of a transaction."
}
thaw() {
    # Unquoted: a list of numbers.
    [ -z "$frozen" ] || kill -CONT $frozen || true
    frozen=""
}

bare_pid="" started=no
finish() {
    thaw
    [ -z "$bare_pid" ] || kill "$bare_pid" 2>/dev/null || true
    [ "$started" = no ] || "$root/portico" down --data "$data" >/dev/null || true
}
trap finish EXIT
trap 'exit 130' INT TERM

up() {
    started=yes
    "$root/portico" up --detach --port-base "$base" --data "$data" "$@" >"$work/up.log" 2>&1 ||
        { cat "$work/up.log" >&2; fail "the suite did not start."; }
}

down() {
    "$root/portico" down --data "$data" >/dev/null
    started=no
}

# --- what is measured ------------------------------------------------------------------------------------------------

seconds_of() { # command…
    local from
    from=$(date +%s.%N)
    "$@"
    echo "$from $(date +%s.%N)" | awk '{ printf "%.1f", $2 - $1 }' >"$work/seconds"
}

resident_mb() { # pid
    awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

# How often a service has said that it is up, and in what time it was the last time.
starts_of() { grep -c 'started in [0-9.]*s' "$data/logs/$1.log" || true; }
last_start_of() { sed -n 's/.*started in \([0-9.]*\)s.*/\1/p' "$data/logs/$1.log" | tail -n 1; }

# Stops a service and lets the launcher start it again, while nothing else starts.
start_alone() { # service
    local before waited=0
    before=$(starts_of "$1")
    "$root/portico" restart "$1" --data "$data" >/dev/null
    until [ "$(starts_of "$1")" -gt "$before" ]; do
        waited=$((waited + 1))
        [ "$waited" -lt 120 ] || fail "$1 did not come back; see $data/logs/$1.log"
        sleep 1
    done
}

# As ./portico up runs: C1, small heaps. The first run leaves data and the services' class archives, so the second is warm.
measure_start() {
    up
    down
    seconds_of up --keep-on-crash
    record up.warm_s "$(cat "$work/seconds")"
    local all=0 service pid
    for service in portal-service order-edit-service payment-service notification-service; do
        record "start-together.$service.s" "$(last_start_of "$service")"
        start_alone "$service"
        pid=$(pid_of "$service")
        record "start.$service.s" "$(last_start_of "$service")"
        record "rss.$service.mb" "$(resident_mb "$pid")"
        all=$((all + $(resident_mb "$pid")))
    done
    # Kafka is in the launcher. Postgres' processes share pages, so their proportional size counts.
    pid=$(cat "$data/launcher.pid")
    all=$((all + $(resident_mb "$pid")))
    local postmaster process
    postmaster=$(head -n 1 "$data/postgres/data/postmaster.pid")
    for process in $postmaster $(pgrep -P "$postmaster" || true); do
        all=$((all + $(awk '/^Pss:/ { printf "%d", $2 / 1024 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)))
    done
    record rss.suite.mb "$all"
    down
    rm -rf "$data"
}

start_bare() {
    BENCH_DB_HOST=$(database host) BENCH_DB_PORT=$(database port) BENCH_DB_USER=$(database user) \
        java -XX:+UseSerialGC -Xmx256m -jar "$here/target/quarkus-app/quarkus-run.jar" >"$work/bare.log" 2>&1 &
    bare_pid=$!
    local waited=0
    until curl -sf -o /dev/null "$bare/bare/page/page-1?rows=1"; do
        waited=$((waited + 1))
        [ "$waited" -lt 60 ] && kill -0 "$bare_pid" 2>/dev/null || fail "the baseline did not start; see $work/bare.log"
        sleep 1
    done
}

size_of() { curl -s "$1" | wc -c; }

# Rows that make the bare page about as long as the real one.
rows_like() { # URL of the real page
    local real none ten
    real=$(size_of "$1") none=$(size_of "$bare/bare/page/page-1?rows=0") ten=$(size_of "$bare/bare/page/page-1?rows=10")
    awk -v real="$real" -v none="$none" -v ten="$ten" \
        'BEGIN { rows = int((real - none) / ((ten - none) / 10) + 0.5); print (rows < 0 ? 0 : (rows > 200 ? 200 : rows)) }'
}

wrk_round() { # name, pid, seconds, URL, file of paths
    local before out rate
    before=$(cpu_ms "$2")
    out=$(wrk -t1 -c32 -d"$3s" -s "$here/pages.lua" "$4" -- "$5")
    rate=$(awk '/^Requests\/sec/ { print $2 }' <<<"$out")
    if grep -q 'Non-2xx' <<<"$out"; then
        fail "$1: $(grep 'Non-2xx' <<<"$out" | tr -s ' ')"
    fi
    record "$1.per_second" "$rate"
    record "$1.cpu_us" "$(awk -v a="$before" -v b="$(cpu_ms "$2")" \
        '/requests in/ { printf "%.1f", (b - a) * 1000 / $1 }' <<<"$out")"
}

measure_page() {
    local rows portal round peak
    portal=$(address portal)
    rows=$(rows_like "$portal$(head -n 1 "$work/pages.txt")")
    for round in $(seq 100); do echo "/bare/page/page-$round?rows=$rows"; done >"$work/bare-pages.txt"
    record page.bytes "$(size_of "$portal$(head -n 1 "$work/pages.txt")")"
    record bare-page.bytes "$(size_of "$bare$(head -n 1 "$work/bare-pages.txt")")"
    freeze payment-service notification-service order-edit-service
    settle bare-page-warm-up wrk_round bare-page-warm-up "$bare_pid" "$warm_up" "$bare" "$work/bare-pages.txt"
    settle page-warm-up wrk_round page-warm-up "$(pid_of portal-service)" "$warm_up" "$portal" "$work/pages.txt"
    for round in $(seq "$rounds"); do
        wrk_round bare-page "$bare_pid" "$seconds" "$bare" "$work/bare-pages.txt"
        wrk_round page "$(pid_of portal-service)" "$seconds" "$portal" "$work/pages.txt"
    done
    peak=$(median page.per_second)
    driver page "$(awk -v peak="$peak" 'BEGIN { print int(peak / 2) }')" "$seconds"
    thaw
}

commit_round() { # seconds, name
    local before after pid
    pid=$(pid_of order-edit-service)
    before=$(cpu_ms "$pid")
    driver commit 16 "$1" "$2"
    after=$(cpu_ms "$pid")
    [ "$2" = commit-warm-up ] || record "$2.cpu_us" "$(awk -v a="$before" -v b="$after" -v s="$1" -v name="$2.per_second" \
        '$1 == name { rate = $2 } END { printf "%.0f", (b - a) * 1000 / (rate * s) }' "$results")"
}

bare_commit_round() { # seconds
    local before
    before=$(cpu_ms "$bare_pid")
    driver bare-commit 16 "$1" "$bare/bare/commit?events=$(events_per_commit)"
    record bare-commit.cpu_us "$(awk -v a="$before" -v b="$(cpu_ms "$bare_pid")" -v s="$1" \
        '$1 == "bare-commit.per_second" { rate = $2 } END { printf "%.0f", (b - a) * 1000 / (rate * s) }' "$results")"
}

# The baseline stores as many events as an edit did on average.
events_per_commit() {
    awk '/^commit.*events_per_commit/ { events = $2 } END { print int(events + 0.5) < 1 ? 1 : int(events + 0.5) }' "$results"
}

# The full compiler goes on for minutes after a start, on the processors that the work needs, and takes more of them than the
# work: a rate is one only when it no longer grows. Says how long that took.
settle() { # name of the figure, command…
    local figure=$1 last=0 rate round
    shift
    for round in $(seq "$settling"); do
        "$@"
        rate=$(awk -v name="$figure.per_second" '$1 == name { rate = $2 } END { print rate }' "$results")
        awk -v last="$last" -v rate="$rate" 'BEGIN { exit !(rate < last * 1.05) }' && break
        last=$rate
    done
    record "$figure.settled_s" $((round * warm_up))
}

bare_warm_up() {
    driver bare-commit 16 "$warm_up" "$bare/bare/commit?events=$(events_per_commit)" >/dev/null
}

measure_commit() {
    local round
    settle commit-warm-up commit_round "$warm_up" commit-warm-up
    commit_round "$seconds" commit-with-all
    freeze payment-service notification-service portal-service
    settle bare-commit bare_warm_up
    sed -i '/^bare-commit/d' "$results"
    # Alone, the service has other work than with the rest: once more.
    settle commit-warm-up commit_round "$warm_up" commit-warm-up
    for round in $(seq "$rounds"); do
        bare_commit_round "$seconds"
        commit_round "$seconds" commit
    done
    thaw
}

measure_propagation() {
    # Commits have settled the services before, unless they were not asked for; what those left to do is done first.
    wants commit || settle commit-warm-up commit_round "$warm_up" commit-warm-up
    caught_up order-edit-service payment-service notification-service portal-service
    driver propagation 100 "$warm_up" >/dev/null
    sed -i '/^propagation/d' "$results"
    driver propagation 100 $((seconds * 3))
}

measure_relay() {
    local round
    freeze payment-service notification-service portal-service
    for round in $(seq "$rounds"); do driver relay "$relay_rows"; done
    thaw
}

# The services that only hear of charges stand still. None is killed with --running, whose suite may stop for good by that.
measure_charges() {
    local before pid
    freeze order-edit-service notification-service portal-service
    driver charges "$((charges / 2))" charges-warm-up
    pid=$(pid_of payment-service)
    before=$(cpu_ms "$pid")
    driver charges "$charges" charges
    record charges.cpu_us "$(awk -v a="$before" -v b="$(cpu_ms "$pid")" -v n="$charges" \
        'BEGIN { printf "%.0f", (b - a) * 1000 / n }')"
    if [ -z "$running" ]; then driver charges-killed "$charges"; fi
    thaw
}

# Without a suite: the service's own classes, in one thread of their own virtual machine.
measure_preview() {
    local lib=$root/order-edit-service/target/quarkus-app/lib
    java -XX:+UseSerialGC -Xmx256m -cp "$root/order-edit-service/target/classes:$lib/main/*" \
        "$here/src/preview/PreviewCost.java" "$rounds" $((seconds * 200)) | tee -a "$results"
}

# What Chromium's auditor says of the first visit with a phone, on a slow line: the demo's order with pictures, and its edit page.
measure_lighthouse() {
    local link page report
    link=$(sed -n '/"open" *:/,/}/s/.*"link" *: *"\([^"]*\)".*/\1/p' "$data/addresses.json")
    # Asked once before: nobody is the first customer of a server that has just started.
    curl -sf -o "$work/warm.html" "$link" "$link/edit"
    for page in order edit; do
        report=$work/lighthouse-$page
        CHROME_PATH=${CHROMIUM:-/usr/bin/chromium} npx --yes "lighthouse@$lighthouse_version" \
            "$link$([ "$page" = order ] || echo "/$page")" --quiet --output json,html --output-path "$report" \
            --only-categories performance,accessibility,best-practices \
            --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run" ||
            fail "lighthouse could not look at the $page page."
        node -e '
            const { categories, audits } = JSON.parse(require("fs").readFileSync(process.argv[1]));
            const figures = Object.entries(categories).map(([name, category]) => [name, Math.round(category.score * 100)]);
            figures.push(["kb", (audits["total-byte-weight"].numericValue / 1024).toFixed(1)]);
            figures.push(["shift", audits["cumulative-layout-shift"].numericValue.toFixed(3)]);
            for (const [name, figure] of figures) console.log(`lighthouse-${process.argv[2]}.${name} ${figure}`);
        ' "$report.report.json" "$page" | tee -a "$results"
    done
}

# --- the report ------------------------------------------------------------------------------------------------------

median() { # name
    awk -v name="$1" '$1 == name { print $2 }' "$results" | sort -n |
        awk '{ all[NR] = $1 } END { if (NR) print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'
}

row() { # what, figure, "<" or ">", budget
    [ -n "$2" ] || return 0
    awk -v what="$1" -v figure="$2" -v sign="$3" -v budget="$4" 'BEGIN {
        kept = sign == "<" ? figure + 0 < budget + 0 : figure + 0 >= budget + 0
        printf "%-46s %10.2f   %s %-8s %s\n", what, figure, sign == "<" ? "<" : ">=", budget, kept ? "kept" : "MISSED" }'
}

ratio() { # name, name
    local a b
    a=$(median "$1") b=$(median "$2")
    if [ -n "$a" ] && [ -n "$b" ]; then
        awk -v a="$a" -v b="$b" 'BEGIN { printf "%.3f", a / b }'
    fi
}

report() {
    echo
    echo "Medians of $rounds round(s); $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg), java $(java -version 2>&1 | sed -n '1s/.*"\(.*\)".*/\1/p')"
    local service
    row "order page / bare page, requests/s" "$(ratio page.per_second bare-page.per_second)" ">" 0.6
    row "order page at half of that, p99 ms" "$(median page-at-half.p99_ms)" "<" 50
    row "commit / bare commit, requests/s" "$(ratio commit.per_second bare-commit.per_second)" ">" 0.5
    row "commit, the other services at work, 1/s" "$(median commit-with-all.per_second)" ">" 180
    row "commit to read model at 100/s, p50 ms" "$(median propagation.p50_ms)" "<" 50
    row "commit to read model at 100/s, p99 ms" "$(median propagation.p99_ms)" "<" 250
    row "preview of a 100-line order, CPU ms" "$(median preview.cpu_ms)" "<" 5
    row "relay, events/s" "$(median relay.per_second)" ">" 7000
    row "charges of a run, 1/s" "$(median charges.per_second)" ">" 200
    row "heap of $charges charges / of half as many" "$(ratio charges.heap_growth_mb charges-warm-up.heap_growth_mb)" "<" 1.2
    for service in portal-service order-edit-service payment-service notification-service; do
        row "$service, start s" "$(median "start.$service.s")" "<" 2.5
        row "$service, idle MB" "$(median "rss.$service.mb")" "<" 260
    done
    row "services, broker and database, MB" "$(median rss.suite.mb)" "<" 1400
    local page
    for page in order edit; do
        row "lighthouse of the $page page, performance" "$(median "lighthouse-$page.performance")" ">" 95
        row "lighthouse of the $page page, accessibility" "$(median "lighthouse-$page.accessibility")" ">" 100
        row "lighthouse of the $page page, best practices" "$(median "lighthouse-$page.best-practices")" ">" 100
        row "$page page, first view, KB transferred" "$(median "lighthouse-$page.kb")" "<" 50
        row "$page page, layout shift" "$(median "lighthouse-$page.shift")" "<" 0.001
    done
    row "./portico up, warm, s" "$(median up.warm_s)" "<" 30
    echo "All figures: $results"
}

# --- go --------------------------------------------------------------------------------------------------------------

"$root/portico" build
jar=$here/target/quarkus-app/quarkus-run.jar
if [ ! -f "$jar" ] || [ -n "$(find "$here/src/main" "$here/pom.xml" -newer "$jar" | head -n 1)" ]; then
    (cd "$root" && mvn -q -pl deploy/bench package -DskipTests -Dspotless.check.skip=true) || fail "the build failed."
fi
rm -rf "$work"
mkdir -p "$work"
: >"$results"
bare=http://127.0.0.1:$BENCH_PORT

if wants start; then measure_start; fi
if wants preview; then measure_preview; fi
if wants lighthouse && [ -z "$running" ]; then
    up
    measure_lighthouse
    down
    rm -rf "$data"
fi
if wants lighthouse && [ -n "$running" ]; then (data=$running && measure_lighthouse); fi
if wants page || wants commit || wants propagation || wants relay || wants charges; then
    if [ -n "$running" ]; then
        data=$running
    else
        _JAVA_OPTIONS=$full_compiler up --no-demo --keep-on-crash
    fi
    driver seed "$orders" 100
    # The merchant is there, and no order owes anything yet.
    if wants charges; then measure_charges; fi
    if wants page || wants commit; then start_bare; fi
    if wants page; then measure_page; fi
    # Before the commits: those leave the others with a backlog.
    if wants propagation; then measure_propagation; fi
    if wants commit; then measure_commit; fi
    if wants relay; then measure_relay; fi
fi
report
