# Program Manager: the functions of the PowerShell module ProgramManager.
# [bridgesmith:progman/powershell 1c1e3d62a045] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
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
            if (Test-EmptyCell -Value $IconFile -Item $_ -Property @('IconFile')) {
                $IconFile = $script:NotGiven
            }
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

function Get-ProgramManagerGroupName {
    <#
    .SYNOPSIS
    Reads: The names of the program groups, one a line.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ProgramManagerGroupName

    The names of the program groups, one a line.

    .INPUTS
    None.

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
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $checkedValues = @{}
            $resolvedItem = Resolve-DdeItem -Name 'groups' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'Progman'
                Item    = 'Groups'
                Formats = @('CF_TEXT')
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

function Get-ProgramManagerGroup {
    <#
    .SYNOPSIS
    Reads: What is in a program group: a line about the group, then one about each item, fields with commas between.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Name
    The name of the group. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ProgramManagerGroup -Name 'Example'

    What is in a program group: a line about the group, then one about each item, fields with commas between.

    .INPUTS
    System.String, taken for Name. Objects with properties of the parameters' names (Name).

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
        [AllowEmptyString()]
        [string] $Name,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
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
            $resolvedItem = Resolve-DdeItem -Name 'group' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'Progman'
                Item    = {
                    param($values)
                    -join @(
                        $values['name']
                    )
                }
                Formats = @('CF_TEXT')
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

function Get-ProgramManagerDdeItem {
    <#
    .SYNOPSIS
    Reads any item of the DDE server of Program Manager.

    .DESCRIPTION
    Asks the DDE server Progman for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where
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
    Get-ProgramManagerDdeItem -Item 'Groups'

    Reads an item as text.

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String, or with -Format XlTable System.Management.Automation.PSObject, or System.Byte[].

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Groups' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'Progman',

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

function Watch-ProgramManagerDdeItem {
    <#
    .SYNOPSIS
    Watches any items of the DDE server of Program Manager.

    .DESCRIPTION
    Has the DDE server Progman tell when items change (XTYP_ADVSTART transactions), and writes an object for each change,
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
    Watch-ProgramManagerDdeItem -Item 'Groups' | Where-Object { $_.Value -ne '' }

    Writes an object for each change to something that is not empty, until Ctrl+C.

    .EXAMPLE
    'Groups', 'Other' | Watch-ProgramManagerDdeItem -Timeout 60

    Watches two items for a minute.

    .INPUTS
    System.String. Names of items, all of which are watched at once.

    .OUTPUTS
    ProgramManager.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_ProgramManager).

    .LINK
    about_ProgramManager
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('ProgramManager.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Groups' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'Progman',

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

function Test-EmptyCell {
    # Whether an optional value is an empty property of the object in the pipeline, as Import-Csv makes of an empty cell.
    # A table has no other way to leave one out.
    param([string] $Value, $Item, [string[]] $Property)
    if ($Value.Length -gt 0 -or $null -eq $Item) {
        return $false
    }
    $null -ne (Get-Member -InputObject $Item -Name $Property -MemberType Properties)
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
    $topic = 'Progman'
    $code = [Bridgesmith.ProgramManager.V1_0_0.DdeClient]::Execute($script:Service, $topic, $Command.Payload, $false, $milliseconds)
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
    [Bridgesmith.ProgramManager.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.ProgramManager.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
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
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'ProgramManager.Update' -PassThru
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
    'Get-ProgramManagerGroup'
    'Get-ProgramManagerGroupName'
    'New-ProgramManagerGroup'
    'Remove-ProgramManagerGroup'
    'Watch-ProgramManagerDdeItem'
)
