# Program Manager: the functions of the PowerShell module ProgramManager.
# [bridgesmith:progman/powershell 72f31a62f60b] Made by bridgesmith 0.1.0; what is changed here is lost when it is made again with --force.
# To change it: bridgesmith generate progman --target powershell
#
# What each function takes is said by Get-Help, what its errors mean by about_ProgramManager. What the functions share is in
# ProgramManager.Private.ps1, which is read when the first of them is called: importing the module takes no time that can wait.

$script:IsLoaded = $false

function New-ProgramManagerGroup {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Name,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'New-ProgramManagerGroup' -CallerStep {
            $checkedValues = @{}
            $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Item $pipelineObject -Property @('Name') -Rule @{
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

function Add-ProgramManagerItem {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Low', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Command,

        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Title,

        [Parameter(Position = 2, ValueFromPipelineByPropertyName = $true)]
        [psobject] $IconFile = @(),

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Add-ProgramManagerItem' -CallerStep {
            $checkedValues = @{}
            $checkedValues['command'] = Confirm-Text -Name 'Command' -Value $Command -Item $pipelineObject -Property @('Command') -Rule @{
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
            if (Test-Given -Value $IconFile -Item $pipelineObject -Property @('IconFile')) {
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

function Remove-ProgramManagerGroup {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High', PositionalBinding = $false)]
    [OutputType('ProgramManager.Command')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Name,

        [ValidateSet('Auto', 'dde')]
        [string] $Via = 'Auto',

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10,

        [switch] $PassThru
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Remove-ProgramManagerGroup' -CallerStep {
            $checkedValues = @{}
            $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Item $pipelineObject -Property @('Name') -Rule @{
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

function Get-ProgramManagerGroupName {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $callerOutcome = Get-Outcome -CallerName 'Get-ProgramManagerGroupName' -CallerStep {
            $resolvedItem = Resolve-DdeItem -Name 'groups' -As 'text' -Values @{} -Binding @{
                Topic   = 'Progman'
                Item    = 'Groups'
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

function Get-ProgramManagerGroup {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [psobject] $Name,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-ProgramManagerGroup' -CallerStep {
            $checkedValues = @{}
            $checkedValues['name'] = Confirm-Text -Name 'Name' -Value $Name -Item $pipelineObject -Property @('Name') -Rule @{
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
        if ($null -eq $callerOutcome.Problem) {
            return $callerOutcome.Output
        }
        if (-not $script:Constrained) {
            $PSCmdlet.ThrowTerminatingError($callerOutcome.Problem)
        }
        throw $callerOutcome.Problem
    }
}

function Get-ProgramManagerDdeItem {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType([string], [psobject], [byte[]])]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Groups' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'Progman',

        [ValidatePattern('\A(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\x00-\x1f\x7f]{1,255})\z')]
        [ArgumentCompleter({ 'CF_UNICODETEXT', 'CF_TEXT', 'XlTable' | Where-Object { $_ -like ($args[2] + '*') } })]
        [string] $Format,

        [ValidateRange(0.1, 3600.0)]
        [double] $Timeout = 10
    )

    process {
        $pipelineObject = $_
        $callerOutcome = Get-Outcome -CallerName 'Get-ProgramManagerDdeItem' -CallerStep {
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

function Watch-ProgramManagerDdeItem {
    # .EXTERNALHELP en-US/ProgramManager-help.xml
    [CmdletBinding(PositionalBinding = $false)]
    [OutputType('ProgramManager.Update')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)]
        [AllowNull()]
        [AllowEmptyString()]
        [ArgumentCompleter({ 'Groups' | Where-Object { $_.Trim("'") -like ("$($args[2])".Trim("'") + '*') } })]
        [psobject] $Item,

        [Parameter(ValueFromPipelineByPropertyName = $true)]
        [psobject] $Topic = 'Progman',

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
        $callerOutcome = Get-Outcome -CallerName 'Watch-ProgramManagerDdeItem' -CallerStep {
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
        . (Join-Path -Path $PSScriptRoot -ChildPath 'ProgramManager.Private.ps1')
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
