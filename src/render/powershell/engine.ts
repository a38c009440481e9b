/*
 * The part of the script that is the same for every runbook. Windows PowerShell 3.0 to 5.1 and PowerShell 7 read it, so there is
 * nothing newer in it. All its names begin with Hx, because the commands of the documents run in the same scope: what one step
 * assigns, the next may use.
 */

/** Functions. */
export const ENGINE = String.raw`$ErrorActionPreference = 'Stop'
# Commands that ask on their own have been asked about here already, and errors must stop them: functions of a remote
# shell do not inherit preferences, but they do take default values.
$PSDefaultParameterValues = @{ '*:Confirm' = $false; '*:ErrorAction' = 'Stop' }

function Get-HxText {
    param([string] $Key, [object[]] $Value = @())
    $pattern = [string] $HxText[$Key]
    if ($Value.Count -gt 0) { return ($pattern -f $Value) }
    return $pattern
}

function Write-HxLine {
    param([string] $Text)
    Write-Host $Text
}

function Exit-HxRun {
    param([int] $Code, [string[]] $Message)
    foreach ($line in $Message) { $Host.UI.WriteErrorLine($line) }
    exit $Code
}

# The chain of cultures is walked here because versions of PowerShell differ in how they do it.
function Import-HxText {
    param([string] $Language)
    $culture = $null
    try { $culture = New-Object -TypeName System.Globalization.CultureInfo -ArgumentList $Language }
    catch { return (Get-HxText -Key 'Message-language-missing' -Value @($Language)) }
    $name = $culture.Name
    while ($culture.Name) {
        $file = Join-Path -Path (Join-Path -Path $PSScriptRoot -ChildPath $culture.Name) -ChildPath ($HxName + '.psd1')
        if (Test-Path -LiteralPath $file) {
            $table = $null
            Import-LocalizedData -BindingVariable table -BaseDirectory $PSScriptRoot -UICulture $culture.Name -FileName ($HxName + '.psd1') -ErrorAction SilentlyContinue
            if ($null -eq $table -or $table['PlanHash'] -ne $HxPlanHash) {
                return (Get-HxText -Key 'Message-tables-differ' -Value @($name))
            }
            foreach ($key in @($HxText.Keys)) { if ($table.ContainsKey($key)) { $HxText[$key] = $table[$key] } }
            return
        }
        $culture = $culture.Parent
    }
    if ($name -and ($name -notlike 'en*')) { return (Get-HxText -Key 'Message-language-missing' -Value @($name)) }
}

function Get-HxSelection {
    param([string[]] $Step, [string] $From, [string[]] $Skip)
    $started = -not $From
    foreach ($candidate in $HxSteps) {
        if ($candidate.Id -eq $From) { $started = $true }
        $wanted = ($Step.Count -eq 0) -or ($Step -contains $candidate.Id)
        if ($started -and $wanted -and ($Skip -notcontains $candidate.Id)) { $candidate }
    }
}

function Get-HxHostName {
    param([string] $Name)
    if ($Name) { return (Get-HxText -Key ('Host-' + $Name)) }
    return ''
}

# A command for the eye: the values given stand in it.
function Get-HxCommandLine {
    param([string] $Command)
    foreach ($name in $HxValues.Keys) {
        if ($HxValues[$name]) { $Command = $Command.Replace('<' + $name + '>', $HxValues[$name]) }
    }
    return $Command
}

function Write-HxStep {
    param([hashtable] $Item)
    Write-HxLine -Text ''
    Write-HxLine -Text ($Item.Id + '  ' + (Get-HxText -Key $Item.Id))
    foreach ($alert in $Item.Alerts) {
        Write-HxLine -Text ('  [' + (Get-HxText -Key ('Alert-' + $alert.Kind)) + '] ' + (Get-HxText -Key $alert.Text))
    }
    if ($Item.Impact -gt 0) {
        $impact = Get-HxText -Key ('Impact-' + $Item.Impact)
        Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-impact' -Value @($impact)))
    }
}

function Write-HxAction {
    param([hashtable] $Action)
    if ($Action.ContainsKey('Text')) { Write-HxLine -Text ('  ' + (Get-HxText -Key $Action.Text)) }
    if ($Action.ContainsKey('Command')) {
        $where = Get-HxHostName -Name $Action.Host
        Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-command') + ' (' + $where + ')')
        Write-HxLine -Text ('    ' + (Get-HxCommandLine -Command $Action.Command))
    }
}

function Get-HxReason {
    param([hashtable] $Item)
    foreach ($reason in $Item.Reasons) { '  ' + (Get-HxText -Key $reason) }
}

function Test-HxElevated {
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

/** What the script does, after the steps are known. */
export const MAIN = `$HxWarning = Import-HxText -Language $Language
if ($HxWarning) { Write-Warning -Message $HxWarning }

$HxWanted = @($Step | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ })
$HxUnwanted = @($Skip | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ })
$HxKnown = @($HxSteps | ForEach-Object { $_.Id })
foreach ($HxId in ($HxWanted + $HxUnwanted + @($From))) {
    if ($HxId -and ($HxKnown -notcontains $HxId)) {
        Exit-HxRun -Code 4 -Message (Get-HxText -Key 'Message-step-unknown' -Value @($HxId))
    }
}
$HxSelection = @(Get-HxSelection -Step $HxWanted -From $From -Skip $HxUnwanted)
$HxSelected = @($HxSelection | ForEach-Object { $_.Id })

if ($List) {
    foreach ($HxItem in $HxSelection) {
        [PSCustomObject] @{
            Step = $HxItem.Id; Fate = $HxItem.Fate; Kind = $HxItem.Kind; Impact = $HxItem.Impact
            Parameters = ($HxItem.Parameters -join ' '); Text = (Get-HxText -Key $HxItem.Id)
        }
    }
    exit 0
}

Write-HxLine -Text (Get-HxText -Key 'Title')
if ($HxText['Note']) { Write-HxLine -Text $HxText['Note'] }

if ($Show) {
    foreach ($HxItem in $HxSelection) {
        Write-HxStep -Item $HxItem
        if ($HxItem.Fate -eq 'blocked') { Write-HxLine -Text (Get-HxText -Key 'Message-blocked' -Value @($HxItem.Id)) }
        if ($HxItem.Fate -eq 'coalesced') {
            Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-coalesced' -Value @($HxItem.Id, $HxItem.Into)))
        }
        foreach ($HxLine in @(Get-HxReason -Item $HxItem)) { Write-HxLine -Text $HxLine }
        foreach ($HxAction in $HxItem.Actions) { Write-HxAction -Action $HxAction }
    }
    exit 0
}

if ($HxSelection.Count -eq 0) { Exit-HxRun -Code 4 -Message (Get-HxText -Key 'Message-nothing-selected') }
if ($Force -and -not $PSBoundParameters.ContainsKey('Confirm')) { $ConfirmPreference = 'None' }

# Everything that can be known before the first change is checked before the first change.
$HxMissing = @($HxSelection | ForEach-Object { Get-HxMissingValue -Item $_ })
if ($HxMissing.Count -gt 0) { Exit-HxRun -Code 4 -Message $HxMissing }
$HxBlocked = @($HxSelection | Where-Object { $_.Fate -eq 'blocked' })
if ($HxBlocked.Count -gt 0 -and -not $WhatIfPreference) {
    $HxLines = @($HxBlocked | ForEach-Object {
            Get-HxText -Key 'Message-blocked' -Value @($_.Id)
            Get-HxReason -Item $_
            Get-HxText -Key 'Message-blocked-advice' -Value @($_.Id)
        })
    Exit-HxRun -Code 5 -Message $HxLines
}
$HxObstacles = @($HxSelection | ForEach-Object { Get-HxObstacle -Item $_ } | Select-Object -Unique)
if ($HxObstacles.Count -gt 0) {
    if (-not $WhatIfPreference) { Exit-HxRun -Code 4 -Message $HxObstacles }
    foreach ($HxLine in $HxObstacles) { Write-Warning -Message $HxLine }
}

$HxComputer = [Environment]::MachineName
Write-HxLine -Text (Get-HxText -Key 'Message-this-computer' -Value @($HxComputer))

foreach ($HxItem in $HxSelection) {
    Write-HxStep -Item $HxItem
    $HxLines = @(Get-HxReason -Item $HxItem)
    if ($HxItem.Fate -eq 'coalesced' -and ($HxSelected -contains $HxItem.Into)) {
        $HxLines += '  ' + (Get-HxText -Key 'Message-coalesced' -Value @($HxItem.Id, $HxItem.Into))
    }
    elseif ($HxItem.Fate -ne 'blocked' -and $HxItem.Fate -ne 'left-out') { $HxLines = @() }
    if ($HxItem.Fate -eq 'blocked') { $HxLines = @(Get-HxText -Key 'Message-blocked' -Value @($HxItem.Id)) + $HxLines }
    if ($HxLines.Count -gt 0) {
        foreach ($HxLine in $HxLines) { Write-HxLine -Text $HxLine }
        'HX-SKIP ' + $HxItem.Id
        continue
    }
    foreach ($HxAction in $HxItem.Actions) {
        Write-HxAction -Action $HxAction
        if ($HxAction.Kind -eq 'wait') {
            if ($WhatIfPreference) {
                Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-waiting-skipped' -Value @($HxItem.Id, $HxAction.Minutes)))
            }
            else { Wait-HxMinute -Id $HxItem.Id -Minutes $HxAction.Minutes }
        }
        $HxConsent = $false
        $HxPending = Get-HxText -Key 'Message-hand-pending' -Value @($HxItem.Id)
        if ($HxAction.Kind -eq 'hand') {
            Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-by-hand' -Value @($HxItem.Id)))
            if (-not $WhatIfPreference) {
                if ($Force) { Exit-HxRun -Code 7 -Message $HxPending }
                try { $HxConsent = $PSCmdlet.ShouldContinue((Get-HxText -Key 'Message-done-question' -Value @($HxItem.Id)), $HxItem.Id) }
                catch { Exit-HxRun -Code 7 -Message $HxPending }
                if (-not $HxConsent) { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-declined' -Value @($HxItem.Id)) }
            }
        }
        if ($HxAction.Kind -eq 'change') {
            $HxTarget = (@($HxComputer, (Get-HxCommandLine -Command $HxAction.Target)) | Where-Object { $_ }) -join ', '
            $HxOperation = $HxItem.Id + ' ' + (Get-HxText -Key $HxItem.Id) + ': ' + (Get-HxCommandLine -Command $HxAction.Command)
            try { $HxConsent = $PSCmdlet.ShouldProcess($HxTarget, $HxOperation) }
            catch { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-nobody-to-ask' -Value @($HxItem.Id)) }
            if (-not $HxConsent -and -not $WhatIfPreference) {
                Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-declined' -Value @($HxItem.Id))
            }
        }
        # Reading changes nothing, so a dry run reads too, where the commands exist.
        if ($HxAction.Kind -eq 'read') { $HxConsent = -not ($WhatIfPreference -and @(Get-HxObstacle -Item $HxItem).Count -gt 0) }
        if ($HxConsent -and $HxAction.ContainsKey('Run')) {
            try {
                Set-Variable -Name LASTEXITCODE -Scope Global -Value 0 -WhatIf:$false
                . $HxAction.Run
                if ($LASTEXITCODE -ne 0) { throw (Get-HxText -Key 'Message-exit-code' -Value @($HxAction.Command, $LASTEXITCODE)) }
            }
            catch { Exit-HxRun -Code 6 -Message (Get-HxText -Key 'Message-failed' -Value @($HxItem.Id, $_.Exception.Message)) }
        }
    }
    if ($WhatIfPreference) { 'HX-WHATIF ' + $HxItem.Id } else { 'HX-OK ' + $HxItem.Id }
}

if ($WhatIfPreference) { Write-HxLine -Text (Get-HxText -Key 'Message-dry-run-finished') }
else { Write-HxLine -Text (Get-HxText -Key 'Message-finished') }
if ($HxBlocked.Count -gt 0) { exit 5 }
exit 0
`
