# tSIP: what the functions of the PowerShell module TSip share. Read by TSip.psm1 when it is first needed.
# [bridgesmith:tsip/powershell a4c7de5e67a6] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate tsip --target powershell
#
# Every error is terminating. Its ErrorId, the scripts' exit code, and what it means:
#   Failed        1  the application was there, but did not do what it was told
#   Usage         2  the command was called in a way it does not understand
#   NotFound      3  the application, its window or its DDE server is not installed or not running
#   RefusedInput  4  a value that the parameter, or the transport, does not allow
#   TimedOut      5  no answer came within the time allowed
# Errors of PowerShell's own parameter binding (a missing parameter, an unknown -Via) count as Usage.

# Where policy allows only the constrained language (about_Language_Modes), methods of .NET types and Add-Type are out
# of reach: cmdlets must do.
$script:Constrained = $ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage'

$script:Title = 'tSIP'
$script:Service = 'tSIP'

# What is shown of the objects that are given, as a table.
Update-TypeData -TypeName 'TSip.Command' -DefaultDisplayPropertySet 'Action', 'Transport', 'Command' -Force -WhatIf:$false -Confirm:$false
Update-TypeData -TypeName 'TSip.Update' -DefaultDisplayPropertySet 'Time', 'Item', 'Value' -Force -WhatIf:$false -Confirm:$false

function script:Write-TerminatingError {
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
        # No error record can be made there but by a cmdlet, which would name this function in it.
        $problem = $null
        $details = @{
            Message = $Message; ErrorId = "$Id,$script:Caller"; Category = $kind.Category; TargetObject = $Target
            CategoryActivity = $script:Caller; CategoryReason = $kind.Exception -creplace '\A.*\.'
        }
        $null = Measure-Command -Expression { Write-Error @details -ErrorAction SilentlyContinue -ErrorVariable problem }
        throw $problem[0]
    }
    $exception = New-Object -TypeName $kind.Exception -ArgumentList $Message
    throw (New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, $Id, $kind.Category, $Target)
}

function script:ConvertTo-CommandObject {
    param([hashtable] $Command)
    $properties = [ordered]@{
        Bridge    = 'tsip'
        Action    = $Command.Action
        Transport = $Command.Transport
        Command   = $Command.Shown
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'TSip.Command' -PassThru
}

function script:ConvertTo-Text {
    # A value as it was typed, 007 as 007. Of an object in the pipeline, its property. Every other object would become text
    # that nobody meant, such as the name of its type, so it is refused.
    param([string] $Name, $Value, $Item, [string[]] $Property = @())
    if ($null -ne $Item -and -not (Test-Text -Value $Value)) {
        foreach ($candidate in $Property) {
            if ($null -ne (Get-Member -InputObject $Item -Name $candidate -MemberType Properties)) {
                $Value = $Item.$candidate
                break
            }
        }
    }
    if (-not (Test-Text -Value $Value)) {
        $type = (, $Value | Get-Member | Select-Object -First 1).TypeName
        $hint = if ($Value -is [hashtable]) { '; [pscustomobject] makes an object of a hashtable' }
        $lack = if ($null -ne $Item -and $Property.Count -gt 0) { " without the property $($Property[0])" }
        Write-TerminatingError -Id Usage -Target $Name -Message (
            "${Name}: expected text or a number, found an object of the type $type$lack$hint."
        )
    }
    [string] $Value
}

function script:Test-Text {
    param($Value)
    $null -eq $Value -or $Value -is [string] -or $Value -is [char] -or $Value -is [int] -or $Value -is [long] -or
        $Value -is [double] -or $Value -is [decimal] -or $Value -is [single] -or $Value -is [byte] -or $Value -is [sbyte] -or
        $Value -is [int16] -or $Value -is [uint16] -or $Value -is [uint32] -or $Value -is [uint64] -or $Value -is [bigint]
}

# What only looks like a number, or like the name of a SIP user.
$script:NumberMistakes = @(
    @{ Pattern = '(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?'; Is = 'a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew' }
    @{ Pattern = '(?:sips?:)?[0-9+*#][0-9+.*#-]*(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)+[0-9.*#-](?:[0-9.*#-]|(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?))*(?:,[^@]*)?'; Is = 'a number with an extension. Leave it out' }
    @{ Pattern = '(?:sips?:)?(?:\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*|[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*|(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*)(?:,[^@]*)?'; Is = 'a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on' }
    @{ Pattern = '[0-9+*#]+[,;][0-9A-D*#,;]*'; Is = 'a number with tones behind it, which would be dialled as digits of it. Leave them out' }
    @{ Pattern = '(?:sips?:)?\+[0-9 .-]*[(]0[)].*'; Is = 'a number with a (0) that is not dialled behind a country code. Leave it out' }
)

function script:Confirm-Text {
    # Lengths are in UTF-16 code units.
    param([string] $Name, $Value, $Item, [string[]] $Property, [hashtable] $Rule)
    $Value = ConvertTo-Text -Name $Name -Value $Value -Item $Item -Property $Property
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

function script:Format-Character {
    param([char] $Character)
    $number = 'U+{0:X4}' -f [int] $Character
    if ([int] $Character -gt 0x20 -and [int] $Character -lt 0x7f) {
        return "`"$Character`" ($number)"
    }
    $number
}

function script:Confirm-Integer {
    # Integers come as text, so that 007, 5.0 and 0x10 are seen as they were typed.
    param([string] $Name, $Value, $Item, [string[]] $Property, [hashtable] $Rule)
    $Value = ConvertTo-Text -Name $Name -Value $Value -Item $Item -Property $Property
    $refused = @{ Id = 'RefusedInput'; Target = $Value }
    if ($Value -cnotmatch '\A(?:0|-?[1-9][0-9]{0,8})\z') {
        Write-TerminatingError @refused -Message "${Name}: expected $($Rule.Expected), without a plus sign or leading zeros."
    }
    if ([int] $Value -lt $Rule.Range[0] -or [int] $Value -gt $Rule.Range[1]) {
        Write-TerminatingError @refused -Message "${Name}: $Value is out of range; expected $($Rule.Expected)."
    }
    $Value
}

function script:ConvertTo-UriText {
    # All but the unreserved characters of RFC 3986, section 2.3; .NET Framework leaves five more as they are.
    param([string] $Value)
    $text = [uri]::EscapeDataString($Value)
    $text.Replace('!', '%21').Replace("'", '%27').Replace('(', '%28').Replace(')', '%29').Replace('*', '%2A')
}

function script:Resolve-Command {
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

function script:ConvertTo-Command {
    # An action as one transport carries it: Payload is what is sent, Shown is what may be shown.
    param([string] $Action, [hashtable] $Values, [hashtable] $Binding)
    $transport = $Binding.Transport
    $payload = [string] (& $Binding.Write $Values)
    $shown = $payload
    @{ Action = $Action; Transport = $transport; Payload = $payload; Shown = $shown; Others = @() }
}

function script:Complete-Command {
    # Asks where it should, sends, and gives what -PassThru asks for. $Cmdlet is the function's own.
    param([hashtable] $Command, $Cmdlet, [string] $Impact, [double] $Timeout = 10, [bool] $PassThru)
    $isApproved = if ($script:Constrained) {
        Test-Approval -Description $Command.Description -Impact $Impact
    }
    else {
        $Cmdlet.ShouldProcess($script:Title, $Command.Description)
    }
    if ($isApproved) {
        $Command = Send-Command -Command $Command -Timeout $Timeout
    }
    elseif (-not $WhatIfPreference) {
        return
    }
    if ($PassThru) {
        ConvertTo-CommandObject -Command $Command
    }
}

function script:Send-Command {
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

function script:Send-Payload {
    param([hashtable] $Command, [double] $Timeout)
    switch ($Command.Transport) {
        'dde' { Send-DdeCommand -Command $Command -Timeout $Timeout }
        'exe' { Invoke-Program -CommandLine $Command.Payload }
        'uri' { Open-Link -Link $Command.Payload }
    }
}

function script:Test-Approval {
    # What ShouldProcess does, which is out of reach in the constrained language: a cmdlet that knows -WhatIf and -Confirm
    # in every PowerShell says what would be done, or asks, and what it sets is the answer.
    param([string] $Description, [string] $Impact)
    $ranks = @{ Low = 1; Medium = 2; High = 3; None = 4 }
    $approved = ''
    Set-Variable -Name approved -Value "${script:Title}: $Description" -Confirm:($ranks[$Impact] -ge $ranks["$ConfirmPreference"])
    $approved -ne ''
}

function script:Select-Command {
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
    if ($WhatIfPreference) {
        # Nothing is going to be sent: this is what would be, where the application is.
        return $Commands[0]
    }
    Write-TerminatingError -Id NotFound -Target $script:Title -Message "$script:Title cannot be reached. $($obstacles -join '; ')."
}

function script:Get-Obstacle {
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

function script:Test-DdeHost {
    # A host leaves its process id under the name of what it serves, and may have ended without removing it.
    $key = 'Registry::HKEY_CURRENT_USER\Software\bridgesmith\Servers'
    $name = 'tSIP|control'
    $servers = Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue
    if ($null -eq $servers -or -not ($servers.PSObject.Properties.Name -ccontains $name)) {
        return $false
    }
    $id = [string] $servers.$name
    $id -cmatch '\A[0-9]{1,9}\z' -and $null -ne (Get-Process -Id $id -ErrorAction SilentlyContinue)
}

function script:Send-DdeCommand {
    param([hashtable] $Command, [double] $Timeout)
    Import-Native -Purpose 'DDE'
    $milliseconds = [int] ($Timeout * 1000)
    $topic = 'control'
    $answer = [Bridgesmith.TSip.V1_0_0.DdeClient]::Execute($script:Service, $topic, $Command.Payload, $false, $milliseconds)
    $what = 'the command'
    if ($answer.Code -ne 0) {
        Write-DdeError -Code $answer.Code -Problem $answer.Problem -Topic $topic -What $what
    }
}

function script:Confirm-DdeName {
    # Windows would end a name at U+0000, and no server means a name of several lines.
    param([string] $Subject, [string] $Kind, [string] $Text)
    if ($Text.Length -lt 1 -or $Text.Length -gt 255) {
        Write-TerminatingError -Id RefusedInput -Target $Subject -Message (
            "${Subject}: the DDE $Kind would have $($Text.Length) characters; it can have 1 to 255."
        )
    }
    if ($Text -cmatch '[\x00-\x1f\x7f]') {
        Write-TerminatingError -Id RefusedInput -Target $Subject -Message (
            "${Subject}: the DDE $Kind would hold the control character U+$('{0:X4}' -f [int] [char] $Matches[0]); it can hold none."
        )
    }
}

function script:Write-DdeError {
    # DMLERR codes: https://learn.microsoft.com/windows/win32/api/ddeml/nf-ddeml-ddegetlasterror
    param([int] $Code, [string] $Problem, [string] $Topic, [string] $What)
    $server = "$script:Service|$Topic"
    $failure = switch ($Code) {
        { $Problem } { @{ Id = 'Failed'; Message = "DDE with $server failed: $Problem" }; break }
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

function script:Resolve-AnyDdeItem {
    param($Topic, $Item, [string] $Format, $PipelineObject)
    $Item = ConvertTo-Text -Name 'Item' -Value $Item -Item $PipelineObject -Property 'Item'
    $Topic = ConvertTo-Text -Name 'Topic' -Value $Topic
    Confirm-DdeName -Subject 'Item' -Kind 'item' -Text $Item
    Confirm-DdeName -Subject 'Topic' -Kind 'topic' -Text $Topic
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

function script:Read-DdeItem {
    param([hashtable] $Target, [double] $Timeout)
    Import-Dde
    $answer = Request-DdeData -Target $Target -Timeout $Timeout
    if ($answer.Code -ne 0) {
        Write-DdeError -Code $answer.Code -Problem $answer.Problem -Topic $Target.Topic -What "the item $($Target.Item)"
    }
    ConvertFrom-DdeData -Data $answer.Data -Target $Target
}

function script:Receive-DdeUpdate {
    # Writes updates until there are enough of them, the time is over, or the pipeline is stopped, for which the code goes
    # through the finally block too. A problem is left in the outcome.
    param([string] $CallerName, [hashtable] $Outcome, [hashtable[]] $Targets, [int] $Count, [double] $Timeout)
    $watch = $null
    try {
        $step = Get-Outcome -CallerName $CallerName -CallerStep {
            Import-Dde
            New-DdeWatch
        }
        if ($null -eq $step.Problem) {
            $watch = $step.Output[0]
            $step = Get-Outcome -CallerName $CallerName -CallerStep { Start-DdeWatch -Watch $watch -Targets $Targets }
        }
        if ($null -ne $step.Problem) {
            $Outcome.Problem = $step.Problem
            return
        }
        $seen = 0
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $end = if ($Timeout -gt 0) { $Timeout } else { [double]::MaxValue }
        while ($null -eq $step.Problem -and $clock.Elapsed.TotalSeconds -lt $end) {
            $left = [Math]::Min(0.2, $end - $clock.Elapsed.TotalSeconds)
            $update = $watch.Next([int] [Math]::Max(1.0, $left * 1000))
            if ($null -ne $update) {
                $step = Get-Outcome -CallerName $CallerName -CallerStep { ConvertTo-UpdateObject -Update $update -As $Targets[0].As }
                $step.Output
                $seen++
                if ($seen -eq $Count) {
                    break
                }
            }
            elseif ($watch.Ended) {
                $step = Get-Outcome -CallerName $CallerName -CallerStep {
                    Write-DdeError -Code 0x400e -Problem $watch.Problem -Topic $Targets[0].Topic -What 'the link'
                }
            }
        }
        if ($null -eq $step.Problem -and $seen -lt $Count) {
            $step = Get-Outcome -CallerName $CallerName -CallerStep {
                $problem = "Of $Count updates, $seen came within $Timeout seconds."
                Write-TerminatingError -Id TimedOut -Target $Targets[0].Item -Message $problem
            }
        }
        $Outcome.Problem = $step.Problem
    }
    finally {
        if ($null -ne $watch) {
            $watch.Dispose()
        }
    }
}

function script:Start-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It changes nothing but the watch.')]
    param($Watch, [hashtable[]] $Targets)
    foreach ($target in $Targets) {
        $Watch.Add($target.Topic, $target.Item, $target.Formats)
    }
    $Watch.Start(10000)
    # No longer than a moment at a time: Ctrl+C cannot end a call of a method, only what comes after it.
    do {
        $code = $Watch.WaitForStart(200)
    } while ($code -eq -2)
    if ($code -ne 0) {
        Write-DdeError -Code $code -Problem $Watch.Problem -Topic $Watch.LatestTopic -What "to say when $($Watch.Latest) changes"
    }
    Write-Verbose -Message "Watching $(($Targets | ForEach-Object { $_.Item }) -join ', ') of $script:Service."
}

function script:Import-Dde {
    if (-not ($env:OS -ceq 'Windows_NT')) {
        Write-TerminatingError -Id Failed -Target $script:Service -Message 'DDE is there on Windows only.'
    }
    Import-Native -Purpose 'DDE'
}

function script:Request-DdeData {
    param([hashtable] $Target, [double] $Timeout)
    $milliseconds = [int] ($Timeout * 1000)
    [Bridgesmith.TSip.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function script:New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.TSip.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
}

function script:ConvertFrom-DdeData {
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

function script:ConvertTo-UpdateObject {
    param($Update, [string] $As)
    $value = ConvertFrom-DdeData -Data $Update.Data -Target @{ As = $As; Item = $Update.Item }
    $properties = [ordered]@{
        Time  = $Update.Time
        Topic = $Update.Topic
        Item  = $Update.Item
        Value = $(if ($As -ceq 'table') { , @($value) } else { , $value })
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'TSip.Update' -PassThru
}

function script:Import-Native {
    # Compiles TSip.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.TSip.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'TSip.Native.cs')
    }
}

function script:Invoke-Program {
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

function script:Find-Program {
    # The first file that is there, with its full path.
    $override = Get-PlainPath -Text $env:TSIP_EXE
    if ($override) {
        # Only an .exe will do: Windows hands the arguments of a batch file to a command interpreter.
        if ($override -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\).*\.[Ee][Xx][Ee]\z' -and (Test-Path -LiteralPath $override -PathType Leaf)) {
            return @{ Path = $override; Problem = '' }
        }
        return @{ Path = ''; Problem = "the variable TSIP_EXE names $override, where no .exe file is" }
    }
    $texts = @(
        Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe'
        Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe'
        Expand-Folder -Folder '%USERPROFILE%\scoop\apps\tsip\current'
        Expand-Folder -Folder '%ProgramData%\scoop\apps\tsip\current'
    )
    $tried = @()
    foreach ($text in $texts) {
        $place = (Get-PlainPath -Text $text).TrimEnd('\')
        $files = if ($place -cmatch '\.[eE][xX][eE]\z') { , $place } else { @('tSIP.exe') | ForEach-Object { "$place\$_" } }
        foreach ($file in $files) {
            if ($file -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\)' -and (Test-Path -LiteralPath $file -PathType Leaf)) {
                return @{ Path = $file; Problem = '' }
            }
            $tried += $file
        }
    }
    $problem = 'tSIP.exe was not found in the variable TSIP_EXE, App Paths, %USERPROFILE%\scoop\apps\tsip\current, %ProgramData%\scoop\apps\tsip\current; TSIP_EXE can hold its full path'
    if ($tried.Count -gt 0) {
        $problem += ". No file is at $($tried -join ', ')"
    }
    @{ Path = ''; Problem = $problem }
}

function script:Get-PlainPath {
    # A path without the blanks and quotes that often stand around it.
    param([string] $Text)
    $Text.Trim() -creplace '\A"(.*)"\z', '$1'
}

function script:Get-RegistryText {
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

function script:Expand-Folder {
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

function script:Open-Link {
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

function script:Get-Scheme {
    param([string] $Link)
    $Link -creplace ':[\s\S]*\z'
}

function script:Test-Scheme {
    param([string] $Scheme)
    $handler = Get-ItemProperty -LiteralPath "Registry::HKEY_CLASSES_ROOT\$Scheme" -Name 'URL Protocol' -ErrorAction SilentlyContinue
    $null -ne $handler
}
