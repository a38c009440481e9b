/** What the script does, after the steps are known. Commands of the documents are run here, in the scope of the script itself. */
export const MAIN = `# PowerShell's own questions, which -WhatIf, -Confirm and -Force answer.
$HxAskChange = { $PSCmdlet.ShouldProcess($args[0], $args[1]) }
$HxAskDone = { $PSCmdlet.ShouldContinue($args[0], $args[1]) }

$HxComputer = [Environment]::MachineName
$HxWarning = Import-HxText -Language $Language
if ($HxWarning) { Write-Warning -Message $HxWarning }

$HxFrom = @(Split-HxId -Value $From)
$HxSelection = @(Get-HxSelection -Step @(Split-HxId -Value $Step) -From ($HxFrom -join '') -Skip @(Split-HxId -Value $Skip) -All:($List -or $Show))
$HxSelected = @($HxSelection | ForEach-Object { $_.Id })

if ($List) {
    foreach ($HxItem in $HxSelection) {
        $HxFate = $HxItem.Fate
        if ($HxItem.OnRequest -and ($HxFate -ne 'blocked')) { $HxFate = $HxItem.OnRequest }
        [PSCustomObject] @{ Step = $HxItem.Id; Fate = $HxFate; Kind = $HxItem.Kind; Text = (Get-HxText -Key $HxItem.Id) }
    }
    # No exit here: it would take the table away before it is drawn.
    return
}

Write-HxLine -Text (Get-HxText -Key 'Title')
if ($HxText['Note']) { Write-HxLine -Text $HxText['Note'] }
if ($Show) {
    Write-HxPlan -Selection $HxSelection
    exit 0
}

if ($Force -and -not $PSBoundParameters.ContainsKey('Confirm')) { $ConfirmPreference = 'None' }
Confirm-HxReady -Selection $HxSelection
Write-HxLine -Text (Get-HxText -Key 'Message-this-computer' -Value @($HxComputer))
$HxUnasked = @($HxSteps | Where-Object { $_.OnRequest -and ($HxSelected -notcontains $_.Id) } | ForEach-Object { $_.Id })
if ($HxUnasked.Count -gt 0) { Write-HxLine -Text (Get-HxText -Key 'Message-not-asked' -Value @($HxUnasked -join ', ')) }

foreach ($HxItem in $HxSelection) {
    Write-HxStep -Item $HxItem
    $HxRefusal = @(Get-HxRefusal -Item $HxItem -Selected $HxSelected)
    if ($HxRefusal.Count -gt 0) {
        foreach ($HxLine in $HxRefusal) { Write-HxLine -Text ('  ' + $HxLine) }
        'HX-SKIP ' + $HxItem.Id
        continue
    }
    foreach ($HxAction in $HxItem.Actions) {
        Write-HxAction -Action $HxAction
        if (-not (Confirm-HxAction -Item $HxItem -Action $HxAction)) { continue }
        try {
            Set-Variable -Name LASTEXITCODE -Scope Global -Value 0 -WhatIf:$false
            . $HxAction.Run
            if ($LASTEXITCODE -ne 0) { throw (Get-HxText -Key 'Message-exit-code' -Value @($HxAction.Command, $LASTEXITCODE)) }
        }
        catch { Exit-HxRun -Code 6 -Message (Get-HxText -Key 'Message-failed' -Value @($HxItem.Id, $_.Exception.Message)) }
    }
    if ($WhatIfPreference) { 'HX-WHATIF ' + $HxItem.Id } else { 'HX-OK ' + $HxItem.Id }
}

if ($WhatIfPreference) { Write-HxLine -Text (Get-HxText -Key 'Message-dry-run-finished') }
else { Write-HxLine -Text (Get-HxText -Key 'Message-finished') }
if (@($HxSelection | Where-Object { $_.Fate -eq 'blocked' }).Count -gt 0) { exit 5 }
exit 0
`
