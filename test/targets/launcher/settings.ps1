# settings.ps1: runs the launcher's settings script for each case of a file, in one process, and says what came of each.
param([string] $Script, [string] $Cases, [string] $Results)
Set-StrictMode -Version Latest
$module = New-Module -Name Stand -ScriptBlock {
    function Import-Private { }
    function Find-Program { @{ Path = $env:SETTINGS_PROGRAM; Problem = '' } }
    function Get-RegistryText { param($Key, $Name) $null = $Key, $Name }
    function Expand-Folder { param($Folder) $null = $Folder; $env:SETTINGS_FOLDER }
}
$outcomes = foreach ($case in Get-Content -LiteralPath $Cases -Raw -Encoding utf8 | ConvertFrom-Json) {
    $folder = $case.folder
    $env:SETTINGS_FOLDER = Join-Path -Path $folder -ChildPath 'nowhere'
    $env:SETTINGS_PROGRAM = Join-Path -Path $folder -ChildPath 'standin.exe'
    $text = @{}
    foreach ($property in $case.texts.PSObject.Properties) { $text[$property.Name] = -join [char[]] @($property.Value) }
    try {
        $said = @(& $Script -Module $module -Text $text -Number $case.number -Calls)
        @{ code = 'Done'; said = "$said" }
    }
    catch { @{ code = ($_.FullyQualifiedErrorId -split ',')[0]; said = $_.Exception.Message } }
}
[System.IO.File]::WriteAllText($Results, (ConvertTo-Json -InputObject @($outcomes)))
