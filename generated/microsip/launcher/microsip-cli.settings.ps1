# Sets MicroSIP up and starts it, for microsip-cli.ps1 beside this file.
# [bridgesmith:microsip/launcher a530bee6d5d4] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate microsip --target launcher

<#
.SYNOPSIS
Sets MicroSIP up and starts it, for microsip-cli.ps1.

.DESCRIPTION
All of the settings file that is not set stays as it is, byte for byte. What was there is kept beside it, in a file whose name
ends in .bak, or in .absent where there was none. While the program runs nothing is changed, unless it may be ended.

.PARAMETER Module
The module of MicroSIP, which finds the program and starts it.

.PARAMETER Text
The text of each flag, by its name without hyphens.

.PARAMETER Number
Which of the numbered sections is meant; the first when left out.

.PARAMETER Way
How the program is to be started: a word of the flag for that.

.PARAMETER Restart
A program that runs may be ended, with whatever it does, and is started again.

.PARAMETER Acts
Something is done with the program afterwards, so that it must be ready for it.

.PARAMETER Calls
What is done afterwards starts the program by itself.

.PARAMETER DryRun
Say what would be done, and do nothing.
#>

#Requires -Version 5.1
param(
    [System.Management.Automation.PSModuleInfo] $Module,
    [hashtable] $Text = @{},
    [string] $Number = '1',
    [string] $Way = '',
    [switch] $Restart,
    [switch] $Acts,
    [switch] $Calls,
    [switch] $DryRun
)

$settingFlags = [ordered] @{
    'domain' = @{
        IsNumbered = $true; IsSecret = $false; TakesValue = $true; Refusal = '--domain: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = '(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*'
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'domain'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'dn' = @{
        IsNumbered = $true; IsSecret = $false; TakesValue = $true; Refusal = '--dn: expected a single line of text, 255 characters at most.'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = ''
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'username'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'user' = @{
        IsNumbered = $true; IsSecret = $false; TakesValue = $true; Refusal = '--user: expected a single line of text, 255 characters at most.'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = ''
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'username'; Value = $null; Removes = '' })
        Besides = 'dn'; BesidesSet = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'authID'; Value = $null; Removes = '' })
        Words = @{}
    }
    'password' = @{
        IsNumbered = $true; IsSecret = $true; TakesValue = $true; Refusal = '--password: expected a password, 1040 characters at most.'
        Longest = 1040; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = ''
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'password'; Value = $null; Removes = 'passwordSize' })
        Besides = ''
        Words = @{}
    }
    'proxy' = @{
        IsNumbered = $true; IsSecret = $false; TakesValue = $true; Refusal = '--proxy: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = '(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*(?: (?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*)*'
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'proxy'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'dialplan' = @{
        IsNumbered = $true; IsSecret = $false; TakesValue = $true; Refusal = '--dialplan: expected alternatives separated by |, x for any character, . to repeat it, <match:replacement>, such as <00:+>x.|xxxx, 255 characters at most. Numbers that match none are not dialled. For a 9 before those of more than three digits use "bridgesmith microsip provision --set account1.dialingPrefix=9".'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = '\(?(?:<[^<>:|,]*(?::[^<>:|,]*)?>|[A-Za-z0-9_.*#+]|\|)+\)?'
        Set = @(@{ Section = 'Account'; IsNumbered = $true; Key = 'dialPlan'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'stun' = @{
        IsNumbered = $false; IsSecret = $false; TakesValue = $true; Refusal = '--stun: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.'
        Longest = 255; IsInteger = $false; Minimum = 0; Maximum = 0
        Pattern = '(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*'
        Set = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'STUN'; Value = $null; Removes = '' }, @{ Section = 'Settings'; IsNumbered = $false; Key = 'enableSTUN'; Value = '1'; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'autoanswer' = @{
        IsNumbered = $false; IsSecret = $false; TakesValue = $true; Refusal = '--autoanswer: expected on, yes, true, all, off, no, false, button, header or a whole number from 0 to 600.'
        Longest = 3; IsInteger = $true; Minimum = 0; Maximum = 600
        Pattern = '0|[1-9][0-9]*'
        Set = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'all'; Removes = '' }, @{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswerDelay'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{
            'on' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'all'; Removes = '' })
            'yes' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'all'; Removes = '' })
            'true' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'all'; Removes = '' })
            'all' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'all'; Removes = '' })
            'off' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = ''; Removes = '' })
            'no' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = ''; Removes = '' })
            'false' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = ''; Removes = '' })
            'button' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'button'; Removes = '' })
            'header' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'autoAnswer'; Value = 'header'; Removes = '' })
        }
    }
    'debug' = @{
        IsNumbered = $false; IsSecret = $false; TakesValue = $false; Refusal = '--debug: expected on, 1, off or 0. The phone chooses the file itself: %LOCALAPPDATA%\MicroSIP\microsip_log.txt, or beside a portable phone. "bridgesmith microsip trace follow" shows it.'
        Set = @()
        Besides = ''
        Words = @{
            'on' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'enableLog'; Value = '1'; Removes = '' })
            '1' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'enableLog'; Value = '1'; Removes = '' })
            'off' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'enableLog'; Value = '0'; Removes = '' })
            '0' = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'enableLog'; Value = '0'; Removes = '' })
        }
    }
    'setvolume' = @{
        IsNumbered = $false; IsSecret = $false; TakesValue = $true; Refusal = '--setvolume: expected a whole number from 0 to 100.'
        Longest = 3; IsInteger = $true; Minimum = 0; Maximum = 100
        Pattern = '0|[1-9][0-9]*'
        Set = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'volumeOutput'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
    'micvolume' = @{
        IsNumbered = $false; IsSecret = $false; TakesValue = $true; Refusal = '--micvolume: expected a whole number from 0 to 100.'
        Longest = 3; IsInteger = $true; Minimum = 0; Maximum = 100
        Pattern = '0|[1-9][0-9]*'
        Set = @(@{ Section = 'Settings'; IsNumbered = $false; Key = 'volumeInput'; Value = $null; Removes = '' })
        Besides = ''
        Words = @{}
    }
}
$settingWays = @{ 'normal' = ''; 'minimized' = '/minimized'; 'hidden' = '/hidden';  }
$settingNumbered = @{
    Section = 'Account'; Needs = @('domain', 'username')
    CurrentSection = 'Settings'; CurrentKey = 'accountId'
    NoneKey = 'enableLocalAccount'; NoneValue = '1'; OlderKey = 'domain'
}

function Write-SettingError {
    param([string] $ErrorId, [string] $Message)
    Write-Error -ErrorId $ErrorId -ErrorAction Stop -Message $Message
}

# ---- What is asked for

function Get-SettingEdit {
    param([hashtable] $Text, [string] $Number)
    if ($Number -cnotmatch '\A[1-9][0-9]{0,2}\z') {
        Write-SettingError -ErrorId RefusedInput -Message "${Number}: expected a whole number from 1 to 999, without leading zeros."
    }
    foreach ($name in $settingFlags.Keys) {
        if (-not $Text.ContainsKey($name)) { continue }
        $flag = $settingFlags[$name]
        $value = [string] $Text[$name]
        if ($flag.Words.ContainsKey($value)) { $set = $flag.Words[$value] }
        elseif (-not (Test-SettingValue -Flag $flag -Value $value)) {
            Write-SettingError -ErrorId RefusedInput -Message $flag.Refusal
        }
        elseif ($flag.Besides -and $Text.ContainsKey($flag.Besides)) { $set = $flag.BesidesSet }
        else { $set = $flag.Set }
        foreach ($edit in $set) {
            @{
                Section = $(if ($edit.IsNumbered) { $edit.Section + $Number } else { $edit.Section })
                Number = $(if ($edit.IsNumbered) { [int] $Number } else { 0 })
                Key = $edit.Key
                Value = $(if ($null -eq $edit.Value) { $value } else { $edit.Value })
                Removes = $edit.Removes
                IsSecret = $flag.IsSecret
            }
        }
    }
}

function Test-SettingValue {
    param([hashtable] $Flag, [string] $Value)
    if (-not $Flag.TakesValue -or $Value -eq '' -or $Value -match '[\u0000-\u001f\u007f-\u009f\u2028\u2029]') { return $false }
    if ((ConvertTo-WrittenValue -Value $Value).Length -gt $Flag.Longest) { return $false }
    if ($Flag.Pattern -and $Value -cnotmatch "\A(?:$($Flag.Pattern))\z") { return $false }
    -not $Flag.IsInteger -or ([int] $Value -ge $Flag.Minimum -and [int] $Value -le $Flag.Maximum)
}

# ---- The settings file, and what runs with it

# A program that runs from the folder which the registry names is installed; any other has its settings beside it.
function Find-SettingFile {
    param([string] $Program)
    $both = @(Get-SettingPlace -Program $Program)
    $own = Split-Path -LiteralPath $Program
    $folders = @(
        & $Module { Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\MicroSIP' -Name '' }
        & $Module { Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\WOW6432Node\MicroSIP' -Name '' }
        & $Module { Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\MicroSIP' -Name '' }
    ) | Where-Object { $_ }
    foreach ($folder in $folders) {
        if ($folder.ToUpperInvariant().Equals($own.ToUpperInvariant())) { return $both[0] }
        return $both[1]
    }
    $there = @($both | Where-Object { Test-Path -LiteralPath $_ -PathType Leaf })
    if ($there.Count -ne 1) {
        Write-SettingError -ErrorId NotFound -Message ("Whether $Program" + ' is installed or portable cannot be told. Start it once, so that it makes its settings.')
    }
    $there[0]
}

# Of an installed program, and of a portable one.
function Get-SettingPlace {
    param([string] $Program)
    $name = [System.IO.Path]::GetFileNameWithoutExtension($Program) + '.ini'
    Join-Path -Path (& $Module { Expand-Folder -Folder '%APPDATA%\MicroSIP' }) -ChildPath $name
    Join-Path -Path (Split-Path -LiteralPath $Program) -ChildPath $name
}

# Programs of this session that may write the file over when they end. Of one that runs as somebody else, Windows tells
# only the name.
function Get-SettingUser {
    param([string] $File)
    $session = (Get-Process -Id $PID).SessionId
    $own = [System.IO.Path]::GetFileNameWithoutExtension($File)
    foreach ($process in Get-Process | Where-Object { $_.ProcessName -eq $own -and $_.SessionId -eq $session }) {
        $path = $process.Path
        $isOne = -not $path -or @(Get-SettingPlace -Program $path) -contains $File
        if ($isOne) { @{ Process = $process; Path = $path } }
    }
}

function Close-SettingUser {
    param([hashtable] $User)
    if (-not $User.Path) {
        Write-SettingError -ErrorId Failed -Message 'MicroSIP runs as somebody else. Nothing was changed. End it, and try again.'
    }
    Invoke-SettingProgram -Program $User.Path -CommandLine '/exit'
    if (-not $User.Process.WaitForExit(20000)) {
        Write-SettingError -ErrorId TimedOut -Message 'MicroSIP has not ended in 20 s. Nothing was changed. End it, and try again.'
    }
}

# A program without a window cannot be told anything yet: a second one would be started.
function Invoke-SettingProgram {
    param([string] $Program, [string] $CommandLine, [switch] $Wait)
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $Program, $CommandLine
    $start.WorkingDirectory = Split-Path -LiteralPath $Program
    $start.UseShellExecute = $true
    $process = [System.Diagnostics.Process]::Start($start)
    if (-not $Wait -or $null -eq $process) { return }
    try { $null = $process.WaitForInputIdle(10000) }
    catch { Write-Verbose -Message "$Program has no window: $($_.Exception.Message)" }
}

# ---- The file

# UTF-16LE with its mark, or the system's own code page. A character stands for each of the latter's bytes, so that what is
# not understood is kept.
function Read-SettingFile {
    param([string] $File)
    $bytes = [byte[]] @()
    $exists = Test-Path -LiteralPath $File -PathType Leaf
    if ($exists) { $bytes = [System.IO.File]::ReadAllBytes($File) }
    $isUnicode = $bytes.Length -ge 2 -and $bytes[0] -eq 0xFF -and $bytes[1] -eq 0xFE
    $text = ''
    if ($bytes.Length -eq 0) {
        $isUnicode = $true
        $text = "[$($settingNumbered.CurrentSection)]`r`n"
    }
    elseif ($isUnicode -and $bytes.Length % 2 -eq 0) {
        # Decoded, halves of surrogate pairs would be lost.
        $characters = New-Object -TypeName 'char[]' -ArgumentList (($bytes.Length - 2) / 2)
        [System.Buffer]::BlockCopy($bytes, 2, $characters, 0, $bytes.Length - 2)
        $text = -join $characters
    }
    elseif ($isUnicode -or $bytes -contains 0) {
        Write-SettingError -ErrorId Failed -Message ($File + ' is neither UTF-16LE with its mark nor in the system''s own code page, or is cut off. Nothing was changed. Start MicroSIP once and close it, which writes it anew.')
    }
    else { $text = [System.Text.Encoding]::GetEncoding(28591).GetString($bytes) }
    @{ Exists = $exists; IsUnicode = $isUnicode; Text = $text; Bytes = $bytes }
}

function ConvertTo-SettingByte {
    param([string] $Text, [bool] $IsUnicode)
    if (-not $IsUnicode) { return , [System.Text.Encoding]::GetEncoding(28591).GetBytes($Text) }
    $bytes = New-Object -TypeName 'byte[]' -ArgumentList (2 + 2 * $Text.Length)
    $bytes[0] = 0xFF
    $bytes[1] = 0xFE
    [System.Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 2, 2 * $Text.Length)
    , $bytes
}

# A value as it stands in the text of this file.
function ConvertTo-FileValue {
    param([string] $Value, [bool] $IsUnicode)
    if ($IsUnicode) { return $Value }
    try {
        $ansi = [System.Text.Encoding]::GetEncoding(0, [System.Text.EncoderFallback]::ExceptionFallback, [System.Text.DecoderFallback]::ReplacementFallback)
        [System.Text.Encoding]::GetEncoding(28591).GetString($ansi.GetBytes($Value))
    }
    catch {
        Write-SettingError -ErrorId RefusedInput -Message 'The settings file has no byte order mark, and a value has letters that the system''s code page lacks. Start MicroSIP once and close it: it converts the file to UTF-16.'
    }
}

# Whole under another name, which is a lock too, and then in its place: whenever this is ended, the old file or the new one
# is there. What was there becomes <file>.bridgesmith-<number>-<hash of what is written>.bak, or .absent where nothing was.
function Write-SettingFile {
    param([string] $File, [hashtable] $Before, [byte[]] $Bytes)
    $temporary = "$File.bridgesmith.tmp"
    $folder = Split-Path -LiteralPath $File
    $null = [System.IO.Directory]::CreateDirectory($folder)
    Remove-StaleFile -Path $temporary
    try { Write-NewFile -Path $temporary -Bytes $Bytes }
    catch {
        Write-SettingError -ErrorId Failed -Message ($File + ' cannot be written, or is just being written by another program. Wait a minute. It is as it was.')
    }
    $backup = ''
    try {
        # What one that was killed has left besides, with passwords in it: only who has the lock writes these.
        foreach ($left in [System.IO.Directory]::GetFiles($folder)) {
            if ([System.IO.Path]::GetFileName($left) -match "\A$([regex]::Escape("$(Split-Path -Path $File -Leaf).bridgesmith-")).*\.tmp(?:\.[0-9]+)*\z") { [System.IO.File]::Delete($left) }
        }
        $now = Read-SettingFile -File $File
        if ($now.Exists -ne $Before.Exists -or -not $now.Text.Equals($Before.Text)) {
            Write-SettingError -ErrorId Failed -Message ($File + ' has just been changed. Try again.')
        }
        $start = "$(Split-Path -Path $File -Leaf).bridgesmith-"
        $numbers = @(0) + @([System.IO.Directory]::GetFiles($folder) | ForEach-Object {
                if ([System.IO.Path]::GetFileName($_) -match "\A$([regex]::Escape($start))([1-9][0-9]{0,5})-[0-9a-f]{12}\.(?:bak|absent)\z") { [int] $Matches[1] }
            })
        $next = 1 + ($numbers | Measure-Object -Maximum).Maximum
        $hash = [System.BitConverter]::ToString([System.Security.Cryptography.SHA256]::Create().ComputeHash($Bytes)).Replace('-', '').Substring(0, 12).ToLowerInvariant()
        $ending = if ($Before.Exists) { 'bak' } else { 'absent' }
        $path = "$File.bridgesmith-$next-$hash.$ending"
        Write-NewFile -Path "$path.tmp" -Bytes $Before.Bytes
        [System.IO.File]::Move("$path.tmp", $path)
        $backup = $path
        if ($Before.Exists) { [System.IO.File]::Replace($temporary, $File, [NullString]::Value) }
        else { [System.IO.File]::Move($temporary, $File) }
    }
    catch {
        [System.IO.File]::Delete($temporary)
        if ($backup) { [System.IO.File]::Delete($backup) }
        throw
    }
    $backup
}

# A lock that one which was killed has left. Of several that try at once none removes a newer lock: who may remove it is who
# can make a file whose name has the lock's time in it, and nobody makes another lock as long as this one is there. One of
# tomorrow was left before the clock was set.
function Remove-StaleFile {
    param([string] $Path)
    if (-not [System.IO.File]::Exists($Path)) { return }
    $written = [System.IO.File]::GetLastWriteTimeUtc($Path)
    if (-not (Test-Old -Age ([System.DateTime]::UtcNow - $written))) { return }
    $claim = "$Path.$([System.Math]::Floor(($written - [System.DateTime] '1970-01-01').TotalSeconds))"
    try { Write-NewFile -Path $claim -Bytes @() }
    catch {
        if (-not [System.IO.File]::Exists($claim)) { throw }
        Remove-StaleFile -Path $claim
        if (-not [System.IO.File]::Exists($claim)) { Remove-StaleFile -Path $Path }
        return
    }
    try {
        $isStale = Test-Old -Age ([System.IO.File]::GetLastWriteTimeUtc($claim) - $written)
        if ($isStale -and [System.IO.File]::GetLastWriteTimeUtc($Path) -eq $written) { [System.IO.File]::Delete($Path) }
    }
    finally { [System.IO.File]::Delete($claim) }
}

function Test-Old {
    param([System.TimeSpan] $Age)
    [System.Math]::Abs($Age.TotalSeconds) -gt 30
}

function Write-NewFile {
    param([string] $Path, [byte[]] $Bytes)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $Path, 'CreateNew', 'Write', 'None'
    try {
        $stream.Write($Bytes, 0, $Bytes.Length)
        $stream.Flush($true)
    }
    finally { $stream.Dispose() }
}

# ---- The text of the file, by the rules of GetPrivateProfileString

function Get-PlannedText {
    param([hashtable] $Before, [hashtable[]] $Edit)
    $lines = @(ConvertTo-SettingLine -Text $Before.Text)
    foreach ($one in $Edit) {
        $value = ConvertTo-FileValue -Value $one.Value -IsUnicode $Before.IsUnicode
        $present = Get-SettingValue -Line $lines -Section $one.Section -Key $one.Key
        if ($null -ne $present -and $present.Equals($value)) { continue }
        $written = ConvertTo-FileValue -Value (ConvertTo-WrittenValue -Value $one.Value) -IsUnicode $Before.IsUnicode
        $lines = @(Edit-SettingLine -Line $lines -Section $one.Section -Key $one.Key -Value $written)
        if ($one.Removes) { $lines = @(Select-OtherLine -Line $lines -Section $one.Section -Key $one.Removes) }
    }
    $lines = @(Select-CurrentNumber -Line $lines -Before $Before -Number ($Edit | ForEach-Object { $_.Number } | Sort-Object | Select-Object -Last 1))
    -join ($lines | ForEach-Object { $_.Text })
}

# A numbered section is none without certain keys, and none behind one that is missing.
function Select-CurrentNumber {
    param([hashtable[]] $Line, [hashtable] $Before, [int] $Number)
    if ($Number -eq 0) { return $Line }
    $section = $settingNumbered.Section
    foreach ($key in $settingNumbered.Needs) {
        if (-not (Get-SettingValue -Line $Line -Section "$section$Number" -Key $key)) {
            Write-SettingError -ErrorId RefusedInput -Message "$section $Number has no $key."
        }
    }
    for ($other = 1; $other -lt $Number; $other++) {
        if (-not (Get-SettingValue -Line $Line -Section "$section$other" -Key $settingNumbered.Needs[0])) {
            Write-SettingError -ErrorId RefusedInput -Message "There would be $section $Number, but no $section $other."
        }
    }
    $current = @{ Section = $settingNumbered.CurrentSection; Key = $settingNumbered.CurrentKey }
    $used = [string] (Get-SettingValue -Line $Line @current)
    $none = $settingNumbered.NoneKey
    if ($used -match '\A0*\z' -and $none -and (Get-SettingValue -Line $Line -Section $current.Section -Key $none) -eq $settingNumbered.NoneValue) { return $Line }
    if ($used -match '\A0*[1-9][0-9]*\z' -and (Get-SettingValue -Line $Line -Section "$section$($used.TrimStart('0'))" -Key $settingNumbered.Needs[0])) { return $Line }
    $had = @(ConvertTo-SettingLine -Text $Before.Text)
    $older = $settingNumbered.OlderKey
    if ($older -and -not (Get-SettingValue -Line $had @current) -and (Get-SettingValue -Line $had -Section $current.Section -Key $older)) {
        Write-SettingError -ErrorId RefusedInput -Message 'The settings are those of an old version. Start MicroSIP once and close it.'
    }
    Edit-SettingLine -Line $Line @current -Value "$Number"
}

# A carriage return ends a line, a line feed does, and both do. A semicolon begins a comment only by making a name that
# nobody asks for.
function ConvertTo-SettingLine {
    param([string] $Text)
    $blanks = [char[]] @(9, 10, 11, 12, 13, 26, 32)
    foreach ($match in [regex]::Matches($Text, '[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\z')) {
        $trimmed = $match.Value.Trim($blanks)
        $closing = if ($trimmed.StartsWith('[', [System.StringComparison]::Ordinal)) { $trimmed.LastIndexOf([char] ']') } else { -1 }
        $equals = $trimmed.IndexOf([char] '=')
        $name = $(if ($closing -gt 0) { $trimmed.Substring(1, $closing - 1) } elseif ($equals -ge 0) { $trimmed.Substring(0, $equals) } else { $trimmed }).Trim($blanks)
        $kind = if ($closing -gt 0) { 'Section' } elseif ($name.Length -eq 0 -or $name[0] -eq ';') { 'Other' } else { 'Key' }
        $value = if ($kind -eq 'Key' -and $equals -ge 0) { $trimmed.Substring($equals + 1).Trim($blanks) } else { $null }
        @{ Text = $match.Value; Kind = $kind; Name = $name; Value = $value }
    }
}

# Where the first section of a name begins, and where the next one does; -1 where there is none.
function Find-SettingSection {
    param([hashtable[]] $Line, [string] $Section)
    $start = -1
    for ($index = 0; $index -lt $Line.Count; $index++) {
        if ($Line[$index].Kind -ne 'Section') { continue }
        if ($start -ge 0) { return @{ Start = $start; End = $index } }
        if (Test-SameName -Name $Line[$index].Name -Other $Section) { $start = $index }
    }
    @{ Start = $start; End = $Line.Count }
}

# Nothing when there is none. Of sections and keys of the same name, only the first counts.
function Get-SettingValue {
    param([hashtable[]] $Line, [string] $Section, [string] $Key)
    $place = Find-SettingSection -Line $Line -Section $Section
    if ($place.Start -lt 0) { return }
    for ($index = $place.Start + 1; $index -lt $place.End; $index++) {
        if ($Line[$index].Kind -ne 'Key' -or -not (Test-SameName -Name $Line[$index].Name -Other $Key)) { continue }
        $value = $Line[$index].Value
        if ($null -eq $value) { return }
        $text = ($value -split "`0")[0]
        if ($text.Length -gt 1 -and (Test-Quoted -Text $text)) { return $text.Substring(1, $text.Length - 2) }
        return $text
    }
}

# A key gets its value in its own line where it has one, else in a new one behind the section's last key.
function Edit-SettingLine {
    param([hashtable[]] $Line, [string] $Section, [string] $Key, [string] $Value)
    $place = Find-SettingSection -Line $Line -Section $Section
    if ($place.Start -lt 0) {
        $Line = @(Add-SettingLine -Line $Line -Place $Line.Count -Text "[$Section]")
        $place = Find-SettingSection -Line $Line -Section $Section
    }
    $last = $place.Start
    for ($index = $place.Start + 1; $index -lt $place.End; $index++) {
        if ($Line[$index].Kind -eq 'Key' -and (Test-SameName -Name $Line[$index].Name -Other $Key)) {
            # A name without an equals sign stays, behind the new line: it would hide one that came later.
            if ($null -eq $Line[$index].Value) { return Add-SettingLine -Line $Line -Place $index -Text "$Key=$Value" }
            $parts = [regex]::Match($Line[$index].Text, '\A([^=]*=[\t\x0b\f\x1a ]*)[^\r\n]*([\r\n]*)\z')
            $Line[$index] = ConvertTo-SettingLine -Text ($parts.Groups[1].Value + $Value + $parts.Groups[2].Value)
            return $Line
        }
        if ($Line[$index].Kind -ne 'Other') { $last = $index }
    }
    Add-SettingLine -Line $Line -Place ($last + 1) -Text "$Key=$Value"
}

# A new line ends as the one before it does; one before it that has no end is given one.
function Add-SettingLine {
    param([hashtable[]] $Line, [int] $Place, [string] $Text)
    $end = "`r`n"
    for ($index = 0; $index -lt $Place; $index++) {
        $own = Get-LineEnd -Text $Line[$index].Text
        if ($own) { $end = $own }
    }
    for ($index = 0; $index -lt $Place; $index++) {
        $isOpen = $index -eq $Place - 1 -and -not (Get-LineEnd -Text $Line[$index].Text)
        if ($isOpen) { ConvertTo-SettingLine -Text ($Line[$index].Text + $end) } else { $Line[$index] }
    }
    ConvertTo-SettingLine -Text ($Text + $end)
    for ($index = $Place; $index -lt $Line.Count; $index++) { $Line[$index] }
}

# All lines but those of a key, with those of the same name that would take its place.
function Select-OtherLine {
    param([hashtable[]] $Line, [string] $Section, [string] $Key)
    $place = Find-SettingSection -Line $Line -Section $Section
    for ($index = 0; $index -lt $Line.Count; $index++) {
        $isIn = $place.Start -ge 0 -and $index -gt $place.Start -and $index -lt $place.End
        if (-not ($isIn -and $Line[$index].Kind -eq 'Key' -and (Test-SameName -Name $Line[$index].Name -Other $Key))) { $Line[$index] }
    }
}

function Get-LineEnd {
    param([string] $Text)
    [regex]::Match($Text, '[\r\n]*\z').Value
}

# In quotes where blanks at its ends, or its own quotes, would be dropped.
function ConvertTo-WrittenValue {
    param([string] $Value)
    $blank = '[\t\x0b\f \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]'
    if ($Value -match "\A$blank|$blank\z" -or (Test-Quoted -Text $Value)) { return "`"$Value`"" }
    $Value
}

function Test-Quoted {
    param([string] $Text)
    $Text.Length -gt 0 -and ($Text[0] -eq '"' -or $Text[0] -eq "'") -and $Text[$Text.Length - 1] -eq $Text[0]
}

# Only letters of ASCII differ by case here: no other letter is the same as one of them to Windows.
function Test-SameName {
    param([string] $Name, [string] $Other)
    $Name.Length -eq $Other.Length -and ($Name -creplace '[^A-Za-z]', '').ToUpperInvariant().Equals(($Other -creplace '[^A-Za-z]', '').ToUpperInvariant()) -and
    ($Name -creplace '[A-Za-z]', 'a').Equals(($Other -creplace '[A-Za-z]', 'a'))
}

# ---- What is done

if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Write-SettingError -ErrorId Failed -Message "Settings cannot be changed in the language mode $($ExecutionContext.SessionState.LanguageMode), to which a policy of this computer restricts PowerShell here. Have this script signed by whom it trusts, or use another launcher."
}
$settingEdits = @(Get-SettingEdit -Text $Text -Number $Number)
if ($Way -and -not $settingWays.ContainsKey($Way)) {
    Write-SettingError -ErrorId RefusedInput -Message '--show: expected normal, minimized, hidden.'
}
$settingSearch = & $Module { Import-Private; Find-Program }
if (-not $settingSearch.Path) {
    Write-SettingError -ErrorId NotFound -Message ('MicroSIP' + " cannot be set up: $($settingSearch.Problem).")
}
$settingFile = Find-SettingFile -Program $settingSearch.Path
$settingUsers = @(Get-SettingUser -File $settingFile)
$settingIsStarted = $settingUsers.Count -gt 0
$settingWay = if ($Way) { $settingWays[$Way] } else { '' }

if ($settingEdits.Count -gt 0) {
    $settingBefore = Read-SettingFile -File $settingFile
    $settingAfter = Get-PlannedText -Before $settingBefore -Edit $settingEdits
    if ($DryRun) {
        foreach ($edit in $settingEdits) {
            "would set [$($edit.Section)] $($edit.Key)=$(if ($edit.IsSecret) { '***' } else { $edit.Value }) in $settingFile"
        }
    }
    elseif (-not $settingBefore.Exists -or -not $settingAfter.Equals($settingBefore.Text)) {
        if ($settingIsStarted -and -not $Restart) {
            Write-SettingError -ErrorId Failed -Message ($(if ($settingUsers[0].Path) { $settingUsers[0].Path } else { 'MicroSIP' }) + ' runs, and would write over its settings when it ends. Close it, or use --restart. Nothing was changed.')
        }
        if ($settingUsers.Count -gt 1) {
            Write-SettingError -ErrorId Failed -Message ("$($settingUsers.Count)" + ' of MicroSIP run with these settings, and --restart ends one only. Nothing was changed. End them, and try again.')
        }
        # Looked at again when the program has ended, as it writes its settings then.
        if ($settingIsStarted) { Close-SettingUser -User $settingUsers[0] }
        try {
            $settingBefore = Read-SettingFile -File $settingFile
            $settingAfter = Get-PlannedText -Before $settingBefore -Edit $settingEdits
            $bytes = ConvertTo-SettingByte -Text $settingAfter -IsUnicode $settingBefore.IsUnicode
            $settingBackup = Write-SettingFile -File $settingFile -Before $settingBefore -Bytes $bytes
        }
        finally {
            if ($settingIsStarted) { Invoke-SettingProgram -Program $settingUsers[0].Path -CommandLine $settingWay -Wait:$Acts }
        }
        "Set up $settingFile; what was there is kept as $(Split-Path -Path $settingBackup -Leaf)."
        if ($settingIsStarted) { return }
    }
}
if ($settingIsStarted) {
    if ($Way) { [Console]::Error.WriteLine('MicroSIP runs already, and stays shown as it is.') }
}
elseif ($settingWay -or -not $Calls) {
    if ($DryRun) { "would start $($settingSearch.Path) $settingWay".TrimEnd() }
    else { Invoke-SettingProgram -Program $settingSearch.Path -CommandLine $settingWay -Wait:$Acts }
}
