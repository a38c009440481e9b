/** Who is asked what, and what stops a run. */
export const CONSENT = `# Asks before a change, waits, or waits for a person; the answer says whether there is something to run now.
function Confirm-HxAction {
    param([hashtable] $Item, [hashtable] $Action)
    switch ($Action.Kind) {
        'wait' {
            if (-not $WhatIfPreference) { $null = Wait-HxMinute -Id $Item.Id -Minutes $Action.Minutes }
            else { Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-waiting-skipped' -Value @($Item.Id, $Action.Minutes))) }
            return $false
        }
        'hand' { $null = Confirm-HxHand -Item $Item; return $false }
        # Reading changes nothing, so a dry run reads too, where the commands exist.
        'read' { return -not ($WhatIfPreference -and @(Get-HxObstacle -Item $Item).Count -gt 0) }
        'change' { return (Confirm-HxChange -Item $Item -Action $Action) }
        'unknown' { return (Confirm-HxJudged -Item $Item -Action $Action -Key 'Message-unknown-effect') }
        'conditional' { return (Confirm-HxJudged -Item $Item -Action $Action -Key 'Message-conditional') }
    }
    return $false
}

function Confirm-HxHand {
    param([hashtable] $Item)
    Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-by-hand' -Value @($Item.Id)))
    if ($WhatIfPreference) { return }
    $pending = Get-HxText -Key 'Message-hand-pending' -Value @($Item.Id)
    if ($Force) { Exit-HxRun -Code 7 -Message $pending }
    $done = $false
    try { $done = & $HxAskDone (Get-HxText -Key 'Message-done-question' -Value @($Item.Id)) $Item.Id }
    catch { Exit-HxRun -Code 7 -Message $pending }
    if (-not $done) { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-declined' -Value @($Item.Id)) }
}

function Confirm-HxChange {
    param([hashtable] $Item, [hashtable] $Action)
    $target = (@($HxComputer, (Get-HxCommandLine -Command $Action.Target)) | Where-Object { $_ }) -join ', '
    $operation = $Item.Id + ' ' + (Get-HxText -Key $Item.Id) + ': ' + (Get-HxCommandLine -Command $Action.Command)
    $consent = $false
    try { $consent = & $HxAskChange $target $operation }
    catch { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-nobody-to-ask' -Value @($Item.Id)) }
    if (-not $consent -and -not $WhatIfPreference) {
        Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-declined' -Value @($Item.Id))
    }
    return $consent
}

# What nobody can foresee, or only a person can judge, is not left to -Force: a person reads the command and says yes.
function Confirm-HxJudged {
    param([hashtable] $Item, [hashtable] $Action, [string] $Key)
    $notice = Get-HxText -Key $Key -Value @($Item.Id)
    Write-HxLine -Text ('  ' + $notice)
    if ($WhatIfPreference) { return (Confirm-HxChange -Item $Item -Action $Action) }
    if ($Force) { Exit-HxRun -Code 7 -Message $notice }
    $consent = $false
    try { $consent = & $HxAskDone (Get-HxCommandLine -Command $Action.Command) ($Item.Id + ' ' + $notice) }
    catch { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-nobody-to-ask' -Value @($Item.Id)) }
    if (-not $consent) { Exit-HxRun -Code 3 -Message (Get-HxText -Key 'Message-declined' -Value @($Item.Id)) }
    return $true
}

# Why a step is not carried out in this run, as sentences; none if it is.
function Get-HxRefusal {
    param([hashtable] $Item, [string[]] $Selected)
    if ($Item.Fate -eq 'blocked') { Get-HxText -Key 'Message-blocked' -Value @($Item.Id) }
    if ($Item.Fate -eq 'blocked' -or $Item.Fate -eq 'left-out') { Get-HxReason -Item $Item }
    if ($Item.Fate -eq 'coalesced' -and ($Selected -contains $Item.Into)) {
        Get-HxText -Key 'Message-coalesced' -Value @($Item.Id, $Item.Into)
    }
}

# Everything that can be known before the first change is checked before the first change. A dry run goes on, warned.
function Confirm-HxReady {
    param([object[]] $Selection)
    if ($Selection.Count -eq 0 -and @($HxSteps | Where-Object { $_.OnRequest }).Count -gt 0) {
        Exit-HxRun -Code 4 -Message (Get-HxText -Key 'Message-name-steps')
    }
    if ($Selection.Count -eq 0) { Exit-HxRun -Code 4 -Message (Get-HxText -Key 'Message-nothing-selected') }
    $missing = @($Selection | ForEach-Object { Get-HxMissingValue -Item $_ })
    if ($missing.Count -gt 0) { Exit-HxRun -Code 4 -Message $missing }
    $blocked = @($Selection | Where-Object { $_.Fate -eq 'blocked' } | ForEach-Object {
            Get-HxRefusal -Item $_
            Get-HxText -Key 'Message-blocked-advice' -Value @($_.Id)
        })
    if ($blocked.Count -gt 0 -and -not $WhatIfPreference) { Exit-HxRun -Code 5 -Message $blocked }
    $obstacles = @($Selection | ForEach-Object { Get-HxObstacle -Item $_ } | Select-Object -Unique)
    if ($obstacles.Count -gt 0 -and -not $WhatIfPreference) { Exit-HxRun -Code 4 -Message $obstacles }
    foreach ($line in $obstacles) { Write-Warning -Message $line }
}

function Write-HxPlan {
    param([object[]] $Selection)
    foreach ($item in $Selection) {
        Write-HxStep -Item $item
        foreach ($line in @(Get-HxRefusal -Item $item -Selected @($item.Into))) { Write-HxLine -Text ('  ' + $line) }
        foreach ($action in $item.Actions) {
            Write-HxAction -Action $action
            if ($action.Kind -eq 'wait') { Write-HxLine -Text ('  ' + (Get-HxText -Key 'Message-waiting' -Value @($item.Id, $action.Minutes))) }
        }
    }
}

# Step numbers as given: powershell.exe -File hands over "S01,S02" as one word.
function Split-HxId {
    param([string[]] $Value)
    foreach ($id in @($Value | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ })) {
        if (@($HxSteps | ForEach-Object { $_.Id }) -notcontains $id) {
            Exit-HxRun -Code 4 -Message (Get-HxText -Key 'Message-step-unknown' -Value @($id))
        }
        $id
    }
}
`
