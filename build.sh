#!/bin/sh
# Runs the build host of this checkout, after building it where its sources changed.
# Plain POSIX shell and tools, so that it is the same on Linux and macOS.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
hosts=$root/artifacts/host
newline='
'

fail() {
  echo "Error: $1" >&2
  exit 1
}

# A line for each file that the host is made of: name, size, time. GNU and BusyBox spell this one way, BSD and macOS the other.
inputs() {
  cd "$root"
  if stat -c %n . >/dev/null 2>&1; then
    set -- -c '%n %s %y'
  else
    set -- -f '%N %z %Fm'
  fi
  echo "CakeSource ${CakeSource:-}"
  for file in build global.json nuget.config .editorconfig; do
    [ ! -e "$file" ] || find "$file" \( -name bin -o -name obj -o -path build/infra \) -prune -o \
      -type f \( ! -path 'build/environments/*' -o -name '*.schema.json' \) -exec stat "$@" {} +
  done | LC_ALL=C sort
}

# Leaves the name of a fresh host in $host. Runs at the same time do not meet: the first to come works where the last
# build left off, any other in a folder of its own; a host appears under its final name only when it is whole.
build() {
  command -v dotnet >/dev/null || fail "there is no 'dotnet' on the PATH; install the .NET SDK 10 (https://dot.net/download) and run this again."
  dotnet --version >/dev/null 2>&1 || fail "no installed .NET SDK fits global.json; install the .NET SDK 10 (https://dot.net/download) and run this again."

  echo "Building the host ..." >&2
  mkdir -p "$hosts"
  mine=
  work=$hosts/work
  if mkdir "$hosts/work.taken" 2>/dev/null; then
    mine=$hosts/work.taken
  else
    work=$hosts/work.$$
  fi
  trap 'cleanup' EXIT
  trap 'exit 130' INT TERM

  host=h-$(date +%Y%m%d%H%M%S)-$$
  if ! log=$(dotnet build "$root/build/Dobos.Host" -c Release -p:ArtifactsPath="$work" -p:RunAnalyzers=false \
    -p:GenerateDocumentationFile=false -nologo -v:quiet -clp:NoSummary 2>&1); then
    echo "$log" >&2
    fail "the host does not compile (see above); nothing was run."
  fi
  cp -R "$work/bin/Dobos.Host/release" "$hosts/$host.part"
  mv "$hosts/$host.part" "$hosts/$host"
  printf '%s\n%s\n' "$host" "$1" >"$hosts/current.$$"
  mv "$hosts/current.$$" "$hosts/current"
  find "$hosts" -maxdepth 1 \( -name 'h-*' -o -name 'work.[0-9t]*' \) ! -name "$host" -mtime +1 -exec rm -rf {} +
  cleanup
  trap - EXIT INT TERM
}

cleanup() {
  [ -z "$mine" ] || rmdir "$mine" 2>/dev/null || :
  [ "$work" = "$hosts/work" ] || rm -rf "$work"
}

now=$(inputs)
stored=$(cat "$hosts/current" 2>/dev/null || :)
host=${stored%%"$newline"*}
if [ "${stored#*"$newline"}" != "$now" ] || [ ! -f "$hosts/$host/Dobos.Host.dll" ]; then
  build "$now"
fi

DOBOS_ROOT=$root exec dotnet "$hosts/$host/Dobos.Host.dll" "$@"
