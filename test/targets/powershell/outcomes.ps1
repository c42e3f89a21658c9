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
    Import-Module -Name (ConvertFrom-Unit -Units $manifest)
}
$answers = foreach ($case in $questions.cases) {
    $splat = @{ Via = $case.via; WhatIf = $true; PassThru = $true }
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
        @{ id = ''; text = ConvertTo-Unit -Text $result.Command }
    }
    catch {
        @{ id = ($_.FullyQualifiedErrorId -split ',')[0]; text = ConvertTo-Unit -Text $_.Exception.Message }
    }
}
$json = ConvertTo-Json -InputObject @($answers) -Compress
[System.IO.File]::WriteAllText($OutputPath, $json)
