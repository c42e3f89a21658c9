# Call a number, or command the phone. Calls the module TSip, beside this file or in ..\powershell.
# [bridgesmith:tsip/launcher 4213e2dbd130] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate tsip --target launcher

<#
.SYNOPSIS
Call a number, or command the phone.

.DESCRIPTION
Usage: tsip-cli number | -dial:number | -answer | -hangup | -record | -pause | -button:button | -show | -exit

  number  Call a number.
  -dial:number  Call a number.
  -answer  Answer the ringing call.
  -hangup  End the current call, or reject it while it rings.
  -record  Record the current call.
  -pause  Pause the recording of the current call.
  -button:button  Press one of the phone's programmable buttons, which does what its user has set.
  -show  Show the phone's window, also from the tray.
  -exit  Close the phone.
  --help  Show this help.

The value of a flag stands behind a colon or an equals sign, or is the next word.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
PowerShell lets names of parameters be shortened, and ends with 1, not 2, when a value is missing.

.LINK
about_TSip
#>

#Requires -Version 5.1
# No [CmdletBinding()] and no [Parameter()]: an unknown flag then comes to this script, which refuses it. All words are
# declared, because PowerShell would make numbers of others, and lose zeros at their begin.
param(
    [string] $Word1,
    [string] $Word2,
    [string] $Word3,
    [string] $Word4,
    [string] $Word5,
    [string] $Word6,
    [string] $Word7,
    [string] $Word8,
    [string] $Dial,
    [switch] $Answer,
    [switch] $Hangup,
    [switch] $Record,
    [switch] $Pause,
    [string] $Button,
    [switch] $Show,
    [switch] $Exit,
    [Alias('h')] [switch] $Help
)

if ($Help) {
    Get-Help -Name $PSCommandPath -Full
    exit 0
}
$launcherFlags = @{
    'dial' = @{ Function = 'Start-TSipCall'; Value = 'Number'; Options = @{  } }
    'answer' = @{ Function = 'Receive-TSipCall'; Value = ''; Options = @{  } }
    'hangup' = @{ Function = 'Stop-TSipCall'; Value = ''; Options = @{  } }
    'record' = @{ Function = 'Start-TSipRecording'; Value = ''; Options = @{  } }
    'pause' = @{ Function = 'Suspend-TSipRecording'; Value = ''; Options = @{  } }
    'button' = @{ Function = 'Invoke-TSipButton'; Value = 'Button'; Options = @{  } }
    'show' = @{ Function = 'Show-TSipWindow'; Value = ''; Options = @{  } }
    'exit' = @{ Function = 'Stop-TSipPhone'; Value = ''; Options = @{  } }
}
$launcherDefault = @{ Function = 'Start-TSipCall'; Value = 'Number'; Options = @{  } }
$launcherOptions = @()
$launcherNames = @{
}

# What is bound to a parameter, as the word that it would be elsewhere.
$launcherBound = @($PSBoundParameters.Keys)
$launcherWords = @()
if ($launcherBound -contains 'Dial') { $launcherWords += '-' + 'dial' + ':' + $Dial }
if ($Answer) { $launcherWords += '-' + 'answer' }
if ($Hangup) { $launcherWords += '-' + 'hangup' }
if ($Record) { $launcherWords += '-' + 'record' }
if ($Pause) { $launcherWords += '-' + 'pause' }
if ($launcherBound -contains 'Button') { $launcherWords += '-' + 'button' + ':' + $Button }
if ($Show) { $launcherWords += '-' + 'show' }
if ($Exit) { $launcherWords += '-' + 'exit' }
foreach ($launcherPosition in 1..8) {
    $launcherWord = "Word$launcherPosition"
    if ($launcherBound -contains $launcherWord) { $launcherWords += Get-Variable -Name $launcherWord -ValueOnly }
}
$launcherWords += @($args | ForEach-Object -Process { "$_" })

$scriptExitCodes = @{ Failed = 1; Usage = 2; NotFound = 3; RefusedInput = 4; TimedOut = 5 }

function Write-LauncherError {
    param([string] $ErrorId, [string] $Message)
    Write-Error -ErrorId $ErrorId -ErrorAction Stop -Message $Message
}

# The number that a name stands for in an .ini file, which is UTF-16 with a mark at its begin, or ANSI.
function Find-LauncherNumber {
    param([string] $Name, [hashtable] $Place)
    $file = $Place.File
    if (-not (Test-Path -LiteralPath $file -PathType Leaf)) {
        Write-LauncherError -ErrorId NotFound -Message "`"$Name`" cannot be looked up: $file is not there. Give the number instead."
    }
    $encoding = @{}
    if ($PSVersionTable.PSVersion.Major -gt 5) {
        $encoding = @{ Encoding = (Get-Culture).TextInfo.ANSICodePage }
    }
    $numbers = @()
    $number = ''
    foreach ($line in Get-Content -LiteralPath $file @encoding) {
        if ($line -match '^\s*\[([^\]]*)\]') {
            $number = ''
            if ($Matches[1] -match "^$($Place.Section)([1-9][0-9]{0,8})`$") { $number = $Matches[1] }
        }
        elseif ($number -and $line -match '^\s*([^=;\[\s]+)\s*=\s*(.*?)\s*$' -and $Matches[1] -eq $Place.Key) {
            $value = $Matches[2] -replace '^(["''])(.*)\1$', '$2'
            if ($value -ceq $Name) { $numbers += $number }
        }
    }
    if (-not $numbers) {
        Write-LauncherError -ErrorId NotFound -Message "`"$Name`" is no $($Place.Key) in $file. Give the number instead."
    }
    if ($numbers.Count -gt 1) {
        Write-LauncherError -ErrorId Usage -Message "`"$Name`" is the $($Place.Key) of $($numbers -join ' and '). Give the number."
    }
    $numbers[0]
}

try {
    $launcherUsage = 'Usage: tsip-cli number | -dial:number | -answer | -hangup | -record | -pause | -button:button | -show | -exit'
    $launcherCall = $null
    $launcherCalled = ''
    $launcherGiven = @{}
    $launcherArguments = @{}
    $launcherPending = ''
    foreach ($launcherWord in $launcherWords) {
        $launcherFlag = ''
        $launcherValue = $null
        if ($launcherPending) {
            $launcherFlag = $launcherPending
            $launcherValue = $launcherWord
            $launcherPending = ''
        }
        elseif ($launcherWord -match '^[-/]') {
            $launcherFlag = $launcherWord
            if ($launcherWord -match '^--?([A-Za-z][A-Za-z0-9-]*)(?:([:=])((?s:.*)))?\z') {
                $launcherFlag = $Matches[1]
                if ($Matches[2]) { $launcherValue = "$($Matches[3])" }
            }
        }
        $launcherIsFlag = $launcherFlag -and $launcherFlags.ContainsKey($launcherFlag)
        $launcherIsOption = $launcherFlag -and $launcherOptions -contains $launcherFlag
        if ($launcherFlag -and -not $launcherIsFlag -and -not $launcherIsOption) {
            Write-LauncherError -ErrorId Usage -Message "There is no flag $launcherWord. $launcherUsage"
        }
        if ($launcherIsFlag -and -not $launcherFlags[$launcherFlag].Value) {
            if ($null -ne $launcherValue) { Write-LauncherError -ErrorId Usage -Message "-$launcherFlag takes no value." }
        }
        elseif ($launcherFlag -and $null -eq $launcherValue) {
            $launcherPending = $launcherFlag
            continue
        }
        elseif ($launcherFlag -and $launcherValue -eq '') {
            Write-LauncherError -ErrorId Usage -Message "-$launcherFlag needs a value."
        }
        if ($launcherIsOption) {
            if ($launcherGiven.ContainsKey($launcherFlag)) { Write-LauncherError -ErrorId Usage -Message "--$launcherFlag is given twice." }
            $launcherGiven[$launcherFlag] = $launcherValue
            continue
        }
        if ($launcherCall) { Write-LauncherError -ErrorId Usage -Message 'Only one thing can be done at a time.' }
        if ($launcherIsFlag) {
            $launcherCall = $launcherFlags[$launcherFlag]
            $launcherCalled = "-$launcherFlag"
        }
        else {
            if (-not $launcherDefault -or $launcherWord -eq '') { Write-LauncherError -ErrorId Usage -Message "`"$launcherWord`" is no flag. $launcherUsage" }
            if ($launcherWord -match '\A[A-Za-z-]+\z') {
                Write-LauncherError -ErrorId Usage -Message ("$launcherWord has no hyphen, as flags do. If it is a value, write -" + 'dial' + ":$launcherWord. $launcherUsage")
            }
            $launcherCall = $launcherDefault
            $launcherCalled = 'this'
            $launcherValue = $launcherWord
        }
        if ($launcherCall.Value) { $launcherArguments[$launcherCall.Value] = $launcherValue }
    }
    if ($launcherPending) { Write-LauncherError -ErrorId Usage -Message "-$launcherPending needs a value." }
    if (-not $launcherCall) { Write-LauncherError -ErrorId Usage -Message "There is nothing to do. $launcherUsage" }
    foreach ($launcherOption in $launcherGiven.Keys) {
        if (-not $launcherCall.Options.ContainsKey($launcherOption)) {
            Write-LauncherError -ErrorId Usage -Message "--$launcherOption does not go with $launcherCalled."
        }
        $launcherValue = $launcherGiven[$launcherOption]
        if ($launcherNames.ContainsKey($launcherOption) -and $launcherValue -notmatch '\A[0-9]+\z') {
            $launcherValue = Find-LauncherNumber -Name $launcherValue -Place $launcherNames[$launcherOption]
        }
        $launcherArguments[$launcherCall.Options[$launcherOption]] = $launcherValue
    }
    $launcherModule = Join-Path -Path $PSScriptRoot -ChildPath 'TSip\1.0.0\TSip.psd1'
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        $launcherModule = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath ('powershell\' + 'TSip\1.0.0\TSip.psd1')
    }
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        Write-LauncherError -ErrorId NotFound -Message ('This needs the module, in this folder or in ..\powershell. Make it with: ' + 'bridgesmith generate tsip --target powershell')
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    Import-Module -Name ($launcherModule -creplace '[][*?`]', '`$0') -Verbose:$false -ErrorAction Stop
    # To write the flag is to confirm it; a launcher may run where nobody can answer.
    & $launcherCall.Function @launcherArguments -Confirm:$false
    exit 0
}
catch {
    if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') {
        [Console]::Error.WriteLine($_.Exception.Message)
    }
    else {
        Write-Error -Message $_.Exception.Message -ErrorAction Continue
    }
    $scriptErrorId = ($_.FullyQualifiedErrorId -split ',')[0]
    if ($scriptExitCodes.ContainsKey($scriptErrorId)) {
        exit $scriptExitCodes[$scriptErrorId]
    }
    exit 1
}
