# Pester 5 tests of what all modules have in common, on the module of a bridge that uses everything a definition can say
# (test/targets/powershell/bridges.ts), below -Root.
param([string] $Root)

BeforeAll {
    $manifest = (Get-ChildItem -LiteralPath $Root -Recurse -Filter 'Everything.psd1').FullName
    Import-Module -Name $manifest
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

    It 'keep what the command line gave for all objects' {
        ('a', 'b' | Invoke-EverythingTell -Mode slow -Level 4 -Via copydata -WhatIf -PassThru).Command |
            Should -Be 'tell 4 aslow', 'tell 4 bslow'
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

    It 'says what stands in the way of each, when none is left' {
        Set-Obstacle @{ exe = 'not there'; dde = 'no server'; uri = 'no link'; copydata = 'no window' }
        { Invoke-EverythingTell -Text x } | Should -Throw -ErrorId 'NotFound,Invoke-EverythingTell' -ExpectedMessage '*exe: not there; dde: no server; uri: no link; copydata: no window*'
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

    It 'starts programs by Start-Process, which -WhatIf holds back' {
        $folder = "$TestDrive"
        $program = Join-Path -Path $folder -ChildPath 'every thing.exe'
        Set-Content -LiteralPath $program -Value ''
        $answer = Invoke-Constrained "`$env:OS = 'Windows_NT'; `$env:EVERYTHING_EXE = '$program'; Invoke-EverythingTell -Text x -Via exe -WhatIf -PassThru | ForEach-Object { `$_.Command }"
        if ([System.IO.Path]::DirectorySeparatorChar -eq '\') {
            $answer | Should -Be '/quiet /text:x "" /level:7'
        }
        else {
            # A path that is none of Windows is not taken, even from the override variable.
            $answer[0] | Should -Match '\ANotFound,'
        }
    }
}
