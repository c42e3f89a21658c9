# Reads, sets and watches items of a running DDE server through the module of the bridge "everything". Writes what came of
# each as JSON. See live.lab.test.ts.
param([string] $Manifest, [string] $OutputPath)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module -Name $Manifest

function Get-Outcome {
    param([scriptblock] $Step)
    try {
        @(& $Step) -join "`n"
    }
    catch {
        "ERROR $($_.FullyQualifiedErrorId)"
    }
}

# Runs a command in a session of its own and stops it, as Ctrl+C does.
function Stop-Command {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test.')]
    param([string] $Text)
    $session = [powershell]::Create()
    $null = $session.AddScript("Import-Module -Name '$($Manifest -replace "'", "''")'; $Text")
    $none, $output = 1..2 | ForEach-Object { New-Object -TypeName 'System.Management.Automation.PSDataCollection[psobject]' }
    $none.Complete()
    $null = $session.BeginInvoke($none, $output)
    while ($output.Count -eq 0 -and $session.InvocationStateInfo.State -eq 'Running') { Start-Sleep -Milliseconds 50 }
    $session.Stop()
    "$($session.InvocationStateInfo.State)"
    $session.Dispose()
}

$outcomes = [ordered]@{
    get     = Get-Outcome { Get-EverythingStatus }
    set     = Get-Outcome { Set-EverythingLevel -Channel 'Level' -Level "7 $([char] 0x20ac)" -Via dde -PassThru | ForEach-Object { "$($_.Topic)|$($_.Item)|$($_.Command)" } }
    changed = Get-Outcome { Get-EverythingChannelLevel -Channel 'Level' }
    tell    = Get-Outcome { Invoke-EverythingTell -Text 'a (b)' -Via dde }
    bytes   = Get-Outcome { (Get-EverythingDdeItem -Item Raw -Format Csv) -join ' ' }
    table   = Get-Outcome { Get-EverythingCell | ForEach-Object { "$($_.Column1)|$($_.Column2)" } }
    refused = Get-Outcome { Get-EverythingDdeItem -Item Nothing }
    count   = Get-Outcome { Watch-EverythingDdeItem -Item Tick -Count 3 | ForEach-Object { "$($_.Topic)|$($_.Item)|$($_.Value)" } }
    first   = Get-Outcome { Watch-EverythingDdeItem -Item Tick | Select-Object -First 1 | ForEach-Object { $_.Value } }
    late    = Get-Outcome { Watch-EverythingStatus -Count 1 -Timeout 3 }
    both    = Get-Outcome { 'One', 'Two' | Watch-EverythingDdeItem -Count 2 -Format CF_TEXT | ForEach-Object { "$($_.Item)|$($_.Value)" } | Sort-Object }
    stopped = Get-Outcome { Stop-Command -Text 'Watch-EverythingDdeItem -Item Tick' }
    # The test ends the server when it sees this.
    ended   = Get-Outcome { Watch-EverythingDdeItem -Item Level }
    gone    = Get-Outcome { Get-EverythingStatus }
}
[System.IO.File]::WriteAllText($OutputPath, (ConvertTo-Json -InputObject $outcomes -Compress))
