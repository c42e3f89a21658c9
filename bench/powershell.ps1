# powershell.ps1: one measurement of a generated module, in a process of its own. JSON: milliseconds, and a ratio. See powershell.mjs.
param([string] $Manifest, [string] $Empty, [string] $Function, [string] $Argument)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Measure-Step {
    param([scriptblock] $Step)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $null = & $Step
    $clock.Elapsed.TotalMilliseconds
}

function Get-Median {
    param([double[]] $Times)
    ($Times | Sort-Object)[[int] [Math]::Floor($Times.Count / 2)]
}

$times = [ordered]@{}
$times['import of an empty module'] = Measure-Step { Import-Module -Name $Empty }
$times['import'] = Measure-Step { Import-Module -Name $Manifest }
$times['first call'] = Measure-Step { & $Function $Argument -Via exe -WhatIf -PassThru }
$times['later call'] = Get-Median -Times (1..20 | ForEach-Object { Measure-Step { & $Function $Argument -Via exe -WhatIf -PassThru } })

# In pairs, so that what else the computer does meets both.
$pairs = foreach ($round in 1..100) {
    , @((Measure-Step { Import-Module -Name $Empty -Force }), (Measure-Step { Import-Module -Name $Manifest -Force }))
}
$times['import again, of an empty module'] = Get-Median -Times ($pairs | ForEach-Object { $_[0] })
$times['import again'] = Get-Median -Times ($pairs | ForEach-Object { $_[1] })
$times['import again, times an empty module'] = Get-Median -Times ($pairs | ForEach-Object { $_[1] / $_[0] })

$null = & $Function $Argument -Via exe -WhatIf
$times['first need of C#'] = Measure-Step { & (Get-Module -Name MicroSIP) { Import-Native -Purpose 'A measurement' } }
$times['later need of C#'] = Measure-Step { & (Get-Module -Name MicroSIP) { Import-Native -Purpose 'A measurement' } }
ConvertTo-Json -InputObject $times -Compress
