/** Sentences and how they are shown. */
export const TEXT = `$ErrorActionPreference = 'Stop'
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
    param([string[]] $Step, [string] $From, [string[]] $Skip, [switch] $All)
    $started = -not $From
    foreach ($candidate in $HxSteps) {
        if ($candidate.Id -eq $From) { $started = $true }
        $asked = $All -or -not $candidate.OnRequest
        $wanted = ($Step.Count -eq 0 -and $asked) -or ($Step -contains $candidate.Id)
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
    if ($Item.OnRequest) { Write-HxLine -Text ('  ' + (Get-HxText -Key ('Request-' + $Item.OnRequest))) }
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
        Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-command' -Value @($where)))
        Write-HxLine -Text ('    ' + (Get-HxCommandLine -Command $Action.Command))
    }
}

function Get-HxReason {
    param([hashtable] $Item)
    foreach ($reason in $Item.Reasons) { Get-HxText -Key $reason }
}
`
