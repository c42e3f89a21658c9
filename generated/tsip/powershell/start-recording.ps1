# Record the current call. Calls Start-TSipRecording of the module TSip beside this file.
# [bridgesmith:tsip/powershell 585c96d62674] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate tsip --target powershell

<#
.SYNOPSIS
Record the current call.

.DESCRIPTION
Goes over dde, exe, uri.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 application not found or not running, 4 refused input, 5 timed out.

.PARAMETER Via
How the command reaches the application: Auto (the default), dde, exe, uri.

.PARAMETER Timeout
How many seconds to wait for an answer.

.PARAMETER PassThru
Returns an object that says what was sent and how.

.PARAMETER Help
Shows this help.

.EXAMPLE
powershell -NoProfile -File start-recording.ps1

.LINK
about_TSip
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
param(
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
    if ($Surplus) {
        Write-Error -ErrorId Usage -Category InvalidArgument -ErrorAction Stop -Message 'Usage: start-recording.ps1 [-Via Auto|dde|exe|uri]. More: start-recording.ps1 -Help.'
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $scriptModule = (Join-Path -Path $PSScriptRoot -ChildPath 'TSip\1.0.0\TSip.psd1') -creplace '[][*?`]', '`$0'
    Import-Module -Name $scriptModule -Verbose:$false -ErrorAction Stop
    Start-TSipRecording @scriptArguments
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
