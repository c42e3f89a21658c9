# Call a number. Calls Start-NetPhoneCall of the module NetPhone beside this file.
# [bridgesmith:netphone/powershell a0f21f9ecbb0] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate netphone --target powershell

<#
.SYNOPSIS
Call a number.

.DESCRIPTION
Goes over dde.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 application not found or not running, 4 refused input, 5 timed out.

.PARAMETER Number
The number to call. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 64 characters.

.PARAMETER Outside
The code that gets an outside line. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 8 characters.

.PARAMETER Name
The name to show for the call. Expected: a single line of text, 1 to 60 characters.

.PARAMETER Account
The account code of the call. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 32 characters.

.PARAMETER Via
How the command reaches the application: Auto (the default), dde.

.PARAMETER Timeout
How many seconds to wait for an answer.

.PARAMETER PassThru
Returns an object that says what was sent and how.

.PARAMETER Help
Shows this help.

.EXAMPLE
powershell -NoProfile -File dial-number.ps1 5551234

.LINK
about_NetPhone
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [psobject] $Number,

    [Parameter(Position = 1)]
    [psobject] $Outside,

    [Parameter(Position = 2)]
    [psobject] $Name,

    [Parameter(Position = 3)]
    [psobject] $Account,

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
    $missing = @('Number') | Where-Object { -not $scriptArguments.ContainsKey($_) }
    if ($missing -or $Surplus) {
        Write-Error -ErrorId Usage -Category InvalidArgument -ErrorAction Stop -Message 'Usage: dial-number.ps1 <number> [<outside>] [<name>] [<account>] [-Via Auto|dde]. More: dial-number.ps1 -Help.'
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $scriptModule = (Join-Path -Path $PSScriptRoot -ChildPath 'NetPhone\1.0.0\NetPhone.psd1') -creplace '[][*?`]', '`$0'
    Import-Module -Name $scriptModule -Verbose:$false -ErrorAction Stop
    Start-NetPhoneCall @scriptArguments
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
