# Call a number, or command the phone. Calls the module MicroSIP, beside this file or in ..\powershell.
# [bridgesmith:microsip/launcher] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate microsip --target launcher

<#
.SYNOPSIS
Call a number, or command the phone.

.DESCRIPTION
Usage: microsip-cli number | -dial:number | -hangup | -answer | -minimize | -exit [--account account]

  number  Call a number.
  -dial:number  Call a number.
  -hangup  End all calls.
  -answer  Answer the ringing call.
  -minimize  Minimize the phone's window to the tray.
  -exit  Close the phone.
  --account account  The account to call from, by its number or its label.
  --help  Show this help.

The value of a flag stands behind a colon or an equals sign, or is the next word.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
PowerShell lets names of parameters be shortened, and ends with 1, not 2, when a value is missing.

.LINK
about_MicroSIP
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
    [switch] $Hangup,
    [switch] $Answer,
    [switch] $Minimize,
    [switch] $Exit,
    [string] $Account,
    [Alias('h')] [switch] $Help
)

if ($Help) {
    Get-Help -Name $PSCommandPath -Full
    exit 0
}
$launcherFlags = @{
    'dial' = @{ Function = 'Start-MicroSIPCall'; Value = 'Number'; Options = @{ 'account' = 'Account';  } }
    'hangup' = @{ Function = 'Stop-MicroSIPCall'; Value = ''; Options = @{  } }
    'answer' = @{ Function = 'Receive-MicroSIPCall'; Value = ''; Options = @{  } }
    'minimize' = @{ Function = 'Hide-MicroSIPWindow'; Value = ''; Options = @{  } }
    'exit' = @{ Function = 'Stop-MicroSIPPhone'; Value = ''; Options = @{  } }
}
$launcherDefault = @{ Function = 'Start-MicroSIPCall'; Value = 'Number'; Options = @{ 'account' = 'Account';  } }
$launcherOptions = @('account')
$launcherNames = @{
    'account' = @{ File = ${env:APPDATA} + '\MicroSIP\microsip.ini'; Section = 'Account'; Key = 'label' }
}

# What is bound to a parameter, as the word that it would be elsewhere.
$launcherWords = @()
if ($PSBoundParameters.ContainsKey('Dial')) { $launcherWords += '-' + 'dial' + ':' + $Dial }
if ($Hangup) { $launcherWords += '-' + 'hangup' }
if ($Answer) { $launcherWords += '-' + 'answer' }
if ($Minimize) { $launcherWords += '-' + 'minimize' }
if ($Exit) { $launcherWords += '-' + 'exit' }
if ($PSBoundParameters.ContainsKey('Account')) { $launcherWords += '--' + 'account' + ':' + $Account }
if ($PSBoundParameters.ContainsKey('Word1')) { $launcherWords += $Word1 }
if ($PSBoundParameters.ContainsKey('Word2')) { $launcherWords += $Word2 }
if ($PSBoundParameters.ContainsKey('Word3')) { $launcherWords += $Word3 }
if ($PSBoundParameters.ContainsKey('Word4')) { $launcherWords += $Word4 }
if ($PSBoundParameters.ContainsKey('Word5')) { $launcherWords += $Word5 }
if ($PSBoundParameters.ContainsKey('Word6')) { $launcherWords += $Word6 }
if ($PSBoundParameters.ContainsKey('Word7')) { $launcherWords += $Word7 }
if ($PSBoundParameters.ContainsKey('Word8')) { $launcherWords += $Word8 }
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
    $launcherUsage = 'Usage: microsip-cli number | -dial:number | -hangup | -answer | -minimize | -exit [--account account]'
    $call = $null
    $called = ''
    $given = @{}
    $arguments = @{}
    $pending = ''
    foreach ($word in $launcherWords) {
        $flag = ''
        $value = $null
        if ($pending) {
            $flag = $pending
            $value = $word
            $pending = ''
        }
        elseif ($word -match '^[-/]') {
            $flag = $word
            if ($word -match '^--?([A-Za-z][A-Za-z0-9-]*)(?:([:=])((?s:.*)))?\z') {
                $flag = $Matches[1]
                if ($Matches[2]) { $value = "$($Matches[3])" }
            }
        }
        $isFlag = $flag -and $launcherFlags.ContainsKey($flag)
        $isOption = $flag -and $launcherOptions -contains $flag
        if ($flag -and -not $isFlag -and -not $isOption) {
            Write-LauncherError -ErrorId Usage -Message "There is no flag $word. $launcherUsage"
        }
        if ($isFlag -and -not $launcherFlags[$flag].Value) {
            if ($null -ne $value) { Write-LauncherError -ErrorId Usage -Message "-$flag takes no value." }
        }
        elseif ($flag -and $null -eq $value) {
            $pending = $flag
            continue
        }
        elseif ($flag -and $value -eq '') {
            Write-LauncherError -ErrorId Usage -Message "-$flag needs a value."
        }
        if ($isOption) {
            if ($given.ContainsKey($flag)) { Write-LauncherError -ErrorId Usage -Message "--$flag is given twice." }
            $given[$flag] = $value
            continue
        }
        if ($call) { Write-LauncherError -ErrorId Usage -Message 'Only one thing can be done at a time.' }
        if ($isFlag) {
            $call = $launcherFlags[$flag]
            $called = "-$flag"
        }
        else {
            if (-not $launcherDefault -or $word -eq '') { Write-LauncherError -ErrorId Usage -Message "`"$word`" is no flag. $launcherUsage" }
            if ($word -match '\A[A-Za-z-]+\z') {
                Write-LauncherError -ErrorId Usage -Message ("$word has no hyphen, as flags do. If it is a value, write -" + 'dial' + ":$word. $launcherUsage")
            }
            $call = $launcherDefault
            $called = 'this'
            $value = $word
        }
        if ($call.Value) { $arguments[$call.Value] = $value }
    }
    if ($pending) { Write-LauncherError -ErrorId Usage -Message "-$pending needs a value." }
    if (-not $call) { Write-LauncherError -ErrorId Usage -Message "There is nothing to do. $launcherUsage" }
    foreach ($option in $given.Keys) {
        if (-not $call.Options.ContainsKey($option)) {
            Write-LauncherError -ErrorId Usage -Message "--$option does not go with $called."
        }
        $value = $given[$option]
        if ($launcherNames.ContainsKey($option) -and $value -notmatch '\A[0-9]+\z') {
            $value = Find-LauncherNumber -Name $value -Place $launcherNames[$option]
        }
        $arguments[$call.Options[$option]] = $value
    }
    $launcherModule = Join-Path -Path $PSScriptRoot -ChildPath 'MicroSIP\1.0.0\MicroSIP.psd1'
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        $launcherModule = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath ('powershell\' + 'MicroSIP\1.0.0\MicroSIP.psd1')
    }
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        Write-LauncherError -ErrorId NotFound -Message ('This needs the module, in this folder or in ..\powershell. Make it with: ' + 'bridgesmith generate microsip --target powershell')
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    Import-Module -Name ($launcherModule -creplace '[][*?`]', '`$0') -Verbose:$false -ErrorAction Stop
    # To write the flag is to confirm it; a launcher may run where nobody can answer.
    & $call.Function @arguments -Confirm:$false
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
