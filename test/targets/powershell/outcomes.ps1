# Runs cases through generated modules and writes what came of each. See outcomes.ts. Texts are UTF-16 code units in
# decimal, with spaces between.
param([string] $InputPath, [string] $OutputPath)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function ConvertFrom-Unit {
    param([string] $Units)
    -join ($Units -split ' ' | Where-Object { $_ } | ForEach-Object { [char] [int] $_ })
}

function ConvertTo-Unit {
    param([string] $Text)
    ($Text.ToCharArray() | ForEach-Object { [int] $_ }) -join ' '
}

$questions = Get-Content -LiteralPath $InputPath -Raw | ConvertFrom-Json
foreach ($manifest in $questions.modules) {
    $module = Import-Module -Name (ConvertFrom-Unit -Units $manifest) -PassThru
    if ($questions.isSent) { continue }
    # In the server's place: says what it was asked for.
    & $module {
        # What the functions share is read when the first of them is called, and would replace these.
        $null = Get-Outcome -CallerName 'a test' -CallerStep { }
        function script:Import-Dde { }
        function script:Request-DdeData {
            param([hashtable] $Target)
            $text = "$($Target.Topic)|$($Target.Item)|$($Target.Formats -join ',')"
            New-Object -TypeName PSObject -Property @{ Code = 0; Problem = $null; Data = New-Object -TypeName PSObject -Property @{ Text = $text } }
        }
    }
}
$answers = foreach ($case in $questions.cases) {
    $splat = if (-not $case.via) { @{} } elseif ($questions.isSent) { @{ Via = $case.via; Confirm = $false } } else { @{ Via = $case.via; WhatIf = $true; PassThru = $true } }
    foreach ($variable in $case.environment.PSObject.Properties) { Set-Item -LiteralPath "Env:$($variable.Name)" -Value $variable.Value }
    foreach ($argument in $case.arguments) {
        $text = ConvertFrom-Unit -Units $argument.text
        $splat[$argument.name] = switch ($argument.type) {
            'flag' { $text -eq 'true' }
            'secret' {
                $secret = New-Object -TypeName System.Security.SecureString
                $text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
                , $secret
            }
            default { $text }
        }
    }
    try {
        # What -WhatIf says goes to the information stream's host, which nobody reads here.
        $result = & $case.function @splat
        $text = if ($questions.isSent) {
            ''
        }
        elseif (-not $case.via) {
            $result
        }
        elseif ($result.PSObject.Properties['Topic']) {
            "$($result.Topic)|$($result.Item)|$($result.Command)"
        }
        else {
            $result.Command
        }
        @{ id = ''; text = ConvertTo-Unit -Text $text }
    }
    catch {
        @{ id = ($_.FullyQualifiedErrorId -split ',')[0]; text = ConvertTo-Unit -Text $_.Exception.Message }
    }
}
$json = ConvertTo-Json -InputObject @($answers) -Compress
[System.IO.File]::WriteAllText($OutputPath, $json)
