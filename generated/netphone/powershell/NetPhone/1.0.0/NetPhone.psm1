# Net Phone: the functions of the PowerShell module NetPhone.
# [bridgesmith:netphone/powershell ce46af935736] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate netphone --target powershell
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

$script:Title = 'Net Phone'
$script:Service = 'AGNTPLUS'

# Stands for a parameter that was not given: a text that no caller can know. $PSBoundParameters cannot tell: it keeps
# what an earlier object of the pipeline gave. Compare with Equals: -eq follows a language's idea of equal text.
$script:NotGiven = [guid]::NewGuid().ToString()

function Start-NetPhoneCall {
    <#
    .SYNOPSIS
    Call a number.

    .DESCRIPTION
    Call a number.
    Goes over dde.

    .PARAMETER Number
    The number to call. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 64 characters.

    .PARAMETER Outside
    The code that gets an outside line. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 8 characters.

    .PARAMETER Name
    The name to show for the call. Expected: a single line of text, 1 to 60 characters.

    .PARAMETER Account
    The account code of the call. Expected: digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 32 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Start-NetPhoneCall -Number '5551234'

    Call a number.

    .EXAMPLE
    Start-NetPhoneCall -Number '5551234' -Outside '5551234' -Name 'Example' -Account '5551234'

    The same, with everything that can be given.

    .EXAMPLE
    Start-NetPhoneCall -Number '5551234' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Start-NetPhoneCall

    For each line of a file with the columns Number, Outside, Name, Account.

    .INPUTS
    System.String, taken for Number. Objects with properties of the parameters' names (Number, Outside, Name, Account).

    .OUTPUTS
    None, or NetPhone.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_NetPhone).

    .LINK
    about_NetPhone
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('NetPhone.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Number,

        [Parameter(Position = 1, ValueFromPipelineByPropertyName = $true)]
        [string] $Outside = $script:NotGiven,

        [Parameter(Position = 2, ValueFromPipelineByPropertyName = $true)]
        [string] $Name = $script:NotGiven,

        [Parameter(Position = 3, ValueFromPipelineByPropertyName = $true)]
        [string] $Account = $script:NotGiven,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Number = Get-PipelineText -Value $Number -Item $_ -Property 'Number'
            if (Test-EmptyCell -Value $Outside -Item $_ -Property @('Outside')) {
                $Outside = $script:NotGiven
            }
            if (Test-EmptyCell -Value $Name -Item $_ -Property @('Name')) {
                $Name = $script:NotGiven
            }
            if (Test-EmptyCell -Value $Account -Item $_ -Property @('Account')) {
                $Account = $script:NotGiven
            }
            $checkedValues = @{}
            $checkedValues['number'] = Confirm-Text -Name 'Number' -Value $Number -Rule @{
                Length    = 1, 64
                Character = '[0-9A-D+*#,;]'
                Pattern   = '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?'
                Expected  = 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 64 characters'
                Mistakes  = $script:NumberMistakes
            }
            if (-not $script:NotGiven.Equals($Outside)) {
                $checkedValues['outside'] = Confirm-Text -Name 'Outside' -Value $Outside -Rule @{
                    Length    = 1, 8
                    Character = '[0-9A-D+*#,;]'
                    Pattern   = '[0-9+*#][0-9+*#;]*(?:,[0-9A-D*#,;]*)?'
                    Expected  = 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma, 1 to 8 characters'
                    Mistakes  = $script:NumberMistakes
                }
            }
            if (-not $script:NotGiven.Equals($Name)) {
                $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Rule @{
                    Length    = 1, 60
                    Character = '[^\u0000-\u001f\u007f]'
                    Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                    Expected  = 'a single line of text, 1 to 60 characters'
                }
            }
            if (-not $script:NotGiven.Equals($Account)) {
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

function Receive-NetPhoneCall {
    <#
    .SYNOPSIS
    Answer the ringing call.

    .DESCRIPTION
    Answer the ringing call.
    Goes over dde.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Receive-NetPhoneCall

    Answer the ringing call.

    .EXAMPLE
    Receive-NetPhoneCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or NetPhone.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_NetPhone).

    .LINK
    about_NetPhone
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'answerCall' -Summary 'Answer the ringing call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = { '[AnswerCall(" ")]' }
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

function Stop-NetPhoneCall {
    <#
    .SYNOPSIS
    End the call.

    .DESCRIPTION
    End the call.
    Goes over dde.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Stop-NetPhoneCall

    End the call.

    .EXAMPLE
    Stop-NetPhoneCall -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or NetPhone.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_NetPhone).

    .LINK
    about_NetPhone
    #>
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
        try {
            $checkedValues = @{}
            $resolvedCommand = Resolve-Command -Action 'dropCall' -Summary 'End the call.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = { '[DropCall()]' }
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

function Get-NetPhoneDdeItem {
    <#
    .SYNOPSIS
    Reads any item of the DDE server of Net Phone.

    .DESCRIPTION
    Asks the DDE server AGNTPLUS for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where
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
    Get-NetPhoneDdeItem -Item 'Item'

    Reads an item as text.

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String, or with -Format XlTable System.Management.Automation.PSObject, or System.Byte[].

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_NetPhone).

    .LINK
    about_NetPhone
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'SYSTEM',

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

function Watch-NetPhoneDdeItem {
    <#
    .SYNOPSIS
    Watches any items of the DDE server of Net Phone.

    .DESCRIPTION
    Has the DDE server AGNTPLUS tell when items change (XTYP_ADVSTART transactions), and writes an object for each change,
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
    Watch-NetPhoneDdeItem -Item 'Item' | Where-Object { $_.Value -ne '' }

    Writes an object for each change to something that is not empty, until Ctrl+C.

    .EXAMPLE
    'Item', 'Other' | Watch-NetPhoneDdeItem -Timeout 60

    Watches two items for a minute.

    .INPUTS
    System.String. Names of items, all of which are watched at once.

    .OUTPUTS
    NetPhone.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_NetPhone).

    .LINK
    about_NetPhone
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('NetPhone.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'SYSTEM',

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
        Bridge    = 'netphone'
        Action    = $Command.Action
        Transport = $Command.Transport
        Command   = $Command.Shown
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'NetPhone.Command' -PassThru
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

function ConvertTo-DdeArgument {
    # What would end an argument, or begin another command, must stand in quotes or is refused.
    param([string] $Name, [string] $Value)
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
    $commands[0]
}

function ConvertTo-Command {
    # An action as one transport carries it: Payload is what is sent, Shown is what may be shown.
    param([string] $Action, [hashtable] $Values, [hashtable] $Binding)
    $transport = $Binding.Transport
    $payload = [string] (& $Binding.Write $Values)
    $shown = $payload
    @{ Action = $Action; Transport = $transport; Payload = $payload; Shown = $shown }
}

function Send-Command {
    param([hashtable] $Command, [double] $Timeout = 10)
    if (-not ($env:OS -ceq 'Windows_NT')) {
        Write-TerminatingError -Id Failed -Target $Command.Transport -Message 'Commands can be sent on Windows only.'
    }
    Write-Verbose -Message $Command.Description
    switch ($Command.Transport) {
        'dde' { Send-DdeCommand -Command $Command -Timeout $Timeout }
    }
    $Command
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

function Send-DdeCommand {
    param([hashtable] $Command, [double] $Timeout)
    Import-Native -Purpose 'DDE'
    $milliseconds = [int] ($Timeout * 1000)
    $topic = 'SYSTEM'
    $code = [Bridgesmith.NetPhone.V1_0_0.DdeClient]::Execute($script:Service, $topic, $Command.Payload, $false, $milliseconds)
    $what = 'the command'
    if ($code -ne 0) {
        Write-DdeError -Code $code -Topic $topic -What $what
    }
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
    [Bridgesmith.NetPhone.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.NetPhone.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
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
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'NetPhone.Update' -PassThru
}

function Import-Native {
    # Compiles NetPhone.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.NetPhone.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'NetPhone.Native.cs')
    }
}

Export-ModuleMember -Function @(
    'Get-NetPhoneDdeItem'
    'Receive-NetPhoneCall'
    'Start-NetPhoneCall'
    'Stop-NetPhoneCall'
    'Watch-NetPhoneDdeItem'
)
