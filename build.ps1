# Runs the build host of this checkout, after building it where its sources changed: build.sh for PowerShell 7 and Windows PowerShell 5.1.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2.0

$root = $PSScriptRoot
$hosts = [IO.Path]::Combine($root, 'artifacts', 'host-ps')
$current = Join-Path $hosts 'current'
$work = Join-Path $hosts 'work'

function Stop-Launch([string] $message) {
    [Console]::Error.WriteLine("Error: $message")
    exit 1
}

# A line for each file that the host is made of: name, size, time. Environments and what lies under infra are read by the host if at all.
function Get-HostInputs {
    $files = @(Get-ChildItem -LiteralPath (Join-Path $root 'build') -Recurse -File -Force)
    foreach ($name in 'build.ps1', 'global.json', 'nuget.config') {
        $path = Join-Path $root $name
        if (Test-Path -LiteralPath $path) { $files += Get-Item -LiteralPath $path -Force }
    }
    $lines = @("CakeSource $env:CakeSource")
    foreach ($file in $files) {
        $name = $file.FullName.Substring($root.Length + 1).Replace('\', '/')
        if ($name -match '^build/(infra|([^/]+/)?(bin|obj)|(.*/)?\.[^/]*)/') { continue }
        if ($name -like 'build/environments/*' -and $name -notlike '*.schema.json') { continue }
        $lines += '{0} {1} {2}' -f $name, $file.Length, $file.LastWriteTimeUtc.Ticks
    }
    return $lines -join "`n"
}

# The folder of a host that was built from these inputs, or nothing.
function Find-Host([string] $inputs) {
    if (-not [IO.File]::Exists($current)) { return }
    $name, $stored = [IO.File]::ReadAllText($current) -split "`n", 2
    $folder = Join-Path $hosts $name
    if ($stored -ceq $inputs -and [IO.File]::Exists([IO.Path]::Combine($folder, 'Dobos.Host.dll'))) { return $folder }
}

# A command line that the started program takes apart into the same arguments; Windows PowerShell itself loses quotes and empty ones.
function Join-Arguments([object[]] $arguments) {
    $quoted = foreach ($argument in $arguments) {
        # The shell turns a,b into a list.
        $text = @($argument) -join ','
        '"' + (($text -replace '(\\*)"', '$1$1\"') -replace '(\\+)$', '$1$1') + '"'
    }
    return @($quoted) -join ' '
}

# Standard input, output and error are the child's; what it is given to read, or where it writes, is the caller's.
function Invoke-DotNet([object[]] $arguments, [string] $folder, [switch] $quiet) {
    $start = New-Object Diagnostics.ProcessStartInfo
    $start.FileName = $dotnet
    $start.Arguments = Join-Arguments $arguments
    $start.UseShellExecute = $false
    $start.WorkingDirectory = $folder
    $start.RedirectStandardInput = [bool] $quiet
    $start.RedirectStandardOutput = [bool] $quiet
    $process = [Diagnostics.Process]::Start($start)
    if ($quiet) {
        $process.StandardInput.Close()
        [Console]::Error.Write($process.StandardOutput.ReadToEnd())
    }
    $process.WaitForExit()
    return $process.ExitCode
}

function Build-Host([string] $inputs) {
    Push-Location -LiteralPath $root
    try { & $dotnet --version >$null 2>$null } catch { $global:LASTEXITCODE = 1 } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) {
        Stop-Launch "'dotnet' finds no SDK that fits global.json; install the .NET SDK 10 (https://dot.net/download) and run this again."
    }

    [Console]::Error.WriteLine('Building the host ...')
    # After a build that was cut short a torn file may look finished.
    $whole = Join-Path $work 'whole'
    if ((Test-Path -LiteralPath $work) -and -not [IO.File]::Exists($whole)) { Remove-Item -LiteralPath $work -Recurse -Force }
    if ([IO.File]::Exists($whole)) { [IO.File]::Delete($whole) }
    $escaped = $work.Replace('%', '%25').Replace("'", '%27').Replace(';', '%3B').Replace(',', '%2C').Replace('$', '%24').Replace('@', '%40')
    $code = Invoke-DotNet -quiet -folder $root -arguments @(
        'msbuild', 'build/Dobos.Host/Dobos.Host.csproj', '-restore', '-m:1', '-noAutoResponse', '-nologo', '-tl:off', '-v:quiet', '-clp:ErrorsOnly;NoSummary',
        '-nodeReuse:false', '-p:UseSharedCompilation=false', '-p:Configuration=Release', "-p:ArtifactsPath=$escaped", '-p:RunAnalyzers=false',
        '-p:DiscoverEditorConfigFiles=false', '-p:TreatWarningsAsErrors=false', '-p:GenerateDocumentationFile=false', '-p:NuGetAudit=false',
        '-p:IncludeSourceRevisionInInformationalVersion=false')
    if ($code -ne 0) { Stop-Launch 'the host could not be built, for the reasons above; nothing was run.' }
    [IO.File]::WriteAllText($whole, '')

    $name = 'h-' + [Guid]::NewGuid().ToString('n')
    Copy-Item -LiteralPath ([IO.Path]::Combine($work, 'bin', 'Dobos.Host', 'release')) -Destination (Join-Path $hosts "$name.part") -Recurse
    Move-Item -LiteralPath (Join-Path $hosts "$name.part") -Destination (Join-Path $hosts $name)
    [IO.File]::WriteAllText("$current.new", "$name`n$inputs")
    Move-Item -LiteralPath "$current.new" -Destination $current -Force
    Clear-OldHosts $name
    return Join-Path $hosts $name
}

# One that was replaced may run for hours yet. On Windows one that runs cannot be removed, and is left for the next time.
function Clear-OldHosts([string] $name) {
    Get-ChildItem -LiteralPath $hosts -Directory -Filter 'h-*' |
        Where-Object { $_.Name -ne $name -and $_.CreationTimeUtc -lt [DateTime]::UtcNow.AddDays(-7) } |
        Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
}

# The operating system frees the lock of a run that was killed.
function Wait-Lock {
    for ($second = 0; $second -lt 300; $second++) {
        try { return [IO.File]::Open((Join-Path $hosts 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] { Start-Sleep -Seconds 1 }
    }
    Stop-Launch "another run has been building the host in $hosts for five minutes; end it and run this again."
}

$dotnet = @(Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue)
if ($dotnet.Count -eq 0) {
    Stop-Launch "there is no 'dotnet' on the PATH; install the .NET SDK 10 (https://dot.net/download) and run this again."
}
$dotnet = $dotnet[0].Path

$inputs = Get-HostInputs
$folder = Find-Host $inputs
if (-not $folder) {
    try {
        [void] [IO.Directory]::CreateDirectory($hosts)
        $lock = Wait-Lock
        try {
            $folder = Find-Host $inputs
            if (-not $folder) { $folder = Build-Host $inputs }
        }
        finally { $lock.Dispose() }
    }
    catch {
        Stop-Launch "$hosts cannot be written ($($_.Exception.Message)); free some room or make it writable, and run this again."
    }
}

$env:DOBOS_ROOT = $root
exit (Invoke-DotNet -folder (Get-Location -PSProvider FileSystem).ProviderPath -arguments (@((Join-Path $folder 'Dobos.Host.dll')) + $args))
