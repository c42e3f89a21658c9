# install.ps1: installs the scripts for tSIP for this user, and uninstalls them again.
# [bridgesmith:tsip/installer b36e5baf1410] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate tsip --target installer
#
# It needs no administrator. Where Windows does not run scripts:
#   powershell -NoProfile -ExecutionPolicy Bypass -File install.ps1 -WhatIf
# If it was downloaded: Get-ChildItem -Recurse | Unblock-File, in this folder.

<#
.SYNOPSIS
Installs the scripts for tSIP for this user, or uninstalls them.

.DESCRIPTION
Run it in the folder of the generated files. It copies them, and changes the registry of this user, and no more:

scripts: The scripts, in %LocalAppData%\bridgesmith\tsip; they find each other there.

module: The PowerShell module, where Windows PowerShell 5.1 and PowerShell 7 look for modules of the user.

path: The launcher's folder in the PATH of the user.

component: CreateObject("TSip.Client"), for all scripts of the user.

links: What opens tel: and callto: links, each checked first; in place of what opened them, which is put back.

%LocalAppData% and %Documents% are the folders of this user, Documents also where it is in OneDrive or on a server.

What was done is recorded before it is done, in %LocalAppData%\bridgesmith\tsip\installation.json, and -Uninstall undoes all of
it, also what was cut short. What is there already and was not installed by this is not touched without -Force. To install
a newer version, run its install.ps1: what is no longer part of it goes away.

Where there is Node, "bridgesmith install tsip" does the same, and either undoes what the other did. Parts that
need Node only that one has.

In Constrained Language Mode the registry is left alone: the parts path, component and links are not installed
there, -Confirm cannot ask, and -WhatIf gives objects only.

.PARAMETER Part
Which parts: scripts, module, path, component, links. When left out, all but links, or all that are installed; what a
part needs is installed, and what needs it is uninstalled, with it. With links, choose tSIP (bridgesmith) for
them afterwards in Settings > Apps > Default apps, which Windows leaves to you alone:
start ms-settings:defaultapps?registeredAppUser=bridgesmith.tsip

.PARAMETER Uninstall
Undoes what was installed. What somebody has changed since stays as it is.

.PARAMETER Force
Also in place of what is there already. It is kept, and put back by -Uninstall.

.OUTPUTS
An object for each step: its Part, its Step (file, value of the registry, path), its Target, and its State:
created, updated, unchanged, there (and not ours), replaced, removed, restored, left (as it is now), gone (already).

.EXAMPLE
powershell -NoProfile -ExecutionPolicy Bypass -File install.ps1

.EXAMPLE
.\install.ps1 -Part scripts,module -WhatIf

.EXAMPLE
.\install.ps1 -Uninstall
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    [string[]] $Part,

    [switch] $Uninstall,

    [switch] $Force
)

Set-StrictMode -Version Latest
# Each error ends the script, those that it writes as well.
$ErrorActionPreference = 'Stop'

# What is installed where. Node has the same plan.
$plan = ConvertFrom-Json -InputObject @'
{
  "bridge": "tsip",
  "title": "tSIP",
  "folder": "%LocalAppData%\\bridgesmith\\tsip",
  "parts": [
    {"name":"scripts","summary":"The scripts, in %LocalAppData%\\bridgesmith\\tsip; they find each other there.","needs":[],"forbidden":"","optional":false,"steps":[
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psd1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\TSip.psd1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psm1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\TSip.psm1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Private.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\TSip.Private.ps1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/TSip-help.xml","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\en-US\\TSip-help.xml"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/about_TSip.help.txt","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\en-US\\about_TSip.help.txt"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Native.cs","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\TSip\\1.0.0\\TSip.Native.cs"},
      {"step":"copyFile","from":"powershell/dial.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\dial.ps1"},
      {"step":"copyFile","from":"powershell/answer.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\answer.ps1"},
      {"step":"copyFile","from":"powershell/hang-up.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\hang-up.ps1"},
      {"step":"copyFile","from":"powershell/start-recording.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\start-recording.ps1"},
      {"step":"copyFile","from":"powershell/pause-recording.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\pause-recording.ps1"},
      {"step":"copyFile","from":"powershell/press-button.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\press-button.ps1"},
      {"step":"copyFile","from":"powershell/show.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\show.ps1"},
      {"step":"copyFile","from":"powershell/exit.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\powershell\\exit.ps1"},
      {"step":"copyFile","from":"vbscript/dial.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\dial.vbs"},
      {"step":"copyFile","from":"vbscript/answer.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\answer.vbs"},
      {"step":"copyFile","from":"vbscript/hang-up.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\hang-up.vbs"},
      {"step":"copyFile","from":"vbscript/start-recording.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\start-recording.vbs"},
      {"step":"copyFile","from":"vbscript/pause-recording.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\pause-recording.vbs"},
      {"step":"copyFile","from":"vbscript/press-button.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\press-button.vbs"},
      {"step":"copyFile","from":"vbscript/show.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\show.vbs"},
      {"step":"copyFile","from":"vbscript/exit.vbs","to":"%LocalAppData%\\bridgesmith\\tsip\\vbscript\\exit.vbs"},
      {"step":"copyFile","from":"batch/dial.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\dial.cmd"},
      {"step":"copyFile","from":"batch/answer.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\answer.cmd"},
      {"step":"copyFile","from":"batch/hang-up.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\hang-up.cmd"},
      {"step":"copyFile","from":"batch/start-recording.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\start-recording.cmd"},
      {"step":"copyFile","from":"batch/pause-recording.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\pause-recording.cmd"},
      {"step":"copyFile","from":"batch/press-button.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\press-button.cmd"},
      {"step":"copyFile","from":"batch/show.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\show.cmd"},
      {"step":"copyFile","from":"batch/exit.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\batch\\exit.cmd"},
      {"step":"copyFile","from":"launcher/tsip-cli.cmd","to":"%LocalAppData%\\bridgesmith\\tsip\\launcher\\tsip-cli.cmd"},
      {"step":"copyFile","from":"launcher/tsip-cli.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\launcher\\tsip-cli.ps1"},
      {"step":"copyIfThere","from":"page/example.html","to":"%LocalAppData%\\bridgesmith\\tsip\\page\\example.html"},
      {"step":"copyFile","from":"links/open-link.js","to":"%LocalAppData%\\bridgesmith\\tsip\\links\\open-link.js"},
      {"step":"copyIfThere","from":"page/contacts.html","to":"%LocalAppData%\\bridgesmith\\tsip\\page\\contacts.html"},
      {"step":"copyFile","from":"install.ps1","to":"%LocalAppData%\\bridgesmith\\tsip\\install.ps1"}
    ]},
    {"name":"module","summary":"The PowerShell module, where Windows PowerShell 5.1 and PowerShell 7 look for modules of the user.","needs":[],"forbidden":"","optional":false,"steps":[
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psd1","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\TSip.psd1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psm1","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\TSip.psm1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Private.ps1","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\TSip.Private.ps1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/TSip-help.xml","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\en-US\\TSip-help.xml"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/about_TSip.help.txt","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\en-US\\about_TSip.help.txt"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Native.cs","to":"%Documents%\\WindowsPowerShell\\Modules\\TSip\\1.0.0\\TSip.Native.cs"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psd1","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\TSip.psd1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.psm1","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\TSip.psm1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Private.ps1","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\TSip.Private.ps1"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/TSip-help.xml","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\en-US\\TSip-help.xml"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/en-US/about_TSip.help.txt","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\en-US\\about_TSip.help.txt"},
      {"step":"copyFile","from":"powershell/TSip/1.0.0/TSip.Native.cs","to":"%Documents%\\PowerShell\\Modules\\TSip\\1.0.0\\TSip.Native.cs"}
    ]},
    {"name":"path","summary":"The launcher's folder in the PATH of the user.","needs":["scripts"],"forbidden":"%;","optional":false,"steps":[
      {"step":"addToPath","folder":"%LocalAppData%\\bridgesmith\\tsip\\launcher"}
    ]},
    {"name":"component","summary":"CreateObject(\"TSip.Client\"), for all scripts of the user.","needs":[],"forbidden":"%#","optional":false,"steps":[
      {"step":"copyFile","from":"component/TSip.Client.wsc","to":"%LocalAppData%\\bridgesmith\\tsip\\component\\TSip.Client.wsc"},
      {"step":"copyFile","from":"component/TSip.Client.js","to":"%LocalAppData%\\bridgesmith\\tsip\\component\\TSip.Client.js"},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}","name":"","text":["DDE client for tSIP"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\InprocServer32","name":"","text":[{"place":"%SystemRoot%\\System32\\scrobj.dll"}],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\InprocServer32","name":"ThreadingModel","text":["Apartment"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\ProgID","name":"","text":["TSip.Client.1.00"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\ScriptletURL","name":"","text":["file://",{"place":"%LocalAppData%\\bridgesmith\\tsip\\component\\TSip.Client.wsc"}],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\VersionIndependentProgID","name":"","text":["TSip.Client"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}","name":"","text":["DDE client for tSIP"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\InprocServer32","name":"","text":[{"place":"%SystemRoot%\\System32\\scrobj.dll"}],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\InprocServer32","name":"ThreadingModel","text":["Apartment"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\ProgID","name":"","text":["TSip.Client.1.00"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\ScriptletURL","name":"","text":["file://",{"place":"%LocalAppData%\\bridgesmith\\tsip\\component\\TSip.Client.wsc"}],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\WOW6432Node\\CLSID\\{57F47A9F-9DA9-4CE2-8112-E2208CE70464}\\VersionIndependentProgID","name":"","text":["TSip.Client"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\TSip.Client.1.00","name":"","text":["DDE client for tSIP"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\TSip.Client.1.00\\CLSID","name":"","text":["{57F47A9F-9DA9-4CE2-8112-E2208CE70464}"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\TSip.Client","name":"","text":["DDE client for tSIP"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\TSip.Client\\CLSID","name":"","text":["{57F47A9F-9DA9-4CE2-8112-E2208CE70464}"],"shared":""}
    ]},
    {"name":"links","summary":"What opens tel: and callto: links, each checked first; in place of what opened them, which is put back.","needs":["scripts"],"forbidden":"%","optional":true,"steps":[
      {"step":"setValue","key":"Software\\bridgesmith\\tsip\\Capabilities","name":"ApplicationName","text":["tSIP (bridgesmith)"],"shared":""},
      {"step":"setValue","key":"Software\\bridgesmith\\tsip\\Capabilities","name":"ApplicationDescription","text":["Calls the number of a link with tSIP, and refuses links that would do anything else."],"shared":""},
      {"step":"setValue","key":"Software\\RegisteredApplications","name":"bridgesmith.tsip","text":["Software\\bridgesmith\\tsip\\Capabilities"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.tel","name":"","text":["URL:tel (tSIP)"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.tel","name":"URL Protocol","text":[""],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.tel\\shell","name":"","text":["open"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.tel\\shell\\open\\command","name":"","text":["\"",{"place":"%SystemRoot%\\System32\\wscript.exe"},"\" //B //E:JScript \"",{"place":"%LocalAppData%\\bridgesmith\\tsip\\links\\open-link.js"},"\" \"%1\""],"shared":""},
      {"step":"setValue","key":"Software\\bridgesmith\\tsip\\Capabilities\\URLAssociations","name":"tel","text":["bridgesmith.tsip.tel"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\tel","name":"","text":["URL:tel (tSIP)"],"shared":"Software\\Classes\\tel"},
      {"step":"setValue","key":"Software\\Classes\\tel","name":"URL Protocol","text":[""],"shared":"Software\\Classes\\tel"},
      {"step":"setValue","key":"Software\\Classes\\tel\\shell","name":"","text":["open"],"shared":"Software\\Classes\\tel"},
      {"step":"setValue","key":"Software\\Classes\\tel\\shell\\open\\command","name":"","text":["\"",{"place":"%SystemRoot%\\System32\\wscript.exe"},"\" //B //E:JScript \"",{"place":"%LocalAppData%\\bridgesmith\\tsip\\links\\open-link.js"},"\" \"%1\""],"shared":"Software\\Classes\\tel"},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.callto","name":"","text":["URL:callto (tSIP)"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.callto","name":"URL Protocol","text":[""],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.callto\\shell","name":"","text":["open"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\bridgesmith.tsip.callto\\shell\\open\\command","name":"","text":["\"",{"place":"%SystemRoot%\\System32\\wscript.exe"},"\" //B //E:JScript \"",{"place":"%LocalAppData%\\bridgesmith\\tsip\\links\\open-link.js"},"\" \"%1\""],"shared":""},
      {"step":"setValue","key":"Software\\bridgesmith\\tsip\\Capabilities\\URLAssociations","name":"callto","text":["bridgesmith.tsip.callto"],"shared":""},
      {"step":"setValue","key":"Software\\Classes\\callto","name":"","text":["URL:callto (tSIP)"],"shared":"Software\\Classes\\callto"},
      {"step":"setValue","key":"Software\\Classes\\callto","name":"URL Protocol","text":[""],"shared":"Software\\Classes\\callto"},
      {"step":"setValue","key":"Software\\Classes\\callto\\shell","name":"","text":["open"],"shared":"Software\\Classes\\callto"},
      {"step":"setValue","key":"Software\\Classes\\callto\\shell\\open\\command","name":"","text":["\"",{"place":"%SystemRoot%\\System32\\wscript.exe"},"\" //B //E:JScript \"",{"place":"%LocalAppData%\\bridgesmith\\tsip\\links\\open-link.js"},"\" \"%1\""],"shared":"Software\\Classes\\callto"}
    ]}
  ]
}
'@

$temporaryEnding = '.bridgesmith.tmp'
$isFull = "$($ExecutionContext.SessionState.LanguageMode)" -eq 'FullLanguage'

# ---- Places

function Get-UserFolder {
    if (-not $env:LOCALAPPDATA) {
        Write-Error -Message 'The variable LOCALAPPDATA is not set. Run this on Windows, as a user who has logged on.'
    }
    # Where Documents really is: a script in Constrained Language Mode can read it, too.
    $documents = Join-Path -Path $HOME -ChildPath 'Documents'
    $key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders'
    if (Test-Path -LiteralPath $key) {
        $found = Get-ItemProperty -LiteralPath $key -Name 'Personal' -ErrorAction SilentlyContinue
        if ($found -and $found.Personal) { $documents = $found.Personal }
    }
    @{ LocalAppData = $env:LOCALAPPDATA; Documents = $documents; SystemRoot = "$env:SystemRoot" }
}

# A place of the plan as a full path: it begins with %LocalAppData%, %Documents% or %SystemRoot%.
function Resolve-Place {
    param([string] $Place)
    if ($Place -notlike '%*') { return $Place }
    $end = $Place.IndexOf('%', 1)
    $folders[$Place.Substring(1, $end - 1)].TrimEnd('\') + $Place.Substring($end + 1)
}

# Folders that are not there, and those around them, the outermost first.
function Get-MissingFolder {
    param([string[]] $Path)
    $missing = @()
    foreach ($folder in $Path) {
        while ($folder -and $missing -notcontains $folder -and -not (Test-Path -LiteralPath $folder -PathType Container)) {
            $missing += $folder
            $folder = Split-Path -Path $folder -Parent
        }
    }
    $missing | Sort-Object -Property Length
}

function Clear-EmptyFolder {
    param([object[]] $Path)
    foreach ($folder in @($Path | Sort-Object -Property Length -Descending)) {
        if ((Test-Path -LiteralPath $folder -PathType Container) -and
            -not (Get-ChildItem -LiteralPath $folder -Force | Select-Object -First 1)) {
            # One that a program stands in cannot be removed, such as this prompt's own.
            try { Remove-Item -LiteralPath $folder -Force }
            catch { Write-Verbose -Message "$folder stays, empty: $($_.Exception.Message)" }
        }
    }
}

# ---- Files

# SHA-256 in lower case; empty for no file.
function Get-Sha256 {
    param([string] $Path)
    if (Test-Path -LiteralPath $Path -PathType Container) { Write-Error -Message "$Path is a folder, where a file is to be. Remove it first." }
    if (-not (Test-Path -LiteralPath $Path)) { return '' }
    # Windows PowerShell does not find Get-FileHash when PowerShell 7 has started it, by way of another program.
    # https://github.com/PowerShell/PowerShell/issues/18108
    if (-not $isFull) { return (Get-FileHash -LiteralPath $Path -Algorithm SHA256).Hash.ToLowerInvariant() }
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try { [System.BitConverter]::ToString($algorithm.ComputeHash([System.IO.File]::ReadAllBytes((Convert-Path -LiteralPath $Path)))).Replace('-', '').ToLowerInvariant() }
    finally { $algorithm.Dispose() }
}

# Under another name first: either the old or the new file is there, whole.
function Copy-Whole {
    param([string] $From, [string] $To)
    Copy-Item -LiteralPath $From -Destination ($To + $temporaryEnding) -Force
    Move-Whole -From ($To + $temporaryEnding) -To $To
}

# Move-Item removes the file that is there before it moves another into its place; .NET has no moment without one.
# https://learn.microsoft.com/dotnet/api/system.io.file.replace
function Move-Whole {
    param([string] $From, [string] $To)
    if ($isFull -and (Test-Path -LiteralPath $To -PathType Leaf)) {
        try { return [System.IO.File]::Replace((Convert-Path -LiteralPath $From), (Convert-Path -LiteralPath $To), [System.Management.Automation.Language.NullString]::Value) }
        catch { Write-Verbose -Message "$To is replaced in two steps: $($_.Exception.Message)" }
    }
    Move-Item -LiteralPath $From -Destination $To -Force
}

function Clear-File {
    param([string] $Path)
    if (Test-Path -LiteralPath $Path -PathType Leaf) { Remove-Item -LiteralPath $Path -Force }
}

# ---- The registry of this user. Names may be empty, and types are kept, which cmdlets cannot do.

# The type of a value, such as 1 for REG_SZ, and its bytes in base64; nothing when it is not there.
function Read-RegistryData {
    param([string] $Key, [string] $Name)
    $opened = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey($Key.Substring(5))
    if ($null -eq $opened) { return $null }
    try {
        if (@($opened.GetValueNames()) -notcontains $Name) { return $null }
        $type = [int] $opened.GetValueKind($Name)
        $value = $opened.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
    }
    finally { $opened.Close() }
    $bytes = switch ($type) {
        1 { , [System.Text.Encoding]::Unicode.GetBytes("$value`0") }
        2 { , [System.Text.Encoding]::Unicode.GetBytes("$value`0") }
        3 { , $value }
        4 { , [System.BitConverter]::GetBytes([int] $value) }
        7 { , [System.Text.Encoding]::Unicode.GetBytes((@($value | ForEach-Object -Process { "$_`0" }) -join '') + "`0") }
        11 { , [System.BitConverter]::GetBytes([long] $value) }
        default { Write-Error -Message "$Key, ${Name}: a value of type $type cannot be kept by PowerShell. Use: bridgesmith install $($plan.bridge)" }
    }
    [ordered] @{ type = $type; bytes = [System.Convert]::ToBase64String($bytes) }
}

# No data removes the value.
function Write-RegistryData {
    param([string] $Key, [string] $Name, [object] $Data)
    $path = $Key.Substring(5)
    if ($null -eq $Data) {
        $opened = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey($path, $true)
        if ($null -eq $opened) { return }
        try { $opened.DeleteValue($Name, $false) } finally { $opened.Close() }
        return
    }
    $bytes = [System.Convert]::FromBase64String($Data.bytes)
    $value = switch ([int] $Data.type) {
        1 { Get-RegistryText -Data $Data }
        2 { Get-RegistryText -Data $Data }
        3 { , $bytes }
        4 { [System.BitConverter]::ToInt32($bytes, 0) }
        7 { , [string[]] @([System.Text.Encoding]::Unicode.GetString($bytes).TrimEnd([char] 0).Split([char] 0)) }
        11 { [System.BitConverter]::ToInt64($bytes, 0) }
        default { Write-Error -Message "$Key, ${Name}: a value of type $($Data.type) cannot be written by PowerShell. Use: bridgesmith uninstall $($plan.bridge)" }
    }
    $opened = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey($path)
    try { $opened.SetValue($Name, $value, [Microsoft.Win32.RegistryValueKind] [int] $Data.type) } finally { $opened.Close() }
}

function ConvertTo-TextData {
    param([string] $Text, [int] $Type = 1)
    $bytes = [System.Text.Encoding]::Unicode.GetBytes("$Text`0")
    [ordered] @{ type = $Type; bytes = [System.Convert]::ToBase64String($bytes) }
}

function Get-RegistryText {
    param([object] $Data)
    $text = [System.Text.Encoding]::Unicode.GetString([System.Convert]::FromBase64String($Data.bytes))
    $end = $text.IndexOf([char] 0)
    if ($end -ge 0) { $text.Substring(0, $end) } else { $text }
}

function Test-SameData {
    param([object] $One, [object] $Other)
    if ($null -eq $One -or $null -eq $Other) { return $null -eq $One -and $null -eq $Other }
    $One.type -eq $Other.type -and $One.bytes -ceq $Other.bytes
}

# A key and those around it, as far as they are not there.
function Get-MissingKey {
    param([string] $Key)
    $path = ''
    foreach ($name in $Key.Split('\')) {
        $path = if ($path) { "$path\$name" } else { $name }
        if ($path -eq 'HKCU') { continue }
        $opened = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey($path.Substring(5))
        if ($null -eq $opened) { $path } else { $opened.Close() }
    }
}

function Clear-EmptyKey {
    param([object[]] $Key)
    foreach ($one in @($Key | Sort-Object -Property Length -Descending)) {
        $opened = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey($one.Substring(5))
        if ($null -eq $opened) { continue }
        $isEmpty = $opened.ValueCount + $opened.SubKeyCount -eq 0
        $opened.Close()
        if ($isEmpty) { [Microsoft.Win32.Registry]::CurrentUser.DeleteSubKey($one.Substring(5), $false) }
    }
}

# ---- PATH

# Semicolons between double quotes are part of an entry; a quote that has no other is a character like all.
function Split-PathText {
    param([string] $Text)
    $isPaired = $Text.Split('"').Length % 2 -eq 1
    $isQuoted = $false
    $entry = ''
    foreach ($character in $Text.ToCharArray()) {
        if ($character -eq '"') { $isQuoted = $isPaired -and -not $isQuoted }
        if ($character -eq ';' -and -not $isQuoted) {
            $entry
            $entry = ''
        }
        else { $entry += $character }
    }
    $entry
}

# Quotes, letter case and backslashes at its end mean nothing.
function Test-PathEntry {
    param([string] $Entry, [string] $Folder)
    $plain = $Entry.Replace('"', '').Trim().TrimEnd('\')
    $plain -eq $Folder.TrimEnd('\')
}

function Test-PathText {
    param([string] $Text, [string] $Folder)
    @(Split-PathText -Text $Text | Where-Object -FilterScript { Test-PathEntry -Entry $_ -Folder $Folder }).Count -gt 0
}

# All that is there stays as it is, character for character.
function Join-PathText {
    param([string] $Text, [string] $Folder)
    if ($Text -eq '' -or $Text -like '*;') { "$Text$Folder" } else { "$Text;$Folder" }
}

function Edit-PathText {
    param([string] $Text, [string] $Folder)
    $isFound = $false
    $kept = foreach ($entry in @(Split-PathText -Text $Text)) {
        if (-not $isFound -and (Test-PathEntry -Entry $entry -Folder $Folder)) { $isFound = $true } else { $entry }
    }
    @($kept) -join ';'
}

# Explorer then gives the new PATH to what it starts. To remove a variable that is not there has Windows told, too, and
# needs no code of Windows' own: https://learn.microsoft.com/dotnet/api/system.environment.setenvironmentvariable
function Send-EnvironmentChange {
    # PowerShell would make $null an empty text, and .NET a variable of it.
    $nothing = [System.Management.Automation.Language.NullString]::Value
    [System.Environment]::SetEnvironmentVariable('BRIDGESMITH_NO_SUCH_VARIABLE', $nothing, 'User')
}

# ---- The record: what was done, and what was there before

function Read-Record {
    if (-not (Test-Path -LiteralPath $recordPath -PathType Leaf)) { return $null }
    $read = $null
    try { $read = ConvertFrom-Json -InputObject (Get-Content -LiteralPath $recordPath -Raw -Encoding UTF8) }
    catch { Write-Verbose -Message "$_" }
    $names = @(if ($read -is [pscustomobject]) { $read.PSObject.Properties.Name })
    if ($names -notcontains 'version' -or $names -notcontains 'changes' -or "$($read.version)" -ne '1') {
        Write-Error -Message "$recordPath is a record that this install.ps1 cannot read. Uninstall with the one that wrote it."
    }
    $problem = Get-RecordProblem -Record $read | Select-Object -First 1
    if ($problem) {
        Write-Error -Message "$recordPath is not as an installation of $($plan.bridge) writes it: $problem. Nothing was changed. Undo by hand what was installed, and remove the file; or undo it with the version that wrote it."
    }
    $read
}

# The record is a file of the user's, which other programs could have written, also for one who undoes it as administrator:
# only places where an installation of this bridge puts something may stand in it. Gives what is wrong.
function Get-RecordProblem {
    param([object] $Record)
    $nothing = "nothing of $($plan.bridge) is installed there"
    foreach ($name in 'bridge', 'parts', 'others', 'changes', 'folders', 'keys') {
        if (@(Get-FieldName -Object $Record) -notcontains $name) { return "${name}: it is missing" }
    }
    if ($Record.bridge -cne $plan.bridge) { "bridge: it is not $($plan.bridge)" }
    foreach ($name in 'parts', 'others', 'changes', 'folders', 'keys') {
        if ($Record.$name -isnot [array]) { "${name}: it is no list" }
    }
    Get-ListProblem -List $Record.parts -Name 'parts' -Problem 'there is no such part' -IsRight { "$_" -cmatch '^(?:scripts|module|path|component|links)\z' }
    Get-ListProblem -List $Record.others -Name 'others' -Problem 'there is no such part' -IsRight { "$_" -cmatch '^[a-z]{1,40}\z' }
    Get-ListProblem -List $Record.folders -Name 'folders' -Problem $nothing -IsRight { Test-OwnFolder -Path $_ }
    Get-ListProblem -List $Record.keys -Name 'keys' -Problem $nothing -IsRight { Test-OwnKey -Key $_ }
    for ($index = 0; $index -lt @($Record.changes).Count; $index++) {
        Get-ChangeProblem -Change $Record.changes[$index] | ForEach-Object -Process { "changes[$index]$_" }
    }
}

function Get-FieldName {
    param([object] $Object)
    $Object.PSObject.Properties | ForEach-Object -Process { $_.Name }
}

function Get-ListProblem {
    param([object[]] $List, [string] $Name, [string] $Problem, [scriptblock] $IsRight)
    for ($index = 0; $index -lt @($List).Count; $index++) {
        # Not by the pipeline, which would take apart a list in the list, and two answers are true whatever they are.
        if (-not (ForEach-Object -InputObject @($List)[$index] -Process $IsRight)) { "$Name[$index]: $Problem" }
    }
}

function Get-ChangeProblem {
    param([object] $Change)
    $fields = @{
        file = 'kind', 'part', 'path', 'hashes', 'backup'
        value = 'kind', 'part', 'key', 'name', 'shared', 'written', 'before'
        path = 'kind', 'part', 'folder', 'written', 'before'
    }
    if ($Change -isnot [pscustomobject]) { return ': it is no change' }
    $names = @(Get-FieldName -Object $Change)
    if ($names -notcontains 'kind' -or "$($Change.kind)" -cnotmatch '^(?:file|value|path)\z') { return '.kind: there is no such change' }
    foreach ($name in $fields["$($Change.kind)"]) { if ($names -notcontains $name) { return ".${name}: it is missing" } }
    $nothing = "nothing of $($plan.bridge) is installed there"
    switch ($Change.kind) {
        'file' {
            if (-not (Test-OwnFile -Part $Change.part -Path $Change.path)) { return ".path: $nothing" }
            if ($null -ne $Change.backup -and -not (Test-OwnBackup -Path $Change.path -Backup $Change.backup)) { return ".backup: $nothing" }
            foreach ($name in 'path', 'backup') {
                if ($null -ne $Change.$name -and (Test-LinkedPlace -Path $Change.$name)) { return ".${name}: a link leads from there to another place" }
            }
            Get-ListProblem -List $Change.hashes -Name '.hashes' -Problem 'it is no SHA-256' -IsRight { "$_" -cmatch '^[0-9a-f]{64}\z' }
        }
        'value' {
            if (-not (Test-OwnValue -Part $Change.part -Key $Change.key -Name $Change.name)) { return ".key: $nothing" }
            if ($Change.shared -ne '' -and -not (Test-SharedKey -Key $Change.key -Shared $Change.shared)) { return '.shared: it is not shared' }
            Get-ListProblem -List $Change.written -Name '.written' -Problem 'it is no data of the registry' -IsRight { Test-Data -Data $_ }
            if ($null -ne $Change.before -and -not (Test-Data -Data $Change.before)) { '.before: it is no data of the registry' }
        }
        'path' {
            $launcher = "$ownFolder\launcher"
            if ($Change.part -cne 'path' -or "$($Change.folder)".Replace('/', '\') -ne $launcher.Replace('/', '\')) { return ".folder: $nothing" }
            $isText = (Test-Data -Data $Change.written) -and ($null -eq $Change.before -or (Test-Data -Data $Change.before))
            $shorter = if ($isText -and $Change.before) { Get-RegistryText -Data $Change.before } else { '' }
            if (-not $isText -or (Get-RegistryText -Data $Change.written) -cne (Join-PathText -Text $shorter -Folder $Change.folder)) {
                '.written: it is not what was there before, with the folder'
            }
        }
    }
}

function Test-Data {
    param([object] $Data)
    if ($Data -isnot [pscustomobject]) { return $false }
    $names = @(Get-FieldName -Object $Data)
    $names -contains 'type' -and $names -contains 'bytes' -and "$($Data.type)" -match '^[0-9]{1,2}\z' -and "$($Data.bytes)" -match '^[A-Za-z0-9+/]*={0,2}\z'
}

# The names on the way from a folder to what is in it; nothing for what is not, or could be read as another place.
function Get-PlaceInside {
    param([string] $Root, [object] $Path)
    if ($Path -isnot [string]) { return }
    $folder = $Root.Replace('/', '\').TrimEnd('\') + '\'
    $place = $Path.Replace('/', '\')
    if ($place.Length -le $folder.Length -or $place.Substring(0, $folder.Length) -ne $folder) { return }
    $names = @($place.Substring($folder.Length).Split('\'))
    if (@($names | Where-Object -FilterScript { $_ -notmatch '^[^\x00-\x1f:*?"<>|]*[^\x00-\x1f:*?"<>|. ]\z' })) { return }
    $names
}

# Whether a folder on the way is a link, or the file. People keep modules behind links, which only matter where one who
# undoes may change what they may not.
function Test-LinkedPlace {
    param([string] $Path)
    foreach ($name in 'LocalAppData', 'Documents') {
        $names = @(Get-PlaceInside -Root $folders[$name] -Path $Path)
        if (-not $names -or ($name -eq 'Documents' -and -not (Test-Administrator))) { continue }
        $place = $folders[$name].TrimEnd('\')
        foreach ($one in $names) {
            $place = "$place\$one"
            if (-not $links.ContainsKey($place)) {
                $item = Get-Item -LiteralPath $place -Force -ErrorAction Ignore
                $links[$place] = $null -ne $item -and $item.LinkType -in 'Junction', 'SymbolicLink'
            }
            if ($links[$place]) { return $true }
        }
    }
    $false
}

# The constrained language cannot tell, so there it counts as one.
function Test-Administrator {
    if ($env:OS -ne 'Windows_NT') { return $false }
    if (-not $isFull) { return $true }
    $user = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList ([System.Security.Principal.WindowsIdentity]::GetCurrent())
    $user.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Get-ModuleFolder {
    foreach ($edition in 'WindowsPowerShell', 'PowerShell') { $folders.Documents.TrimEnd('\') + "\$edition\Modules" }
}

function Test-OwnFile {
    param([object] $Part, [object] $Path)
    $names = @(Get-PlaceInside -Root $ownFolder -Path $Path)
    switch -CaseSensitive ($Part) {
        'scripts' { return $names.Count -gt 0 -and $names[0] -notin 'installation.json', 'backup' }
        'component' { return $names.Count -gt 0 -and $names[0] -ceq 'component' }
        'module' {
            foreach ($folder in @(Get-ModuleFolder)) {
                $names = @(Get-PlaceInside -Root $folder -Path $Path)
                if ($names.Count -gt 2 -and $names[1] -match '^[0-9]+(?:\.[0-9]+){1,3}\z') { return $true }
            }
        }
    }
    $false
}

# A backup is named by the place of what it was. A number stands behind those of files that were replaced again.
function Test-OwnBackup {
    param([string] $Path, [object] $Backup)
    if ($Backup -isnot [string]) { return $false }
    foreach ($name in 'LocalAppData', 'Documents') {
        $names = @(Get-PlaceInside -Root $folders[$name] -Path $Path)
        if (-not $names) { continue }
        $place = "$ownFolder\backup\$name\$($names -join '\')".Replace('/', '\')
        $plain = $Backup.Replace('/', '\')
        if ($plain -eq $place -or ($plain -replace '\.[0-9]{1,9}\z') -eq $place) { return $true }
    }
    $false
}

# Keys and values as patterns: those of links, and those of a component.
function Get-OwnPlace {
    param([string] $Part)
    $classes = 'HKCU\\Software\\Classes'
    $schemes = 'sip|sips|tel|callto'
    $bridge = [regex]::Escape($plan.bridge)
    $handler = "$classes\\(?:bridgesmith\.$bridge\.)?(?:$schemes)"
    $class = "$classes\\(?:WOW6432Node\\)?CLSID\\\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}"
    $about = "HKCU\\Software\\bridgesmith\\$bridge\\Capabilities"
    switch -CaseSensitive ($Part) {
        'links' {
            @{ Key = $handler; Name = '(?:URL Protocol)?' }
            @{ Key = "$handler\\(?:DefaultIcon|shell|shell\\open\\command)"; Name = '' }
            @{ Key = $about; Name = 'Application(?:Name|Description|Icon)' }
            @{ Key = "$about\\URLAssociations"; Name = "(?:$schemes)" }
            @{ Key = 'HKCU\\Software\\RegisteredApplications'; Name = "bridgesmith\.$bridge" }
            @{ Key = "$handler\\shell\\open"; Name = $null }
            @{ Key = "HKCU\\Software\\bridgesmith(?:\\$bridge)?"; Name = $null }
        }
        'component' {
            @{ Key = "$class(?:\\(?:ProgID|ScriptletURL|VersionIndependentProgID))?"; Name = '' }
            @{ Key = "$class\\InprocServer32"; Name = '(?:ThreadingModel)?' }
            @{ Key = "$classes\\[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*(?:\\CLSID)?"; Name = '' }
            @{ Key = 'HKCU\\Software(?:\\Classes(?:\\(?:CLSID|WOW6432Node(?:\\CLSID)?))?)?'; Name = $null }
        }
    }
}

function Test-OwnValue {
    param([object] $Part, [object] $Key, [object] $Name)
    if ($Key -isnot [string] -or $Name -isnot [string]) { return $false }
    foreach ($place in @(Get-OwnPlace -Part $Part)) {
        if ($null -ne $place.Name -and $Key -match "^$($place.Key)\z" -and $Name -match "^$($place.Name)\z") { return $true }
    }
    $false
}

function Test-SharedKey {
    param([string] $Key, [object] $Shared)
    if ($Shared -isnot [string] -or $Shared -notmatch '^HKCU\\Software\\Classes\\(?:sip|sips|tel|callto)\z') { return $false }
    $Key -eq $Shared -or ($Key.Length -gt $Shared.Length -and $Key.Substring(0, $Shared.Length + 1) -eq "$Shared\")
}

# A key in which something is installed, or one around it. It is removed when it is empty, as a folder is.
function Test-OwnKey {
    param([object] $Key)
    if ($Key -isnot [string]) { return $false }
    foreach ($part in 'links', 'component') {
        foreach ($place in @(Get-OwnPlace -Part $part)) { if ($Key -match "^$($place.Key)\z") { return $true } }
    }
    $false
}

function Test-OwnFolder {
    param([object] $Path)
    if ($Path -isnot [string] -or $Path -eq '') { return $false }
    $place = $Path.Replace('/', '\').TrimEnd('\') + '\'
    foreach ($root in @($ownFolder) + @(Get-ModuleFolder)) {
        $folder = $root.Replace('/', '\') + '\'
        if ($folder.Length -ge $place.Length -and $folder.Substring(0, $place.Length) -eq $place) { return $true }
        if (@(Get-PlaceInside -Root $root -Path $Path)) { return $true }
    }
    $false
}

function Write-Record {
    param([string] $State, [object[]] $Parts, [object[]] $Others, [object[]] $Changes, [object[]] $Folders, [object[]] $Keys)
    $record = [ordered] @{
        version = 1
        bridge = $plan.bridge
        state = $State
        parts = @($Parts)
        others = @($Others)
        changes = @($Changes)
        folders = @($Folders)
        keys = @($Keys)
    }
    $text = ConvertTo-Json -InputObject $record -Depth 6
    Set-Content -LiteralPath ($recordPath + $temporaryEnding) -Value $text -Encoding UTF8 -Force
    Move-Whole -From ($recordPath + $temporaryEnding) -To $recordPath
}

# What a change is about, to find again what an installation before did to the same.
function Get-Resource {
    param([object] $Change)
    switch ($Change.kind) {
        'file' { "file $($Change.path)" }
        'value' { "value $($Change.key), $($Change.name)" }
        'path' { "path $($Change.folder)" }
    }
}

# ---- What a step comes to. Nothing is changed yet.

function Get-Step {
    param([string] $Part, [string] $Kind, [string] $Target, [string] $State, [object] $Change, [object] $Done, [string] $Source, [string] $Place)
    @{
        Part = $Part
        Kind = $Kind
        Target = $Target
        State = $State
        Change = $Change
        Done = $Done
        Source = $Source
        Place = $Place
    }
}

function Get-FileStep {
    param([string] $Part, [object] $Step, [hashtable] $Former)
    $source = Join-Path -Path $PSScriptRoot -ChildPath $Step.from
    $path = Resolve-Place -Place $Step.to
    $hash = Get-Sha256 -Path $source
    # Made for what is the user's own: there may be none, and what is installed stays then.
    if (-not $hash -and $Step.step -eq 'copyIfThere') { return }
    if (-not $hash) { Write-Error -Message "$source is not there. Run this in the folder of the generated files, with all of them." }
    $now = Get-Sha256 -Path $path
    $before = $Former["file $path"]
    if (-not $before -and $now -eq $hash) { return Get-Step -Part $Part -Kind file -Target $path -State there }
    $hashes = @(if ($before) { $before.hashes })
    $backup = if ($before) { $before.backup } else { $null }
    $place = ''
    $state = if (-not $now) { 'created' } elseif ($now -eq $hash) { 'unchanged' } else { 'updated' }
    if ($now -and $hashes -notcontains $now) {
        $state = 'replaced'
        $place = Get-BackupPlace -First (Resolve-Place -Place "$($plan.folder)\backup\$($Step.to.Replace('%', ''))") -Hash $now
        # What is put back in the end is what was there first.
        if (-not $backup -or -not (Get-Sha256 -Path $backup)) { $backup = $place }
    }
    $done = [ordered] @{ kind = 'file'; part = $Part; path = $path; hashes = @($hash); backup = $backup }
    $change = [ordered] @{ kind = 'file'; part = $Part; path = $path; hashes = @(@($hashes) + $hash | Select-Object -Unique); backup = $backup }
    Get-Step -Part $Part -Kind file -Target $path -State $state -Change $change -Done $done -Source $source -Place $place
}

# Nothing that is kept is written over: a file may have been replaced more than once.
function Get-BackupPlace {
    param([string] $First, [string] $Hash)
    $place = $First
    for ($number = 1; (Get-Sha256 -Path $place) -notin '', $Hash; $number++) { $place = "$First.$number" }
    $place
}

function Get-ValueStep {
    param([string] $Part, [object] $Step, [hashtable] $Former)
    $key = "HKCU\$($Step.key)"
    $target = "$key, $(if ($Step.name) { $Step.name } else { '(default)' })"
    $data = ConvertTo-TextData -Text (-join @($Step.text | ForEach-Object -Process { if ($_ -is [string]) { $_ } else { Resolve-Place -Place $_.place } }))
    $now = Read-RegistryData -Key $key -Name $Step.name
    $before = $Former["value $key, $($Step.name)"]
    $isSame = Test-SameData -One $now -Other $data
    if (-not $before -and $isSame) { return Get-Step -Part $Part -Kind value -Target $target -State there }
    $written = @(if ($before) { $before.written })
    $isOurs = $null -eq $now -or @($written | Where-Object -FilterScript { Test-SameData -One $_ -Other $now }).Count -gt 0
    $state = if (-not $isOurs) { 'replaced' } elseif ($null -eq $now) { 'created' } elseif ($isSame) { 'unchanged' } else { 'updated' }
    $original = if (-not $isOurs) { $now } elseif ($before) { $before.before } else { $null }
    $shared = if ($Step.shared) { "HKCU\$($Step.shared)" } else { '' }
    $older = @($written | Where-Object -FilterScript { -not (Test-SameData -One $_ -Other $data) })
    $done = [ordered] @{ kind = 'value'; part = $Part; key = $key; name = $Step.name; shared = $shared; written = @($data); before = $original }
    $change = [ordered] @{ kind = 'value'; part = $Part; key = $key; name = $Step.name; shared = $shared; written = @($older + $data); before = $original }
    Get-Step -Part $Part -Kind value -Target $target -State $state -Change $change -Done $done
}

function Get-PathStep {
    param([string] $Part, [object] $Step, [hashtable] $Former)
    $folder = Resolve-Place -Place $Step.folder
    $now = Read-RegistryData -Key 'HKCU\Environment' -Name 'Path'
    if ($now -and $now.type -notin 1, 2) { Write-Error -Message "HKCU\Environment, Path is no text (type $($now.type)), which is not changed." }
    $text = if ($now) { Get-RegistryText -Data $now } else { '' }
    if (Test-PathText -Text $text -Folder $folder) {
        $change = $Former["path $folder"]
        $state = if ($change) { 'unchanged' } else { 'there' }
        return Get-Step -Part $Part -Kind path -Target $folder -State $state -Change $change -Done $change
    }
    $longer = Join-PathText -Text $text -Folder $folder
    if ($longer.Length -gt 32760) { Write-Error -Message "HKCU\Environment, Path is too long to add $folder." }
    # 2 is REG_EXPAND_SZ, which Windows makes this value.
    $written = ConvertTo-TextData -Text $longer -Type $(if ($now) { $now.type } else { 2 })
    $change = [ordered] @{ kind = 'path'; part = $Part; folder = $folder; written = $written; before = $now }
    Get-Step -Part $Part -Kind path -Target $folder -State created -Change $change -Done $change
}

function Invoke-Step {
    param([object] $Step)
    if ($Step.State -in 'unchanged', 'there') { return }
    $change = $Step.Change
    switch ($Step.Kind) {
        'file' {
            if ($Step.Place) { Copy-Whole -From $change.path -To $Step.Place }
            Copy-Whole -From $Step.Source -To $change.path
            # What is installed has been chosen to run. Windows alone marks what was downloaded.
            if ($env:OS -eq 'Windows_NT') { Unblock-File -LiteralPath $change.path -ErrorAction SilentlyContinue }
        }
        'value' { Write-RegistryData -Key $change.key -Name $change.name -Data $Step.Done.written[0] }
        'path' {
            if (-not (Test-SameData -One (Read-RegistryData -Key 'HKCU\Environment' -Name 'Path') -Other $change.before)) {
                Write-Error -Message 'HKCU\Environment, Path was changed by another program meanwhile. Run this again.'
            }
            Write-RegistryData -Key 'HKCU\Environment' -Name 'Path' -Data $change.written
        }
    }
}

# ---- What undoing a change comes to: removed, restored, left (changed since by somebody), gone (nothing to undo)

function Get-Undo {
    param([object] $Change)
    switch ($Change.kind) {
        'file' { Get-FileUndo -Change $Change }
        'value' { Get-ValueUndo -Change $Change }
        'path' { Get-PathUndo -Change $Change }
    }
}

function Get-FileUndo {
    param([object] $Change)
    $now = Get-Sha256 -Path $Change.path
    $kept = if ($Change.backup) { Get-Sha256 -Path $Change.backup } else { '' }
    $isOurs = $now -and @($Change.hashes) -contains $now
    $state = if ($kept -and (-not $now -or $isOurs)) { 'restored' }
    elseif (-not $now -or $now -eq $kept) { 'gone' }
    elseif ($isOurs) { 'removed' }
    else { 'left' }
    Get-Step -Part $Change.part -Kind file -Target $Change.path -State $state -Change $Change
}

function Get-ValueUndo {
    param([object] $Change)
    $now = Read-RegistryData -Key $Change.key -Name $Change.name
    $state = if ($Change.shared -and (Test-Taken -Shared $Change.shared)) { 'left' }
    elseif (Test-SameData -One $now -Other $Change.before) { 'gone' }
    elseif (-not (Test-OurData -Change $Change -Now $now)) { 'left' }
    elseif ($null -eq $Change.before) { 'removed' }
    else { 'restored' }
    $target = "$($Change.key), $(if ($Change.name) { $Change.name } else { '(default)' })"
    Get-Step -Part $Change.part -Kind value -Target $target -State $state -Change $Change
}

function Test-OurData {
    param([object] $Change, [object] $Now)
    $null -eq $Now -or @($Change.written | Where-Object -FilterScript { Test-SameData -One $_ -Other $Now }).Count -gt 0
}

# Whether another program has changed any of a key that it writes, too. The rest may be that one's by now, as URL Protocol
# is, which all write alike.
function Test-Taken {
    param([string] $Shared)
    foreach ($other in $recorded) {
        if ($other.kind -ne 'value' -or $other.shared -ne $Shared) { continue }
        $now = Read-RegistryData -Key $other.key -Name $other.name
        if (-not (Test-SameData -One $now -Other $other.before) -and -not (Test-OurData -Change $other -Now $now)) { return $true }
    }
    $false
}

function Get-PathUndo {
    param([object] $Change)
    $now = Read-RegistryData -Key 'HKCU\Environment' -Name 'Path'
    $isThere = $now -and (Test-PathText -Text (Get-RegistryText -Data $now) -Folder $Change.folder)
    $state = if ($isThere) { 'removed' } else { 'gone' }
    Get-Step -Part $Change.part -Kind path -Target $Change.folder -State $state -Change $Change
}

function Undo-Change {
    param([object] $Undo)
    $change = $Undo.Change
    switch ($Undo.Kind) {
        'file' {
            # What is left of one that was cut short.
            Clear-File -Path ($change.path + $temporaryEnding)
            if ($change.backup) { Clear-File -Path ($change.backup + $temporaryEnding) }
            if ($Undo.State -eq 'restored') {
                $null = New-Item -Path (Split-Path -Path $change.path -Parent) -ItemType Directory -Force
                Move-Whole -From $change.backup -To $change.path
            }
            if ($Undo.State -eq 'removed') { Clear-File -Path $change.path }
            if ($Undo.State -eq 'gone' -and $change.backup) { Clear-File -Path $change.backup }
        }
        'value' {
            if ($Undo.State -in 'removed', 'restored') { Write-RegistryData -Key $change.key -Name $change.name -Data $change.before }
        }
        'path' {
            if ($Undo.State -ne 'removed') { return }
            # Other programs add folders, too, and theirs stay.
            $now = Read-RegistryData -Key 'HKCU\Environment' -Name 'Path'
            $data = $change.before
            if (-not (Test-SameData -One $now -Other $change.written)) {
                $data = ConvertTo-TextData -Text (Edit-PathText -Text (Get-RegistryText -Data $now) -Folder $change.folder) -Type $now.type
            }
            Write-RegistryData -Key 'HKCU\Environment' -Name 'Path' -Data $data
        }
    }
}

# ---- Which parts

function Select-Part {
    param([string[]] $Name, [object[]] $Known, [object[]] $Default)
    # -File gives scripts,module as one word.
    $names = @($Name | Where-Object -FilterScript { $_ } | ForEach-Object -Process { $_ -split ',' } | ForEach-Object -Process { $_.Trim() })
    foreach ($one in $names) {
        if ($Known -notcontains $one) { Write-Error -Message "There is no part $one. There are: $($Known -join ', ')." }
    }
    if (-not $names) { $names = $Default }
    # The registry needs .NET, which Constrained Language Mode does not let scripts use.
    $closed = @($names | Where-Object -FilterScript { -not $isFull -and $_ -in 'path', 'component', 'links' })
    if ($closed) {
        Write-Warning -Message "Left out, because PowerShell runs in Constrained Language Mode here: $($closed -join ', ')."
    }
    $names | Where-Object -FilterScript { $closed -notcontains $_ }
}

function Get-State {
    param([object] $Step, [bool] $IsDone)
    $state = if ($IsDone -or $Step.State -in 'unchanged', 'there', 'gone', 'left') { $Step.State } else { "would be $($Step.State)" }
    New-Object -TypeName PSObject -Property ([ordered] @{ Part = $Step.Part; Step = $Step.Kind; State = $state; Target = $Step.Target })
}

# ---- What is done

if ($env:PROCESSOR_ARCHITEW6432) {
    Write-Error -Message 'This is 32-bit PowerShell on 64-bit Windows, which cannot register for 64-bit programs. Use 64-bit PowerShell.'
}
# ShouldProcess is out of reach in the constrained language.
if (-not $isFull -and $ConfirmPreference -in 'Low', 'Medium') { Write-Error -Message 'In Constrained Language Mode this cannot ask. Leave out -Confirm.' }
$folders = Get-UserFolder
$ownFolder = Resolve-Place -Place $plan.folder
$recordPath = "$ownFolder\installation.json"
# Which places are links, as far as they have been looked at.
$links = @{}
$record = Read-Record
$recorded = @(if ($record) { $record.changes })

if ($Uninstall) {
    if (-not $record) {
        Write-Verbose -Message 'Nothing is installed.'
        # An installation may have been cut short before it wrote its record.
        if (-not $WhatIfPreference -and (-not $isFull -or $PSCmdlet.ShouldProcess($ownFolder, 'Remove if empty'))) {
            Clear-File -Path ($recordPath + $temporaryEnding)
            Clear-EmptyFolder -Path @($ownFolder, (Split-Path -Path $ownFolder -Parent))
        }
        return
    }
    $chosen = @(Select-Part -Name $Part -Known @($record.parts) -Default @($record.parts))
    foreach ($one in 'path', 'links') {
        if ($chosen -contains 'scripts' -and $record.parts -contains $one -and $chosen -notcontains $one) { $chosen += $one }
    }
    $undos = @()
    $declined = @{}
    for ($index = $recorded.Count - 1; $index -ge 0; $index--) {
        if ($chosen -notcontains $recorded[$index].part) { continue }
        $undo = Get-Undo -Change $recorded[$index]
        $isAllowed = $undo.State -in 'gone', 'left' -or -not $isFull -or $PSCmdlet.ShouldProcess($undo.Target, "Undo ($($undo.State))")
        if ($isAllowed) { $undos += $undo } else { $declined[(Get-Resource -Change $undo.Change)] = $undo.Part }
        Get-State -Step $undo -IsDone ($isAllowed -and -not $WhatIfPreference)
    }
    if ($WhatIfPreference) { return }
    # Whoever wanted to be asked has been.
    $ConfirmPreference = 'None'
    foreach ($undo in $undos) { Undo-Change -Undo $undo }
    if ($isFull) { Clear-EmptyKey -Key @($record.keys) }
    $kept = @($recorded | Where-Object -FilterScript { $chosen -notcontains $_.part -or $declined.ContainsKey((Get-Resource -Change $_)) })
    $left = @($record.parts | Where-Object -FilterScript { $chosen -notcontains $_ -or $declined.Values -contains $_ })
    $others = @($record.others)
    if ($others) {
        Write-Warning -Message "Only Node can undo these, with bridgesmith uninstall $($plan.bridge): $($others -join ', ')."
    }
    if ($left -or $others) {
        Clear-EmptyFolder -Path @($record.folders)
        Write-Record -State installed -Parts $left -Others $others -Changes $kept -Folders @($record.folders) -Keys @($record.keys)
    }
    else {
        # Its own folder last, when the record is gone: one that is cut short before can be run again.
        Clear-EmptyFolder -Path @($record.folders)
        Clear-File -Path ($recordPath + $temporaryEnding)
        Clear-File -Path $recordPath
        Clear-EmptyFolder -Path @($record.folders)
    }
    if (@($undos | Where-Object -FilterScript { $_.Kind -eq 'path' -and $_.State -eq 'removed' })) { Send-EnvironmentChange }
    return
}

$known = @($plan.parts | ForEach-Object -Process { $_.name })
$chosen = @(Select-Part -Name $Part -Known $known -Default @($plan.parts | Where-Object -FilterScript { -not $_.optional } | ForEach-Object -Process { $_.name }))
foreach ($one in $plan.parts) {
    if ($chosen -contains $one.name) { $chosen += @($one.needs | Where-Object -FilterScript { $chosen -notcontains $_ }) }
}
$former = @{}
foreach ($change in $recorded) { $former[(Get-Resource -Change $change)] = $change }
$steps = @(foreach ($one in $plan.parts) {
    if ($chosen -notcontains $one.name) { continue }
    foreach ($character in $one.forbidden.ToCharArray()) {
        if ($env:LOCALAPPDATA.IndexOf($character) -ge 0) {
            Write-Error -Message "$($one.name) cannot be installed in ${env:LOCALAPPDATA}: Windows would read the $character in it. Leave out this part."
        }
    }
    foreach ($step in $one.steps) {
        switch ($step.step) {
            { $_ -in 'copyFile', 'copyIfThere' } { Get-FileStep -Part $one.name -Step $step -Former $former }
            'setValue' { Get-ValueStep -Part $one.name -Step $step -Former $former }
            'addToPath' { Get-PathStep -Part $one.name -Step $step -Former $former }
        }
    }
})
# What other programs write too is theirs to write again, and is replaced as they would.
$inTheWay = @($steps | Where-Object -FilterScript { $_.State -eq 'replaced' -and -not ($_.Kind -eq 'value' -and $_.Change.shared) } | ForEach-Object -Process { $_.Target })
if ($inTheWay -and -not $Force) {
    $shown = @($inTheWay | Select-Object -First 5) -join '; '
    $more = if ($inTheWay.Count -gt 5) { " and $($inTheWay.Count - 5) more" } else { '' }
    Write-Error -Message "There already, and not put there by this installation: $shown$more. Nothing was changed. Undo what put it there, or use -Force, which keeps it and puts it back when you uninstall."
}
$planned = @{}
foreach ($step in $steps) { if ($step.Change) { $planned[(Get-Resource -Change $step.Change)] = $true } }
foreach ($one in $plan.parts) {
    foreach ($step in $one.steps) {
        if ($step.step -eq 'copyIfThere') { $planned["file $(Resolve-Place -Place $step.to)"] = $true }
    }
}
$leftovers = @(for ($index = $recorded.Count - 1; $index -ge 0; $index--) {
    $change = $recorded[$index]
    if ($chosen -contains $change.part -and -not $planned.ContainsKey((Get-Resource -Change $change))) {
        Get-Undo -Change $change
    }
})
$allowed = @{ Steps = @{}; Leftovers = @{} }
foreach ($step in $steps) {
    $isAllowed = $step.State -in 'unchanged', 'there' -or -not $isFull -or $PSCmdlet.ShouldProcess($step.Target, "Install ($($step.State))")
    if ($isAllowed -and $step.Change) { $allowed.Steps[(Get-Resource -Change $step.Change)] = $step }
    Get-State -Step $step -IsDone ($isAllowed -and -not $WhatIfPreference)
}
foreach ($undo in $leftovers) {
    $isAllowed = $undo.State -in 'gone', 'left' -or -not $isFull -or $PSCmdlet.ShouldProcess($undo.Target, "Undo ($($undo.State))")
    if ($isAllowed) { $allowed.Leftovers[(Get-Resource -Change $undo.Change)] = $undo }
    Get-State -Step $undo -IsDone ($isAllowed -and -not $WhatIfPreference)
}
if ($WhatIfPreference) { return }
# Whoever wanted to be asked has been.
$ConfirmPreference = 'None'

$doing = @($steps | Where-Object -FilterScript { $_.Change -and $allowed.Steps.ContainsKey((Get-Resource -Change $_.Change)) })
$undoing = @($leftovers | Where-Object -FilterScript { $allowed.Leftovers.ContainsKey((Get-Resource -Change $_.Change)) })
# What stays as it was: other parts, and what was not to be done.
$kept = @($recorded | Where-Object -FilterScript { -not $allowed.Steps.ContainsKey((Get-Resource -Change $_)) })

$needed = @($ownFolder)
foreach ($step in $doing) {
    if ($step.Kind -ne 'file') { continue }
    $needed += Split-Path -Path $step.Change.path -Parent
    if ($step.Change.backup) { $needed += Split-Path -Path $step.Change.backup -Parent }
}
$missing = @(Get-MissingFolder -Path @($needed | Select-Object -Unique))
$parts = @($known | Where-Object -FilterScript { $chosen -contains $_ -or ($record -and $record.parts -contains $_) })
$others = @(if ($record) { $record.others })
$made = @(@(if ($record) { $record.folders }) + $missing | Select-Object -Unique)
$keys = @(if ($record) { $record.keys })
foreach ($step in $doing) { if ($step.Kind -eq 'value') { $keys += @(Get-MissingKey -Key $step.Change.key) } }
$keys = @($keys | Select-Object -Unique)

foreach ($folder in @(Get-MissingFolder -Path $ownFolder)) { $null = New-Item -Path $folder -ItemType Directory -Force }
$changes = @($kept) + @($doing | ForEach-Object -Process { $_.Change })
Write-Record -State changing -Parts $parts -Others $others -Changes $changes -Folders $made -Keys $keys
foreach ($folder in $missing) { $null = New-Item -Path $folder -ItemType Directory -Force }
foreach ($step in $doing) {
    Write-Verbose -Message "$($step.State): $($step.Target)"
    Invoke-Step -Step $step
}
foreach ($undo in $undoing) { Undo-Change -Undo $undo }
Clear-EmptyFolder -Path $made
$kept = @($kept | Where-Object -FilterScript { -not $allowed.Leftovers.ContainsKey((Get-Resource -Change $_)) })
$changes = @($kept) + @($doing | ForEach-Object -Process { $_.Done })
Write-Record -State installed -Parts $parts -Others $others -Changes $changes -Folders $made -Keys $keys
if (@($doing | Where-Object -FilterScript { $_.Kind -eq 'path' -and $_.State -eq 'created' })) { Send-EnvironmentChange }
