# inventory.ps1: what scripts below a folder use of PowerShell, as its own parser sees it; see windowsPowerShell.test.ts.
# Writes JSON: the commands with their parameters, those that are splatted included; the static members of .NET; and the
# syntax that Windows PowerShell 5.1 does not know.
param([string] $Folder, [string] $OutputPath)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Find-Ast {
    param($Tree, [type] $Kind)
    $Tree.FindAll({ param($node) $node -is $Kind }.GetNewClosure(), $true)
}

function Get-Scope {
    # The function that a node stands in, or the whole script.
    param($Node)
    while ($null -ne $Node.Parent -and $Node -isnot [System.Management.Automation.Language.FunctionDefinitionAst]) { $Node = $Node.Parent }
    $Node
}

function Get-SplattedName {
    # The keys that a function ever puts into the variable.
    param($Variable)
    $name = $Variable.VariablePath.UserPath
    foreach ($assignment in Find-Ast -Tree (Get-Scope -Node $Variable) -Kind ([System.Management.Automation.Language.AssignmentStatementAst])) {
        $left = $assignment.Left
        if ($left -is [System.Management.Automation.Language.VariableExpressionAst] -and $left.VariablePath.UserPath -eq $name) {
            $tables = @(Find-Ast -Tree $assignment.Right -Kind ([System.Management.Automation.Language.HashtableAst]))
            foreach ($pair in $tables | ForEach-Object { $_.KeyValuePairs }) { $pair.Item1.Extent.Text.Trim("'") }
            if ($tables.Count -eq 0) { "$($assignment.Right.Extent.Text) (splatted)" }
        }
        elseif ($left -is [System.Management.Automation.Language.MemberExpressionAst] -and $left.Expression.Extent.Text -eq "`$$name") {
            $left.Member.Extent.Text
        }
        elseif ($left -is [System.Management.Automation.Language.IndexExpressionAst] -and $left.Target.Extent.Text -eq "`$$name") {
            $left.Index.Extent.Text.Trim("'")
        }
    }
}

$found = foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -Include '*.ps1', '*.psm1') {
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref] $null, [ref] $errors)
    $place = $file.FullName.Substring($Folder.Length + 1).Replace('\', '/')
    foreach ($problem in $errors) { @{ kind = 'syntax'; place = "${place}:$($problem.Extent.StartLineNumber)"; name = $problem.Message } }
    foreach ($function in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.FunctionDefinitionAst])) {
        @{ kind = 'function'; place = $place; name = $function.Name -replace '\Ascript:' }
    }
    foreach ($command in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.CommandAst])) {
        $name = $command.GetCommandName()
        if (-not $name) { continue }
        $parameters = foreach ($element in $command.CommandElements) {
            if ($element -is [System.Management.Automation.Language.CommandParameterAst]) { $element.ParameterName }
            elseif ($element -is [System.Management.Automation.Language.VariableExpressionAst] -and $element.Splatted) { Get-SplattedName -Variable $element }
        }
        @{ kind = 'command'; place = "${place}:$($command.Extent.StartLineNumber)"; name = $name; parameters = @($parameters) }
    }
    foreach ($member in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.MemberExpressionAst])) {
        if ($member.Static -and $member.Expression -is [System.Management.Automation.Language.TypeExpressionAst]) {
            @{ kind = 'static'; place = "${place}:$($member.Extent.StartLineNumber)"; name = "$($member.Expression.TypeName.FullName)::$($member.Member.Extent.Text)" }
        }
        if ($member.NullConditional) { @{ kind = 'syntax'; place = "${place}:$($member.Extent.StartLineNumber)"; name = '?.' } }
    }
    foreach ($kind in 'TernaryExpressionAst', 'PipelineChainAst') {
        foreach ($node in Find-Ast -Tree $tree -Kind ([type] "System.Management.Automation.Language.$kind")) {
            @{ kind = 'syntax'; place = "${place}:$($node.Extent.StartLineNumber)"; name = $kind }
        }
    }
    foreach ($node in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.BinaryExpressionAst])) {
        if ($node.Operator -eq 'QuestionQuestion') { @{ kind = 'syntax'; place = "${place}:$($node.Extent.StartLineNumber)"; name = '??' } }
    }
    foreach ($node in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.AssignmentStatementAst])) {
        if ($node.Operator -eq 'QuestionQuestionEquals') { @{ kind = 'syntax'; place = "${place}:$($node.Extent.StartLineNumber)"; name = '??=' } }
    }
    foreach ($block in Find-Ast -Tree $tree -Kind ([System.Management.Automation.Language.ScriptBlockAst])) {
        if ($null -ne $block.CleanBlock) { @{ kind = 'syntax'; place = "${place}:$($block.Extent.StartLineNumber)"; name = 'clean' } }
    }
}
[System.IO.File]::WriteAllText($OutputPath, (ConvertTo-Json -InputObject @($found) -Depth 4 -Compress))
