# Runs the Pester tests on the modules below -Root and writes what came of each test, for test/targets/powershell.
param([string] $Root, [string] $OutputPath)
$ErrorActionPreference = 'Stop'
Import-Module -Name Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Container = @(
    New-PesterContainer -Path (Join-Path -Path $PSScriptRoot -ChildPath 'Module.Tests.ps1') -Data @{ Root = $Root }
    New-PesterContainer -Path (Join-Path -Path $PSScriptRoot -ChildPath 'Behaviour.Tests.ps1') -Data @{ Root = $Root }
)
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration
$tests = foreach ($test in $run.Tests) {
    @{ name = $test.ExpandedPath; result = "$($test.Result)"; message = "$($test.ErrorRecord -join '; ')" }
}
$broken = foreach ($container in ($run.Containers | Where-Object { $_.Result -eq 'Failed' -and $_.ErrorRecord })) {
    @{ name = "$($container.Item)"; result = 'Failed'; message = "$($container.ErrorRecord -join '; ')" }
}
[System.IO.File]::WriteAllText($OutputPath, (ConvertTo-Json -InputObject @(@($tests) + @($broken)) -Compress))
