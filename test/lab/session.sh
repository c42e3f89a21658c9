#!/bin/sh
# session.sh: one running Windows (a display, a Wine prefix, the agent) that lasts until standard input ends.
#   session.sh in-chroot ROOT SESSION AGENT BIND...   as root in namespaces of its own: mounts and processes go with it
#   session.sh here SESSION AGENT                     with a Wine that is installed
set -eu

enter_chroot() {
  root=$1 session=$2 agent=$3
  shift 3
  mount -t proc proc "$root/proc"
  for folder in dev sys; do mount --rbind "/$folder" "$root/$folder"; done
  for folder in "$@"; do
    mkdir -p "$root$folder"
    mount --bind "$folder" "$root$folder"
  done
  exec chroot "$root" /bin/sh "$0" here "$session" "$agent"
}

start_here() {
  session=$1 agent=$2
  Xvfb -displayfd 3 -screen 0 1024x768x24 -nolisten tcp 3>"$session/display" 2>/dev/null &
  display_server=$!
  while [ ! -s "$session/display" ]; do sleep 0.05; done
  export WINEPREFIX="$session/prefix" DISPLAY=":$(cat "$session/display")"
  "${WINELOADER:-wine}" "$agent" "Z:$session/port" </dev/null >"$session/agent.log" 2>&1 &
  agent_process=$!
  cat >/dev/null
  "${WINESERVER:-wineserver}" -k || true
  kill "$agent_process" "$display_server" 2>/dev/null || true
}

case $1 in
  in-chroot) shift; enter_chroot "$@" ;;
  here) shift; start_here "$@" ;;
esac
