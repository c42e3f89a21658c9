# MetaTrader 4: the functions of the PowerShell module MetaTrader.
# [bridgesmith:metatrader/powershell 7d0563199d81] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate metatrader --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_MetaTrader. What the functions share is in
# MetaTrader.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function Get-MetaTraderQuote {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderQuote' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'quote' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'QUOTE'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderQuote {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderQuote' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'quote' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'QUOTE'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderBid {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderBid' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'bid' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'BID'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderBid {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderBid' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'bid' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'BID'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderAsk {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderAsk' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'ask' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'ASK'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderAsk {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderAsk' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'ask' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'ASK'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderHigh {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderHigh' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'high' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'HIGH'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderHigh {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderHigh' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'high' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'HIGH'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderLow {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderLow' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'low' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'LOW'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderLow {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderLow' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'low' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'LOW'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderTime {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderTime' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'time' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'TIME'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Watch-MetaTraderTime {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Symbol,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderTime' -CallerStep {
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Item $pipelineObject -Property @('Symbol') -Rule @{
                Length    = 1, 64
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 64 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'time' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'TIME'
                Item    = {
                    param($values)
                    -join @(
                        $values['symbol']
                    )
                }
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

function Get-MetaTraderDdeItem {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'QUOTE',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-MetaTraderDdeItem' -CallerStep {
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

function Watch-MetaTraderDdeItem {
    # .EXTERNALHELP en-US/MetaTrader-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'QUOTE',

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-MetaTraderDdeItem' -CallerStep {
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
        . (Join-Path -Path $PSScriptRoot -ChildPath 'MetaTrader.Private.ps1')
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
