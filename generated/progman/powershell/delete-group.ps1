# Remove a program group and all that is in it. Calls Remove-ProgramManagerGroup of the module ProgramManager beside this file.
# [bridgesmith:progman/powershell 6d9366951f17] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate progman --target powershell

<#
.SYNOPSIS
Remove a program group and all that is in it.

.DESCRIPTION
Goes over dde.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 application not found or not running, 4 refused input, 5 timed out.

.PARAMETER Name
The name of the group. Expected: a single line of text, 1 to 100 characters.

.PARAMETER Via
How the command reaches the application: Auto (the default), dde.

.PARAMETER Timeout
How many seconds to wait for an answer.

.PARAMETER PassThru
Returns an object that says what was sent and how.

.PARAMETER Help
Shows this help.

.EXAMPLE
powershell -NoProfile -File delete-group.ps1 Example

.LINK
about_ProgramManager
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [psobject] $Name,

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
if (-not $scriptArguments.ContainsKey('Confirm')) {
    # A script may run where nobody can answer.
    $scriptArguments['Confirm'] = $false
}
try {
    $missing = @('Name') | Where-Object { -not $scriptArguments.ContainsKey($_) }
    if ($missing -or $Surplus) {
        Write-Error -ErrorId Usage -Category InvalidArgument -ErrorAction Stop -Message 'Usage: delete-group.ps1 <name> [-Via Auto|dde]. More: delete-group.ps1 -Help.'
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $scriptModule = (Join-Path -Path $PSScriptRoot -ChildPath 'ProgramManager\1.0.0\ProgramManager.psd1') -creplace '[][*?`]', '`$0'
    Import-Module -Name $scriptModule -Verbose:$false -ErrorAction Stop
    Remove-ProgramManagerGroup @scriptArguments
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
