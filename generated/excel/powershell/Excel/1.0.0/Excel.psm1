# Excel: the functions of the PowerShell module Excel.
# [bridgesmith:excel/powershell 1e1f6c09c557] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again.
# To change it: bridgesmith generate excel --target powershell
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

$script:Title = 'Excel'
$script:Service = 'Excel'

function Open-ExcelWorkbook {
    <#
    .SYNOPSIS
    Open a workbook.

    .DESCRIPTION
    Open a workbook.
    Goes over dde, exe.

    .PARAMETER File
    The full path of the workbook. Expected: an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters, not beginning with / or -.

    .PARAMETER ReadOnly
    Open it read-only.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Open-ExcelWorkbook -File 'C:\Folder\File.txt'

    Open a workbook.

    .EXAMPLE
    Open-ExcelWorkbook -File 'C:\Folder\File.txt' -ReadOnly

    The same, with everything that can be given.

    .EXAMPLE
    Open-ExcelWorkbook -File 'C:\Folder\File.txt' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Open-ExcelWorkbook

    For each line of a file with the columns File.

    .INPUTS
    System.String, taken for File. Objects with properties of the parameters' names (File, ReadOnly).

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [Alias('FullName')]
        [AllowEmptyString()]
        [string] $File,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [switch] $ReadOnly,

        [ValidateSet('Auto', 'dde', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $File = Get-PipelineText -Value $File -Item $_ -Property 'File'
            $checkedValues = @{}
            $checkedValues['file'] = Confirm-Text -Name 'File' -Value $File -Rule @{
                Length    = 3, 259
                Character = '[^\u0000-\u001f\u007f<>"|?*]'
                Pattern   = '(?![-/])(?:(?:[A-Za-z]:[\\/]|\\\\)(?:[^\u0000-\u001f\u007f<>:"|?*\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*)'
                Expected  = 'an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters, not beginning with / or -'
            }
            if ($ReadOnly) {
                $checkedValues['readOnly'] = 'true'
            }
            $resolvedCommand = Resolve-Command -Action 'open' -Summary 'Open a workbook.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = 'System'
                    Item      = ''
                    Formats   = @()
                    Write     = {
                        param($values)
                        -join @(
                            '[OPEN('
                            ConvertTo-DdeArgument -Value $values['file']
                            if ($values.ContainsKey('readOnly')) {
                                ',,TRUE'
                            }
                            ')]'
                        )
                    }
                }
                @{
                    Transport = 'exe'
                    Write     = {
                        param($values)
                        @(
                            if ($values.ContainsKey('readOnly')) {
                                '/r'
                            }
                            ConvertTo-Argument -Value $values['file']
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

function New-ExcelWorkbook {
    <#
    .SYNOPSIS
    Make a new workbook.

    .DESCRIPTION
    Make a new workbook.
    Goes over dde, exe.

    .PARAMETER Via
    How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of
    dde, exe that can carry what is given and is known to reach the application.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    New-ExcelWorkbook

    Make a new workbook.

    .EXAMPLE
    New-ExcelWorkbook -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
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
            $resolvedCommand = Resolve-Command -Action 'newWorkbook' -Summary 'Make a new workbook.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = 'System'
                    Item      = ''
                    Formats   = @()
                    Write     = { '[NEW(1)]' }
                }
                @{
                    Transport = 'exe'
                    Write     = { '' }
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

function Invoke-ExcelMacro {
    <#
    .SYNOPSIS
    Run a macro of an open workbook.

    .DESCRIPTION
    Run a macro of an open workbook.
    Goes over dde.

    .PARAMETER Macro
    The macro's name, such as Book1.xlsm!Refresh. Expected: a single line of text, 1 to 120 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Invoke-ExcelMacro -Macro 'Book1.xlsm!Refresh'

    Run a macro of an open workbook.

    .EXAMPLE
    Invoke-ExcelMacro -Macro 'Book1.xlsm!Refresh' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Invoke-ExcelMacro

    For each line of a file with the columns Macro.

    .INPUTS
    System.String, taken for Macro. Objects with properties of the parameters' names (Macro).

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Macro,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Macro = Get-PipelineText -Value $Macro -Item $_ -Property 'Macro'
            $checkedValues = @{}
            $checkedValues['macro'] = Confirm-Text -Name 'Macro' -Value $Macro -Rule @{
                Length    = 1, 120
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 120 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'runMacro' -Summary 'Run a macro of an open workbook.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = 'System'
                    Item      = ''
                    Formats   = @()
                    Write     = {
                        param($values)
                        -join @(
                            '[RUN('
                            ConvertTo-DdeArgument -Value $values['macro']
                            ')]'
                        )
                    }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Medium'
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

function Save-ExcelWorkbook {
    <#
    .SYNOPSIS
    Save the active workbook.

    .DESCRIPTION
    Save the active workbook.
    Goes over dde.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Save-ExcelWorkbook

    Save the active workbook.

    .EXAMPLE
    Save-ExcelWorkbook -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    None.

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
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
            $resolvedCommand = Resolve-Command -Action 'save' -Summary 'Save the active workbook.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = 'System'
                    Item      = ''
                    Formats   = @()
                    Write     = { '[SAVE()]' }
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

function Close-ExcelWorkbook {
    <#
    .SYNOPSIS
    Close the active workbook, without saving unless told to.

    .DESCRIPTION
    Close the active workbook, without saving unless told to.
    Goes over dde.

    .PARAMETER SaveChanges
    Save what was changed first.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Close-ExcelWorkbook

    Close the active workbook, without saving unless told to.

    .EXAMPLE
    Close-ExcelWorkbook -SaveChanges

    The same, with everything that can be given.

    .EXAMPLE
    Close-ExcelWorkbook -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .INPUTS
    Objects with properties of the parameters' names (SaveChanges).

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [switch] $SaveChanges,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $checkedValues = @{}
            if ($SaveChanges) {
                $checkedValues['saveChanges'] = 'true'
            }
            $resolvedCommand = Resolve-Command -Action 'closeWorkbook' -Summary 'Close the active workbook, without saving unless told to.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = 'System'
                    Item      = ''
                    Formats   = @()
                    Write     = {
                        param($values)
                        -join @(
                            '[FILE.CLOSE('
                            if ($values.ContainsKey('saveChanges')) {
                                'TRUE'
                            }
                            else {
                                'FALSE'
                            }
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

function Set-ExcelCell {
    <#
    .SYNOPSIS
    Put a text, a number or a formula into a cell.

    .DESCRIPTION
    Put a text, a number or a formula into a cell.
    The value is taken as if it were typed: what begins with = becomes a formula.
    Goes over dde.

    .PARAMETER Book
    The open workbook by its file name, such as Book1.xlsx. Expected: a single line of text, 1 to 200 characters.

    .PARAMETER Sheet
    The name of the sheet. Expected: a single line of text, 1 to 31 characters.

    .PARAMETER Range
    The cell or range: R1C1, R1C1:R2C2, or a name of it. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Value
    What to put there. Expected: a single line of text, at most 255 characters.

    .PARAMETER Via
    How the command reaches the application: dde, the only way there is, or Auto (the default), which is the same.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .PARAMETER PassThru
    Returns an object that says what was sent and how. With -WhatIf: what would be sent.

    .EXAMPLE
    Set-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example' -Value 'Example'

    Put a text, a number or a formula into a cell.

    .EXAMPLE
    Set-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example' -Value 'Example' -Via dde -WhatIf -PassThru

    Shows what would be sent, and sends nothing.

    .EXAMPLE
    Import-Csv -LiteralPath '.\list.csv' | Set-ExcelCell

    For each line of a file with the columns Book, Sheet, Range, Value.

    .INPUTS
    System.String, taken for Book. Objects with properties of the parameters' names (Book, Sheet, Range, Value).

    .OUTPUTS
    None, or Excel.Command with -PassThru.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Range,

        [Parameter(Mandatory = $true, Position = 3, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Value,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        try {
            $Book = Get-PipelineText -Value $Book -Item $_ -Property 'Book'
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Rule @{
                Length    = 1, 200
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 200 characters'
            }
            $checkedValues['sheet'] = Confirm-Text -Name 'Sheet' -Value $Sheet -Rule @{
                Length    = 1, 31
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 31 characters'
            }
            $checkedValues['range'] = Confirm-Text -Name 'Range' -Value $Range -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            $checkedValues['value'] = Confirm-Text -Name 'Value' -Value $Value -Rule @{
                Length    = 0, 255
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, at most 255 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'setCells' -Summary 'Put a text, a number or a formula into a cell.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
                    Topic     = {
                        param($values)
                        -join @(
                            '['
                            $values['book']
                            ']'
                            $values['sheet']
                        )
                    }
                    Item      = {
                        param($values)
                        -join @(
                            $values['range']
                        )
                    }
                    Formats   = @('CF_UNICODETEXT', 'CF_TEXT')
                    Write     = {
                        param($values)
                        -join @(
                            $values['value']
                        )
                    }
                }
            )
            $isApproved = if ($script:Constrained) {
                Test-Approval -Description $resolvedCommand.Description -Impact 'Medium'
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

function Get-ExcelCell {
    <#
    .SYNOPSIS
    Reads: The cells of a range, row by row.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    The value comes as rows: objects with the properties Column1, Column2 and so on. Cells are texts, numbers and truth values,
    error values such as #N/A are texts, and empty cells are $null.

    .PARAMETER Book
    The open workbook by its file name, such as Book1.xlsx. Expected: a single line of text, 1 to 200 characters.

    .PARAMETER Sheet
    The name of the sheet. Expected: a single line of text, 1 to 31 characters.

    .PARAMETER Range
    The range: R1C1, R1C1:R2C2, or a name of it. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example'

    The cells of a range, row by row.

    .EXAMPLE
    Get-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example' | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1 | ConvertFrom-Csv

    The same, with the first row as the names of the columns.

    .INPUTS
    System.String, taken for Book. Objects with properties of the parameters' names (Book, Sheet, Range).

    .OUTPUTS
    System.Management.Automation.PSObject, one a row.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([psobject])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Range,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        try {
            $Book = Get-PipelineText -Value $Book -Item $_ -Property 'Book'
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Rule @{
                Length    = 1, 200
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 200 characters'
            }
            $checkedValues['sheet'] = Confirm-Text -Name 'Sheet' -Value $Sheet -Rule @{
                Length    = 1, 31
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 31 characters'
            }
            $checkedValues['range'] = Confirm-Text -Name 'Range' -Value $Range -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'cells' -As 'table' -Values $checkedValues -Binding @{
                Topic   = {
                    param($values)
                    -join @(
                        '['
                        $values['book']
                        ']'
                        $values['sheet']
                    )
                }
                Item    = {
                    param($values)
                    -join @(
                        $values['range']
                    )
                }
                Formats = @('XlTable')
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

function Watch-ExcelCell {
    <#
    .SYNOPSIS
    Watches: The cells of a range, row by row.

    .DESCRIPTION
    Writes an object each time the DDE server says that the value has changed, until it is stopped (Ctrl+C), has seen
    -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.

    Each value is rows: objects with the properties Column1, Column2 and so on. Cells are texts, numbers and truth values,
    error values such as #N/A are texts, and empty cells are $null.

    .PARAMETER Book
    The open workbook by its file name, such as Book1.xlsx. Expected: a single line of text, 1 to 200 characters.

    .PARAMETER Sheet
    The name of the sheet. Expected: a single line of text, 1 to 31 characters.

    .PARAMETER Range
    The range: R1C1, R1C1:R2C2, or a name of it. Expected: a single line of text, 1 to 100 characters.

    .PARAMETER Count
    How many updates to wait for. Without it there is no end to them, but Ctrl+C, -Timeout, and the end of the server.

    .PARAMETER Timeout
    How many seconds to watch. When -Count is given, and fewer updates came by then, that is an error (TimedOut).

    .EXAMPLE
    Watch-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example' -Count 1 -Timeout 60

    Waits for the next change, one minute at most.

    .EXAMPLE
    Watch-ExcelCell -Book 'Book1.xlsx' -Sheet 'Example' -Range 'Example' | ForEach-Object { "$($_.Time): $($_.Value)" }

    Writes a line for each change, until Ctrl+C.

    .INPUTS
    System.String, taken for Book. Objects with properties of the parameters' names (Book, Sheet, Range).

    .OUTPUTS
    Excel.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('Excel.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowEmptyString()]
        [string] $Range,

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
            $Book = Get-PipelineText -Value $Book -Item $_ -Property 'Book'
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Rule @{
                Length    = 1, 200
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 200 characters'
            }
            $checkedValues['sheet'] = Confirm-Text -Name 'Sheet' -Value $Sheet -Rule @{
                Length    = 1, 31
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 31 characters'
            }
            $checkedValues['range'] = Confirm-Text -Name 'Range' -Value $Range -Rule @{
                Length    = 1, 100
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 100 characters'
            }
            $resolvedItem = Resolve-DdeItem -Name 'cells' -As 'table' -Values $checkedValues -Binding @{
                Topic   = {
                    param($values)
                    -join @(
                        '['
                        $values['book']
                        ']'
                        $values['sheet']
                    )
                }
                Item    = {
                    param($values)
                    -join @(
                        $values['range']
                    )
                }
                Formats = @('XlTable')
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

function Get-ExcelTopic {
    <#
    .SYNOPSIS
    Reads: The topics that Excel answers to: the open workbooks and sheets, with tabs between.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ExcelTopic

    The topics that Excel answers to: the open workbooks and sheets, with tabs between.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
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
            $resolvedItem = Resolve-DdeItem -Name 'topics' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'System'
                Item    = 'Topics'
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

function Get-ExcelSystemItem {
    <#
    .SYNOPSIS
    Reads: What can be asked for in the System topic, with tabs between.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ExcelSystemItem

    What can be asked for in the System topic, with tabs between.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
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
            $resolvedItem = Resolve-DdeItem -Name 'systemItems' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'System'
                Item    = 'SysItems'
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

function Get-ExcelStatus {
    <#
    .SYNOPSIS
    Reads: Whether Excel is Ready, or Busy.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ExcelStatus

    Whether Excel is Ready, or Busy.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
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
                Topic   = 'System'
                Item    = 'Status'
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

function Get-ExcelSelection {
    <#
    .SYNOPSIS
    Reads: What is selected, such as [Book1.xlsx]Sheet1!R1C1.

    .DESCRIPTION
    Asks the DDE server for the value as it is now.

    .PARAMETER Timeout
    How many seconds to wait for an answer.

    .EXAMPLE
    Get-ExcelSelection

    What is selected, such as [Book1.xlsx]Sheet1!R1C1.

    .INPUTS
    None.

    .OUTPUTS
    System.String

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
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
            $resolvedItem = Resolve-DdeItem -Name 'selection' -As 'text' -Values $checkedValues -Binding @{
                Topic   = 'System'
                Item    = 'Selection'
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

function Get-ExcelDdeItem {
    <#
    .SYNOPSIS
    Reads any item of the DDE server of Excel.

    .DESCRIPTION
    Asks the DDE server Excel for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where
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
    Get-ExcelDdeItem -Item 'Topics'

    Reads an item as text.

    .INPUTS
    System.String. Names of items.

    .OUTPUTS
    System.String, or with -Format XlTable System.Management.Automation.PSObject, or System.Byte[].

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Topics', 'SysItems', 'Status', 'Selection' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'System',

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

function Watch-ExcelDdeItem {
    <#
    .SYNOPSIS
    Watches any items of the DDE server of Excel.

    .DESCRIPTION
    Has the DDE server Excel tell when items change (XTYP_ADVSTART transactions), and writes an object for each change,
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
    Watch-ExcelDdeItem -Item 'Topics' | Where-Object { $_.Value -ne '' }

    Writes an object for each change to something that is not empty, until Ctrl+C.

    .EXAMPLE
    'Topics', 'SysItems' | Watch-ExcelDdeItem -Timeout 60

    Watches two items for a minute.

    .INPUTS
    System.String. Names of items, all of which are watched at once.

    .OUTPUTS
    Excel.Update, with Time, Topic, Item and Value.

    .NOTES
    Errors are terminating. ErrorId: Failed, Usage, NotFound, RefusedInput, TimedOut (see about_Excel).

    .LINK
    about_Excel
    #>
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('Excel.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [ArgumentCompleter({ 'Topics', 'SysItems', 'Status', 'Selection' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [string] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [ValidateLength(1, 255)]
        [string] $Topic = 'System',

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
        Bridge    = 'excel'
        Action    = $Command.Action
        Transport = $Command.Transport
        Topic     = $Command.Topic
        Item      = $Command.Item
        Command   = $Command.Shown
    }
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'Excel.Command' -PassThru
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
    param([string] $Value)
    '"' + $Value.Replace('"', '""') + '"'
}

function ConvertTo-Argument {
    # https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
    param([string] $Value)
    if ($Value -cmatch '\A[^ \t"]+\z') {
        return $Value
    }
    $escaped = $Value -creplace '(\\*)"', '$1$1\"' -creplace '(\\+)\z', '$1$1'
    '"' + $escaped + '"'
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
        $item = if ($command.Item) { "$($command.Item) = " }
        $command.Description = "$Summary ($($command.Transport): $item$($command.Shown))"
    }
    Select-Command -Commands $commands
}

function ConvertTo-Command {
    # An action as one transport carries it: Payload is what is sent, Shown is what may be shown.
    param([string] $Action, [hashtable] $Values, [hashtable] $Binding)
    $transport = $Binding.Transport
    $payload = [string] (& $Binding.Write $Values)
    $shown = $payload
    $topic = ''
    $item = ''
    $formats = @()
    if ($transport -ceq 'dde') {
        $topic = Resolve-DdeName -Subject $Action -Kind 'topic' -Name $Binding.Topic -Values $Values
        $formats = $Binding.Formats
        if ($formats.Count -gt 0) {
            $item = Resolve-DdeName -Subject $Action -Kind 'item' -Name $Binding.Item -Values $Values
        }
    }
    @{
        Action    = $Action
        Transport = $transport
        Topic     = $topic
        Item      = $item
        Formats   = $formats
        Payload   = $payload
        Shown     = $shown
        Others    = @()
    }
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
        'exe' { Invoke-Program -CommandLine $Command.Payload }
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
            if (-not (Test-Process)) {
                return 'the application is not running'
            }
        }
        'exe' {
            $search = Find-Program
            if (-not $search.Path) {
                return $search.Problem
            }
        }
    }
}

function Test-Process {
    # Whether the application runs in this session; other users' programs are out of reach.
    $session = (Get-Process -Id $PID).SessionId
    $found = Get-Process -Name @('EXCEL') -ErrorAction SilentlyContinue |
        Where-Object { $_.SessionId -eq $session }
    $null -ne $found
}

function Send-DdeCommand {
    param([hashtable] $Command, [double] $Timeout)
    Import-Native -Purpose 'DDE'
    $milliseconds = [int] ($Timeout * 1000)
    $topic = $Command.Topic
    if ($Command.Item) {
        $code = [Bridgesmith.Excel.V1_0_0.DdeClient]::Poke(
            $script:Service, $topic, $Command.Item, $Command.Payload, $Command.Formats, $false, $milliseconds)
        $what = "the value for $($Command.Item)"
    }
    else {
        $code = [Bridgesmith.Excel.V1_0_0.DdeClient]::Execute($script:Service, $topic, $Command.Payload, $false, $milliseconds)
        $what = 'the command'
    }
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
    [Bridgesmith.Excel.V1_0_0.DdeClient]::Request($script:Service, $Target.Topic, $Target.Item, $Target.Formats, $false, $milliseconds)
}

function New-DdeWatch {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It makes an object in memory.')]
    param()
    New-Object -TypeName 'Bridgesmith.Excel.V1_0_0.DdeWatch' -ArgumentList $script:Service, $false
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
    New-Object -TypeName PSObject -Property $properties | Add-Member -TypeName 'Excel.Update' -PassThru
}

function Import-Native {
    # Compiles Excel.Native.cs, once in a session, when a command first needs it.
    param([string] $Purpose)
    if ($script:Constrained) {
        Write-TerminatingError -Id Failed -Target $Purpose -Message (
            "$Purpose needs code that the constrained language does not allow. Use another -Via, or have this module trusted " +
            '(signed, and allowed by the policy of this computer).'
        )
    }
    if (-not ('Bridgesmith.Excel.V1_0_0.DdeClient' -as [type])) {
        Add-Type -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'Excel.Native.cs')
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
    $override = Get-PlainPath -Text $env:EXCEL_EXE
    if ($override) {
        # Only an .exe will do: Windows hands the arguments of a batch file to a command interpreter.
        if ($override -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\).*\.[Ee][Xx][Ee]\z' -and (Test-Path -LiteralPath $override -PathType Leaf)) {
            return @{ Path = $override; Problem = '' }
        }
        return @{ Path = ''; Problem = "the variable EXCEL_EXE names $override, where no .exe file is" }
    }
    $texts = @(
        Get-RegistryText -Key 'HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\App Paths\EXCEL.EXE'
        Get-RegistryText -Key 'HKEY_LOCAL_MACHINE\Software\Microsoft\Windows\CurrentVersion\App Paths\EXCEL.EXE'
    )
    $tried = @()
    foreach ($text in $texts) {
        $place = (Get-PlainPath -Text $text).TrimEnd('\')
        $files = if ($place -cmatch '\.[eE][xX][eE]\z') { , $place } else { @('EXCEL.EXE') | ForEach-Object { "$place\$_" } }
        foreach ($file in $files) {
            if ($file -cmatch '\A(?:[A-Za-z]:[\\/]|\\\\)' -and (Test-Path -LiteralPath $file -PathType Leaf)) {
                return @{ Path = $file; Problem = '' }
            }
            $tried += $file
        }
    }
    $problem = 'EXCEL.EXE was not found in the variable EXCEL_EXE, App Paths; EXCEL_EXE can hold its full path'
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

Export-ModuleMember -Function @(
    'Close-ExcelWorkbook'
    'Get-ExcelCell'
    'Get-ExcelDdeItem'
    'Get-ExcelSelection'
    'Get-ExcelStatus'
    'Get-ExcelSystemItem'
    'Get-ExcelTopic'
    'Invoke-ExcelMacro'
    'New-ExcelWorkbook'
    'Open-ExcelWorkbook'
    'Save-ExcelWorkbook'
    'Set-ExcelCell'
    'Watch-ExcelCell'
    'Watch-ExcelDdeItem'
)
