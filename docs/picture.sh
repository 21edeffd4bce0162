#!/bin/sh
# Puts the picture of the screen into README.md anew: the demo as it really looks in a tmux of 80x24, after somebody typed a
# line. Needs tmux, and target/chat.jar (./mvnw -q -DskipTests package).
set -eu
cd "$(dirname "$0")/.."
[ -f target/chat.jar ] || { echo "picture.sh: first ./mvnw -q -DskipTests package" >&2; exit 1; }

work=$(mktemp -d)
trap 'tmux -L chat-picture-$$ kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
echo "set -g status off" >"$work/conf" # else the pane had 23 rows
t() { tmux -u -L chat-picture-$$ -f "$work/conf" "$@"; }

await() { # await TEXT: polls for at most 40 s
    tries=0
    until t capture-pane -p >"$work/screen" 2>&1 && grep -qF -- "$1" "$work/screen"; do
        tries=$((tries + 1))
        [ $tries -lt 400 ] || { echo "picture.sh: '$1' never came:" >&2; cat "$work/screen" >&2; exit 1; }
        sleep 0.1
    done
}

t new-session -d -x 80 -y 24 "env LC_ALL=C.UTF-8 TZ=UTC java -Duser.name=alice -jar target/chat.jar demo"
await "fetches coffee"
t send-keys -l -- "so this is chat.jar? looks good"
t send-keys Enter
await "alice: "
await "columns straight"
t send-keys -l -- "maya: one jar, and"
await "one jar, and"

sed 's/ *$//' "$work/screen" >"$work/picture"
awk -v picture="$work/picture" '
    /^<!-- picture: end/ { inside = 0 }
    !inside { print }
    /^<!-- picture: begin/ {
        inside = 1
        print "```"
        while ((getline line <picture) > 0) print line
        print "```"
    }' README.md >"$work/README.md"
cat "$work/README.md" >README.md
