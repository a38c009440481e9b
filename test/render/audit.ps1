# Audits generated scripts with the parser of PowerShell itself, as JSON lines: { script, step, problem, text }.
# Nothing of the scripts is run.
param([Parameter(Mandatory = $true)] [string[]] $Path)

$automatic = 'args', 'env', 'error', 'executioncontext', 'false', 'host', 'input', 'lastexitcode', 'matches', 'myinvocation', 'null', 'ofs',
    'pscmdlet', 'pscommandpath', 'psculture', 'psdefaultparametervalues', 'pshome', 'psitem', 'psscriptroot', 'psuiculture', 'psversiontable',
    'pwd', 'true', 'whatifpreference', '_', '?', 'exbin', 'exscripts', 'exinstall', 'home', 'profile', 'this', 'erroractionpreference', 'force'
# Verbs that leave the world as it is, and the cmdlets of other verbs that only print, sort or convert.
$reading = '^(?:Get|Test|Find|Search|Select|Measure|Compare|Format|Sort|Group|Where|ForEach|ConvertTo|ConvertFrom|Convert|Resolve|Join|Split|Show|Read)-|^Out-(?:String|Host|Null)$|^Write-(?:Host|Output|Progress|Verbose|Warning)$|^New-(?:Object|TimeSpan)$|^Tee-Object$|^Add-PSSnapin$|^Import-(?:Csv|Module|LocalizedData)$|^Start-Sleep$|^Set-(?:Variable|Location)$|^[%?]$'

function Get-Flow {
    # Reads and assignments of variables, in the order in which they happen.
    param($Ast)
    $Ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.VariableExpressionAst] }, $true) | ForEach-Object {
        $at = $_.Extent.StartOffset
        $writes = $false
        for ($node = $_.Parent; $node -and $node -ne $Ast.Parent; $node = $node.Parent) {
            if ($node -is [System.Management.Automation.Language.AssignmentStatementAst]) {
                $inLeft = $_.Extent.EndOffset -le $node.Left.Extent.EndOffset
                $isTarget = $inLeft -and $_.Parent -isnot [System.Management.Automation.Language.MemberExpressionAst] -and $_.Parent -isnot [System.Management.Automation.Language.IndexExpressionAst]
                if ($isTarget -and $node.Operator -eq 'Equals') { $writes = $true; $at = $node.Extent.EndOffset }
                break
            }
            if ($node -is [System.Management.Automation.Language.ForEachStatementAst] -and $_ -eq $node.Variable) { $writes = $true; break }
            if ($node -is [System.Management.Automation.Language.ParameterAst] -and $_ -eq $node.Name) { $writes = $true; break }
        }
        [pscustomobject] @{ Name = $_.VariablePath.UserPath.ToLowerInvariant() -replace '^(?:script|global|local|private|using):', ''; At = $at; Writes = $writes }
    }
    # -OutVariable and its like assign the variable that they name.
    $Ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandParameterAst] -and $node.ParameterName -match '^(?:\w+variable|ov|ev)$' }, $true) | ForEach-Object {
        $elements = @($_.Parent.CommandElements)
        $value = $elements[[array]::IndexOf($elements, $_) + 1]
        [pscustomobject] @{ Name = "$value".TrimStart('+').ToLowerInvariant(); At = $_.Extent.StartOffset; Writes = $true }
    }
}

function Get-Unassigned {
    param($Ast, [System.Collections.Generic.HashSet[string]] $Known)
    foreach ($use in Get-Flow -Ast $Ast | Sort-Object -Property At, { -not $_.Writes }) {
        if ($use.Writes) { [void] $Known.Add($use.Name) }
        elseif ($use.Name -notmatch '^env:' -and $automatic -notcontains $use.Name -and -not $Known.Contains($use.Name)) { $use.Name }
    }
}

function Get-Value {
    param($Table, [string] $Key)
    foreach ($pair in $Table.KeyValuePairs) { if ($pair.Item1.Extent.Text -eq $Key) { return $pair.Item2 } }
}

foreach ($file in $Path) {
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref] $null, [ref] $errors)
    $report = {
        param($Step, $Problem, $Text)
        [pscustomobject] @{ script = [System.IO.Path]::GetFileName($file); step = $Step; problem = $Problem; text = $Text } | ConvertTo-Json -Compress
    }
    foreach ($wrong in $errors) { & $report '' 'syntax' $wrong.Message }

    $known = New-Object -TypeName 'System.Collections.Generic.HashSet[string]'
    foreach ($parameter in $tree.ParamBlock.Parameters) { [void] $known.Add($parameter.Name.VariablePath.UserPath.ToLowerInvariant()) }
    $tables = $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $true)
    $runs = @()
    foreach ($step in $tables | Where-Object { Get-Value -Table $_ -Key 'Actions' }) {
        $id = (Get-Value -Table $step -Key 'Id').Extent.Text.Trim("'")
        foreach ($action in $step.FindAll({ param($node) $node -is [System.Management.Automation.Language.HashtableAst] }, $true)) {
            $run = Get-Value -Table $action -Key 'Run'
            if (-not $run) { continue }
            $runs += $run
            foreach ($name in Get-Unassigned -Ast $run -Known $known | Select-Object -Unique) { & $report $id 'unassigned' $name }
            if ((Get-Value -Table $action -Key 'Kind').Extent.Text -ne "'read'") { continue }
            foreach ($command in $run.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $name = $command.GetCommandName()
                $alias = Get-Alias -Name "$name" -ErrorAction SilentlyContinue
                if ($alias) { $name = $alias.Definition }
                if ($name -eq 'Invoke-HxNative' -and $command.Extent.Text -match "\b(?:list|query|/\?|/status|/test|/test:\S+)\b") { continue }
                # `-Filter { Status -eq "Retry" }` is text for the server.
                $block = $command.Parent
                while ($block -and $block -isnot [System.Management.Automation.Language.ScriptBlockExpressionAst]) { $block = $block.Parent }
                $siblings = @(if ($block -and $block -ne $run -and $block.Parent.PSObject.Properties['CommandElements']) { $block.Parent.CommandElements })
                $position = [array]::IndexOf($siblings, $block)
                if ($position -gt 0 -and $siblings[$position - 1].Extent.Text -like '-*Filter') { continue }
                if ("$name" -notmatch $reading) { & $report $id 'ungated' $command.Extent.Text }
            }
            foreach ($redirection in $run.FindAll({ param($node) $node -is [System.Management.Automation.Language.FileRedirectionAst] }, $true)) {
                if ($redirection.Location.Extent.Text -ne '$null') { & $report $id 'ungated' $redirection.Extent.Text }
            }
        }
    }

    $inRun = { param($node) @($runs | Where-Object { $_.Extent.StartOffset -le $node.Extent.StartOffset -and $_.Extent.EndOffset -ge $node.Extent.EndOffset }).Count -gt 0 }
    # What the script itself assigns on its top level is there for its functions.
    $top = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList (, [string[]] @($tree.ParamBlock.Parameters | ForEach-Object { $_.Name.VariablePath.UserPath.ToLowerInvariant() }))
    foreach ($use in Get-Flow -Ast $tree) { if ($use.Writes -and $use.Name -like 'hx*') { [void] $top.Add($use.Name) } }
    foreach ($function in $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $node.Name -like '*-Hx*' }, $true)) {
        $local = New-Object -TypeName 'System.Collections.Generic.HashSet[string]' -ArgumentList $top
        foreach ($name in Get-Unassigned -Ast $function.Body -Known $local | Select-Object -Unique) { & $report $function.Name 'unassigned' $name }
    }
    foreach ($command in $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)) {
        if (& $inRun $command) { continue }
        $name = $command.GetCommandName()
        $text = $command.Extent.Text
        if ($command.InvocationOperator -eq 'Dot') {
            for ($node = $command.Parent; $node -and $node -isnot [System.Management.Automation.Language.ForEachStatementAst]; $node = $node.Parent) { }
            $before = @($node.Body.Statements | Where-Object { $_.Extent.EndOffset -lt $command.Extent.StartOffset })
            if (-not ($before | Where-Object { $_.Extent.Text -match '^if \(-not \(Confirm-HxAction .*\{ continue \}$' })) { & $report '' 'ungated' $text }
        }
        elseif ($command.InvocationOperator -eq 'Ampersand') {
            if ($text -notmatch '^& \$(?:path @ArgumentList$|HxAsk)') { & $report '' 'ungated' $text }
        }
        elseif ("$name" -notmatch $reading -and "$name" -notmatch '-Hx') { & $report '' 'ungated' $text }
    }
}
