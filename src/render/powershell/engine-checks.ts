/** What must be there before anything is run, and how a program is started. */
export const CHECKS = String.raw`function Test-HxElevated {
    if ($env:OS -ne 'Windows_NT') { return $true }
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList $identity
    return $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Programs that Windows has but does not find by their name.
$HxKnownPrograms = @{ 'appcmd' = 'System32\inetsrv\appcmd.exe'; 'appcmd.exe' = 'System32\inetsrv\appcmd.exe' }

# Only a program counts: the name of some is an alias of a cmdlet as well.
function Resolve-HxProgram {
    param([string] $Name)
    $found = @(Get-Command -Name $Name -CommandType Application -ErrorAction SilentlyContinue)
    if ($found.Count -gt 0) { return $found[0].Definition }
    if ($HxKnownPrograms.ContainsKey($Name) -and $env:windir) {
        $path = Join-Path -Path $env:windir -ChildPath $HxKnownPrograms[$Name]
        if (Test-Path -LiteralPath $path) { return $path }
    }
    return ''
}

# What stands in the way of a step, as sentences.
function Get-HxObstacle {
    param([hashtable] $Item)
    foreach ($action in $Item.Actions) {
        if (-not $action.ContainsKey('Run')) { continue }
        if ($action.Preconditions -contains 'module-webadministration') {
            Import-Module -Name WebAdministration -Verbose:$false -ErrorAction SilentlyContinue
        }
        $missing = @($action.Commands | Where-Object { -not (Get-Command -Name $_ -ErrorAction SilentlyContinue) })
        $missing += @($action.Programs | Where-Object { -not (Resolve-HxProgram -Name $_) })
        foreach ($name in $missing) {
            Get-HxText -Key 'Message-command-missing' -Value @($Item.Id, $name, (Get-HxHostName -Name $action.Host))
        }
        if (($action.Preconditions -contains 'elevated') -and -not (Test-HxElevated)) {
            Get-HxText -Key 'Message-not-elevated' -Value @($Item.Id)
        }
    }
}

function Get-HxMissingValue {
    param([hashtable] $Item)
    foreach ($name in $Item.Parameters) {
        if (-not $HxValues[$name]) { Get-HxText -Key 'Message-parameter-missing' -Value @($Item.Id, $name) }
    }
}

# Programs have no -WhatIf, and nothing but their exit code says whether they did it.
function Invoke-HxNative {
    param([string] $Program, [string[]] $ArgumentList)
    foreach ($argument in $ArgumentList) {
        # Versions before 7.3 would give the program something else than what stands here.
        $unsafe = ($argument -eq '') -or $argument.Contains('"') -or ($argument -match '\s' -and $argument.EndsWith('\'))
        if ($unsafe) { throw (Get-HxText -Key 'Message-argument-unsafe' -Value @($Program, $argument)) }
    }
    $path = Resolve-HxProgram -Name $Program
    $ErrorActionPreference = 'Continue'
    Set-Variable -Name PSNativeCommandUseErrorActionPreference -Value $false -WhatIf:$false
    & $path @ArgumentList
    $code = $LASTEXITCODE
    if ($code -ne 0) { throw (Get-HxText -Key 'Message-exit-code' -Value @($Program, $code)) }
}

function Wait-HxMinute {
    param([string] $Id, [double] $Minutes)
    $left = [int] [Math]::Ceiling($Minutes * 60)
    $activity = Get-HxText -Key 'Message-waiting' -Value @($Id, $Minutes)
    Write-HxLine -Text ('  ' + $activity)
    while ($left -gt 0) {
        Write-Progress -Activity $activity -SecondsRemaining $left
        $slice = [Math]::Min(30, $left)
        Start-Sleep -Seconds $slice
        $left -= $slice
    }
    Write-Progress -Activity $activity -Completed
}
`
