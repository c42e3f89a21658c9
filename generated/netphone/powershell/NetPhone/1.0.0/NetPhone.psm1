# Net Phone: the functions of the PowerShell module NetPhone.
# [bridgesmith:netphone/powershell 08b4d83f4591] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate netphone --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_NetPhone. What the functions share is in
# NetPhone.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function Start-NetPhoneCall {
    # .EXTERNALHELP en-US/NetPhone-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('NetPhone.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Number,

        [Parameter(Position = 1, ValueFromPipelineByPropertyName = $true)]
        [psobject] $Outside = @(),

        [Parameter(Position = 2, ValueFromPipelineByPropertyName = $true)]
        [psobject] $Name = @(),

        [Parameter(Position = 3, ValueFromPipelineByPropertyName = $true)]
        [psobject] $Account = @(),

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Start-NetPhoneCall' -CallerStep {
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Item $pipelineObject -Property @('Number') -Rule @{
                Length    = 1, 64
                Character = '[0-9A-D+*#,;]'
                Pattern   = '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?'
                Expected  = 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 64 characters'
                Mistakes  = $script:NumberMistakes
            }
            if (Test-Given -Value $Outside -Item $pipelineObject -Property @('Outside')) {
                $checkedValues['outside'] = Confirm-Text -Name 'Outside' -Value $Outside -Rule @{
                    Length    = 1, 8
                    Character = '[0-9A-D+*#,;]'
                    Pattern   = '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?'
                    Expected  = 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 8 characters'
                    Mistakes  = $script:NumberMistakes
                }
            }
            if (Test-Given -Value $Name -Item $pipelineObject -Property @('Name')) {
                $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Rule @{
                    Length    = 1, 60
                    Character = '[^\u0000-\u001f\u007f]'
                    Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                    Expected  = 'a single line of text, 1 to 60 characters'
                }
            }
            if (Test-Given -Value $Account -Item $pipelineObject -Property @('Account')) {
                $checkedValues['account'] = Confirm-Text -Name 'Account' -Value $Account -Rule @{
                    Length    = 1, 32
                    Character = '[0-9A-D+*#,;]'
                    Pattern   = '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?'
                    Expected  = 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 32 characters'
                    Mistakes  = $script:NumberMistakes
                }
            }
            $resolvedCommand = Resolve-Command -Action 'dialNumber' -Summary 'Call a number.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[DialNumber('
                            ConvertTo-DdeArgument -Name 'number' -Value $values['number']
                            ','
                            ConvertTo-DdeArgument -Name 'outside' -Value $values['outside']
                            ','
                            ConvertTo-DdeArgument -Name 'name' -Value $values['name']
                            ','
                            ConvertTo-DdeArgument -Name 'account' -Value $values['account']
                            ')]'
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

function Receive-NetPhoneCall {
    # .EXTERNALHELP en-US/NetPhone-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('NetPhone.Command')]
    param(
        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Receive-NetPhoneCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'answerCall' -Summary 'Answer the ringing call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[AnswerCall(" ")]' } }
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

function Stop-NetPhoneCall {
    # .EXTERNALHELP en-US/NetPhone-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('NetPhone.Command')]
    param(
        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Stop-NetPhoneCall' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'dropCall' -Summary 'End the call.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[DropCall()]' } }
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

function Get-NetPhoneDdeItem {
    # .EXTERNALHELP en-US/NetPhone-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'SYSTEM',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-NetPhoneDdeItem' -CallerStep {
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

function Watch-NetPhoneDdeItem {
    # .EXTERNALHELP en-US/NetPhone-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('NetPhone.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'SYSTEM',

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-NetPhoneDdeItem' -CallerStep {
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
        . (Join-Path -Path $PSScriptRoot -ChildPath 'NetPhone.Private.ps1')
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
