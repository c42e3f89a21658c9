/**
 * The words go by a variable and never by a command line: on Windows a .cmd file may stand between, which would read them
 * as commands. What is no plain word is taken as it is written, and not evaluated.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
 */
export const powershell = String.raw`# PowerShell completion for bridgesmith: bridgesmith completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName bridgesmith, bridgesmith.cmd, bridgesmith.ps1 -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
    })
    $words += ([string]$wordToComplete).Trim("'", '"')
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $env:BRIDGESMITH_WORDS = ConvertTo-Json -Compress -InputObject $words
        $lines = @(& bridgesmith complete powershell 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item -Path Env:BRIDGESMITH_WORDS -ErrorAction SilentlyContinue
    }
    foreach ($line in @($lines | Select-Object -Skip 1)) {
        $word, $about = $line -split "${'`'}t", 2
        if (-not $about) { $about = $word }
        $text = if ($word -match '^[\w.:/=\\+-][\w.:/=\\+,-]*$') { $word } else { "'" + ($word -replace "(['\u2018-\u201b])", '$1$1') + "'" }
        New-Object System.Management.Automation.CompletionResult $text, $word, 'ParameterValue', $about
    }
}`;
