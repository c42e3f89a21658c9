@echo off
rem cancel.cmd: Cancel the outgoing call that is not answered yet.
rem Part of the MicroSIP scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge microsip. [bridgesmith:microsip/batch c656e06cc157]
rem Changes made here are lost when it is made again. Change the definition or the templates instead, then run
rem   bridgesmith generate microsip --target batch
rem
rem Usage: cancel.cmd [options]
rem Run it with /? for help.

setlocal EnableExtensions DisableDelayedExpansion
set "twin=%~dp0cancel.vbs"
if not exist "%twin%" set "twin=%~dp0..\vbscript\cancel.vbs"
if not exist "%twin%" set "twin="
set "quote=""
set "BRIDGESMITH_ARGUMENTS="

rem ---- The arguments, as they were given
rem
rem cmd puts the caller's text in the place of %%* before it looks at the line, so nearly every line with %%* in it can be
rem made to do anything. The exception is rem: cmd reads no further than its first word. A rem that is shown while echo is
rem on, into a file, lets the text be looked at before it is used.
rem How cmd reads a line: https://stackoverflow.com/a/4095133, of rem and FOR: https://stackoverflow.com/a/5493124

set "work="
if exist "%SystemRoot%\System32\winecfg.exe" goto captureOnWine

rem mkdir makes a folder or fails: of several scripts at once, only one gets a name.
set "tries=0"
:captureFolder
set "mark=%RANDOM%%RANDOM%%RANDOM%"
mkdir "%TEMP%\bridgesmith-%mark%" 2>nul && set "work=%TEMP%\bridgesmith-%mark%"
if defined work goto capture
set /a tries+=1
if %tries% LSS 100 goto captureFolder
goto captureFailed

rem FOR's variable is given its own name as its value, and without extensions it takes no modifiers, so that a %%a in the
rem text stays one. %%* is put in when the block is read, with extensions still on. The mark proves that the text is whole.
:capture
>"%work%\line" (
  setlocal DisableExtensions
  prompt .
  echo on
  for %%a in (%%a) do rem . %* .%mark%
  @echo off
  endlocal
)
set "seen="
for /f "usebackq delims=" %%a in ("%work%\line") do set "seen=%%a"
if not defined seen goto captureFailed

rem A line of cmd's own may not be longer than 8191 characters, and what follows needs the text twice.
setlocal EnableDelayedExpansion
if not "!seen:~0,3500!"=="!seen:~0,3501!" goto tooMuch
if "!seen:*rem . /? .%mark%=!"=="" goto help
if "!seen:*rem . /? .%mark%=!"==" " goto help
rem Any other /? is refused, because set could take it as a call for its own help.
if not "!seen:/?=!"=="!seen!" goto acting
if not "!seen:* .%mark%=!"=="" if not "!seen:* .%mark%=!"==" " goto captureFailed
set "acting="
if not "!seen:&=!"=="!seen!" set "acting=1"
if not "!seen:|=!"=="!seen!" set "acting=1"
if not "!seen:<=!"=="!seen!" set "acting=1"
if not "!seen:>=!"=="!seen!" set "acting=1"
if not "!seen:^=!"=="!seen!" set "acting=1"
if defined acting goto acting
endlocal

rem Nothing that cmd acts on is in it: now, and only now, the line may hold it.
set BRIDGESMITH_ARGUMENTS=%*
rd /s /q "%work%"
set "work="
goto captured

rem Wine's cmd does not show the lines of a FOR. It reads a line that begins with rem as one word even inside the brackets
rem of a FOR, which hands over the text as it is.
:captureOnWine
for /f "tokens=2*" %%a in ("
rem . %*
"
) do set "BRIDGESMITH_ARGUMENTS=%%b"
if not defined BRIDGESMITH_ARGUMENTS goto captured
setlocal EnableDelayedExpansion
if not "!BRIDGESMITH_ARGUMENTS:~0,3500!"=="!BRIDGESMITH_ARGUMENTS:~0,3501!" goto tooMuch
if "!BRIDGESMITH_ARGUMENTS!"=="/? " goto help
if not "!BRIDGESMITH_ARGUMENTS:/?=!"=="!BRIDGESMITH_ARGUMENTS!" goto acting
endlocal

:captured

rem ---- The arguments, word by word: spaces and tabs separate, quotes hold a word together, "" in quotes is a quote
rem
rem From here to the checks, texts are only used as !name!: cmd puts those in after it has read the line.

set "tab=	"
set "given.via="
set "value.via="
set "given.timeout="
set "value.timeout="
set "word="
set "begun="
set "quoted="
set "usage="
set "help="
setlocal EnableDelayedExpansion

rem Two loops in one, which is soon over when there is nothing left; " ." marks the end.
set "rest= ."
if defined BRIDGESMITH_ARGUMENTS set "rest=!BRIDGESMITH_ARGUMENTS! ."
for /l %%a in (1,1,60) do if defined rest for /l %%b in (1,1,60) do if defined rest (
  set "sign=!rest:~0,1!"
  set "rest=!rest:~1!"
  if "!sign!"=="!quote!" (
    if not defined quoted (
      set "quoted=1"
      set "begun=1"
    ) else if "!rest:~0,1!"=="!quote!" (
      set "word=!word!!quote!"
      set "rest=!rest:~1!"
    ) else set "quoted="
  ) else if defined quoted (
    set "word=!word!!sign!"
  ) else if "!sign!"==" " (
    if defined begun call :word
  ) else if "!sign!"=="!tab!" (
    if defined begun call :word
  ) else (
    set "word=!word!!sign!"
    set "begun=1"
  )
  if "!rest!"=="." set "rest="
)
if defined help goto help
if defined quoted goto unclosed
if defined usage goto usage

rem ---- Checks

set "bad="
if not defined given.via goto viaChecked
if /i "!value.via!"=="dde" set "value.via=dde" & goto viaChecked
if /i "!value.via!"=="exe" set "value.via=exe" & goto viaChecked
set "usage=/via: expected dde or exe."
goto usage
:viaChecked
if not defined given.timeout goto timeoutChecked
set "text=!value.timeout!"
call :integer 1 999
if defined bad set "usage=/timeout: expected a number of seconds from 1 to 999." & goto usage
:timeoutChecked

rem All of them are letters, digits and signs that cmd reads as text, so %%name%% does no harm from here on.
endlocal & set "value.via=%value.via%"

rem ---- Sending

if not defined BRIDGESMITH_ARGUMENTS set "BRIDGESMITH_ARGUMENTS= "
if defined value.via goto via.%value.via%
rem By DDE where a server is known to run.
if defined twin %SystemRoot%\System32\reg.exe query "HKCU\Software\bridgesmith\Servers" /v "MicroSIP|control" >nul 2>nul && goto twin
call :find
if defined missingOverride goto missingOverride
if defined exe goto start
goto notFound

:via.exe
call :find
if defined missingOverride goto missingOverride
if not defined exe goto notFound

:start
set "argument.1="
set "argument.1= /hangupcalling"
for %%a in ("%exe%") do set "folder=%%~dpa."
setlocal EnableDelayedExpansion
start "" /d "!folder!" "!exe!"!argument.1! || goto notStarted
exit /b 0

:via.dde
:twin
if not defined twin goto noTwin
%SystemRoot%\System32\cscript.exe //nologo "%twin%" /batch-arguments
exit /b %ERRORLEVEL%

rem ---- Messages

:help
call :forget
setlocal DisableDelayedExpansion
echo cancel.cmd [options]
echo.
echo   /via:dde^|exe  how to send it; chosen by itself when left out
echo   /timeout:SECONDS  how long to wait for a DDE server; 10 when left out
echo   /help or /?  show this help
echo.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
exit /b 0

:captureFailed
call :forget
>&2 echo cancel.cmd: the arguments could not be read. Is the folder in TEMP there, and may it be written to?
exit /b 1

:acting
call :forget
>&2 echo cancel.cmd: an argument holds a sign that cmd would act on.
exit /b 4

:tooMuch
call :forget
>&2 echo cancel.cmd: the arguments are too long.
exit /b 4

:unclosed
>&2 echo cancel.cmd: a double quote has no other at its end.
exit /b 4

:usage
>&2 echo cancel.cmd: !usage! Run it with /? for help.
exit /b 2

:notStarted
setlocal DisableDelayedExpansion
>&2 echo cancel.cmd: MicroSIP could not be started.
exit /b 1

:missingOverride
>&2 echo cancel.cmd: MICROSIP_EXE is not the full path of an .exe file that is there.
exit /b 3

:notFound
>&2 echo cancel.cmd: MicroSIP was not found. Looked at:
>&2 echo   HKCU\Software\MicroSIP
>&2 echo   HKLM\Software\MicroSIP
>&2 echo   HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe
>&2 echo   HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe
>&2 echo   HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP
>&2 echo   HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP
>&2 echo   %%ProgramFiles%%\MicroSIP
>&2 echo   %%ProgramFiles(x86)%%\MicroSIP
>&2 echo   %%LOCALAPPDATA%%\MicroSIP
>&2 echo   %%APPDATA%%\MicroSIP
>&2 echo Install MicroSIP, or set MICROSIP_EXE to the full path of its program.
exit /b 3

:noTwin
>&2 echo cancel.cmd: this needs cancel.vbs, in this folder or in ..\vbscript. Make it with
>&2 echo   bridgesmith generate microsip --target vbscript
exit /b 3

rem The folder's name may hold a !, so that it must not be in the line where that means something.
:forget
setlocal EnableDelayedExpansion
if defined work rd /s /q "!work!"
exit /b

rem ---- One word of the arguments, in "word", which is not defined when the word is empty

:word
set "begun="
set "taken=!word!"
set "word="
if not defined taken goto tooMany
if not "!taken:~0,1!"=="/" goto tooMany
if /i "!taken!"=="/help" set "help=1" & exit /b
if /i "!taken!"=="/environment" exit /b
if /i "!taken:~0,5!"=="/via:" set "given.via=1" & set "value.via=!taken:*:=!" & exit /b
if /i "!taken:~0,9!"=="/timeout:" set "given.timeout=1" & set "value.timeout=!taken:*:=!" & exit /b
set "usage=There is no such option, or it needs a value or takes none."
exit /b

:tooMany
set "usage=There is an argument too many."
exit /b

rem ---- Rules: each looks at "text" and sets "bad" when it is not as it should be

:integer
if not defined text set "bad=1" & exit /b
if "!text!"=="0" goto integerRange
set "digits=!text!"
if "!text:~0,1!"=="-" set "digits=!text:*-=!"
if not defined digits set "bad=1" & exit /b
if not "!digits:~0,9!"=="!digits!" set "bad=1"
if "!digits:~0,1!"=="0" set "bad=1"
set "number=!text!"
set "text=!digits!"
set "allowed=0123456789"
call :only
set "text=!number!"
if defined bad exit /b
:integerRange
if !text! LSS %1 set "bad=1"
if !text! GTR %2 set "bad=1"
exit /b

rem What is left of a line when FOR has taken away the allowed signs is not allowed. FOR would pass over a line that begins
rem with ; there, and over the end of a line: so the one line must be the whole text.
:only
for /f "delims=%allowed%" %%a in ("!text!") do set "bad=1"
if not "!allowed:;=!"=="!allowed!" goto oneLine
if not "!text:;=!"=="!text!" set "bad=1"
:oneLine
if defined bad exit /b
set "bad=1"
for /f "delims=" %%a in ("!text!") do if "%%a"=="!text!" set "bad="
exit /b

rem ---- Where MicroSIP is: sets "exe"; the first file that is there wins

:find
set "exe="
set "missingOverride="
if not defined MICROSIP_EXE goto findRegistered
set "place=%MICROSIP_EXE:"=%"
call :try
if not defined exe set "missingOverride=1"
exit /b
:findRegistered
call :read "HKCU\Software\MicroSIP" /ve
call :read "HKLM\Software\MicroSIP" /ve /reg:64
call :read "HKLM\Software\MicroSIP" /ve /reg:32
call :read "HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe" /ve
call :read "HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\microsip.exe" /ve
call :read "HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP" /v "InstallLocation"
call :read "HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP" /v "InstallLocation" /reg:64
call :read "HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\MicroSIP" /v "InstallLocation" /reg:32
set "place="
if defined ProgramFiles set "place=%ProgramFiles%\MicroSIP"
call :try
set "place="
if defined ProgramFiles(x86) set "place=%ProgramFiles(x86)%\MicroSIP"
call :try
set "place="
if defined LOCALAPPDATA set "place=%LOCALAPPDATA%\MicroSIP"
call :try
set "place="
if defined APPDATA set "place=%APPDATA%\MicroSIP"
call :try
exit /b

rem reg's answer ends with a line of name, type and value, with the default value's name in the user's language. It comes in
rem the console's code page: a folder whose letters that lacks is not found this way.
:read
if defined exe exit /b
set "line="
for /f "delims=" %%a in ('%SystemRoot%\System32\reg.exe query %* 2^>nul') do set "line=%%a"
if not defined line exit /b
set "line=%line:"=%"
set "value=%line:*REG_SZ=%"
if not "%value%"=="%line%" goto readValue
set "value=%line:*REG_EXPAND_SZ=%"
if "%value%"=="%line%" exit /b
call set "value=%value%"
:readValue
set "place="
for /f "tokens=*" %%a in ("%value%") do set "place=%%a"

rem A place is the program itself or its folder. Only the full path of an .exe will do: cmd would read the arguments of a
rem batch file as a line of its own.
:try
if defined exe exit /b
if not defined place exit /b
set "place=%place:"=%"
if not defined place exit /b
if not "%place:~1,2%"==":\" if not "%place:~1,2%"==":/" if not "%place:~0,2%"=="\\" exit /b
if /i "%place:~-4%"==".exe" if exist "%place%" if not exist "%place%\" set "exe=%place%"
for %%a in ("microsip.exe") do if not defined exe if exist "%place%\%%~a" set "exe=%place%\%%~a"
exit /b
