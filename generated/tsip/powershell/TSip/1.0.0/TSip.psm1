# tSIP: the functions of the PowerShell module TSip.
# [bridgesmith:tsip/powershell 1c5f2ba65569] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate tsip --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_TSip. What the functions share is in
# TSip.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function Start-TSipCall {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Number,

        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Start-TSipCall' -CallerStep {
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Item $pipelineObject -Property @('Number') -Rule @{
                Length    = 1, 64
                Character = '[0-9+*#]'
                Pattern   = '[0-9+*#]+'
                Expected  = 'digits and + * #, 1 to 64 characters'
                Mistakes  = $script:NumberMistakes
            }
            $resolvedCommand = Resolve-Command -Action 'dial' -Summary 'Call a number.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[Dial('
                            $values['number']
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            -join ('/tsip=', $values['number'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'uri'
                    Write     = {
                        param($values)
                        -join @(
                            'tsip:'
                            ConvertTo-UriText -Value $values['number']
                        )
                    }
                }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Receive-TSipCall {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Receive-TSipCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'answer' -Summary 'Answer the ringing call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Answer]' } }
                @{ Transport = 'exe'; Write = { '/tsip=ANSWER' } }
                @{ Transport = 'uri'; Write = { 'tsip:ANSWER' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Stop-TSipCall {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Stop-TSipCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'hangUp' -Summary 'End the current call, or reject it while it rings.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Hangup]' } }
                @{ Transport = 'exe'; Write = { '/tsip=HANGUP' } }
                @{ Transport = 'uri'; Write = { 'tsip:HANGUP' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Start-TSipRecording {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Start-TSipRecording' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'startRecording' -Summary 'Record the current call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[StartRecording]' } }
                @{ Transport = 'exe'; Write = { '/tsip=RECORD_START' } }
                @{ Transport = 'uri'; Write = { 'tsip:RECORD_START' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Suspend-TSipRecording {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Suspend-TSipRecording' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'pauseRecording' -Summary 'Pause the recording of the current call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[PauseRecording]' } }
                @{ Transport = 'exe'; Write = { '/tsip=RECORD_PAUSE' } }
                @{ Transport = 'uri'; Write = { 'tsip:RECORD_PAUSE' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Invoke-TSipButton {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Button,

        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Invoke-TSipButton' -CallerStep {
            $checkedValues = @{}
            $checkedValues['button'] = Confirm-Integer -Name 'Button' -Value $Button -Rule @{
                Range    = 0, 999
                Expected = 'a whole number from 0 to 999'
            }
            $resolvedCommand = Resolve-Command -Action 'pressButton' -Summary 'Press one of the phone''s programmable buttons, which does what its user has set.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[PressButton('
                            $values['button']
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            -join ('/tsip=PROGRAMMABLE_BTN_', $values['button'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'uri'
                    Write     = {
                        param($values)
                        -join @(
                            'tsip:PROGRAMMABLE_BTN_'
                            ConvertTo-UriText -Value $values['button']
                        )
                    }
                }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Show-TSipWindow {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Show-TSipWindow' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'show' -Summary 'Show the phone''s window, also from the tray.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Show]' } }
                @{ Transport = 'exe'; Write = { '/tsip=SHOWWINDOW' } }
                @{ Transport = 'uri'; Write = { 'tsip:SHOWWINDOW' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Low' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Stop-TSipPhone {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    [OutputType('TSip.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Stop-TSipPhone' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'exit' -Summary 'Close the phone.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Exit]' } }
                @{ Transport = 'exe'; Write = { '/tsip=APP_QUIT' } }
                @{ Transport = 'uri'; Write = { 'tsip:APP_QUIT' } }
            )
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'High' -Timeout $Timeout -PassThru $PassThru
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Get-TSipDdeItem {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'control',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-TSipDdeItem' -CallerStep {
            Read-DdeItem -Target (Resolve-AnyDdeItem -Topic $Topic -Item $Item -Format $Format -PipelineObject $pipelineObject) -Timeout $Timeout
        }
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Watch-TSipDdeItem {
    # .EXTERNALHELP en-US/TSip-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('TSip.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'control',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Watch-TSipDdeItem' -CallerStep {
            Resolve-AnyDdeItem -Topic $Topic -Item $Item -Format $Format -PipelineObject $pipelineObject
        }
        if ($null -eq $callerOutcome.Problem) {
            $links += $callerOutcome.Output
            return
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }

    end {
        if ($links.Count -eq 0) {
            return
        }
        $callerOutcome = @{ Problem = $null }
        Receive-DdeUpdate -CallerName $MyInvocation.MyCommand.Name -Outcome $callerOutcome -Targets $links -Count $Count -Timeout $Timeout
        if ($null -eq $callerOutcome.Problem) {
            return
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Import-Private {
    # Reads what the functions share, once.
    if (-not $script:IsLoaded) {
        . (Join-Path -Path $PSScriptRoot -ChildPath 'TSip.Private.ps1')
        $script:IsLoaded = $true
    }
}

function Get-Outcome {
    # Runs a step of a function: what it gives, or the error that ended it, which the function passes on as its own.
    param([string] $CallerName, [scriptblock] $CallerStep)
    Set-StrictMode -Version Latest
    $script:Caller = $CallerName
    $callerOutcome = @{ Output = @(); Problem = $null }
    # An error is added to the caller's -ErrorVariable by each function that it leaves, but by none that Measure-Command
    # runs: so it is there once.
    $null = Measure-Command -Expression {
        try {
            Import-Private
            $callerOutcome.Output = @(& $CallerStep)
        }
        catch {
            $callerOutcome.Problem = $_
        }
    }
    $callerOutcome
}
