# Excel: the functions of the PowerShell module Excel.
# [bridgesmith:excel/powershell 7c22c0de49c7] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate excel --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_Excel. What the functions share is in
# Excel.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function Open-ExcelWorkbook {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [Alias('FullName')]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $File,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [switch] $ReadOnly,

        [ValidateSet('Auto', 'dde', 'exe')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Open-ExcelWorkbook' -CallerStep {
            $checkedValues = @{}
            $checkedValues['file'] = Confirm-Text -Name 'File' -Value $File -Item $pipelineObject -Property @('File', 'FullName') -Rule @{
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

function New-ExcelWorkbook {
    # .EXTERNALHELP en-US/Excel-help.xml
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
        $callerOutcome = Get-Outcome -CallerName 'New-ExcelWorkbook' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'newWorkbook' -Summary 'Make a new workbook.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[NEW(1)]' } }
                @{ Transport = 'exe'; Write = { '' } }
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

function Invoke-ExcelMacro {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Macro,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Invoke-ExcelMacro' -CallerStep {
            $checkedValues = @{}
            $checkedValues['macro'] = Confirm-Text -Name 'Macro' -Value $Macro -Item $pipelineObject -Property @('Macro') -Rule @{
                Length    = 1, 120
                Character = '[^\u0000-\u001f\u007f]'
                Pattern   = '(?:[^\u0000-\u001f\u007f\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*'
                Expected  = 'a single line of text, 1 to 120 characters'
            }
            $resolvedCommand = Resolve-Command -Action 'runMacro' -Summary 'Run a macro of an open workbook.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
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
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Medium' -Timeout $Timeout -PassThru $PassThru
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

function Save-ExcelWorkbook {
    # .EXTERNALHELP en-US/Excel-help.xml
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
        $callerOutcome = Get-Outcome -CallerName 'Save-ExcelWorkbook' -CallerStep {
            $resolvedCommand = Resolve-Command -Action 'save' -Summary 'Save the active workbook.' -Values @{} -Via $Via -Bindings @(
                @{ Transport = 'dde'; Write = { '[SAVE()]' } }
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

function Close-ExcelWorkbook {
    # .EXTERNALHELP en-US/Excel-help.xml
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
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Close-ExcelWorkbook' -CallerStep {
            $checkedValues = @{}
            if ($SaveChanges) {
                $checkedValues['saveChanges'] = 'true'
            }
            $resolvedCommand = Resolve-Command -Action 'closeWorkbook' -Summary 'Close the active workbook, without saving unless told to.' -Values $checkedValues -Via $Via -Bindings @(
                @{
                    Transport = 'dde'
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

function Set-ExcelCell {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', PositionalBinding = $false)]
    [OutputType('Excel.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Range,

        [Parameter(Mandatory = $true, Position = 3, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Value,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Set-ExcelCell' -CallerStep {
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Item $pipelineObject -Property @('Book') -Rule @{
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
            Complete-Command -Command $resolvedCommand -Cmdlet $PSCmdlet -Impact 'Medium' -Timeout $Timeout -PassThru $PassThru
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

function Get-ExcelCell {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([psobject])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Range,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelCell' -CallerStep {
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Item $pipelineObject -Property @('Book') -Rule @{
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
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Watch-ExcelCell {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('Excel.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Book,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Sheet,

        [Parameter(Mandatory = $true, Position = 2, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Range,

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-ExcelCell' -CallerStep {
            $checkedValues = @{}
            $checkedValues['book'] = Confirm-Text -Name 'Book' -Value $Book -Item $pipelineObject -Property @('Book') -Rule @{
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

function Get-ExcelTopic {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelTopic' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'topics' -As 'text' -Values @{} -Binding @{
                Topic   = 'System'
                Item    = 'Topics'
                Formats = @('CF_TEXT')
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

function Get-ExcelSystemItem {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelSystemItem' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'systemItems' -As 'text' -Values @{} -Binding @{
                Topic   = 'System'
                Item    = 'SysItems'
                Formats = @('CF_TEXT')
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

function Get-ExcelStatus {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelStatus' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'status' -As 'text' -Values @{} -Binding @{
                Topic   = 'System'
                Item    = 'Status'
                Formats = @('CF_TEXT')
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

function Get-ExcelSelection {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelSelection' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'selection' -As 'text' -Values @{} -Binding @{
                Topic   = 'System'
                Item    = 'Selection'
                Formats = @('CF_TEXT')
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

function Get-ExcelDdeItem {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Topics', 'SysItems', 'Status', 'Selection' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'System',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-ExcelDdeItem' -CallerStep {
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

function Watch-ExcelDdeItem {
    # .EXTERNALHELP en-US/Excel-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('Excel.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Topics', 'SysItems', 'Status', 'Selection' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'System',

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-ExcelDdeItem' -CallerStep {
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
        . (Join-Path -Path $PSScriptRoot -ChildPath 'Excel.Private.ps1')
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
