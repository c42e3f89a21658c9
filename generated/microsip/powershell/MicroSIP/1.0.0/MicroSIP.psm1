# MicroSIP: the functions of the PowerShell module MicroSIP.
# [bridgesmith:microsip/powershell c015731e9027] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate microsip --target powershell
#
# Every error is terminating. Its ErrorId, the scripts' exit code, and what it means:
#   Failed        1  the application was there, but did not do what it was told
#   Usage         2  the command was called in a way it does not understand
#   NotFound      3  the application, its window or its DDE server is not installed or not running
#   RefusedInput  4  a value that the parameter, or the transport, does not allow
#   TimedOut      5  no answer came within the time allowed
# Errors of PowerShell's own parameter binding (a missing parameter, an unknown -Via) count as Usage.

Set-StrictMode -Version Latest

# Where policy allows only the constrained language (about_Language_Modes), methods of .NET types and Add-Type are out
# of reach: cmdlets must do.
$script:Constrained = $ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage'

$script:Title = 'MicroSIP'
$script:Service = 'MicroSIP'

# Stands for a parameter that was not given: a text that no caller can know. $PSBoundParameters cannot tell: it keeps
# what an earlier object of the pipeline gave. Compare with Equals: -eq follows a language's idea of equal text.
$script:NotGiven = [guid]::NewGuid().ToString()

function Start-MicroSIPCall {
    <#
    .SYNOPSIS
    Call a number.

    .DESCRIPTION
    Call a number.
    Starts MicroSIP when it is not running. With an account, switches to it first.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Number
    The number or SIP address to call. Expected: a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters.

    .PARAMETER Account
    The number of the account to call from, as the phone counts them; it becomes the current one. Expected: a whole number from 1 to 99.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Start-MicroSIPCall -Number '5551234'

    Call a number.

    .EXAMPLE
    Start-MicroSIPCall -Number '5551234' -Account '2'

    The same, with everything that can be given.

    .EXAMPLE
    Start-MicroSIPCall -Number '5551234' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Start-MicroSIPCall

    For each line of a file with the columns Number, Account.

    .INPUTS
    System.String, taken for Number. Objects with properties of the parameters' names (Number, Account).

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Number,

        [Parameter(Position = 1, ValueFromPipelineByPropertyName = $true)]
        [string] $Account = $script:NotGiven,

        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Number = Get-PipelineText -Value $Number -Item $_ -Property 'Number'
            if (Test-EmptyCell -Value $Account -Item $_ -Property @('Account')) {
                $Account = $script:NotGiven
            }
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Rule @{
                Length    = 1, 255
                Character = '[0-9A-Za-z+*#,;._~@:=\[\]-]'
                Pattern   = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z.:;=_-]*)?'
                Expected  = 'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters'
                Mistakes  = $script:NumberMistakes
            }
            if (-not $script:NotGiven.Equals($Account)) {
                $checkedValues['account'] = Confirm-Integer -Name 'Account' -Value $Account -Rule @{
                    Range    = 1, 99
                    Expected = 'a whole number from 1 to 99'
                }
            }
            $resolvedCommand = Resolve-Command -Action 'dial' -Summary 'Call a number.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
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
                    Lacks     = @()
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
                    Lacks     = @()
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
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Receive-MicroSIPCall {
    <#
    .SYNOPSIS
    Answer the ringing call.

    .DESCRIPTION
    Answer the ringing call.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Receive-MicroSIPCall

    Answer the ringing call.

    .EXAMPLE
    Receive-MicroSIPCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'answer' -Summary 'Answer the ringing call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Answer]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { '/answer' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/answer' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:answer' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Stop-MicroSIPCall {
    <#
    .SYNOPSIS
    End all calls.

    .DESCRIPTION
    End all calls.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Stop-MicroSIPCall

    End all calls.

    .EXAMPLE
    Stop-MicroSIPCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'hangUp' -Summary 'End all calls.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Hangup]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { '/hangupall' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/hangupall' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:hangupall' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Deny-MicroSIPCall {
    <#
    .SYNOPSIS
    Reject the ringing call.

    .DESCRIPTION
    Reject the ringing call.
    Goes over dde, copydata, exe.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Deny-MicroSIPCall

    Reject the ringing call.

    .EXAMPLE
    Deny-MicroSIPCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'reject' -Summary 'Reject the ringing call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Reject]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { '/hangupincoming' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/hangupincoming' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Undo-MicroSIPCall {
    <#
    .SYNOPSIS
    Cancel the outgoing call that is not answered yet.

    .DESCRIPTION
    Cancel the outgoing call that is not answered yet.
    Goes over dde, copydata, exe.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Undo-MicroSIPCall

    Cancel the outgoing call that is not answered yet.

    .EXAMPLE
    Undo-MicroSIPCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'cancel' -Summary 'Cancel the outgoing call that is not answered yet.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Cancel]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { '/hangupcalling' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/hangupcalling' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Send-MicroSIPDtmf {
    <#
    .SYNOPSIS
    Send tones in the call.

    .DESCRIPTION
    Send tones in the call.
    Goes over dde, copydata, exe.

    .PARAMETER Digits
    The tones: digits, * # and A to D. Expected: digits, * # and A to D, 1 to 64 characters.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Send-MicroSIPDtmf -Digits '123#'

    Send tones in the call.

    .EXAMPLE
    Send-MicroSIPDtmf -Digits '123#' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Send-MicroSIPDtmf

    For each line of a file with the columns Digits.

    .INPUTS
    System.String, taken for Digits. Objects with properties of the parameters' names (Digits).

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Digits,

        [ValidateSet('Auto', 'dde', 'copydata', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Digits = Get-PipelineText -Value $Digits -Item $_ -Property 'Digits'
            $checkedValues = @{}
            $checkedValues['digits'] = Confirm-Text -Name 'Digits' -Value $Digits -Rule @{
                Length    = 1, 64
                Character = '[0-9A-D*#]'
                Pattern   = '[0-9A-D*#]+'
                Expected  = 'digits, * # and A to D, 1 to 64 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'sendDtmf' -Summary 'Send tones in the call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
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
                    Lacks     = @()
                    Write     = {
                        param($values)
                        @(
                            -join ('/dtmf:', $values['digits'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = {
                        param($values)
                        @(
                            -join ('/dtmf:', $values['digits'])
                        ) -join ' '
                    }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Move-MicroSIPCall {
    <#
    .SYNOPSIS
    Transfer the call to a number, without asking there first (blind transfer).

    .DESCRIPTION
    Transfer the call to a number, without asking there first (blind transfer).
    Goes over dde, copydata, exe, uri.

    .PARAMETER Number
    The number or SIP address to transfer the call to. Expected: a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Move-MicroSIPCall -Number '5551234'

    Transfer the call to a number, without asking there first (blind transfer).

    .EXAMPLE
    Move-MicroSIPCall -Number '5551234' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Move-MicroSIPCall

    For each line of a file with the columns Number.

    .INPUTS
    System.String, taken for Number. Objects with properties of the parameters' names (Number).

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('MicroSIP.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Number,

        [ValidateSet('Auto', 'dde', 'copydata', 'exe', 'uri')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Number = Get-PipelineText -Value $Number -Item $_ -Property 'Number'
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Rule @{
                Length    = 1, 255
                Character = '[0-9A-Za-z+*#,;._~@:=\[\]-]'
                Pattern   = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\[[0-9A-Fa-f:.]+\])[0-9A-Za-z.:;=_-]*)?'
                Expected  = 'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters'
                Mistakes  = $script:NumberMistakes
            }
            $resolvedCommand = Resolve-Command -Action 'transfer' -Summary 'Transfer the call to a number, without asking there first (blind transfer).' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
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
                    Lacks     = @()
                    Write     = {
                        param($values)
                        @(
                            -join ('/transfer:', $values['number'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = {
                        param($values)
                        @(
                            -join ('/transfer:', $values['number'])
                        ) -join ' '
                    }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = {
                        param($values)
                        -join @(
                            'msip:transfer_'
                            $values['number']
                        )
                    }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Suspend-MicroSIPCall {
    <#
    .SYNOPSIS
    Hold the call, or take it up again.

    .DESCRIPTION
    Hold the call, or take it up again.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Suspend-MicroSIPCall

    Hold the call, or take it up again.

    .EXAMPLE
    Suspend-MicroSIPCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'hold' -Summary 'Hold the call, or take it up again.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Hold]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:hold' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:hold' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:hold' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Disable-MicroSIPMicrophone {
    <#
    .SYNOPSIS
    Mute the microphone.

    .DESCRIPTION
    Mute the microphone.
    Needs MicroSIP 3.21; older versions toggle.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Disable-MicroSIPMicrophone

    Mute the microphone.

    .EXAMPLE
    Disable-MicroSIPMicrophone -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'mute' -Summary 'Mute the microphone.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Mute]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:micmute' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:micmute' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:micmute' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Enable-MicroSIPMicrophone {
    <#
    .SYNOPSIS
    Unmute the microphone.

    .DESCRIPTION
    Unmute the microphone.
    Needs MicroSIP 3.21; older versions dial the word instead.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Enable-MicroSIPMicrophone

    Unmute the microphone.

    .EXAMPLE
    Enable-MicroSIPMicrophone -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'unmute' -Summary 'Unmute the microphone.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Unmute]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:micunmute' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:micunmute' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:micunmute' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Step-MicroSIPVolumeUp {
    <#
    .SYNOPSIS
    Turn the speaker up a step.

    .DESCRIPTION
    Turn the speaker up a step.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Step-MicroSIPVolumeUp

    Turn the speaker up a step.

    .EXAMPLE
    Step-MicroSIPVolumeUp -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'volumeUp' -Summary 'Turn the speaker up a step.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[VolumeUp]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:speakup' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:speakup' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:speakup' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Step-MicroSIPVolumeDown {
    <#
    .SYNOPSIS
    Turn the speaker down a step.

    .DESCRIPTION
    Turn the speaker down a step.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Step-MicroSIPVolumeDown

    Turn the speaker down a step.

    .EXAMPLE
    Step-MicroSIPVolumeDown -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'volumeDown' -Summary 'Turn the speaker down a step.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[VolumeDown]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:speakdown' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:speakdown' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:speakdown' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Step-MicroSIPMicrophoneUp {
    <#
    .SYNOPSIS
    Turn the microphone up a step.

    .DESCRIPTION
    Turn the microphone up a step.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Step-MicroSIPMicrophoneUp

    Turn the microphone up a step.

    .EXAMPLE
    Step-MicroSIPMicrophoneUp -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'microphoneUp' -Summary 'Turn the microphone up a step.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[MicUp]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:micup' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:micup' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:micup' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Step-MicroSIPMicrophoneDown {
    <#
    .SYNOPSIS
    Turn the microphone down a step.

    .DESCRIPTION
    Turn the microphone down a step.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Step-MicroSIPMicrophoneDown

    Turn the microphone down a step.

    .EXAMPLE
    Step-MicroSIPMicrophoneDown -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'microphoneDown' -Summary 'Turn the microphone down a step.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[MicDown]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:micdown' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:micdown' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:micdown' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Hide-MicroSIPWindow {
    <#
    .SYNOPSIS
    Minimize the phone's window to the tray.

    .DESCRIPTION
    Minimize the phone's window to the tray.
    Goes over dde, copydata, exe, uri.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, copydata, exe, uri that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Hide-MicroSIPWindow

    Minimize the phone's window to the tray.

    .EXAMPLE
    Hide-MicroSIPWindow -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'minimize' -Summary 'Minimize the phone''s window to the tray.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Minimize]' }
                }
                @{
                    Transport = 'copydata'
                    Lacks     = @()
                    Write     = { 'msip:minimize' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { 'msip:minimize' }
                }
                @{
                    Transport = 'uri'
                    Lacks     = @()
                    Write     = { 'msip:minimize' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Start-MicroSIPHidden {
    <#
    .SYNOPSIS
    Start the phone hidden, with only its tray icon; a running one is left as it is.

    .DESCRIPTION
    Start the phone hidden, with only its tray icon; a running one is left as it is.
    Goes over dde, exe.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Start-MicroSIPHidden

    Start the phone hidden, with only its tray icon; a running one is left as it is.

    .EXAMPLE
    Start-MicroSIPHidden -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'hide' -Summary 'Start the phone hidden, with only its tray icon; a running one is left as it is.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Hide]' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/hidden' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Low'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Stop-MicroSIPPhone {
    <#
    .SYNOPSIS
    Close the phone.

    .DESCRIPTION
    Close the phone.
    Goes over dde, exe.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Stop-MicroSIPPhone

    Close the phone.

    .EXAMPLE
    Stop-MicroSIPPhone -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or MicroSIP.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'exit' -Summary 'Close the phone.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Lacks     = @()
                    Write     = { '[Exit]' }
                }
                @{
                    Transport = 'exe'
                    Lacks     = @()
                    Write     = { '/exit' }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'High'
            }
            else {
                $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)
            }
            if ($isApproved) {
                $resolvedCommand = Send-Command -Command $resolvedCommand -Timeout $Timeout
            }
            elseif (-not $WhatIfPreference) {
                return
            }
            if ($PassThru) {
                ConvertTo-CommandObject -Command $resolvedCommand
            }
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPStatus {
    <#
    .SYNOPSIS
    Reads: What the phone does: idle, calling, ringing or in a call.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPStatus

    What the phone does: idle, calling, ringing or in a call.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'status' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Status'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPStatus {
    <#
    .SYNOPSIS
    Watches: What the phone does: idle, calling, ringing or in a call.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPStatus -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MicroSIPStatus | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    None.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'status' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Status'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $links += $resolvedItem
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPCaller {
    <#
    .SYNOPSIS
    Reads: The number or address at the other end of the call.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPCaller

    The number or address at the other end of the call.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'caller' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Caller'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPCaller {
    <#
    .SYNOPSIS
    Watches: The number or address at the other end of the call.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPCaller -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MicroSIPCaller | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    None.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'caller' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Caller'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $links += $resolvedItem
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPDuration {
    <#
    .SYNOPSIS
    Reads: How long the call has lasted.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPDuration

    How long the call has lasted.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'duration' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Duration'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPDuration {
    <#
    .SYNOPSIS
    Watches: How long the call has lasted.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPDuration -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MicroSIPDuration | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    None.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'duration' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Duration'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $links += $resolvedItem
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPAccount {
    <#
    .SYNOPSIS
    Reads: The account that is in use.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPAccount

    The account that is in use.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'account' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Account'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPAccount {
    <#
    .SYNOPSIS
    Watches: The account that is in use.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPAccount -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MicroSIPAccount | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    None.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'account' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Account'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $links += $resolvedItem
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPVersion {
    <#
    .SYNOPSIS
    Reads: The version of the phone.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPVersion

    The version of the phone.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'version' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Version'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            Read-DdeItem -Target $resolvedItem -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPVersion {
    <#
    .SYNOPSIS
    Watches: The version of the phone.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPVersion -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MicroSIPVersion | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    None.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
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
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'version' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'control'
                Item    = 'Version'
                Formats = @('CF_UNICODETEXT', 'CF_TEXT')
            }
            $links += $resolvedItem
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Get-MicroSIPDdeItem {
    <#
    .SYNOPSIS
    Reads any item of the DDE server of MicroSIP.

    .DESCRIPTION
    Asks the DDE server MicroSIP for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where
    the server has it. In the format XlTable it is rows, objects with the properties Column1, Column2 and so on; in
    formats that are not of text it is an array of bytes.

    .PARAMETER Item
    The name of the item.

    .PARAMETER Topic
    The topic to ask in.

    .PARAMETER Format
    The clipboard format to ask for: CF_UNICODETEXT, CF_TEXT, or the name of a registered format such as XlTable.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MicroSIPDdeItem -Item 'Status'

    Reads an item as text.

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String, or with -Format XlTable System.Management.Automation.PSObject, or System.Byte[].

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Status', 'Caller', 'Duration', 'Account', 'Version' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'control',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            Read-DdeItem -Target (Resolve-AnyDdeItem -Topic $Topic -Item $Item -Format $Format) -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MicroSIPDdeItem {
    <#
    .SYNOPSIS
    Watches any items of the DDE server of MicroSIP.

    .DESCRIPTION
    Has the DDE server MicroSIP tell when items change (XTYP_ADVSTART transactions), and writes an object for each change,
    until it is stopped (Ctrl+C), has seen -Count updates or -Timeout has passed. The value at the start is none of them.
    When the server ends, that is an error.

    .PARAMETER Item
    The name of the item.

    .PARAMETER Topic
    The topic to ask in.

    .PARAMETER Format
    The clipboard format to ask for: CF_UNICODETEXT, CF_TEXT, or the name of a registered format such as XlTable.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MicroSIPDdeItem -Item 'Status' | Where-Object { $_.Value -ne '' }

    Writes an object for each change to something that is not empty, until Ctrl+C.

    .EXAMPLE
    'Status', 'Caller' | Watch-MicroSIPDdeItem -Timeout 60

    Watches two items for a minute.

    .INPUTS
    System.String. Names of items, all of which are watched at once.

    .OUTPUTS
    MicroSIP.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MicroSIP).

    .LINK
    about_MicroSIP
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MicroSIP.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Status', 'Caller', 'Duration', 'Account', 'Version' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'control',

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
        try {
            $links += Resolve-AnyDdeItem -Topic $Topic -Item $Item -Format $Format
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }

    end {
        try {
            Receive-DdeUpdate -Targets $links -Count $Count -Timeout $Timeout
        }
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Write-TerminatingError {
    # Ends the command. The function that the user called passes the error on as its own.
    param([string] $Id, [string] $Message, $Target)
    $kind = @{
        Failed       = @{ Category = 'InvalidResult'; Exception = 'System.InvalidOperationException' }
        Usage        = @{ Category = 'InvalidArgument'; Exception = 'System.ArgumentException' }
        NotFound     = @{ Category = 'ObjectNotFound'; Exception = 'System.Management.Automation.ItemNotFoundException' }
        RefusedInput = @{ Category = 'InvalidData'; Exception = 'System.ArgumentException' }
        TimedOut     = @{ Category = 'OperationTimeout'; Exception = 'System.TimeoutException' }
    }[$Id]
    if ($script:Constrained) {
        Write-Error -Message $Message -ErrorId $Id -Category $kind.Category -TargetObject $Target -ErrorAction Stop
    }
    $exception = New-Object -TypeName $kind.Exception -ArgumentList $Message
    throw (New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, $Id, $kind.Category, $Target)
}

function ConvertTo-CommandObject {
    param([hashtable] $Command)
    $properties = [ordered]@{
        Bridge    = 'microsip'
        Action    = $Command.Action
        Transport = $Command.Transport
        Command   = $Command.Shown
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'MicroSIP.Command' -PassThru
}

function Get-PipelineText {
    # PowerShell would rather write an object as text ("@{Number=5}") than take its property where that is no text.
    param([string] $Value, $Item, [string] $Property)
    if ($null -eq $Item -or $Item -is [string] -or -not $Value.Equals("$Item")) {
        return $Value
    }
    if (Get-Member -InputObject $Item -Name $Property -MemberType Properties) {
        return [string] $Item.$Property
    }
    if ($Value -cmatch '\A@\{') {
        Write-TerminatingError -Id Usage -Target $Item -Message "The object in the pipeline has no property $Property."
    }
    $Value
}

function Test-EmptyCell {
    # Whether an optional value is an empty property of the object in the pipeline, as Import-Csv makes of an empty cell.
    # A table has no other way to leave one out.
    param([string] $Value, $Item, [string[]] $Property)
    if ($Value.Length -gt 0 -or $null -eq $Item) {
        return $false
    }
    $null -ne (Get-Member -InputObject $Item -Name $Property -MemberType Properties)
}

# What only looks like a number, or like the name of a SIP user.
$script:NumberMistakes = @(
    @{ Pattern = '(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?'; Is = 'a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew' }
    @{ Pattern = '(?:sips?:)?[0-9+*#][0-9+.*#-]*(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)+[0-9.*#-](?:[0-9.*#-]|(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?))*(?:,[^@]*)?'; Is = 'a number with an extension. Write a comma for a pause, and tones behind it, as in 5551234,12' }
    @{ Pattern = '(?:sips?:)?(?:\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*|[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*|(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*)(?:,[^@]*)?'; Is = 'a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on' }
    @{ Pattern = 'sips?:(?:[0-9A-Za-z.-]*(?:[A-Za-z][0-9A-Za-z-]*\.|\.[0-9.-]*[A-Za-z])[0-9A-Za-z.-]*|[0-9]{1,3}(?:\.+[0-9]{1,3}){3}\.*)(?:,[^@]*)?'; Is = 'a host, and nobody to call there. Write an address such as 1000@pbx.example.com' }
    @{ Pattern = '[^,@]*,[^@]*@.*'; Is = 'an address with a comma, and behind a host there are no tones' }
    @{ Pattern = '[^,@]*,[0-9A-D*#,;]*[^0-9A-D*#,;@][^@]*'; Is = 'something else than tones behind a comma. Tones are digits, * # and A to D; a comma is a second more' }
    @{ Pattern = '(?:sips?:)?\+[0-9 .-]*[(]0[)].*'; Is = 'a number with a (0) that is not dialled behind a country code. Leave it out' }
)

function Confirm-Text {
    # Lengths are in UTF-16 code units.
    param([string] $Name, [string] $Value, [hashtable] $Rule)
    $refused = @{ Id = 'RefusedInput'; Target = $Value }
    if ($Value.Length -lt $Rule.Length[0] -or $Value.Length -gt $Rule.Length[1]) {
        Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected); this has $($Value.Length)."
    }
    foreach ($mistake in $Rule['Mistakes']) {
        if ($Value -cmatch "\A(?:$($mistake.Pattern))\z") {
            Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected); this is $($mistake.Is)."
        }
    }
    $stranger = [regex]::Match($Value, "(?!$($Rule.Character))[\s\S]")
    if ($stranger.Success) {
        $shown = ' ' + (Format-Character -Character $stranger.Value)
        Write-TerminatingError @refused -Message (
            "${Name}: the character$shown at position $($stranger.Index + 1) is not allowed; expected $($Rule.Expected)."
        )
    }
    if ($Value -cnotmatch "\A(?:$($Rule.Pattern))\z") {
        Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected)."
    }
    $Value
}

function Format-Character {
    param([char] $Character)
    $number = 'U+{0:X4}' -f [int] $Character
    if ([int] $Character -gt 0x20 -and [int] $Character -lt 0x7f) {
        return "`"$Character`" ($number)"
    }
    $number
}

function Confirm-Integer {
    # Integers come as text, so that 007, 5.0 and 0x10 are seen as they were typed.
    param([string] $Name, [string] $Value, [hashtable] $Rule)
    $refused = @{ Id = 'RefusedInput'; Target = $Value }
    if ($Value -cnotmatch '\A(?:0|-?[1-9][0-9]{0,8})\z') {
        Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected), without a plus sign or leading zeros."
    }
    if ([int] $Value -lt $Rule.Range[0] -or [int] $Value -gt $Rule.Range[1]) {
        Write-TerminatingError @refused -Message "${Name}: $Value is out of range; expected $($Rule.Expected)."
    }
    $Value
}

function ConvertTo-DdeArgument {
    # What would end an argument, or begin another command, must stand in quotes or is refused.
    param([string] $Name, [string] $Value)
    if ($Value -cmatch '\A[^][(), "]+\z') {
        return $Value
    }
    if ($Value.Contains('"')) {
        Write-TerminatingError -Id RefusedInput -Target $Name -Message (
            "${Name}: the character `"`"`" cannot be written in a DDE argument of this server."
        )
    }
    '"' + $Value.Replace('"', '""') + '"'
}

function Resolve-Command {
    # Checks an action's values against its bindings, writes the command, and decides the transport. Sends nothing.
    param(
        [string] $Action,
        [string] $Summary,
        [hashtable] $Values,
        [hashtable[]] $Bindings,
        [string] $Via
    )
    $commands = @()
    $refusal = $null
    foreach ($binding in ($Bindings | Where-Object { $Via -eq 'Auto' -or $_.Transport -eq $Via })) {
        try {
            $commands += ConvertTo-Command -Action $Action -Values $Values -Binding $binding
        }
        catch {
            if ($_.FullyQualifiedErrorId -cnotmatch '\ARefusedInput(,|\z)') {
                throw
            }
            if ($null -eq $refusal) {
                $refusal = $_
            }
        }
    }
    if ($commands.Count -eq 0) {
        throw $refusal
    }
    foreach ($command in $commands) {
        $command.Description = "$Summary ($($command.Transport): $($command.Shown))"
    }
    Select-Command -Commands $commands
}

function ConvertTo-Command {
    # An action as one transport carries it: Payload is what is sent, Shown is what may be shown.
    param([string] $Action, [hashtable] $Values, [hashtable] $Binding)
    $transport = $Binding.Transport
    $lost = @($Binding.Lacks | Where-Object { $Values.ContainsKey($_) })
    if ($lost.Count -gt 0) {
        Write-TerminatingError -Id RefusedInput -Target $lost[0] -Message "$($lost[0]): $Action cannot carry it over $transport."
    }
    $payload = [string] (& $Binding.Write $Values)
    $shown = $payload
    @{ Action = $Action; Transport = $transport; Payload = $payload; Shown = $shown; Others = @() }
}

function Send-Command {
    param([hashtable] $Command, [double] $Timeout = 10)
    if (-not ($env:OS -ceq 'Windows_NT')) {
        Write-TerminatingError -Id Failed -Target $Command.Transport -Message 'Commands can be sent on Windows only.'
    }
    Write-Verbose -Message $Command.Description
    try {
        Send-Payload -Command $Command -Timeout $Timeout
        return $Command
    }
    catch {
        # Nobody answered, so nothing was sent, and another way may be tried. After anything else, never.
        $nobody = $Command.Transport -ceq 'dde' -and $_.FullyQualifiedErrorId -cmatch '\ANotFound(,|\z)'
        if (-not $nobody -or $Command.Others.Count -eq 0) {
            throw
        }
        Write-Verbose -Message $_.Exception.Message
    }
    Send-Command -Command (Select-Command -Commands $Command.Others) -Timeout $Timeout
}

function Send-Payload {
    param([hashtable] $Command, [double] $Timeout)
    switch ($Command.Transport) {
        'dde' { Send-DdeCommand -Command $Command -Timeout $Timeout }
        'copydata' { Send-Message -Text $Command.Payload -Timeout $Timeout }
        'exe' { Invoke-Program -CommandLine $Command.Payload }
        'uri' { Open-Link -Link $Command.Payload }
    }
}

function Test-Approval {
    # What ShouldProcess does, which is out of reach in the constrained language: a cmdlet that knows -WhatIf and -Confirm
    # in every PowerShell says what would be done, or asks, and what it sets is the answer.
    param([string] $Description, [string] $Impact)
    $ranks = @{ Low = 1; Medium = 2; High = 3; None = 4 }
    $approved = ''
    Set-Variable -Name approved -Value "${script:Title}: $Description" -Confirm:($ranks[$Impact] -ge $ranks["$ConfirmPreference"])
    $approved -ne ''
}

function Select-Command {
    # The first command whose transport is known to reach the application now; the only one is taken as it is.
    param([hashtable[]] $Commands)
    if ($Commands.Count -eq 1) {
        return $Commands[0]
    }
    $obstacles = @()
    for ($index = 0; $index -lt $Commands.Count; $index++) {
        $command = $Commands[$index]
        $obstacle = if ($env:OS -ceq 'Windows_NT') { Get-Obstacle -Command $command } else { 'this is not Windows' }
        if (-not $obstacle) {
            $command.Others = @($Commands | Select-Object -Skip ($index + 1))
            return $command
        }
        Write-Verbose -Message "Not over $($command.Transport): $obstacle."
        $obstacles += "$($command.Transport): $obstacle"
    }
    Write-TerminatingError -Id NotFound -Target $script:Title -Message "$script:Title cannot be reached. $($obstacles -join '; ')."
}

function Get-Obstacle {
    # Why a transport cannot reach the application now; nothing when it is known to.
    param([hashtable] $Command)
    switch ($Command.Transport) {
        'dde' {
            if ($script:Constrained) {
                return 'the constrained language does not allow it'
            }
            if (-not (Test-DdeHost)) {
                return 'no host speaks for the application'
            }
        }
        'copydata' {
            if ($script:Constrained) {
                return 'the constrained language does not allow it'
            }
            # Looking for the process first spares the C# compiler when there is none.
            if (-not (Test-Process) -or -not (Find-Window).Found) {
                return 'its window is not open'
            }
        }
        'exe' {
            $search = Find-Program
            if (-not $search.Path) {
                return $search.Problem
            }
        }
        'uri' {
            $scheme = Get-Scheme -Link $Command.Payload
            if (-not (Test-Scheme -Scheme $scheme)) {
                return "no program is registered for ${scheme}: links"
            }
        }
    }
}

function Test-Process {
    # Whether the application runs in this session; other users' programs are out of reach.
    $session = (Get-Process -Id $PID).SessionId
    $found = Get-Process -Name @('microsip') -ErrorAction SilentlyContinue |
        Where-Object { $_.SessionId -eq $session }
    $null -ne $found
}

function Test-DdeHost {
    # A host leaves its process id under the name of what it serves, and may have ended without removing it.
    $key = 'Registry::HKEY_CURRENT_USER\Software\bridgesmith\Servers'
    $name = 'MicroSIP|control'
    $servers = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
    if ($null -eq $servers -or -not ($servers.PSObject.Properties.Name -ccontains $name)) {
        return $false
    }
    $id = [string] $servers.$name
    $id -cmatch '\A[0-9]{1,9}\z' -and $null -ne (Get-Process -Id $id -ErrorAction SilentlyContinue)
}

function Send-DdeCommand {
    param([hashtable] $Command, [double] $Timeout)
    Import-Native -Purpose 'DDE'
    $milliseconds = [int] ($Timeout * 1000)
    $topic = 'control'
    $code = [Bridgesmith.MicroSIP.V1_0_0.DdeClient]::Execute($script:Service, $topic, $Command.Payload, $false, $milliseconds)
    $what = 'the command'
    if ($code -ne 0) {
        Write-DdeError -Code $code -Topic $topic -What $what
    }
}

function Resolve-DdeName {
    # A topic or an item: a text, or what a script block makes of the values.
    param([string] $Subject, [string] $Kind, $Name, [hashtable] $Values)
    $text = [string] $(if ($Name -is [scriptblock]) { & $Name $Values } else { $Name })
    if ($text.Length -lt 1 -or $text.Length -gt 255) {
        Write-TerminatingError -Id RefusedInput -Target $Subject -Message (
            "${Subject}: the DDE $Kind would have $($text.Length) characters; it can have 1 to 255."
        )
    }
    $text
}

function Write-DdeError {
    # DMLERR codes: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddegetlasterror
    param([int] $Code, [string] $Topic, [string] $What)
    $server = "$script:Service|$Topic"
    $failure = switch ($Code) {
        { $_ -eq 0x400a } { @{ Id = 'NotFound'; Message = "No DDE server answers for $server; is the application running?" } }
        { $_ -in 0x4000, 0x4002, 0x4005, 0x400b, 0x4010, -1 } {
            @{ Id = 'TimedOut'; Message = "The DDE server $server did not answer in time." }
        }
        { $_ -eq 0x4001 } { @{ Id = 'TimedOut'; Message = "The DDE server $server stayed busy." } }
        { $_ -eq 0x4009 } { @{ Id = 'Failed'; Message = "The DDE server $server refused $What." } }
        { $_ -in 0x400c, 0x400e } { @{ Id = 'Failed'; Message = "The DDE server $server ended meanwhile." } }
        { $_ -eq 1113 } {
            @{ Id = 'RefusedInput'; Message = 'A character is not in the code page of this computer, and the server takes no others.' }
        }
        default { @{ Id = 'Failed'; Message = "DDE with $server failed (error $('0x{0:x}' -f $Code))." } }
    }
    Write-TerminatingError @failure -Target $server
}

function Resolve-DdeItem {
    # What to ask the server for: the topic, the item, and the clipboard formats of which the first that it has will do.
    param([string] $Name, [string] $As, [hashtable] $Values, [hashtable] $Binding)
    @{
        Topic   = Resolve-DdeName -Subject $Name -Kind 'topic' -Name $Binding.Topic -Values $Values
        Item    = Resolve-DdeName -Subject $Name -Kind 'item' -Name $Binding.Item -Values $Values
        Formats = $Binding.Formats
        As      = $As
    }
}

function Resolve-AnyDdeItem {
    param([string] $Topic, [string] $Item, [string] $Format)
    $known = @{ CF_TEXT = 'text'; CF_UNICODETEXT = 'text'; XlTable = 'table' }
    $name = $known.Keys | Where-Object { $_ -eq $Format }
    if (-not $Format) {
        @{ Topic = $Topic; Item = $Item; Formats = @('CF_UNICODETEXT', 'CF_TEXT'); As = 'text' }
    }
    elseif ($name) {
        @{ Topic = $Topic; Item = $Item; Formats = @($name); As = $known[$name] }
    }
    else {
        @{ Topic = $Topic; Item = $Item; Formats = @($Format); As = 'bytes' }
    }
}

function Read-DdeItem {
    param([hashtable] $Target, [double] $Timeout)
    Import-Dde
    $answer = Request-DdeData -Target $Target -Timeout $Timeout
    if ($answer.Code -ne 0) {
        Write-DdeError -Code $answer.Code -Topic $Target.Topic -What "the item $($Target.Item)"
    }
    ConvertFrom-DdeData -Data $answer.Data -Target $Target
}

function Receive-DdeUpdate {
    # Writes updates until there are enough of them, the time is over, or the pipeline is stopped, for which the code goes
    # through the finally block too.
    param([hashtable[]] $Targets, [int] $Count, [double] $Timeout)
    if ($Targets.Count -eq 0) {
        return
    }
    Import-Dde
    $watch = New-DdeWatch
    try {
        foreach ($target in $Targets) {
            $watch.Add($target.Topic, $target.Item, $target.Formats)
        }
        $watch.Start(10000)
        # No longer than a moment at a time: Ctrl+C cannot end a call of a method, only what comes after it.
        do {
            $code = $watch.WaitForStart(200)
        } while ($code -eq -2)
        if ($code -ne 0) {
            Write-DdeError -Code $code -Topic $watch.LatestTopic -What "to say when $($watch.Latest) changes"
        }
        Write-Verbose -Message "Watching $(($Targets | ForEach-Object { $_.Item }) -join ', ') of $script:Service."
        $seen = 0
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $end = if ($Timeout -gt 0) { $Timeout } else { [double]::MaxValue }
        while ($clock.Elapsed.TotalSeconds -lt $end) {
            $left = [Math]::Min(0.2, $end - $clock.Elapsed.TotalSeconds)
            $update = $watch.Next([int] [Math]::Max(1.0, $left * 1000))
            if ($null -ne $update) {
                ConvertTo-UpdateObject -Update $update -As $Targets[0].As
                $seen++
                if ($seen -eq $Count) {
                    return
                }
            }
            elseif ($watch.Ended) {
                Write-DdeError -Code 0x400e -Topic $Targets[0].Topic -What 'the link'
            }
        }
        if ($Count -gt 0) {
            $problem = "Of $Count updates, $seen came within $Timeout seconds."
            Write-TerminatingError -Id TimedOut -Target $Targets[0].Item -Message $problem
        }
    }
    finally {
        $watch.Dispose()
    }
}

function Import-Dde {
    if (-not ($env:OS -ceq 'Windows_NT')) {
        Write-TerminatingError -Id Failed -Target $script:Service -Message 'DDE is there on Windows only.'
    }
    Import-Native -Purpose 'DDE'
}

function Request-DdeData {
    param([hashtable] $Target, [double] $Timeout)
    $milliseconds = [int] ($Timeout * 1000)
    [Bridgesmith.MicroSIP.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.MicroSIP.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
}

function ConvertFrom-DdeData {
    # A text, rows, or an array of bytes as one object.
    param($Data, [hashtable] $Target)
    if ($Target.As -ceq 'text') {
        return $Data.Text
    }
    if ($Target.As -ceq 'bytes') {
        return , $Data.Bytes
    }
    $rows = $Data.Rows
    if ($null -eq $rows) {
        Write-TerminatingError -Id Failed -Target $Target.Item -Message "What the DDE server gave for $($Target.Item) is no table."
    }
    foreach ($row in $rows) {
        $properties = [ordered]@{}
        for ($index = 0; $index -lt $row.Count; $index++) {
            $properties["Column$($index + 1)"] = $row[$index]
        }
        New-Object -TypeName PSObject -Property $properties
    }
}

function ConvertTo-UpdateObject {
    param($Update, [string] $As)
    $value = ConvertFrom-DdeData -Data $Update.Data -Target @{ As = $As; Item = $Update.Item }
    $properties = [ordered]@{
        Time  = $Update.Time
        Topic = $Update.Topic
        Item  = $Update.Item
        Value = $(if ($As -ceq 'table') { , @($value) } else { , $value })
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'MicroSIP.Update' -PassThru
}

function Send-Message {
    # WM_COPYDATA to the one window that has the right class and belongs to the right program.
    param([string] $Text, [double] $Timeout)
    $window = Find-Window
    if (-not $window.Found) {
        Write-TerminatingError -Id NotFound -Target 'MicroSIP' -Message "$script:Title has no window open$($window.Hint)."
    }
    $code = [Bridgesmith.MicroSIP.V1_0_0.Messenger]::Send($window.Handle, 1, $Text, [int] ($Timeout * 1000))
    switch ($code) {
        0 { return }
        1460 { $failure = @{ Id = 'TimedOut'; Message = 'The window did not answer in time.' } }
        5 { $failure = @{ Id = 'Failed'; Message = 'Windows lets no message through: the application runs with higher rights.' } }
        1400 { $failure = @{ Id = 'Failed'; Message = 'The window was closed meanwhile.' } }
        default { $failure = @{ Id = 'Failed'; Message = "The message could not be sent (error $code)." } }
    }
    Write-TerminatingError @failure -Target 'MicroSIP'
}

function Find-Window {
    Import-Native -Purpose 'WM_COPYDATA'
    $stranger = ''
    $handle = [Bridgesmith.MicroSIP.V1_0_0.Messenger]::Find('MicroSIP', [string[]] @('microsip.exe'), [ref] $stranger)
    @{
        Found  = $handle -ne [IntPtr]::Zero
        Handle = $handle
        Hint   = $(if ($stranger) { "; a window of the same class belongs to $stranger" })
    }
}

function Import-Native {
    # Compiles MicroSIP.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.MicroSIP.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'MicroSIP.Native.cs')
    }
}

function Invoke-Program {
    # The shell that starts the program here is no command interpreter: it hands the arguments over as they are. Started
    # the other way (UseShellExecute off), the program would inherit the handles of whoever captures our output, and
    # hold them as long as it runs.
    param([string] $CommandLine)
    $search = Find-Program
    if (-not $search.Path) {
        Write-TerminatingError -Id NotFound -Target $script:Title -Message "$script:Title cannot be started: $($search.Problem)."
    }
    $folder = Split-Path -LiteralPath $search.Path
    Write-Verbose -Message "Starting $($search.Path) $CommandLine"
    if ($script:Constrained) {
        # Start-Process reads wildcards in a path, so it gets the name alone, in the program's folder. Of PowerShell 7 it
        # would ask once more; that of Windows PowerShell knows no -Confirm.
        $ConfirmPreference = 'None'
        $arguments = @{ FilePath = '.\' + (Split-Path -Path $search.Path -Leaf) }
        if ($CommandLine.Length -gt 0) {
            $arguments.ArgumentList = $CommandLine
        }
        Push-Location -LiteralPath $folder
        try {
            Start-Process @arguments
        }
        finally {
            Pop-Location
        }
        return
    }
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $search.Path, $CommandLine
    $start.WorkingDirectory = $folder
    $start.UseShellExecute = $true
    try {
        $process = [System.Diagnostics.Process]::Start($start)
    }
    catch {
        Write-TerminatingError -Id Failed -Target $search.Path -Message (
            "$($search.Path) could not be started: $($_.Exception.GetBaseException().Message)"
        )
    }
    if ($null -ne $process) {
        $process.Dispose()
    }
}

function Find-Program {
    # The first file that is there, with its full path.
    $override = Get-PlainPath -Text $env:MICROSIP_EXE
    if ($override) {
        # Only an .exe will do: Windows hands the arguments of a batch file to a command interpreter.
        if ($override -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\).*\.[Ee][Xx][Ee]\z' -and (Test-Path -LiteralPath $override -PathType Leaf)) {
            return @{ Path = $override; Problem = '' }
        }
        return @{ Path = ''; Problem = "the variable MICROSIP_EXE names $override, where no .exe file is" }
    }
    $texts = @(
        Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\MicroSIP' -Name ''
        Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\MicroSIP' -Name ''
        Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe'
        Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe'
        Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP' -Name 'InstallLocation'
        Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP' -Name 'InstallLocation'
        Expand-Folder -Folder '%ProgramFiles%\MicroSIP'
        Expand-Folder -Folder '%ProgramFiles(x86)%\MicroSIP'
        Expand-Folder -Folder '%LOCALAPPDATA%\MicroSIP'
        Expand-Folder -Folder '%APPDATA%\MicroSIP'
    )
    $tried = @()
    foreach ($text in $texts) {
        $place = (Get-PlainPath -Text $text).TrimEnd('\')
        $files = if ($place -cmatch '\.[eE][xX][eE]\z') { , $place } else { @('microsip.exe') | ForEach-Object { "$place\$_" } }
        foreach ($file in $files) {
            if ($file -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\)' -and (Test-Path -LiteralPath $file -PathType Leaf)) {
                return @{ Path = $file; Problem = '' }
            }
            $tried += $file
        }
    }
    $problem = 'microsip.exe was not found in the variable MICROSIP_EXE, the registry (HKCU\Software\MicroSIP), the registry (HKLM\Software\MicroSIP), App Paths, the uninstall entry MicroSIP, %ProgramFiles%\MicroSIP, %ProgramFiles(x86)%\MicroSIP, %LOCALAPPDATA%\MicroSIP, %APPDATA%\MicroSIP; MICROSIP_EXE can hold its full path'
    if ($tried.Count -gt 0) {
        $problem += ". No file is at $($tried -join ', ')"
    }
    @{ Path = ''; Problem = $problem }
}

function Get-PlainPath {
    # A path without the blanks and quotes that often stand around it.
    param([string] $Text)
    $Text.Trim() -creplace '\A"(.*)"\z', '$1'
}

function Get-RegistryText {
    # A value as text, from both views that a 64-bit Windows has of the machine's software. The default value without a name.
    param([string] $Key, [string] $Name = '')
    $label = if ($Name.Length -gt 0) { $Name } else { '(default)' }
    $views = @($Key)
    if ($Key -cmatch '\AHKEY_LOCAL_MACHINE\\[Ss][Oo][Ff][Tt][Ww][Aa][Rr][Ee]\\') {
        $views += $Key -creplace '\AHKEY_LOCAL_MACHINE\\[Ss][Oo][Ff][Tt][Ww][Aa][Rr][Ee]\\', '$0WOW6432Node\'
    }
    foreach ($view in $views) {
        $item = Get-ItemProperty -LiteralPath "Registry::$view" -ErrorAction SilentlyContinue
        if ($null -ne $item -and $item.PSObject.Properties.Name -ccontains $label) {
            [string] $item.$label
        }
    }
}

function Expand-Folder {
    # The folder with its %variables% written out; nothing when one of them is not set.
    param([string] $Folder)
    $parts = $Folder -split '%'
    for ($index = 1; $index -lt $parts.Count; $index += 2) {
        $variable = Get-Item -LiteralPath "Env:$($parts[$index])" -ErrorAction SilentlyContinue
        if ($null -eq $variable) {
            return
        }
        $parts[$index] = $variable.Value
    }
    -join $parts
}

function Open-Link {
    param([string] $Link)
    $scheme = Get-Scheme -Link $Link
    if (-not (Test-Scheme -Scheme $scheme)) {
        Write-TerminatingError -Id NotFound -Target $Link -Message "No program is registered for ${scheme}: links."
    }
    if ($script:Constrained) {
        # That of PowerShell 7 would ask once more; that of Windows PowerShell knows no -Confirm.
        $ConfirmPreference = 'None'
        Start-Process -FilePath $Link
        return
    }
    $start = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $Link
    $start.UseShellExecute = $true
    try {
        $process = [System.Diagnostics.Process]::Start($start)
    }
    catch {
        Write-TerminatingError -Id Failed -Target $Link -Message (
            "The link could not be opened: $($_.Exception.GetBaseException().Message)"
        )
    }
    if ($null -ne $process) {
        $process.Dispose()
    }
}

function Get-Scheme {
    param([string] $Link)
    $Link -creplace ':[\s\S]*\z'
}

function Test-Scheme {
    param([string] $Scheme)
    $handler = Get-ItemProperty -LiteralPath "Registry::HKEY_CLASSES_ROOT\$Scheme" -Name 'URL Protocol' -ErrorAction SilentlyContinue
    $null -ne $handler
}

Export-ModuleMember -Function @(
    'Deny-MicroSIPCall'
    'Disable-MicroSIPMicrophone'
    'Enable-MicroSIPMicrophone'
    'Get-MicroSIPAccount'
    'Get-MicroSIPCaller'
    'Get-MicroSIPDdeItem'
    'Get-MicroSIPDuration'
    'Get-MicroSIPStatus'
    'Get-MicroSIPVersion'
    'Hide-MicroSIPWindow'
    'Move-MicroSIPCall'
    'Receive-MicroSIPCall'
    'Send-MicroSIPDtmf'
    'Start-MicroSIPCall'
    'Start-MicroSIPHidden'
    'Step-MicroSIPMicrophoneDown'
    'Step-MicroSIPMicrophoneUp'
    'Step-MicroSIPVolumeDown'
    'Step-MicroSIPVolumeUp'
    'Stop-MicroSIPCall'
    'Stop-MicroSIPPhone'
    'Suspend-MicroSIPCall'
    'Undo-MicroSIPCall'
    'Watch-MicroSIPAccount'
    'Watch-MicroSIPCaller'
    'Watch-MicroSIPDdeItem'
    'Watch-MicroSIPDuration'
    'Watch-MicroSIPStatus'
    'Watch-MicroSIPVersion'
)
