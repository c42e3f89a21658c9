# Add an item to the group that was made or shown last. Calls Add-ProgramManagerItem of the module ProgramManager beside this file.
# [bridgesmith:progman/powershell b87b8baa18d3] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate progman --target powershell

<#
.SYNOPSIS
Add an item to the group that was made or shown last.

.DESCRIPTION
Goes over dde.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 application not found or not running, 4 refused input, 5 timed out.

.PARAMETER Command
The command line that the item starts. Expected: a single line of text, 1 to 255 characters.

.PARAMETER Title
The title of the item. Expected: a single line of text, 1 to 100 characters.

.PARAMETER IconFile
The file that holds the icon. Expected: an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters.

.PARAMETER Via
How the command reaches the application: Auto (the default), dde.

.PARAMETER Timeout
How many seconds to wait for an answer.

.PARAMETER PassThru
Returns an object that says what was sent and how.

.PARAMETER Help
Shows this help.

.EXAMPLE
powershell -NoProfile -File add-item.ps1 Example Example

.LINK
about_ProgramManager
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [psobject] $Command,

    [Parameter(Position = 1)]
    [psobject] $Title,

    [Parameter(Position = 2)]
    [psobject] $IconFile,

    [string] $Via = 'Auto',

    [string] $Timeout,

    [switch] $PassThru,

    [switch] $Help,

    [Parameter(ValueFromRemainingArguments = $true)]
    [string[]] $Surplus
)

if ($Help) {
    Get-Help -Name $PSCommandPath -Full
    exit 0
}
$scriptExitCodes = @{ Failed = 1; Usage = 2; NotFound = 3; RefusedInput = 4; TimedOut = 5 }
$scriptArguments = @{} + $PSBoundParameters
try {
    $missing = @('Command', 'Title') | Where-Object { -not $scriptArguments.ContainsKey($_) }
    if ($missing -or $Surplus) {
        Write-Error -ErrorId Usage -Category InvalidArgument -ErrorAction Stop -Message 'Usage: add-item.ps1 <command> <title> [<iconFile>] [-Via Auto|dde]. More: add-item.ps1 -Help.'
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $scriptModule = (Join-Path -Path $PSScriptRoot -ChildPath 'ProgramManager\1.0.0\ProgramManager.psd1') -creplace '[][*?`]', '`$0'
    Import-Module -Name $scriptModule -Verbose:$false -ErrorAction Stop
    Add-ProgramManagerItem @scriptArguments
    # With exit, PowerShell would end before it has shown what -PassThru gives.
    Set-Variable -Name LASTEXITCODE -Scope Global -Value 0 -WhatIf:$false -Confirm:$false
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
    if ($_.Exception -is [System.Management.Automation.ParameterBindingException]) {
        exit 2
    }
    exit 1
}
