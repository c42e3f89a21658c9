# Program Manager: the functions of the PowerShell module ProgramManager.
# [bridgesmith:progman/powershell] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate progman --target powershell
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

$script:Title = 'Program Manager'
$script:Service = 'Progman'

# Stands for a parameter that was not given: a text that no caller can know. $PSBoundParameters cannot tell: it keeps
# what an earlier object of the pipeline gave. Compare with Equals: -eq follows a language's idea of equal text.
$script:NotGiven = [guid]::NewGuid().ToString()

function New-ProgramManagerGroup {
    <#
    .SYNOPSIS
    Make a program group, or show the one of that name.

    .DESCRIPTION
    Make a program group, or show the one of that name.
    Goes over dde.

    .PARAMETER Name
    The name of the group. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    New-ProgramManagerGroup -Name 'Example'

    Make a program group, or show the one of that name.

    .EXAMPLE
    New-ProgramManagerGroup -Name 'Example' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | New-ProgramManagerGroup

    For each line of a file with the columns Name.

    .INPUTS
    System.String, taken for Name. Objects with properties of the parameters' names (Name).

    .OUTPUTS
    None, or ProgramManager.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Name,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Name = Get-PipelineText -Value $Name -Item $_ -Property 'Name'
            $checkedValues = @{}
            $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'createGroup' -Summary 'Make a program group, or show the one of that name.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[CreateGroup('
                            ConvertTo-DdeArgument -Name 'name' -Value $values['name']
                            ')]'
                        )
                    }
                }
            )
            # In the constrained language this method is out of reach; Start-Process then asks by itself, all else fails.
            if ($script:Constrained -or $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)) {
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

function Add-ProgramManagerItem {
    <#
    .SYNOPSIS
    Add an item to the group that was made or shown last.

    .DESCRIPTION
    Add an item to the group that was made or shown last.
    Goes over dde.

    .PARAMETER Command
    The command line that the item starts. Expected: a single line of text, 1 to 255 characters.

    .PARAMETER Title
    The title of the item. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER IconFile
    The file that holds the icon. Expected: an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Add-ProgramManagerItem -Command 'Example' -Title 'Example'

    Add an item to the group that was made or shown last.

    .EXAMPLE
    Add-ProgramManagerItem -Command 'Example' -Title 'Example' -IconFile 'C:\Folder\File.txt'

    The same, with everything that can be given.

    .EXAMPLE
    Add-ProgramManagerItem -Command 'Example' -Title 'Example' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Add-ProgramManagerItem

    For each line of a file with the columns Command, Title, IconFile.

    .INPUTS
    System.String, taken for Command. Objects with properties of the parameters' names (Command, Title, IconFile).

    .OUTPUTS
    None, or ProgramManager.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Command,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Title,

        [Parameter(Position = 2, ValueFromPipelineByPropertyName = $true)]
        [string] $IconFile = $script:NotGiven,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Command = Get-PipelineText -Value $Command -Item $_ -Property 'Command'
            $checkedValues = @{}
            $checkedValues['command'] = Confirm-Text -Name 'Command' -Value $Command -Rule @{
                Length    = 1, 255
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 255 characters'
            }
            $checkedValues['title'] = Confirm-Text -Name 'Title' -Value $Title -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            if (-not $script:NotGiven.Equals($IconFile)) {
                $checkedValues['iconFile'] = Confirm-Text -Name 'IconFile' -Value $IconFile -Rule @{
                    Length    = 3, 259
                    Character = '[^\u0000-\u001f\u007f<>"|?*]'
                    Pattern   = '(?:[A-Za-z]:[\\/]|\\\\)(?:[^\u0000-\u001f\u007f<>:"|?*\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                    Expected  = 'an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters'
                }
            }
            $resolvedCommand = Resolve-Command -Action 'addItem' -Summary 'Add an item to the group that was made or shown last.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[AddItem('
                            ConvertTo-DdeArgument -Name 'command' -Value $values['command']
                            ','
                            ConvertTo-DdeArgument -Name 'title' -Value $values['title']
                            if ($values.ContainsKey('iconFile')) {
                                ','
                                ConvertTo-DdeArgument -Name 'iconFile' -Value $values['iconFile']
                            }
                            ')]'
                        )
                    }
                }
            )
            # In the constrained language this method is out of reach; Start-Process then asks by itself, all else fails.
            if ($script:Constrained -or $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)) {
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

function Remove-ProgramManagerGroup {
    <#
    .SYNOPSIS
    Remove a program group and all that is in it.

    .DESCRIPTION
    Remove a program group and all that is in it.
    Goes over dde.

    .PARAMETER Name
    The name of the group. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Remove-ProgramManagerGroup -Name 'Example'

    Remove a program group and all that is in it.

    .EXAMPLE
    Remove-ProgramManagerGroup -Name 'Example' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Remove-ProgramManagerGroup

    For each line of a file with the columns Name.

    .INPUTS
    System.String, taken for Name. Objects with properties of the parameters' names (Name).

    .OUTPUTS
    None, or ProgramManager.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Name,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Name = Get-PipelineText -Value $Name -Item $_ -Property 'Name'
            $checkedValues = @{}
            $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'deleteGroup' -Summary 'Remove a program group and all that is in it.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Write     = {
                        param($values)
                        -join @(
                            '[DeleteGroup('
                            ConvertTo-DdeArgument -Name 'name' -Value $values['name']
                            ')]'
                        )
                    }
                }
            )
            # In the constrained language this method is out of reach; Start-Process then asks by itself, all else fails.
            if ($script:Constrained -or $PSCmdlet.ShouldProcess($script:Title, $resolvedCommand.Description)) {
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

function Get-ProgramManagerDdeItem {
    <#
    .SYNOPSIS
    Reads an item from the DDE server of Program Manager.

    .DESCRIPTION
    Asks the DDE server Progman for an item (an XTYP_REQUEST transaction), as Unicode text or, where the server has
    none, as text in the code page of this computer.

    .PARAMETER Item
    The name of the item.

    .PARAMETER Topic
    The topic to ask in.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ProgramManagerDdeItem -Item 'Status'

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'Progman',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            if (-not ($env:OS -ceq 'Windows_NT')) {
                Write-TerminatingError -Id Failed -Target $Item -Message 'DDE is there on Windows only.'
            }
            Import-Native -Purpose 'DDE'
            $text = ''
            $code = [Bridgesmith.ProgramManager.V1_0_0.DdeClient]::Request(
                $script:Service, $Topic, $Item, $false, [int] ($Timeout * 1000), [ref] $text)
            if ($code -ne 0) {
                Write-DdeError -Code $code -Topic $Topic -What "the item $Item"
            }
            $text
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
        Bridge    = 'progman'
        Action    = $Command.Action
        Transport = $Command.Transport
        Command   = $Command.Shown
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'ProgramManager.Command' -PassThru
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
        'dde' { Send-DdeCommand -Text $Command.Payload -Timeout $Timeout }
    }
    $Command
}

function Send-DdeCommand {
    param([string] $Text, [double] $Timeout)
    Import-Native -Purpose 'DDE'
    $code = [Bridgesmith.ProgramManager.V1_0_0.DdeClient]::Execute($script:Service, 'Progman', $Text, $false, [int] ($Timeout * 1000))
    if ($code -ne 0) {
        Write-DdeError -Code $code -Topic 'Progman' -What 'the command'
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
        { $_ -eq 0x400e } { @{ Id = 'Failed'; Message = "The DDE server $server ended meanwhile." } }
        { $_ -eq 1113 } {
            @{ Id = 'RefusedInput'; Message = 'A character is not in the code page of this computer, and the server takes no others.' }
        }
        default { @{ Id = 'Failed'; Message = "DDE with $server failed (error $('0x{0:x}' -f $Code))." } }
    }
    Write-TerminatingError @failure -Target $server
}

function Import-Native {
    # Compiles ProgramManager.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.ProgramManager.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'ProgramManager.Native.cs')
    }
}

Export-ModuleMember -Function @(
    'Add-ProgramManagerItem'
    'Get-ProgramManagerDdeItem'
    'New-ProgramManagerGroup'
    'Remove-ProgramManagerGroup'
)
