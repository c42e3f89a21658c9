# MicroSIP: the functions of the PowerShell module MicroSIP.
# [bridgesmith:microsip/powershell 842f5f41e5e7] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate microsip --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_MicroSIP. What the functions share is in
# MicroSIP.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function Start-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Number,

        [Parameter(Position = 1, ValueFromPipelineByPropertyName = $true)]
        [psobject] $Account = @(),

        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Start-MicroSIPCall' -CallerStep {
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Item $pipelineObject -Property @('Number') -Rule @{
                Length    = 1, 255
                Character = '[0-9A-Za-z+*#,;._~@:=\[\]-]'
                Pattern   = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z.:;=_-]*)?'
                Expected  = 'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters'
                Mistakes  = $script:NumberMistakes
            }
            if (Test-Given -Value $Account -Item $pipelineObject -Property @('Account')) {
                $checkedValues['account'] = Confirm-Integer -Name 'Account' -Value $Account -Rule @{
                    Range    = 1, 99
                    Expected = 'a whole number from 1 to 99'
                }
            }
            $resolvedCommand = Resolve-Command -Action 'dial' -Summary 'Call a number.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[Dial('
                            ConvertTo-DdeArgument -Name 'number' -Value $values['number']
                            if ($values.ContainsKey('account')) {
                                ','
                                $values['account']
                            }
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'copydata'
                    Write     = {
                        param($values)
                        @(
                            $values['number']
                            if ($values.ContainsKey('account')) {
                                -join ('/account:', $values['account'])
                            }
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            $values['number']
                            if ($values.ContainsKey('account')) {
                                -join ('/account:', $values['account'])
                            }
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @('account')
                    Write     = {
                        param($values)
                        -join @(
                            'callto:'
                            $values['number']
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

function Receive-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Receive-MicroSIPCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'answer' -Summary 'Answer the ringing call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Answer]' } }
                @{ Transport = 'copydata'; Write = { '/answer' } }
                @{ Transport = 'exe'; Write = { '/answer' } }
                @{ Transport = 'uri'; Write = { 'msip:answer' } }
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

function Stop-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Stop-MicroSIPCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'hangUp' -Summary 'End all calls.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Hangup]' } }
                @{ Transport = 'copydata'; Write = { '/hangupall' } }
                @{ Transport = 'exe'; Write = { '/hangupall' } }
                @{ Transport = 'uri'; Write = { 'msip:hangupall' } }
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

function Deny-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Deny-MicroSIPCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'reject' -Summary 'Reject the ringing call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Reject]' } }
                @{ Transport = 'copydata'; Write = { '/hangupincoming' } }
                @{ Transport = 'exe'; Write = { '/hangupincoming' } }
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

function Undo-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Undo-MicroSIPCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'cancel' -Summary 'Cancel the outgoing call that is not answered yet.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Cancel]' } }
                @{ Transport = 'copydata'; Write = { '/hangupcalling' } }
                @{ Transport = 'exe'; Write = { '/hangupcalling' } }
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

function Send-MicroSIPDtmf {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Digits,

        [ValidateSet('Auto', 'dde', 'copydata', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Send-MicroSIPDtmf' -CallerStep {
            $checkedValues = @{}
            $checkedValues['digits'] = Confirm-Text -Name 'Digits' -Value $Digits -Item $pipelineObject -Property @('Digits') -Rule @{
                Length    = 1, 64
                Character = '[0-9A-D*#]'
                Pattern   = '[0-9A-D*#]+'
                Expected  = 'digits, * # and A to D, 1 to 64 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'sendDtmf' -Summary 'Send tones in the call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[SendDTMF('
                            $values['digits']
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'copydata'
                    Write     = {
                        param($values)
                        @(
                            -join ('/dtmf:', $values['digits'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            -join ('/dtmf:', $values['digits'])
                        ) -join ' '
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

function Move-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Number,

        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Move-MicroSIPCall' -CallerStep {
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Item $pipelineObject -Property @('Number') -Rule @{
                Length    = 1, 255
                Character = '[0-9A-Za-z+*#,;._~@:=\[\]-]'
                Pattern   = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z.:;=_-]*)?'
                Expected  = 'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters'
                Mistakes  = $script:NumberMistakes
            }
            $resolvedCommand = Resolve-Command -Action 'transfer' -Summary 'Transfer the call to a number, without asking there first (blind transfer).' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[Transfer('
                            ConvertTo-DdeArgument -Name 'number' -Value $values['number']
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'copydata'
                    Write     = {
                        param($values)
                        @(
                            -join ('/transfer:', $values['number'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            -join ('/transfer:', $values['number'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'uri'
                    Write     = {
                        param($values)
                        -join @(
                            'msip:transfer_'
                            $values['number']
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

function Suspend-MicroSIPCall {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Suspend-MicroSIPCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'hold' -Summary 'Hold the call, or take it up again.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Hold]' } }
                @{ Transport = 'copydata'; Write = { 'msip:hold' } }
                @{ Transport = 'exe'; Write = { 'msip:hold' } }
                @{ Transport = 'uri'; Write = { 'msip:hold' } }
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

function Disable-MicroSIPMicrophone {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Disable-MicroSIPMicrophone' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'mute' -Summary 'Mute the microphone.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Mute]' } }
                @{ Transport = 'copydata'; Write = { 'msip:micmute' } }
                @{ Transport = 'exe'; Write = { 'msip:micmute' } }
                @{ Transport = 'uri'; Write = { 'msip:micmute' } }
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

function Enable-MicroSIPMicrophone {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Enable-MicroSIPMicrophone' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'unmute' -Summary 'Unmute the microphone.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Unmute]' } }
                @{ Transport = 'copydata'; Write = { 'msip:micunmute' } }
                @{ Transport = 'exe'; Write = { 'msip:micunmute' } }
                @{ Transport = 'uri'; Write = { 'msip:micunmute' } }
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

function Step-MicroSIPVolumeUp {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Step-MicroSIPVolumeUp' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'volumeUp' -Summary 'Turn the speaker up a step.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[VolumeUp]' } }
                @{ Transport = 'copydata'; Write = { 'msip:speakup' } }
                @{ Transport = 'exe'; Write = { 'msip:speakup' } }
                @{ Transport = 'uri'; Write = { 'msip:speakup' } }
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

function Step-MicroSIPVolumeDown {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Step-MicroSIPVolumeDown' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'volumeDown' -Summary 'Turn the speaker down a step.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[VolumeDown]' } }
                @{ Transport = 'copydata'; Write = { 'msip:speakdown' } }
                @{ Transport = 'exe'; Write = { 'msip:speakdown' } }
                @{ Transport = 'uri'; Write = { 'msip:speakdown' } }
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

function Step-MicroSIPMicrophoneUp {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Step-MicroSIPMicrophoneUp' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'microphoneUp' -Summary 'Turn the microphone up a step.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[MicUp]' } }
                @{ Transport = 'copydata'; Write = { 'msip:micup' } }
                @{ Transport = 'exe'; Write = { 'msip:micup' } }
                @{ Transport = 'uri'; Write = { 'msip:micup' } }
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

function Step-MicroSIPMicrophoneDown {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Step-MicroSIPMicrophoneDown' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'microphoneDown' -Summary 'Turn the microphone down a step.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[MicDown]' } }
                @{ Transport = 'copydata'; Write = { 'msip:micdown' } }
                @{ Transport = 'exe'; Write = { 'msip:micdown' } }
                @{ Transport = 'uri'; Write = { 'msip:micdown' } }
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

function Hide-MicroSIPWindow {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Hide-MicroSIPWindow' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'minimize' -Summary 'Minimize the phone''s window to the tray.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Minimize]' } }
                @{ Transport = 'copydata'; Write = { 'msip:minimize' } }
                @{ Transport = 'exe'; Write = { 'msip:minimize' } }
                @{ Transport = 'uri'; Write = { 'msip:minimize' } }
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

function Start-MicroSIPHidden {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Start-MicroSIPHidden' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'hide' -Summary 'Start the phone hidden, with only its tray icon; a running one is left as it is.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Hide]' } }
                @{ Transport = 'exe'; Write = { '/hidden' } }
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

function Stop-MicroSIPPhone {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [ValidateSet('Auto', 'dde', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Stop-MicroSIPPhone' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'exit' -Summary 'Close the phone.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[Exit]' } }
                @{ Transport = 'exe'; Write = { '/exit' } }
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

function Get-MicroSIPStatus {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPStatus' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'status' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Status'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
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

function Watch-MicroSIPStatus {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPStatus' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'status' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Status'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $resolvedItem
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

function Get-MicroSIPCaller {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPCaller' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'caller' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Caller'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
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

function Watch-MicroSIPCaller {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPCaller' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'caller' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Caller'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $resolvedItem
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

function Get-MicroSIPDuration {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPDuration' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'duration' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Duration'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
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

function Watch-MicroSIPDuration {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPDuration' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'duration' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Duration'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $resolvedItem
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

function Get-MicroSIPAccount {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPAccount' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'account' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Account'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
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

function Watch-MicroSIPAccount {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPAccount' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'account' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Account'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $resolvedItem
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

function Get-MicroSIPVersion {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPVersion' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'version' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Version'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
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

function Watch-MicroSIPVersion {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [ValidateRange(1, 2147483647)]
        [int] $Count,

        [ValidateRange(0.1, 2000000.0)]
        [double] $Timeout
    )

    begin {
        $links = @()
    }

    process {
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPVersion' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'version' -As 'text' -Values @{} -Binding @{
                Topic   = 'control'
                Item    = 'Version'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $resolvedItem
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

function Get-MicroSIPDdeItem {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Status', 'Caller', 'Duration', 'Account', 'Version' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
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
        $callerOutcome = Get-Outcome -CallerName 'Get-MicroSIPDdeItem' -CallerStep {
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

function Watch-MicroSIPDdeItem {
    # .EXTERNALHELP en-US/MicroSIP-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Status', 'Caller', 'Duration', 'Account', 'Version' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MicroSIPDdeItem' -CallerStep {
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
        . (Join-Path -Path $PSScriptRoot -ChildPath 'MicroSIP.Private.ps1')
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
