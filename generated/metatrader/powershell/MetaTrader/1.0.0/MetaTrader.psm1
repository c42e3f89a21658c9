# MetaTrader 4: the functions of the PowerShell module MetaTrader.
# [bridgesmith:metatrader/powershell 6c6aebcee969] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate metatrader --target powershell
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

$script:Title = 'MetaTrader 4'
$script:Service = 'MT4'

function Get-MetaTraderQuote {
    <#
    .SYNOPSIS
    Reads: A symbol's time and prices, with spaces between: day, time, bid, ask and the last price.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderQuote -Symbol 'EURUSD'

    A symbol's time and prices, with spaces between: day, time, bid, ask and the last price.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderQuote {
    <#
    .SYNOPSIS
    Watches: A symbol's time and prices, with spaces between: day, time, bid, ask and the last price.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderQuote -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderQuote -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderQuote -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderBid {
    <#
    .SYNOPSIS
    Reads: A symbol's bid price.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderBid -Symbol 'EURUSD'

    A symbol's bid price.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderBid {
    <#
    .SYNOPSIS
    Watches: A symbol's bid price.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderBid -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderBid -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderBid -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderAsk {
    <#
    .SYNOPSIS
    Reads: A symbol's ask price.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderAsk -Symbol 'EURUSD'

    A symbol's ask price.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderAsk {
    <#
    .SYNOPSIS
    Watches: A symbol's ask price.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderAsk -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderAsk -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderAsk -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderHigh {
    <#
    .SYNOPSIS
    Reads: The highest price of a symbol today.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderHigh -Symbol 'EURUSD'

    The highest price of a symbol today.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderHigh {
    <#
    .SYNOPSIS
    Watches: The highest price of a symbol today.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderHigh -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderHigh -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderHigh -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderLow {
    <#
    .SYNOPSIS
    Reads: The lowest price of a symbol today.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderLow -Symbol 'EURUSD'

    The lowest price of a symbol today.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderLow {
    <#
    .SYNOPSIS
    Watches: The lowest price of a symbol today.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderLow -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderLow -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderLow -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderTime {
    <#
    .SYNOPSIS
    Reads: When the last price of a symbol came, by the clock of the broker.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-MetaTraderTime -Symbol 'EURUSD'

    When the last price of a symbol came, by the clock of the broker.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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
        catch {
            if ($script:Constrained) {
                throw
            }
            $PSCmdlet.ThrowTerminatingError($_)
        }
    }
}

function Watch-MetaTraderTime {
    <#
    .SYNOPSIS
    Watches: When the last price of a symbol came, by the clock of the broker.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    .PARAMETER Symbol
    The symbol as Market Watch shows it, such as EURUSD. Expected: a single line of text, 1 to 64 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-MetaTraderTime -Symbol 'EURUSD' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-MetaTraderTime -Symbol 'EURUSD' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .EXAMPLE
    Get-Content -LiteralPath '.\list.txt' | Watch-MetaTraderTime -Timeout 60

    Watches for a minute, all at once, each symbol that is on a line of the file.

    .INPUTS
    System.String, taken for Symbol. Objects with properties of the parameters' names (Symbol).

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Symbol,

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
            $Symbol = Get-PipelineText -Value $Symbol -Item $_ -Property 'Symbol'
            $checkedValues = @{}
            $checkedValues['symbol'] = Confirm-Text -Name 'Symbol' -Value $Symbol -Rule @{
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

function Get-MetaTraderDdeItem {
    <#
    .SYNOPSIS
    Reads any item of the DDE server of MetaTrader 4.

    .DESCRIPTION
    Asks the DDE server MT4 for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where
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
    Get-MetaTraderDdeItem -Item 'Item'

    Reads an item as text.

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String, or with -Format XlTable System.Management.Automation.PSObject, or System.Byte[].

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'QUOTE',

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

function Watch-MetaTraderDdeItem {
    <#
    .SYNOPSIS
    Watches any items of the DDE server of MetaTrader 4.

    .DESCRIPTION
    Has the DDE server MT4 tell when items change (XTYP_ADVSTART transactions), and writes an object for each change,
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
    Watch-MetaTraderDdeItem -Item 'Item' | Where-Object { $_.Value -ne '' }

    Writes an object for each change to something that is not empty, until Ctrl+C.

    .EXAMPLE
    'Item', 'Other' | Watch-MetaTraderDdeItem -Timeout 60

    Watches two items for a minute.

    .INPUTS
    System.String. Names of items, all of which are watched at once.

    .OUTPUTS
    MetaTrader.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_MetaTrader).

    .LINK
    about_MetaTrader
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('MetaTrader.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'QUOTE',

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

function Confirm-Text {
    # Lengths are in UTF-16 code units.
    param([string] $Name, [string] $Value, [hashtable] $Rule)
    $refused = @{ Id = 'RefusedInput'; Target = $Value }
    if ($Value.Length -lt $Rule.Length[0] -or $Value.Length -gt $Rule.Length[1]) {
        Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected); this has $($Value.Length)."
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
    [Bridgesmith.MetaTrader.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.MetaTrader.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
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
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'MetaTrader.Update' -PassThru
}

function Import-Native {
    # Compiles MetaTrader.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.MetaTrader.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'MetaTrader.Native.cs')
    }
}

Export-ModuleMember -Function @(
    'Get-MetaTraderAsk'
    'Get-MetaTraderBid'
    'Get-MetaTraderDdeItem'
    'Get-MetaTraderHigh'
    'Get-MetaTraderLow'
    'Get-MetaTraderQuote'
    'Get-MetaTraderTime'
    'Watch-MetaTraderAsk'
    'Watch-MetaTraderBid'
    'Watch-MetaTraderDdeItem'
    'Watch-MetaTraderHigh'
    'Watch-MetaTraderLow'
    'Watch-MetaTraderQuote'
    'Watch-MetaTraderTime'
)
