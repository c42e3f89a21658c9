# Put a text, a number or a formula into a cell. Calls Set-ExcelCell of the module Excel beside this file.
# [bridgesmith:excel/powershell f25db3d33b22] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate excel --target powershell

<#
.SYNOPSIS
Put a text, a number or a formula into a cell.

.DESCRIPTION
Goes over dde.
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 application not found or not running, 4 refused input, 5 timed out.

.PARAMETER Book
The open workbook by its file name, such as Book1.xlsx. Expected: a single line of text, 1 to 200 characters.

.PARAMETER Sheet
The name of the sheet. Expected: a single line of text, 1 to 31 characters.

.PARAMETER Range
The cell or range: R1C1, R1C1:R2C2, or a name of it. Expected: a single line of text, 1 to 100 characters.

.PARAMETER Value
What to put there. Expected: a single line of text, at most 255 characters.

.PARAMETER Via
How the command reaches the application: Auto (the default), dde.

.PARAMETER Timeout
How many seconds to wait for an answer.

.PARAMETER PassThru
Returns an object that says what was sent and how.

.PARAMETER Help
Shows this help.

.EXAMPLE
powershell -NoProfile -File set-cells.ps1 Book1.xlsx Example Example Example

.LINK
about_Excel
#>

#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
param(
    [Parameter(Position = 0)]
    [psobject] $Book,

    [Parameter(Position = 1)]
    [psobject] $Sheet,

    [Parameter(Position = 2)]
    [psobject] $Range,

    [Parameter(Position = 3)]
    [psobject] $Value,

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
    $missing = @('Book', 'Sheet', 'Range', 'Value') | Where-Object { -not $scriptArguments.ContainsKey($_) }
    if ($missing -or $Surplus) {
        Write-Error -ErrorId Usage -Category InvalidArgument -ErrorAction Stop -Message 'Usage: set-cells.ps1 <book> <sheet> <range> <value> [-Via Auto|dde]. More: set-cells.ps1 -Help.'
    }
    # Import-Module reads wildcards in a path; the folder may have brackets in its name.
    $scriptModule = (Join-Path -Path $PSScriptRoot -ChildPath 'Excel\1.0.0\Excel.psd1') -creplace '[][*?`]', '`$0'
    Import-Module -Name $scriptModule -Verbose:$false -ErrorAction Stop
    Set-ExcelCell @scriptArguments
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
