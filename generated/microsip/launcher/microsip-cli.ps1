# Call a number, or command the phone. Calls the module MicroSIP, beside this file or in ..\powershell.
# [bridgesmith:microsip/launcher 5faf8c6b2450] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate microsip --target launcher

<#
.SYNOPSIS
Call a number, or command the phone.

.DESCRIPTION
Usage: microsip-cli number | -dial:number | -call:number | -hangup | -answer | -minimize | -exit [--account account] [settings]

  number  Call a number.
  -dial:number  Call a number.
  -call:number  The same, under another name.
  -hangup  End all calls.
  -answer  Answer the ringing call.
  -minimize  Minimize the phone's window to the tray.
  -exit  Close the phone.
  --account account  The account to call from, and to set up, by its number or its label; the first is set up without it.
  --domain text  The domain of the account.
  --dn text  The number of the account: its user name.
  --user text  The login of the account, and its user name where there is no --dn.
  --password password  The password of the account, which every program can read here.
  --proxy text  The SIP proxy of the account.
  --dialplan text  How numbers of the account are dialled.
  --stun text  The STUN server.
  --autoanswer [on|off|button|header|number]  Whether calls are answered by themselves, or after how many seconds.
  --debug [on|off]  Whether the phone writes its SIP trace.
  --setvolume number  How loud the speaker is, in percent.
  --micvolume number  How loud the microphone is, in percent.
  --password-stdin  Take it from the first line of standard input.
  --ask-password  Ask for it.
  --show normal|minimized|hidden  How the phone is started: normal, minimized or hidden. One that runs stays as it is.
  --restart  End a program that runs, where settings change, and start it again.
  --help  Show this help.

The value of a flag stands behind a colon or an equals sign, or is the next word.
What was in the settings before is kept beside them. --restart ends the program whatever it is doing.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
PowerShell lets names of parameters be shortened, and ends with 1, not 2, when a value is missing.
A flag that may do without its value elsewhere needs one here. -WhatIf says what would be done, and does nothing.

.LINK
about_MicroSIP
#>

#Requires -Version 5.1
# A password is a parameter because it is documented as one. It is warned of, and may come from elsewhere.
# No [CmdletBinding()] and no [Parameter()]: an unknown flag then comes to this script, which refuses it. All words are
# declared, because PowerShell would make numbers of others, and lose zeros at their begin.
[System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'Password', Justification = 'Documented so; warned of.')]
param(
    [string] $Word1,
    [string] $Word2,
    [string] $Word3,
    [string] $Word4,
    [string] $Word5,
    [string] $Word6,
    [string] $Word7,
    [string] $Word8,
    [string] $Word9,
    [string] $Word10,
    [string] $Word11,
    [string] $Word12,
    [string] $Word13,
    [string] $Word14,
    [string] $Word15,
    [string] $Word16,
    [string] $Word17,
    [string] $Word18,
    [string] $Word19,
    [string] $Word20,
    [string] $Word21,
    [string] $Word22,
    [string] $Word23,
    [string] $Word24,
    [string] $Word25,
    [string] $Word26,
    [string] $Word27,
    [string] $Word28,
    [string] $Word29,
    [string] $Word30,
    [string] $Word31,
    [string] $Word32,
    [string] $Word33,
    [string] $Word34,
    [string] $Dial,
    [string] $Call,
    [switch] $Hangup,
    [switch] $Answer,
    [switch] $Minimize,
    [switch] $Exit,
    [string] $Account,
    [string] $Domain,
    [string] $Dn,
    [string] $User,
    [string] $Password,
    [string] $Proxy,
    [string] $Dialplan,
    [string] $Stun,
    [string] $Autoanswer,
    [string] $Debug,
    [string] $Setvolume,
    [string] $Micvolume,
    [string] $Show,
    [string] $Log,
    [Alias('h')] [switch] $Help
)

if ($Help) {
    Get-Help -Name $PSCommandPath -Full
    exit 0
}
$launcherFlags = @{
    'dial' = @{ Function = 'Start-MicroSIPCall'; Value = 'Number'; Options = @{ 'account' = 'Account';  } }
    'call' = @{ Function = 'Start-MicroSIPCall'; Value = 'Number'; Options = @{ 'account' = 'Account';  } }
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
# The flags that change settings, each with the word that it stands for without a value.
$launcherSettings = @{ 'domain' = ''; 'dn' = ''; 'user' = ''; 'password' = ''; 'proxy' = ''; 'dialplan' = ''; 'stun' = ''; 'autoanswer' = 'all'; 'debug' = 'on'; 'setvolume' = ''; 'micvolume' = ''; 'show' = '' }
$launcherNumbered = @('domain', 'dn', 'user', 'password', 'proxy', 'dialplan')
$launcherRefused = @{ 'log' = 'the phone itself writes no such file. "bridgesmith microsip calls --log FILE.csv" has the host add each call to one.';  }
# By their names without hyphens, as PowerShell writes them.
$launcherSwitches = @('whatif', 'dryrun', 'restart', 'passwordstdin', 'askpassword')

# What is bound to a parameter, as the word that it would be elsewhere.
$launcherBound = @($PSBoundParameters.Keys)
$launcherWords = @()
if ($launcherBound -contains 'Dial') { $launcherWords += '-' + 'dial' + ':' + $Dial }
if ($launcherBound -contains 'Call') { $launcherWords += '-' + 'call' + ':' + $Call }
if ($Hangup) { $launcherWords += '-' + 'hangup' }
if ($Answer) { $launcherWords += '-' + 'answer' }
if ($Minimize) { $launcherWords += '-' + 'minimize' }
if ($Exit) { $launcherWords += '-' + 'exit' }
if ($launcherBound -contains 'Domain') { $launcherWords += '--' + 'domain' + ':' + $Domain }
if ($launcherBound -contains 'Dn') { $launcherWords += '--' + 'dn' + ':' + $Dn }
if ($launcherBound -contains 'User') { $launcherWords += '--' + 'user' + ':' + $User }
if ($launcherBound -contains 'Password') { $launcherWords += '--' + 'password' + ':' + $Password }
if ($launcherBound -contains 'Proxy') { $launcherWords += '--' + 'proxy' + ':' + $Proxy }
if ($launcherBound -contains 'Dialplan') { $launcherWords += '--' + 'dialplan' + ':' + $Dialplan }
if ($launcherBound -contains 'Stun') { $launcherWords += '--' + 'stun' + ':' + $Stun }
if ($launcherBound -contains 'Autoanswer') { $launcherWords += '--' + 'autoanswer' + ':' + $Autoanswer }
if ($launcherBound -contains 'Debug') { $launcherWords += '--' + 'debug' + ':' + $Debug }
if ($launcherBound -contains 'Setvolume') { $launcherWords += '--' + 'setvolume' + ':' + $Setvolume }
if ($launcherBound -contains 'Micvolume') { $launcherWords += '--' + 'micvolume' + ':' + $Micvolume }
if ($launcherBound -contains 'Show') { $launcherWords += '--' + 'show' + ':' + $Show }
if ($launcherBound -contains 'Log') { $launcherWords += '--' + 'log' + ':' + $Log }
if ($launcherBound -contains 'Account') { $launcherWords += '--' + 'account' + ':' + $Account }
foreach ($launcherPosition in 1..34) {
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

# All that is started inherits the environment, and hands it on: what is secret is away while that may happen.
$launcherOwnSecret = ${env:BRIDGESMITH_PASSWORD}
${env:BRIDGESMITH_PASSWORD} = $null
try {
    $launcherUsage = 'Usage: microsip-cli number | -dial:number | -call:number | -hangup | -answer | -minimize | -exit [--account account] [settings]'
    $launcherCall = $null
    $launcherCalled = ''
    $launcherGiven = @{}
    $launcherArguments = @{}
    $launcherPending = ''
    $launcherTexts = @{}
    $launcherGivenSwitches = @{}
    foreach ($launcherWord in $launcherWords) {
        $launcherFlag = ''
        $launcherValue = $null
        if ($launcherPending -and $launcherSettings[$launcherPending] -and $launcherWord -match '^(?:[-/]|\z)') {
            if ($launcherTexts.ContainsKey($launcherPending)) { Write-LauncherError -ErrorId Usage -Message "--$launcherPending is given twice." }
            $launcherTexts[$launcherPending] = $launcherSettings[$launcherPending]
            $launcherPending = ''
        }
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
        if ($launcherFlag -and $launcherRefused.ContainsKey($launcherFlag)) {
            Write-LauncherError -ErrorId RefusedInput -Message "--${launcherFlag}: $($launcherRefused[$launcherFlag])"
        }
        $launcherSwitch = $launcherFlag -replace '-', ''
        if ($launcherFlag -and $launcherSwitches -contains $launcherSwitch) {
            if ($null -ne $launcherValue) { Write-LauncherError -ErrorId Usage -Message "-$launcherFlag takes no value." }
            $launcherGivenSwitches[$launcherSwitch] = $true
            continue
        }
        $launcherIsSetting = $launcherFlag -and $launcherSettings.ContainsKey($launcherFlag)
        if ($launcherFlag -and -not $launcherIsFlag -and -not $launcherIsOption -and -not $launcherIsSetting) {
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
        if ($launcherIsSetting) {
            if ($launcherTexts.ContainsKey($launcherFlag)) { Write-LauncherError -ErrorId Usage -Message "--$launcherFlag is given twice." }
            $launcherTexts[$launcherFlag] = $launcherValue
            continue
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
    if ($launcherPending -and $launcherSettings[$launcherPending]) {
        $launcherTexts[$launcherPending] = $launcherSettings[$launcherPending]
        $launcherPending = ''
    }
    if ($launcherPending) { Write-LauncherError -ErrorId Usage -Message "-$launcherPending needs a value." }
    $launcherIsDryRun = $launcherGivenSwitches.ContainsKey('whatif') -or $launcherGivenSwitches.ContainsKey('dryrun')
    $launcherIsRestart = $launcherGivenSwitches.ContainsKey('restart')
    $launcherIsNumbered = @($launcherNumbered | Where-Object { $launcherTexts.ContainsKey($_) }).Count -gt 0
    $launcherIsStdin = $launcherGivenSwitches.ContainsKey('passwordstdin')
    $launcherIsPrompt = $launcherGivenSwitches.ContainsKey('askpassword')
    if (($launcherIsStdin -and $launcherIsPrompt) -or (($launcherIsStdin -or $launcherIsPrompt) -and $launcherTexts.ContainsKey('password'))) {
        Write-LauncherError -ErrorId Usage -Message ('--' + 'password' + ' is given twice: from one place only.')
    }
    if ($launcherTexts.ContainsKey('password')) {
        # A warning would stand among the output of a script that is run by its file.
        if ($ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage') { [Console]::Error.WriteLine('Every program can read a password on a command line. Use --password-stdin, --ask-password or the variable BRIDGESMITH_PASSWORD.') }
    }
    elseif ($launcherIsStdin) {
        $launcherTexts['password'] = [string] [Console]::In.ReadLine()
    }
    elseif ($launcherIsPrompt) {
        $launcherSecret = Read-Host -Prompt 'password' -AsSecureString
        $launcherTexts['password'] = (New-Object -TypeName System.Net.NetworkCredential -ArgumentList '', $launcherSecret).Password
    }
    elseif ($launcherIsNumbered -and $launcherOwnSecret) {
        # It may be for another command where nothing is said of its section.
        $launcherTexts['password'] = $launcherOwnSecret
    }
    $launcherIsNumbered = $launcherIsNumbered -or $launcherIsStdin -or $launcherIsPrompt
    if (($launcherIsStdin -or $launcherIsPrompt) -and -not $launcherTexts['password']) {
        Write-LauncherError -ErrorId RefusedInput -Message ('The ' + 'password' + ' is empty.')
    }
    $launcherNumber = '1'
    if ($launcherIsRestart -and $launcherTexts.Count -eq 0) {
        Write-LauncherError -ErrorId Usage -Message ('--' + 'restart' + ' goes with flags that change settings.')
    }
    if (-not $launcherCall -and $launcherTexts.Count -eq 0) { Write-LauncherError -ErrorId Usage -Message "There is nothing to do. $launcherUsage" }
    foreach ($launcherOption in $launcherGiven.Keys) {
        $launcherIsOfNumber = $launcherIsNumbered -and $launcherOption -eq 'account'
        $launcherIsOfCall = $launcherCall -and $launcherCall.Options.ContainsKey($launcherOption)
        if (-not $launcherIsOfCall -and ($launcherCall -or -not $launcherIsOfNumber)) {
            Write-LauncherError -ErrorId Usage -Message "--$launcherOption does not go with $(if ($launcherCall) { $launcherCalled } else { 'this' })."
        }
        $launcherValue = $launcherGiven[$launcherOption]
        if ($launcherNames.ContainsKey($launcherOption) -and $launcherValue -notmatch '\A[0-9]+\z') {
            $launcherValue = Find-LauncherNumber -Name $launcherValue -Place $launcherNames[$launcherOption]
        }
        if ($launcherIsOfNumber) { $launcherNumber = $launcherValue }
        if ($launcherIsOfCall) { $launcherArguments[$launcherCall.Options[$launcherOption]] = $launcherValue }
    }
    $launcherModule = Join-Path -Path $PSScriptRoot -ChildPath 'MicroSIP\1.0.0\MicroSIP.psd1'
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        $launcherModule = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath ('powershell\' + 'MicroSIP\1.0.0\MicroSIP.psd1')
    }
    if (-not (Test-Path -LiteralPath $launcherModule)) {
        Write-LauncherError -ErrorId NotFound -Message ('This needs the module, in this folder or in ..\powershell. Make it with: ' + 'bridgesmith generate microsip --target powershell')
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $launcherImported = Import-Module -Name ($launcherModule -creplace '[][*?`]', '`$0') -PassThru -Verbose:$false -ErrorAction Stop
    if ($launcherIsDryRun) { $launcherArguments['WhatIf'] = $true }
    if ($launcherTexts.Count -gt 0) {
        # What would be refused afterwards must not have changed anything before.
        foreach ($launcherCheck in @(
                @{ Function = 'Start-MicroSIPCall'; Parameter = 'Number'; Pattern = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z.:;=_-]*)?'; Minimum = 1; Maximum = 255; Expected = 'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters'; MayBeMistaken = $true }
            )) {
            if (-not $launcherCall -or $launcherCall.Function -ne $launcherCheck.Function -or $launcherCall.Value -ne $launcherCheck.Parameter) { continue }
            $launcherValue = $launcherArguments[$launcherCheck.Parameter]
            foreach ($launcherMistake in @(
                    @{ Pattern = '(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?'; Is = 'a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew' }
                    @{ Pattern = '(?:sips?:)?[0-9+*#][0-9+.*#-]*(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)+[0-9.*#-](?:[0-9.*#-]|(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?))*(?:,[^@]*)?'; Is = 'a number with an extension. Write a comma for a pause, and tones behind it, as in 5551234,12' }
                    @{ Pattern = '(?:sips?:)?(?:\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*|[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*|(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*)(?:,[^@]*)?'; Is = 'a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on' }
                    @{ Pattern = 'sips?:(?:[0-9A-Za-z.-]*(?:[A-Za-z][0-9A-Za-z-]*\.|\.[0-9.-]*[A-Za-z])[0-9A-Za-z.-]*|[0-9]{1,3}(?:\.+[0-9]{1,3}){3}\.*)(?:,[^@]*)?'; Is = 'a host, and nobody to call there. Write an address such as 1000@pbx.example.com' }
                    @{ Pattern = '[^,@]*,[^@]*@.*'; Is = 'an address with a comma, and behind a host there are no tones' }
                    @{ Pattern = '[^,@]*,[0-9A-D*#,;]*[^0-9A-D*#,;@][^@]*'; Is = 'something else than tones behind a comma. Tones are digits, * # and A to D; a comma is a second more' }
                    @{ Pattern = '(?:sips?:)?\+[0-9 .-]*[(]0[)].*'; Is = 'a number with a (0) that is not dialled behind a country code. Leave it out' }
                )) {
                if ($launcherCheck.MayBeMistaken -and $launcherValue.Length -le $launcherCheck.Maximum -and $launcherValue -cmatch "\A(?:$($launcherMistake.Pattern))\z") {
                    Write-LauncherError -ErrorId RefusedInput -Message "$($launcherCheck.Parameter): expected $($launcherCheck.Expected); this is $($launcherMistake.Is)."
                }
            }
            if ($launcherValue.Length -lt $launcherCheck.Minimum -or $launcherValue.Length -gt $launcherCheck.Maximum -or $launcherValue -cnotmatch "\A(?:$($launcherCheck.Pattern))\z") {
                Write-LauncherError -ErrorId RefusedInput -Message "$($launcherCheck.Parameter): expected $($launcherCheck.Expected)."
            }
        }
        $launcherSetup = @{ Module = $launcherImported; Text = $launcherTexts; Number = $launcherNumber; Restart = $launcherIsRestart; DryRun = $launcherIsDryRun; Acts = $null -ne $launcherCall }
        $launcherSetup['Calls'] = $launcherCall -and $launcherCall.Function -eq 'Start-MicroSIPCall'
        if ($launcherTexts.ContainsKey('show')) { $launcherSetup['Way'] = $launcherTexts['show'] }
        $null = $launcherTexts.Remove('show')
        & (Join-Path -Path $PSScriptRoot -ChildPath 'microsip-cli.settings.ps1') @launcherSetup
    }
    # To write the flag is to confirm it; a launcher may run where nobody can answer.
    if ($launcherCall) { & $launcherCall.Function @launcherArguments -Confirm:$false }
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
finally { ${env:BRIDGESMITH_PASSWORD} = $launcherOwnSecret }
