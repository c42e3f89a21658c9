# Pester 5 tests of what all modules have in common, on the module of a bridge that uses everything a definition can say
# (test/targets/powershell/bridges.ts), below -Root.
param([string] $Root)

BeforeAll {
    $manifest = (Get-ChildItem -LiteralPath $Root -Recurse -Filter 'Everything.psd1').FullName
    $imported = Import-Module -Name $manifest -PassThru
    # What the functions share is read when the first of them is called; Mock needs it before.
    & $imported { $null = Get-Outcome -CallerName 'a test' -CallerStep { } }
    $secret = 'correct horse 7'
    $secure = ConvertTo-SecureString -String $secret -AsPlainText -Force
}

AfterAll {
    Remove-Module -Name Everything
}

Describe 'Pipelines' {
    It 'take text by value' {
        ('a', 'b' | Invoke-EverythingTell -Via dde -WhatIf -PassThru).Command | Should -Be '[Tell(a,7)]', '[Tell(b,7)]'
    }

    It 'take properties by name, and forget what an earlier object had' {
        $rows = "Text,Level,Mode`none,1,Fast`ntwo,2,Fast" | ConvertFrom-Csv
        $rows += New-Object -TypeName PSObject -Property @{ Text = 'three' }
        ($rows | Invoke-EverythingTell -Via copydata -WhatIf -PassThru).Command | Should -Be 'tell 1 oneFast', 'tell 2 twoFast', 'tell 7 three'
    }

    It 'take a property that is no text, rather than the object written as text' {
        (New-Object -TypeName PSObject -Property @{ Text = 12; Level = 3 } | Invoke-EverythingTell -Via dde -WhatIf -PassThru).Command |
            Should -Be '[Tell(12,3)]'
    }

    It 'refuse an object without the property' {
        { New-Object -TypeName PSObject -Property @{ Other = 12 } | Invoke-EverythingTell -Via dde -WhatIf } |
            Should -Throw -ErrorId 'Usage,Invoke-EverythingTell'
    }

    It 'refuse <type>, in the pipeline, as an argument and as a property' -ForEach @(
        @{ type = 'System.Collections.Hashtable'; value = @{ Text = 'x' } }
        @{ type = 'System.Guid'; value = [guid]::Empty }
        @{ type = 'System.Version'; value = [version]'1.2.3' }
        @{ type = 'System.Boolean'; value = $true }
        @{ type = 'System.DateTime'; value = [datetime]::MinValue }
        @{ type = 'System.Uri'; value = [uri]'tel:5551234' }
        @{ type = 'System.Text.StringBuilder'; value = New-Object -TypeName System.Text.StringBuilder }
        @{ type = 'System.Object'; value = New-Object -TypeName System.Object }
        @{ type = 'System.Object[]'; value = @('a', 'b'); isMany = $true }
    ) {
        $expected = @{ ErrorId = 'Usage,Invoke-EverythingTell'; ExpectedMessage = "*$([WildcardPattern]::Escape($type))*" }
        if (-not $isMany) {
            { $value | Invoke-EverythingTell -Via exe -WhatIf } | Should -Throw @expected
        }
        { Invoke-EverythingTell -Text $value -Via exe -WhatIf } | Should -Throw @expected
        { Invoke-EverythingTell -Text x -Level $value -Via exe -WhatIf } | Should -Throw @expected
        { Invoke-EverythingTell -Text x -Mode $value -Via exe -WhatIf } | Should -Throw @expected
        { New-Object -TypeName PSObject -Property @{ Text = 'x'; Host = $value } | Invoke-EverythingTell -Via exe -WhatIf } | Should -Throw @expected
        { Get-EverythingDdeItem -Item $value } | Should -Throw -ErrorId 'Usage,Get-EverythingDdeItem'
        { Get-EverythingDdeItem -Item x -Topic $value } | Should -Throw -ErrorId 'Usage,Get-EverythingDdeItem'
    }

    It 'are read by a script block' {
        $rows = "Phone,Other`none,1`ntwo,2" | ConvertFrom-Csv
        ($rows | Invoke-EverythingTell -Text { $_.Phone } -Level { $_.Other } -Via dde -WhatIf -PassThru).Command |
            Should -Be '[Tell(one,1)]', '[Tell(two,2)]'
        { Invoke-EverythingTell -Text { 'x' } -Via dde -WhatIf } | Should -Throw
    }

    It 'take numbers of every type as they would be typed' {
        ([int16]5, [long]6, [decimal]7, [byte]8, [char]'9' | Invoke-EverythingTell -Via dde -WhatIf -PassThru).Command |
            Should -Be '[Tell(5,7)]', '[Tell(6,7)]', '[Tell(7,7)]', '[Tell(8,7)]', '[Tell(9,7)]'
        (Invoke-EverythingTell 007 -Via dde -WhatIf -PassThru).Command | Should -Be '[Tell(007,7)]'
    }

    It 'keep what the command line gave for all objects' {
        ('a', 'b' | Invoke-EverythingTell -Mode slow -Level 4 -Via copydata -WhatIf -PassThru).Command |
            Should -Be 'tell 4 aslow', 'tell 4 bslow'
    }
}

Describe 'Empty cells of a table' {
    It 'are what was left out, where empty is no value: optional texts, choices, numbers, and what has a default' {
        $rows = "Text,Level,Mode,Host`none,,,`ntwo,3,slow,h" | ConvertFrom-Csv
        ($rows | Invoke-EverythingTell -Via exe -WhatIf -PassThru).Command |
            Should -Be '/quiet /text:one "" /level:7', '/quiet /text:two "" /mode=slow /level:3 @h\'
    }

    It 'are a value where empty is one' {
        ("Text,Level`n,1" | ConvertFrom-Csv | Invoke-EverythingTell -Via dde -WhatIf -PassThru).Command | Should -Be '[Tell("",1)]'
    }

    It 'do not excuse what is needed' {
        { "Channel,Level`na," | ConvertFrom-Csv | Set-EverythingLevel -Via dde -WhatIf } | Should -Throw -ErrorId 'RefusedInput,Set-EverythingLevel'
    }

    It 'are refused when they were typed' {
        { Invoke-EverythingTell -Text x -Mode '' -Via exe -WhatIf } | Should -Throw -ErrorId 'RefusedInput,Invoke-EverythingTell'
        { 'x' | Invoke-EverythingTell -Level '' -Via exe -WhatIf } | Should -Throw -ErrorId 'RefusedInput,Invoke-EverythingTell'
    }
}

Describe 'Numbers' {
    It 'are taken as typed: <typed> is refused' -ForEach @{ typed = '007' }, @{ typed = '5.0' }, @{ typed = '0x10' }, @{ typed = '1e1' } {
        { & ([scriptblock]::Create("Invoke-EverythingTell x -Level $typed -Via dde -WhatIf")) } |
            Should -Throw -ErrorId 'RefusedInput,Invoke-EverythingTell'
    }

    It 'may be integers' {
        (Invoke-EverythingTell -Text x -Level 42 -Via dde -WhatIf -PassThru).Command | Should -Be '[Tell(x,42)]'
    }
}

Describe 'Culture' {
    It '<_> changes nothing' -ForEach 'tr-TR', 'ar-SA', 'th-TH', 'de-DE' {
        $before = [System.Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [System.Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::GetCultureInfo($_)
            (Invoke-EverythingTell -Text 'iI' -Level -5 -Mode Fast -Via copydata -WhatIf -PassThru).Command | Should -Be 'tell -5 iIFast'
            { Invoke-EverythingTell -Text x -Mode FAST -Via dde -WhatIf } | Should -Throw -ErrorId 'RefusedInput,*'
        }
        finally {
            [System.Threading.Thread]::CurrentThread.CurrentCulture = $before
        }
    }
}

Describe 'Secrets' {
    It 'reach the payload, and nothing that is shown' {
        Mock -ModuleName Everything -CommandName Send-Command -MockWith { $script:Sent = $Command.Payload; $Command }
        $verbose = Connect-EverythingSession -User me -Password $secure -Via dde -Confirm:$false -PassThru -Verbose 4>&1
        $script:Sent | Should -Be "[SignIn(me,`"$secret`")]"
        $verbose | Out-String | Should -Match '\*\*\*'
        $verbose | Out-String | Should -Not -Match $secret
    }

    It 'are not in the error when they are refused' {
        $bad = ConvertTo-SecureString -String "$secret`a" -AsPlainText -Force
        try {
            Connect-EverythingSession -User me -Password $bad -Via dde -WhatIf
            throw 'nothing was refused'
        }
        catch {
            $_.FullyQualifiedErrorId | Should -Be 'RefusedInput,Connect-EverythingSession'
            $_ | Format-List -Property * -Force | Out-String | Should -Not -Match $secret
            $_.TargetObject | Should -Be 'Password'
        }
    }

    It 'are not in the error when the transport cannot carry them' {
        $bad = ConvertTo-SecureString -String "$secret`"" -AsPlainText -Force
        try {
            Connect-EverythingSession -User me -Password $bad -Via dde -WhatIf
            throw 'nothing was refused'
        }
        catch {
            $_ | Format-List -Property * -Force | Out-String | Should -Not -Match $secret
        }
    }
}

Describe 'Errors' {
    It 'have an ErrorId, a category and a target' {
        try {
            Invoke-EverythingTell -Text "a`nb" -Via dde
            throw 'nothing was refused'
        }
        catch {
            $_.FullyQualifiedErrorId | Should -Be 'RefusedInput,Invoke-EverythingTell'
            $_.CategoryInfo.Category | Should -Be 'InvalidData'
            $_.TargetObject | Should -Be "a`nb"
        }
    }

    It 'end the command even with -ErrorAction SilentlyContinue' {
        { Invoke-EverythingTell -Text "a`nb" -Via dde -ErrorAction SilentlyContinue } | Should -Throw
    }

    It 'say that commands are for Windows, elsewhere' -Skip:($env:OS -eq 'Windows_NT') {
        { Invoke-EverythingTell -Text x -Via exe } | Should -Throw -ErrorId 'Failed,Invoke-EverythingTell'
        { Get-EverythingDdeItem -Item x } | Should -Throw -ErrorId 'Failed,Get-EverythingDdeItem'
    }
}

Describe 'The automatic choice' {
    BeforeAll {
        # Whatever the system, each transport has the obstacle that a test gives it.
        function Set-Obstacle {
            [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test.')]
            param([hashtable] $Obstacles)
            $script:Obstacles = $Obstacles
            Mock -ModuleName Everything -CommandName Get-Obstacle -MockWith { $script:Obstacles[$Command.Transport] }
            Mock -ModuleName Everything -CommandName Send-Payload -MockWith {
                if ($script:Obstacles.ContainsKey("send $($Command.Transport)")) {
                    & (Get-Module -Name Everything) { Write-TerminatingError -Id $args[0] -Message 'as the test wants' -Target x } $script:Obstacles["send $($Command.Transport)"]
                }
            }
        }
        $before = $env:OS
        $env:OS = 'Windows_NT'
    }

    AfterAll {
        $env:OS = $before
    }

    It 'takes the first in the order of the bridge that is reachable' {
        Set-Obstacle @{ exe = 'not there' }
        (Invoke-EverythingTell -Text x -PassThru).Transport | Should -Be 'dde'
    }

    It 'leaves out what cannot carry the arguments' {
        Set-Obstacle @{ exe = 'not there' }
        (Invoke-EverythingTell -Text 'a"b' -PassThru).Transport | Should -Be 'uri'
        (Invoke-EverythingTell -Text x -Mode slow -PassThru).Transport | Should -Be 'copydata'
    }

    It 'goes on from DDE when nobody answers' {
        Set-Obstacle @{ exe = 'not there'; 'send dde' = 'NotFound'; uri = 'none' }
        (Invoke-EverythingTell -Text x -PassThru).Transport | Should -Be 'copydata'
    }

    It 'never goes on once something was sent' {
        Set-Obstacle @{ exe = 'not there'; 'send dde' = 'TimedOut' }
        { Invoke-EverythingTell -Text x } | Should -Throw -ErrorId 'TimedOut,Invoke-EverythingTell'
    }

    It 'shows what would be sent by the first that can carry it, where none is reachable' {
        Set-Obstacle @{ exe = 'not there'; dde = 'no server'; uri = 'no link'; copydata = 'no window' }
        $result = Invoke-EverythingTell -Text x -WhatIf -PassThru
        $result.Transport, $result.Command | Should -Be 'exe', '/quiet /text:x "" /level:7'
        Should -Invoke -ModuleName Everything -CommandName Send-Payload -Times 0 -Exactly
    }

    It 'says what stands in the way of each, when none is left' {
        Set-Obstacle @{ exe = 'not there'; dde = 'no server'; uri = 'no link'; copydata = 'no window' }
        { Invoke-EverythingTell -Text x } | Should -Throw -ErrorId 'NotFound,Invoke-EverythingTell' -ExpectedMessage '*exe: not there; dde: no server; uri: no link; copydata: no window*'
    }
}

Describe 'Values for items' {
    It 'name the topic and the item that they are for' {
        $result = Set-EverythingLevel -Channel 'R1C1 (x)' -Level '[5]' -Page two -Via dde -WhatIf -PassThru
        $result.Topic, $result.Item, $result.Command | Should -Be 'Page two', 'R1C1 (x)', '[5]'
        (Set-EverythingLevel -Channel c -Level 5 -Via dde -WhatIf -PassThru).Topic | Should -Be "Page 'main'"
    }

    It 'say so to who is asked' {
        Mock -ModuleName Everything -CommandName Send-Payload
        $verbose = & {
            $env:OS = 'Windows_NT'
            Set-EverythingLevel -Channel c -Level 5 -Via dde -Verbose 4>&1
        }
        "$verbose" | Should -Match 'Set the level of a channel\. \(dde: c = 5\)'
    }

    It 'have a name that DDE can have: <length> characters are refused' -ForEach @{ length = 0 }, @{ length = 256 } {
        { Set-EverythingLevel -Channel ('c' * $length) -Level 5 -Via dde -WhatIf } |
            Should -Throw -ErrorId 'RefusedInput,Set-EverythingLevel' -ExpectedMessage "*would have $length characters*"
        { Get-EverythingChannelLevel -Channel ('c' * $length) } | Should -Throw -ErrorId 'RefusedInput,Get-EverythingChannelLevel'
    }

    It 'keep a secret' {
        $result = Set-EverythingMark -Mark $secure -Confirm:$false -WhatIf -PassThru
        $result.Item, $result.Command | Should -Be 'Mark', 'mark: ***'
    }

    It 'are sent to the item, in its formats' {
        Mock -ModuleName Everything -CommandName Send-Command -MockWith { $script:Sent = $Command; $Command }
        Set-EverythingMark -Mark $secure -Confirm:$false
        $script:Sent.Item, $script:Sent.Payload, $script:Sent.Formats | Should -Be 'Mark', "mark: $secret", 'CF_TEXT'
    }
}

Describe 'Items' {
    BeforeAll {
        # Stands in for the server: what a function asks for is kept, and answered by what a test says.
        Mock -ModuleName Everything -CommandName Import-Dde
        Mock -ModuleName Everything -CommandName Request-DdeData -MockWith {
            $script:Asked = $Target
            $script:Answer
        }
        function Get-Answer {
            param([int] $Code, [string] $Text, $Rows, [byte[]] $Bytes)
            New-Object -TypeName PSObject -Property @{
                Code    = $Code
                Problem = $null
                Data    = New-Object -TypeName PSObject -Property @{ Text = $Text; Rows = $Rows; Bytes = $Bytes }
            }
        }
    }

    It 'are text, asked for in the format that tells most' {
        $script:Answer = Get-Answer -Text 'Ready'
        Get-EverythingStatus | Should -Be 'Ready'
        $script:Asked.Topic, $script:Asked.Item | Should -Be "It's", 'Status'
        $script:Asked.Formats | Should -Be 'CF_UNICODETEXT', 'CF_TEXT'
    }

    It 'take their names from parameters, and from the pipeline' {
        $script:Answer = Get-Answer -Text '7'
        'a', 'b' | Get-EverythingChannelLevel -Page one | Should -Be '7', '7'
        $script:Asked.Topic, $script:Asked.Item | Should -Be 'Page one', 'b'
        $null = New-Object -TypeName PSObject -Property @{ Channel = 'c'; Page = '' } | Get-EverythingChannelLevel -Links
        $script:Asked.Topic, $script:Asked.Item | Should -Be "Page 'main'", 'c+links'
    }

    It 'refuse what their parameters do not allow' {
        { Get-EverythingChannelLevel -Channel "a`nb" } | Should -Throw -ErrorId 'RefusedInput,Get-EverythingChannelLevel'
        { Watch-EverythingChannelLevel -Channel a -Page three } | Should -Throw -ErrorId 'RefusedInput,Watch-EverythingChannelLevel'
    }

    It 'of tables are objects with a property for each column' {
        $script:Answer = Get-Answer -Rows ([object[][]] (@('Name', 1.5, $true), @($null, '#N/A', 2)))
        $rows = @(Get-EverythingCell)
        $rows.Count | Should -Be 2
        $rows[0].Column1, $rows[0].Column2, $rows[0].Column3 | Should -Be 'Name', 1.5, $true
        $rows[1].Column1 | Should -BeNullOrEmpty
        $rows[1].Column2, $rows[1].Column3 | Should -Be '#N/A', 2
        $script:Asked.Formats | Should -Be 'XlTable'
        $named = Get-EverythingCell | Select-Object -Property Column1, Column3 | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1 | ConvertFrom-Csv
        $named.True | Should -Be '2'
    }

    It 'of one row and one column are one object' {
        $script:Answer = Get-Answer -Rows ([object[][]] (, @('x')))
        (Get-EverythingCell).Column1 | Should -Be 'x'
    }

    It 'that are no table, though they should be, are an error' {
        $script:Answer = Get-Answer -Text 'x'
        { Get-EverythingCell } | Should -Throw -ErrorId 'Failed,Get-EverythingCell'
    }

    It 'of any name are text, rows or bytes, by their format' {
        $script:Answer = Get-Answer -Text 'x' -Rows ([object[][]] (, @('r'))) -Bytes 1, 2, 255
        Get-EverythingDdeItem -Item i | Should -Be 'x'
        Get-EverythingDdeItem -Item i -Topic t -Format cf_text | Should -Be 'x'
        $script:Asked.Topic, $script:Asked.Formats | Should -Be 't', 'CF_TEXT'
        (Get-EverythingDdeItem -Item i -Format XLTABLE).Column1 | Should -Be 'r'
        $bytes = Get-EverythingDdeItem -Item i -Format Csv
        , $bytes | Should -BeOfType [byte[]]
        $bytes | Should -Be 1, 2, 255
    }

    It 'complete on the command line' {
        $line = 'Get-EverythingDdeItem -Item '
        $words = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText
        $words | Should -Contain 'Status'
        $words | Should -Contain "'Al''arm'"
    }

    It 'have names that DDE can have: no control characters, and 1 to 255 characters' {
        foreach ($name in "Status`0junk", "Status`n", "`r", "`t", '', ('x' * 256)) {
            { Get-EverythingDdeItem -Item $name } | Should -Throw -ErrorId 'RefusedInput,Get-EverythingDdeItem'
            { Get-EverythingDdeItem -Item x -Topic $name } | Should -Throw -ErrorId 'RefusedInput,Get-EverythingDdeItem'
            { $name | Watch-EverythingDdeItem } | Should -Throw -ErrorId 'RefusedInput,Watch-EverythingDdeItem'
        }
    }

    It 'that the server refuses are an error: <code> is <id>' -ForEach @{ code = 0x4009; id = 'Failed' }, @{ code = 0x400a; id = 'NotFound' },
    @{ code = 0x4002; id = 'TimedOut' }, @{ code = -1; id = 'TimedOut' }, @{ code = 1113; id = 'RefusedInput' } {
        $script:Answer = Get-Answer -Code $code
        { Get-EverythingStatus } | Should -Throw -ErrorId "$id,Get-EverythingStatus"
    }
}

Describe 'Watching' {
    BeforeAll {
        # Stands in for the C#: gives what a test says, one update a call; $null is a moment without any.
        Mock -ModuleName Everything -CommandName Import-Dde
        Mock -ModuleName Everything -CommandName New-DdeWatch -MockWith { $script:Watch }
        function Set-Watch {
            [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test.')]
            param([object[]] $Values, [int] $Code, [switch] $Endless)
            $script:Watch = New-Object -TypeName PSObject -Property @{
                Links       = [System.Collections.ArrayList] @()
                Values      = [System.Collections.Queue] @($Values)
                Codes       = [System.Collections.Queue] @(-2, $Code)
                Latest      = 'the item'
                LatestTopic = 'the topic'
                Problem     = $null
                Endless     = [bool] $Endless
                Disposed    = 0
            }
            $script:Watch | Add-Member -MemberType ScriptMethod -Name Add -Value { $null = $this.Links.Add("$($args[0])|$($args[1])|$($args[2])") }
            $script:Watch | Add-Member -MemberType ScriptMethod -Name Start -Value { $null = $args }
            $script:Watch | Add-Member -MemberType ScriptMethod -Name WaitForStart -Value { $this.Codes.Dequeue() }
            $script:Watch | Add-Member -MemberType ScriptMethod -Name Dispose -Value { $this.Disposed++ }
            $script:Watch | Add-Member -MemberType ScriptProperty -Name Ended -Value { -not $this.Endless -and $this.Values.Count -eq 0 }
            $script:Watch | Add-Member -MemberType ScriptMethod -Name Next -Value {
                if ($this.Values.Count -eq 0) {
                    Start-Sleep -Milliseconds 20
                    return $null
                }
                $value = $this.Values.Dequeue()
                if ($null -eq $value) {
                    return $null
                }
                New-Object -TypeName PSObject -Property @{
                    Time  = [datetime]::new(2026, 1, 2, 3, 4, 5)
                    Topic = 'T'
                    Item  = 'I'
                    Data  = New-Object -TypeName PSObject -Property @{ Text = $value; Rows = $value; Bytes = $value }
                }
            }
        }
    }

    It 'writes an object for each update, and ends after -Count' {
        Set-Watch -Values 'one', $null, 'two', 'three'
        $updates = @(Watch-EverythingStatus -Count 2)
        $updates.Value | Should -Be 'one', 'two'
        $updates[0].PSObject.TypeNames | Should -Contain 'Everything.Update'
        $updates[0].PSObject.Properties.Name | Should -Be 'Time', 'Topic', 'Item', 'Value'
        $updates[0].Topic, $updates[0].Item | Should -Be 'T', 'I'
        $updates[0].Time | Should -BeOfType [datetime]
        $script:Watch.Links | Should -Be "It's|Status|CF_UNICODETEXT CF_TEXT"
        $script:Watch.Disposed | Should -Be 1
    }

    It 'ends when the pipeline has enough, and lets go of the server' {
        Set-Watch -Values 'one', 'two', 'three'
        (Watch-EverythingStatus | Select-Object -First 1).Value | Should -Be 'one'
        $script:Watch.Values.Count | Should -Be 2
        $script:Watch.Disposed | Should -Be 1
    }

    It 'ends when it is stopped, and lets go of the server' {
        Set-Watch -Endless
        # This session cannot be stopped from within itself: the same loop, in another.
        $session = [powershell]::Create()
        $null = $session.AddScript({
                param($manifest, $watch)
                Import-Module -Name $manifest
                & (Get-Module -Name Everything) {
                    param($standIn)
                    $null = Get-Outcome -CallerName 'a test' -CallerStep { }
                    function Import-Dde { }
                    function New-DdeWatch { $standIn }
                    $targets = @(@{ Topic = 'T'; Item = 'I'; Formats = @('CF_TEXT'); As = 'text' })
                    Receive-DdeUpdate -CallerName 'a test' -Outcome @{} -Targets $targets
                } $watch
            }).AddArgument($manifest).AddArgument($script:Watch)
        $running = $session.BeginInvoke()
        try {
            for ($tries = 0; $script:Watch.Links.Count -eq 0 -and $tries -lt 200; $tries++) {
                Start-Sleep -Milliseconds 50
            }
            $running.IsCompleted | Should -BeFalse
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            $session.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 3
            $script:Watch.Disposed | Should -Be 1
        }
        finally {
            $session.Dispose()
        }
    }

    It 'ends after -Timeout' {
        Set-Watch -Values 'one' -Endless
        (Watch-EverythingStatus -Timeout 0.3).Value | Should -Be 'one'
        $script:Watch.Disposed | Should -Be 1
    }

    It 'says when -Count updates did not come within -Timeout' {
        Set-Watch -Values 'one' -Endless
        { Watch-EverythingStatus -Count 2 -Timeout 0.3 } |
            Should -Throw -ErrorId 'TimedOut,Watch-EverythingStatus' -ExpectedMessage 'Of 2 updates, 1 came*'
        $script:Watch.Disposed | Should -Be 1
    }

    It 'says when the server ends, after its last update' {
        Set-Watch -Values 'one'
        { Watch-EverythingStatus | ForEach-Object { $script:Seen = $_.Value } } | Should -Throw -ErrorId 'Failed,Watch-EverythingStatus' -ExpectedMessage '*ended*'
        $script:Seen | Should -Be 'one'
        $script:Watch.Disposed | Should -Be 1
    }

    It 'says when the server does not have the item' {
        Set-Watch -Code 0x4009
        { Watch-EverythingStatus } | Should -Throw -ErrorId 'Failed,Watch-EverythingStatus' -ExpectedMessage '*the topic*the item*'
        $script:Watch.Disposed | Should -Be 1
    }

    It 'watches all that comes down the pipeline at once' {
        Set-Watch -Values 'one'
        $verbose = 'a', 'b' | Watch-EverythingChannelLevel -Page one -Count 1 -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$verbose" | Should -Be 'Watching a, b of Every.'
        $script:Watch.Links | Should -Be 'Page one|a|CF_UNICODETEXT CF_TEXT', 'Page one|b|CF_UNICODETEXT CF_TEXT'
        Set-Watch -Values 'one'
        $null = 'a', 'b' | Watch-EverythingDdeItem -Count 1 -Format CF_TEXT
        $script:Watch.Links | Should -Be "It's|a|CF_TEXT", "It's|b|CF_TEXT"
    }

    It 'watches nothing when nothing comes' {
        Set-Watch -Values 'one'
        @() | Watch-EverythingChannelLevel | Should -BeNullOrEmpty
        $script:Watch.Links.Count | Should -Be 0
    }

    It 'gives tables as arrays of rows' {
        Set-Watch -Values @(, [object[][]] (, @('a', 'b')))
        $update = Watch-EverythingCell -Count 1
        , $update.Value | Should -BeOfType [array]
        $update.Value[0].Column2 | Should -Be 'b'
    }

    It 'is shown as time, item and value' {
        Set-Watch -Values 'one'
        Watch-EverythingStatus -Count 1 | Format-Table | Out-String | Should -Match 'Time\s+Item\s+Value[\s\S]+I\s+one'
    }
}

Describe 'The constrained language' {
    BeforeAll {
        # A session in which everything, the module too, is constrained.
        function Invoke-Constrained {
            param([string] $Text)
            $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault()
            $state.LanguageMode = 'ConstrainedLanguage'
            $session = [powershell]::Create($state)
            try {
                $null = $session.AddScript("Import-Module -Name '$($manifest -replace "'", "''")'; try { $Text } catch { `$_.FullyQualifiedErrorId; `$_.Exception.Message }")
                $session.Invoke() | ForEach-Object { "$_" }
                $session.Streams.Error | ForEach-Object { "ERROR $_" }
            }
            finally {
                $session.Dispose()
            }
        }
    }

    It 'still refuses what is to be refused' {
        Invoke-Constrained 'Invoke-EverythingTell -Text x -Mode FAST -Via exe' | Select-Object -First 1 | Should -Match '\ARefusedInput,'
    }

    It 'says why DDE and messages are not possible' {
        $answer = Invoke-Constrained "`$env:OS = 'Windows_NT'; Invoke-EverythingTell -Text x -Via copydata"
        $answer[0] | Should -Match '\AFailed,'
        $answer[1] | Should -Match 'constrained language'
    }

    It 'says why items cannot be read, set or watched' {
        foreach ($command in 'Get-EverythingStatus', 'Watch-EverythingStatus', 'Get-EverythingDdeItem -Item x', 'Set-EverythingLevel -Channel a -Level b -Via dde') {
            $answer = Invoke-Constrained "`$env:OS = 'Windows_NT'; $command"
            $answer[0] | Should -Match '\AFailed,' -Because $command
            $answer[1] | Should -Match 'constrained language' -Because $command
        }
    }

    It 'shows what -WhatIf would send over <_>, wherever the application is' -ForEach 'exe', 'uri', 'dde', 'copydata' {
        $expected = (Invoke-EverythingTell -Text x -Via $_ -WhatIf -PassThru).Command
        Invoke-Constrained "Invoke-EverythingTell -Text x -Via $_ -WhatIf -PassThru | ForEach-Object { `$_.Command }" | Should -Be $expected
    }

    It 'starts programs by a Start-Process that knows neither -WhatIf nor -Confirm, as that of Windows PowerShell' -Skip:([System.IO.Path]::DirectorySeparatorChar -ne '\') {
        $program = Join-Path -Path "$TestDrive" -ChildPath 'every thing.exe'
        Set-Content -LiteralPath $program -Value ''
        $old = 'function global:Start-Process { [CmdletBinding()] param([string] $FilePath, [string[]] $ArgumentList) $global:started = "$FilePath|$ArgumentList" }'
        $answer = Invoke-Constrained "$old; `$env:EVERYTHING_EXE = '$program'; Invoke-EverythingTell -Text x -Via exe; `$global:started"
        $answer | Should -Be '.\every thing.exe|/quiet /text:x "" /level:7'
    }
}
