#!/bin/sh
# Runs the build host of this checkout, after building it where its sources changed.
# Plain POSIX shell and tools, so that it is the same on Linux and macOS. A warm run starts find and cat, then becomes the host.
set -eu

newline='
'

fail() {
  printf 'Error: %s\n' "$1" >&2
  exit 1
}

# The root, then a line for each file that the host is made of (name, size, time), as the arguments have find print it.
# What lies under infra, and the environments, is read by the host if at all; MSBuild passes by folders that start with a dot.
list() {
  cd -P "${self%/*}/" && printf '%s\n' "$PWD" || return
  optional=
  for file in global.json nuget.config; do
    [ ! -e "$file" ] || optional="$optional $file"
  done
  export LC_ALL=C TZ=UTC0
  exec find -L build.sh build $optional \
    -type d \( -path build/infra -o -name '.*' -o \( -name bin -o -name obj \) ! -path 'build/*/*/*' \) -prune -o \
    -type f \( ! -path 'build/environments/*' -o -name '*.schema.json' \) "$@" 2>/dev/null
}

# True when the newest host was built from the files as they are; leaves its folder in $host.
fresh() {
  stored=$(cat "$hosts/current" 2>/dev/null) || return
  host=$hosts/${stored%%"$newline"*}
  [ "${stored#*"$newline"}" = "$inputs" ] && [ -f "$host/Dobos.Host.dll" ]
}

# Several runs may come at once, and each may be killed. One works where the last build left off while the others wait;
# what a run makes lies in a folder of its own until it is whole, and is then renamed.
build() {
  (cd "$root" && dotnet --version) >/dev/null 2>&1 ||
    fail "'dotnet' finds no SDK that fits global.json; install the .NET SDK 10 (https://dot.net/download) and run this again."
  mine='' builder='' work=$hosts/work lock=$hosts/owner node=$(uname -n)
  trap leave EXIT
  trap 'leave; trap - EXIT; exit 130' HUP INT TERM
  store mkdir -p "$hosts"
  store mktemp -d "$hosts/run.XXXXXX"
  mine=$said
  settle
  fresh || compile
  leave
  trap - EXIT HUP INT TERM
}

# Runs what may fail for want of room or of the right to write.
store() {
  said=$("$@" 2>&1) ||
    fail "$hosts cannot be written (${said%%"$newline"*}); free some room or make it writable, and run this again."
}

# Waits for the work folder; where its owner is on another machine or takes too long, one of our own does.
settle() {
  patience=90
  until take; do
    case $(readlink "$lock") in
      *"@$node") [ "$patience" -gt 0 ] || work=$mine/work ;;
      *) work=$mine/work ;;
    esac
    [ "$work" = "$hosts/work" ] || return 0
    patience=$((patience - 1))
    sleep 1
    ! fresh || return 0
  done
}

take() {
  ln -s "$$@$node" "$lock" 2>/dev/null || { bury && ln -s "$$@$node" "$lock" 2>/dev/null; }
}

# Takes the lock from a run that was killed. One at a time, or the second would take it from whoever got it next.
bury() {
  orphaned && mkdir "$lock.heir" 2>/dev/null || return
  ! orphaned || rm -f "$lock"
  rmdir "$lock.heir"
}

orphaned() {
  owner=$(readlink "$lock") && [ "${owner#*@}" = "$node" ] || return
  for pid in ${owner%@*}; do
    ! kill -0 "$pid" 2>/dev/null || return
  done
}

compile() {
  echo 'Building the host ...' >&2
  # After a build that was cut short a torn file may look finished.
  [ -f "$work/whole" ] || rm -rf "$work"
  rm -f "$work/whole"
  # What a path may hold and MSBuild reads as its own.
  escaped=$(printf %s "$work" | sed "s/%/%25/g; s/'/%27/g; s/;/%3B/g; s/,/%2C/g; s/[$]/%24/g; s/@/%40/g")
  dotnet_msbuild &
  builder=$!
  # Killed, we leave a compiler behind that still writes there.
  if [ "$work" = "$hosts/work" ]; then
    store ln -s "$$ $builder@$node" "$mine/owner"
    store mv -f "$mine/owner" "$lock"
  fi
  wait "$builder" || fail 'the host could not be built, for the reasons above; nothing was run.'
  builder=''
  store touch "$work/whole"
  publish
}

dotnet_msbuild() {
  cd "$root"
  DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_USE_MSBUILD_SERVER=0 \
    exec dotnet msbuild build/Dobos.Host/Dobos.Host.csproj -restore -m:1 -noAutoResponse -nologo -tl:off -v:quiet -clp:'ErrorsOnly;NoSummary' \
    -p:Configuration=Release -p:ArtifactsPath="$escaped" -p:RunAnalyzers=false -p:DiscoverEditorConfigFiles=false -p:TreatWarningsAsErrors=false \
    -p:GenerateDocumentationFile=false -p:NuGetAudit=false -p:IncludeSourceRevisionInInformationalVersion=false \
    </dev/null >&2
}

publish() {
  name=h-$(date +%Y%m%d%H%M%S)-${mine##*.}
  store cp -R "$work/bin/Dobos.Host/release" "$mine/host"
  store record
  # The one that is replaced may run for hours yet, so it is kept for a day from now.
  [ ! -d "${host:-}" ] || store touch "$host"
  store mv "$mine/host" "$hosts/$name"
  store mv -f "$mine/current" "$hosts/current"
  host=$hosts/$name
  find "$hosts" -maxdepth 1 -type d \( -name 'h-*' -o -name 'run.*' -o -name owner.heir \) ! -name "$name" -mtime +0 \
    -exec rm -rf {} + 2>/dev/null || :
}

record() {
  printf '%s\n%s\n' "$name" "$inputs" >"$mine/current"
}

leave() {
  if [ -n "$builder" ]; then
    kill "$builder" 2>/dev/null || :
    wait "$builder" 2>/dev/null || :
  fi
  case $(readlink "$lock") in "$$@$node" | "$$ "*"@$node") rm -f "$lock" ;; esac
  [ -z "$mine" ] || rm -rf "$mine"
}

command -v dotnet >/dev/null ||
  fail "there is no 'dotnet' on the PATH; install the .NET SDK 10 (https://dot.net/download) and run this again."

# A path that starts with ./ or / is never taken for an option or looked up in CDPATH.
case $0 in /*) self=$0 ;; *) self=./$0 ;; esac
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=${self%/*}/$link ;; esac
done

inputs=$(list -printf '%p %s %T@\n') ||
  inputs=$(list -exec stat -L -c '%n %s %y' {} +) ||
  inputs=$(list -exec stat -L -f '%N %z %Fm' {} +) ||
  fail "the files of the build host beside $0 cannot be listed; it needs the folder build, and find and stat."
root=${inputs%%"$newline"*}
inputs="CakeSource ${CakeSource:-}$newline${inputs#*"$newline"}"
hosts=$root/artifacts/host

fresh || build
export DOBOS_ROOT="$root"
exec dotnet "$host/Dobos.Host.dll" "$@"
