# Pester 5 tests of generated modules: all below -Root, the committed ones by default.
#   Invoke-Pester -Path test/powershell
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', '', Justification = 'Used in BeforeDiscovery.')]
param([string] $Root = (Join-Path -Path $PSScriptRoot -ChildPath '../../generated'))

BeforeDiscovery {
    $modules = Get-ChildItem -LiteralPath $Root -Recurse -Filter '*.psd1' | ForEach-Object {
        $manifest = Import-PowerShellDataFile -LiteralPath $_.FullName
        $code = [System.Management.Automation.Language.Parser]::ParseFile(($_.FullName -replace 'd1$', 'm1'), [ref] $null, [ref] $null)
        $definitions = $code.EndBlock.Statements | Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] }
        @{
            Name      = $_.BaseName
            Path      = $_.FullName
            Folder    = $_.DirectoryName
            Functions = $manifest.FunctionsToExport
            Actions   = @($definitions | Where-Object { $_.Extent.Text -match 'SupportsShouldProcess' } | ForEach-Object { $_.Name })
            Watches   = @($definitions | Where-Object { $_.Name -in $manifest.FunctionsToExport -and $_.Extent.Text -match 'Receive-DdeUpdate' } | ForEach-Object { $_.Name })
        }
    }
    $canAnalyze = $null -ne (Get-Module -ListAvailable -Name PSScriptAnalyzer)
}

Describe 'The module <Name>' -ForEach $modules {
    BeforeAll {
        $imported = Import-Module -Name $Path -PassThru -WarningVariable warnings
        # What the functions share is read when the first of them is called; Mock needs it before.
        & $imported { $null = Get-Outcome -CallerName 'a test' -CallerStep { } }
        $scripts = Get-ChildItem -Path $Folder, (Join-Path -Path $Folder -ChildPath '../..') -File |
            Where-Object { $_.Extension -in '.ps1', '.psm1', '.psd1' }

        # The commands of a function's examples, as their syntax trees.
        function Get-ExampleCommand {
            param([string] $Function)
            foreach ($example in (Get-Help -Name $Function -Full).Examples.Example) {
                $tree = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
                $tree.EndBlock.Statements
            }
        }
    }

    AfterAll {
        Remove-Module -Name $Name
    }

    It 'parses' {
        foreach ($script in $scripts) {
            $errors = $null
            $null = [System.Management.Automation.Language.Parser]::ParseFile($script.FullName, [ref] $null, [ref] $errors)
            $errors | Should -BeNullOrEmpty -Because $script.Name
        }
    }

    It 'has a manifest that PowerShell finds valid, with what the gallery asks for' {
        $manifest = Test-ModuleManifest -Path $Path
        $manifest.Description, $manifest.Author, $manifest.CompanyName, $manifest.Copyright, $manifest.ReleaseNotes | Should -Not -BeNullOrEmpty
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $manifest.Tags | Should -Not -Match '\s'
    }

    It 'exports what its manifest says, with no warning about verbs' {
        $warnings | Should -BeNullOrEmpty
        $imported.ExportedCommands.Keys | Sort-Object | Should -Be ($Functions | Sort-Object)
        (Get-Verb).Verb | Should -Contain ($Functions[0] -split '-')[0]
    }

    It 'compiles nothing when it is imported' {
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { try { $_.GetTypes() } catch { $null = $_ } }
        $loaded.FullName | Should -Not -Contain "Bridgesmith.$Name"
        @($loaded.FullName) -like "Bridgesmith.$Name.*" | Should -BeNullOrEmpty
    }

    It 'has an about topic' {
        Get-Content -LiteralPath (Join-Path -Path $Folder -ChildPath "en-US/about_$Name.help.txt") -First 2 | Should -Contain "    about_$Name"
    }

    It 'is clean to PSScriptAnalyzer' -Skip:(-not $canAnalyze) {
        $compatible = @{
            Rules = @{
                PSUseCompatibleSyntax              = @{ Enable = $true; TargetVersions = @('5.1', '7.0') }
                PSUseBOMForUnicodeEncodedFile      = @{ Enable = $true }
                PSPlaceOpenBrace                   = @{ Enable = $true }
                PSPlaceCloseBrace                  = @{ Enable = $true; NewLineAfter = $true }
                PSUseConsistentIndentation         = @{ Enable = $true; IndentationSize = 4 }
                PSAvoidUsingDoubleQuotesForConstantString = @{ Enable = $true }
            }
        }
        foreach ($script in $scripts) {
            Invoke-ScriptAnalyzer -Path $script.FullName -Settings PSGallery | Should -BeNullOrEmpty
            Invoke-ScriptAnalyzer -Path $script.FullName -Settings $compatible | Should -BeNullOrEmpty
        }
    }

    Context 'The function <_>' -ForEach $Functions {
        BeforeAll {
            $function = $_
            $command = Get-Command -Name $function
            $help = Get-Help -Name $function -Full
        }

        It 'has an approved verb' {
            (Get-Verb).Verb | Should -Contain $command.Verb
        }

        It 'has complete help' {
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.Synopsis | Should -Not -Match ([regex]::Escape("$function ["))
            ($help.Description | Out-String).Trim() | Should -Not -BeNullOrEmpty
            $help.Examples.Example.Count | Should -BeGreaterThan 0
            $help.relatedLinks.navigationLink.linkText | Should -Contain "about_$Name"
            $common = [System.Management.Automation.PSCmdlet]::CommonParameters + 'WhatIf', 'Confirm'
            foreach ($parameter in ($command.Parameters.Keys | Where-Object { $_ -notin $common })) {
                $text = (Get-Help -Name $function -Parameter $parameter).description | Out-String
                $text.Trim() | Should -Not -BeNullOrEmpty -Because $parameter
            }
            # It stands in the module's help file, and is found whatever the language of Windows.
            $command.Definition | Should -Match "# \.EXTERNALHELP en-US/$Name-help\.xml"
            Get-Help -Name $function -Examples | Out-String | Should -Match 'EXAMPLE 1'
            $help.syntax | Out-String | Should -Match ([regex]::Escape($function))
            $before = [System.Threading.Thread]::CurrentThread.CurrentUICulture
            try {
                [System.Threading.Thread]::CurrentThread.CurrentUICulture = [cultureinfo]::GetCultureInfo('de-DE')
                (Get-Help -Name $function).Synopsis | Should -Be $help.Synopsis
            }
            finally {
                [System.Threading.Thread]::CurrentThread.CurrentUICulture = $before
            }
        }

        It 'has examples that parse, each of this function' {
            foreach ($pipeline in Get-ExampleCommand -Function $function) {
                $pipeline.PipelineElements | ForEach-Object { if ($_ -is [System.Management.Automation.Language.CommandAst]) { $_.GetCommandName() } } |
                    Should -Contain $function
            }
        }
    }

    Context 'The function <_>, which watches' -ForEach $Watches {
        It 'can be ended by a number and by a time, and acts on nothing' {
            $parameters = (Get-Command -Name $_).Parameters
            $parameters['Count'].ParameterType | Should -Be ([int])
            $parameters['Timeout'].ParameterType | Should -Be ([double])
            $parameters.Keys | Should -Not -Contain 'WhatIf'
            (Get-Command -Name $_).OutputType.Name | Should -Be "$Name.Update"
        }
    }

    Context 'The function <_>, which reads or watches' -ForEach @($Functions | Where-Object { $_ -notin $Actions }) {
        It 'has examples that run' {
            Mock -ModuleName $Name -CommandName Import-Dde
            Mock -ModuleName $Name -CommandName Request-DdeData -MockWith {
                $data = @{ Text = 'text'; Rows = [object[][]] (@('Name', 'Price'), @('x', 1.5)); Bytes = [byte[]] (1, 2) }
                New-Object -TypeName PSObject -Property @{ Code = 0; Problem = $null; Data = New-Object -TypeName PSObject -Property $data }
            }
            Mock -ModuleName $Name -CommandName New-DdeWatch -MockWith {
                $watch = New-Object -TypeName PSObject -Property @{ Ended = $false }
                $watch | Add-Member -MemberType ScriptMethod -Name Add -Value { $null = $args }
                $watch | Add-Member -MemberType ScriptMethod -Name Start -Value { $null = $args }
                $watch | Add-Member -MemberType ScriptMethod -Name WaitForStart -Value { 0 }
                $watch | Add-Member -MemberType ScriptMethod -Name Dispose -Value { }
                $watch | Add-Member -MemberType ScriptMethod -Name Next -Value {
                    $data = @{ Text = 'text'; Rows = [object[][]] (, @('x')); Bytes = [byte[]] (1, 2) }
                    New-Object -TypeName PSObject -Property @{
                        Time = Get-Date; Topic = 'T'; Item = 'I'; Data = New-Object -TypeName PSObject -Property $data
                    }
                }
                $watch
            }
            Push-Location -LiteralPath $TestDrive
            try {
                Set-Content -LiteralPath '.\list.txt' -Value 'one', 'two'
                foreach ($pipeline in Get-ExampleCommand -Function $_) {
                    $text = "$($pipeline.Extent.Text) | Select-Object -First 1"
                    @(& ([scriptblock]::Create($text))).Count | Should -Be 1 -Because $text
                }
            }
            finally {
                Pop-Location
            }
        }
    }

    Context 'The action <_>' -ForEach $Actions {
        BeforeAll {
            $function = $_
            $command = Get-Command -Name $function
            $set = $command.Parameters['Via'].Attributes | Where-Object { $_ -is [ValidateSet] }
            $transports = @($set.ValidValues | Where-Object { $_ -ne 'Auto' })
            # From the examples: each parameter, and a value for it.
            $values = @{}
            foreach ($pipeline in Get-ExampleCommand -Function $function) {
                $parameter = ''
                foreach ($element in $pipeline.PipelineElements[-1].CommandElements) {
                    if ($element -is [System.Management.Automation.Language.CommandParameterAst]) {
                        $parameter = $element.ParameterName
                    }
                    elseif ($parameter -and $element -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
                        $values[$parameter] = $element.Value
                    }
                    elseif ($parameter) {
                        $values[$parameter] = ConvertTo-SecureString -String 'x' -AsPlainText -Force
                    }
                }
            }
            $values.Remove('Via')
            $needed = @{}
            foreach ($parameter in $command.Parameters.GetEnumerator().ForEach({ $_.Value })) {
                $mandatory = $parameter.Attributes | Where-Object { $_ -is [Parameter] -and $_.Mandatory }
                if ($mandatory) {
                    $needed[$parameter.Name] = $values[$parameter.Name]
                }
            }
        }

        It 'supports -WhatIf and -Confirm' {
            $command.Parameters.Keys | Should -Contain 'WhatIf'
            $command.Parameters.Keys | Should -Contain 'Confirm'
        }

        It 'sends nothing with -WhatIf, and says what it would send' {
            Mock -ModuleName $Name -CommandName Send-Command -MockWith { throw 'something would have been sent' }
            foreach ($transport in $transports) {
                $result = & $function @needed -Via $transport -WhatIf -PassThru
                $result.PSObject.TypeNames | Should -Contain "$Name.Command"
                $result.Transport | Should -Be $transport
                & $function @needed -Via $transport -WhatIf | Should -BeNullOrEmpty
            }
            Should -Invoke -ModuleName $Name -CommandName Send-Command -Times 0 -Exactly
        }

        It 'sends once without -WhatIf, and returns nothing unless told to' {
            Mock -ModuleName $Name -CommandName Send-Command -MockWith { $Command }
            & $function @needed -Via $transports[-1] -Confirm:$false | Should -BeNullOrEmpty
            Should -Invoke -ModuleName $Name -CommandName Send-Command -Times 1 -Exactly
        }

        It 'has examples that run' {
            Mock -ModuleName $Name -CommandName Send-Command -MockWith { $Command }
            Push-Location -LiteralPath $TestDrive
            try {
                New-Object -TypeName PSObject -Property $values | Export-Csv -LiteralPath '.\list.csv' -NoTypeInformation
                foreach ($pipeline in Get-ExampleCommand -Function $function) {
                    $text = $pipeline.Extent.Text -replace '\(Read-Host -AsSecureString\)', '(ConvertTo-SecureString -String x -AsPlainText -Force)'
                    if ($text -notmatch '-Via') {
                        $text += " -Via $($transports[0]) -Confirm:`$false -PassThru"
                    }
                    $result = & ([scriptblock]::Create($text))
                    @($result).Count | Should -Be 1 -Because $text
                }
            }
            finally {
                Pop-Location
            }
        }

        It 'refuses an unknown -Via as wrong usage' {
            { & $function @needed -Via nowhere } | Should -Throw -ErrorId "ParameterArgumentValidationError,$function"
        }
    }
}
