# powershell.ps1: one measurement of a generated module, in a process of its own. Milliseconds as JSON. See powershell.mjs.
param([string] $Manifest, [string] $Function, [string] $Argument)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Measure-Step {
    param([scriptblock] $Step)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $Step
    $clock.Elapsed.TotalMilliseconds
}

$times = [ordered]@{}
$times['import'] = Measure-Step { Import-Module -Name $Manifest }
$times['first call'] = Measure-Step { & $Function $Argument -Via exe -WhatIf -PassThru }
$times['later call'] = (1..20 | ForEach-Object { Measure-Step { & $Function $Argument -Via exe -WhatIf -PassThru } } | Sort-Object)[10]
$times['first need of C#'] = Measure-Step { & (Get-Module -Name MicroSIP) { Import-Native -Purpose 'A measurement' } }
$times['later need of C#'] = Measure-Step { & (Get-Module -Name MicroSIP) { Import-Native -Purpose 'A measurement' } }
ConvertTo-Json -InputObject $times -Compress
