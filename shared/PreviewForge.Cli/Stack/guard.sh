#!/usr/bin/env bash
# usage: guard.sh LOG PIDFILE GRACE_SECONDS COMMAND [ARGUMENT…], started with a pipe as standard input
#
# Runs one service in a process group of its own. When the other end of the pipe closes, by intent or because its holder
# was killed, the service is asked to end, and after the grace time killed with everything that it started. So nothing is
# left running, whatever happens to the starter. What a service that died left behind is killed as well.
set -m
log=$1 pidfile=$2 grace=$3
shift 3
exec 3<&0 >>"$log" 2>&1

"$@" </dev/null 3<&- &
service=$!
printf '%s\n' "$service" >"$pidfile.tmp" && mv "$pidfile.tmp" "$pidfile"

{
  cat <&3 >/dev/null
  kill -TERM "$service" 2>/dev/null
  sleep "$grace"
  kill -KILL -- "-$service" 2>/dev/null
} &
watch=$!
disown "$watch"
exec 3<&-

wait "$service"
status=$?
kill -KILL -- "-$service" "-$watch" 2>/dev/null
rm -f "$pidfile"
exit "$status"
