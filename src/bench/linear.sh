#!/bin/sh
# linear.sh JAR: one Markdown line: deliveries per second of the server's CPU for 10 to 10,000 members, as ratios to 1,000 members.
# A fresh server for each size, its limits off, 32-byte texts of one sender, as fast as it goes. SECONDS_EACH (10), WARMUP (5) and
# SERVER_JAVA (what runs the server: "java -Xmx64m") may be set. Needs a limit of 10,200 open files or more (ulimit -n).
set -eu
jar=${1:?the path of chat.jar}
ulimit -n "$(ulimit -H -n)"
members='10 30 100 300 1000 3000 10000'
log=$(mktemp)
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -f "$log" "$log.report"
}
trap end EXIT
trap 'exit 1' INT TERM

measure() { # members: sets value to the deliveries per CPU second
    : >"$log"
    # shellcheck disable=SC2086
    ${SERVER_JAVA:-java} -jar "$jar" server --port 0 --bind 127.0.0.1 --history off --limit messages-per-second=0 --limit bytes-per-second=0 \
        --limit connections=12000 >"$log" 2>/dev/null &
    server=$!
    port=
    tries=0
    while [ -z "$port" ]; do
        port=$(sed -n 's/^Listening on 127\.0\.0\.1:\([0-9]*\)\..*/\1/p' "$log")
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || { echo "linear.sh: the server did not start" >&2; exit 1; }
        sleep 0.1
    done
    java -jar "$jar" bench --port "$port" --pid "$server" --members "$1" --body 32 --window 1024 \
        --seconds "${SECONDS_EACH:-10}" --warmup "${WARMUP:-5}" >"$log.report"
    kill "$server"
    wait "$server" || true
    server=
    value=$(sed -n 's/^efficiency *\([0-9,]*\) .*/\1/p' "$log.report" | tr -d ,)
    [ -n "$value" ] || { echo "linear.sh: no figure for $1 members" >&2; exit 1; }
}

heads=
values=
for n in $members; do
    measure "$n"
    heads="$heads $n"
    values="$values $value"
    echo "$n members: $value deliveries per CPU second" >&2
done
echo "$heads" | awk '{ printf "| members |"; for (i = 1; i <= NF; i++) printf " %d |", $i; printf "\n| --- |"; for (i = 1; i <= NF; i++) printf " --- |"; printf "\n" }' >&2
echo "$values" | awk '{ printf "| million deliveries per CPU second (times that of 1,000) |"; for (i = 1; i <= NF; i++) printf " %.1f (%.2f) |", $i / 1e6, $i / $5; printf "\n" }'
