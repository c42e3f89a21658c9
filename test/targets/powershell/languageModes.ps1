# What becomes of errors of a module's functions in one language mode. Writes JSON. See languageModes.test.ts.
param([string] $Manifest, [string] $OutputPath, [string] $Mode)
Set-StrictMode -Version Latest
$write = { param($text) Set-Content -LiteralPath $OutputPath -Value $text -Encoding UTF8 }
if ($Mode -eq 'constrained') { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
Import-Module -Name $Manifest
$before = $env:OS
$steps = [ordered]@{
    'refused text'       = { Invoke-EverythingTell -Text "a`nb" -Via exe -ErrorVariable script:records }
    'refused number'     = { Invoke-EverythingTell -Text x -Level 007 -ErrorVariable script:records }
    'refused choice'     = { Invoke-EverythingTell -Text x -Mode FAST -ErrorVariable script:records }
    'a hashtable'        = { @{ Text = 'x' } | Invoke-EverythingTell -ErrorVariable script:records }
    'not carried'        = { Invoke-EverythingTell -Text x -Host h -Via uri -ErrorVariable script:records }
    'dde, what if'       = { (Invoke-EverythingTell -Text x -Via dde -WhatIf -PassThru -ErrorVariable script:records).Command }
    'copydata, what if'  = { (Invoke-EverythingTell -Text x -Via copydata -WhatIf -PassThru -ErrorVariable script:records).Command }
    'a poke, what if'    = { (Set-EverythingLevel -Channel c -Level 5 -Via dde -WhatIf -PassThru -ErrorVariable script:records).Command }
    'a refused DDE name' = { Get-EverythingDdeItem -Item "Status`0junk" -ErrorVariable script:records }
    'a refused link'     = { "Status`n" | Watch-EverythingDdeItem -ErrorVariable script:records }
    'no Windows'         = { $env:OS = 'none'; Invoke-EverythingTell -Text x -Via exe -ErrorVariable script:records }
    'no Windows, read'   = { $env:OS = 'none'; Get-EverythingStatus -ErrorVariable script:records }
    'no Windows, watch'  = { $env:OS = 'none'; Watch-EverythingStatus -ErrorVariable script:records }
    'silent'             = { Invoke-EverythingTell -Text "a`nb" -Via exe -ErrorAction SilentlyContinue -ErrorVariable script:records }
}
# DDE without the library that has it: user32 is on Windows only. In the constrained language it does not come so far.
if ($before -ne 'Windows_NT' -and $Mode -ne 'constrained') {
    $steps['no library'] = { $env:OS = 'Windows_NT'; Get-EverythingStatus -ErrorVariable script:records }
    $steps['no library, tell'] = { $env:OS = 'Windows_NT'; Invoke-EverythingTell -Text x -Via dde -ErrorVariable script:records }
    $steps['no library, set'] = { $env:OS = 'Windows_NT'; Set-EverythingLevel -Channel c -Level 5 -Via dde -ErrorVariable script:records }
    $steps['no library, watch'] = { $env:OS = 'Windows_NT'; Watch-EverythingStatus -ErrorVariable script:records }
}
$outcomes = [ordered]@{}
foreach ($name in $steps.Keys) {
    $script:records = @()
    $outcomes[$name] = try {
        "$(& $steps[$name])"
    }
    catch {
        "$($_.FullyQualifiedErrorId) | $($_.CategoryInfo) | $($_.Exception.Message)"
    }
    $outcomes["$name, records"] = @($script:records).Count
    $env:OS = $before
}
& $write (ConvertTo-Json -InputObject $outcomes -Compress)
