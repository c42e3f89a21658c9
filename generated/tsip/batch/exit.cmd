@echo off
rem exit.cmd: Close the phone.
rem Part of the tSIP scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge tsip. [bridgesmith:tsip/batch 9fd7e7070610]
rem Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
rem   bridgesmith generate tsip --target batch
rem
rem Usage: exit.cmd [options]
rem Run it with /? for help.

setlocal EnableExtensions DisableDelayedExpansion
set "twin=%~dp0exit.vbs"
if not exist "%twin%" set "twin=%~dp0..\vbscript\exit.vbs"
if not exist "%twin%" set "twin="
set "quote=""
set "BRIDGESMITH_ARGUMENTS="

rem ---- The arguments, as they were given
rem
rem cmd puts the caller's text in the place of %%* before it looks at the line, so nearly every line with %%* in it can be
rem made to do anything; in brackets, a line feed in the text begins the next command. CALL is the exception: it puts in
rem %%* when the line is a command already. Then & and | outside of quotes end the CALL without a deed, < > and ^ vanish,
rem and a line feed cuts the text; in quotes all but the line feed are text. So the text is taken twice, once with a quote
rem before it, and a mark behind it: the first of these signs shows in one of them, or the mark is lost.
rem How cmd reads a line, and what CALL does then: https://stackoverflow.com/a/4095133

rem Variables of these names would take the place of what cmd itself gives.
for %%a in (CMDCMDLINE ERRORLEVEL RANDOM) do set "%%a="
set "mark=%RANDOM%%RANDOM%%RANDOM%"
set "seen="
set "turned="

rem CALL would take a file set.cmd for SET, in the current folder too; but nothing has this ending.
setlocal
set "PATH="
set "PATHEXT=.%mark%"
>nul 2>nul call set seen=x%%* .%mark%
>nul 2>nul call set "turned=x%%* .%mark%"
setlocal EnableDelayedExpansion
rem Before a | or > on the caller's line, a space is left behind the text.
if "!turned: =!"=="x/?.%mark%" goto help
if not defined seen goto acting
rem A line of cmd's own may not be longer than 8191 characters, and what follows needs the text twice.
if not "!seen:~0,3500!"=="!seen:~0,3501!" goto tooMuch
if not "!seen:* .%mark%=!"=="" goto acting
rem Any other /? is refused, because set could take it as a call for its own help.
if not "!seen:/?=!"=="!seen!" goto acting

rem A line feed on the command line of cmd itself has ended it there: what followed is lost.
set feed=^


set "line=!CMDCMDLINE:~0,3500!"
if defined line if not "!line:exit=!"=="!line!" for %%a in ("!feed!") do if not "!line:%%~a=!"=="!line!" goto acting

set "acting="
if not defined seen set "acting=1"
if not "!seen:* .%mark%=!"=="" set "acting=1"
if not "!seen:&=!"=="!seen!" set "acting=1"
if not "!seen:|=!"=="!seen!" set "acting=1"
if not "!seen:<=!"=="!seen!" set "acting=1"
if not "!seen:>=!"=="!seen!" set "acting=1"
if not "!seen:^=!"=="!seen!" set "acting=1"
if not defined turned set "acting=1"
if not "!turned:* .%mark%=!"=="" set "acting=1"
if not "!turned:&=!"=="!turned!" set "acting=1"
if not "!turned:|=!"=="!turned!" set "acting=1"
if not "!turned:<=!"=="!turned!" set "acting=1"
if not "!turned:>=!"=="!turned!" set "acting=1"
if not "!turned:^=!"=="!turned!" set "acting=1"
if defined acting goto acting
endlocal

rem Now, and only now, a line may hold the text. What is gone from it there, as a carriage return is, was no text of ours.
set taken=%*
setlocal EnableDelayedExpansion
if not "x!taken! .%mark%"=="!seen!" goto acting
endlocal
endlocal
set BRIDGESMITH_ARGUMENTS=%*

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
goto checks

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

rem ---- Checks

:checks
set "bad="
if not defined given.via goto viaChecked
if /i "!value.via!"=="dde" set "value.via=dde" & goto viaChecked
if /i "!value.via!"=="exe" set "value.via=exe" & goto viaChecked
if /i "!value.via!"=="uri" set "value.via=uri" & goto viaChecked
set "usage=/via: expected dde or exe or uri."
goto usage
:viaChecked
if not defined given.timeout goto timeoutChecked
set "text=!value.timeout!"
call :integer 1 999
if defined bad set "usage=/timeout: expected a number of seconds from 1 to 999." & goto usage
:timeoutChecked

rem All of them are letters, digits and signs that cmd reads as text, so %%name%% does no harm from here on.
endlocal & set "value.via=%value.via%"
goto sending

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

rem ---- Sending

:sending
if not defined BRIDGESMITH_ARGUMENTS set "BRIDGESMITH_ARGUMENTS= "
if defined value.via goto via.%value.via%
rem By DDE where a server is known to run.
if defined twin %SystemRoot%\System32\reg.exe query "HKCU\Software\bridgesmith\Servers" /v "tSIP|control" >nul 2>nul && goto twin
call :find
if defined missingOverride goto missingOverride
if defined exe goto start
if defined twin goto twin
goto notFound

:via.exe
call :find
if defined missingOverride goto missingOverride
if not defined exe goto notFound

:start
set "argument.1="
set "argument.1= /tsip=APP_QUIT"
for %%a in ("%exe%") do set "folder=%%~dpa."
setlocal EnableDelayedExpansion
start "" /d "!folder!" "!exe!"!argument.1! || goto notStarted
exit /b 0

rem ---- Where tSIP is: sets "exe"; the first file that is there wins

:find
set "exe="
set "missingOverride="
if not defined TSIP_EXE goto findRegistered
set "place=%TSIP_EXE:"=%"
call :try
if not defined exe set "missingOverride=1"
exit /b
:findRegistered
rem What reg.exe says goes by way of a file: FOR would start a cmd for each question. mkdir makes a folder or fails, and
rem would make the one around it, too.
set "work="
set "temporary="
if defined TEMP set "temporary=%TEMP:"=%"
if defined temporary if exist "%temporary%\" mkdir "%temporary%\bridgesmith-%mark%" 2>nul && set "work=%temporary%\bridgesmith-%mark%"
if not defined exe call :read "HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe" /ve
if not defined exe call :read "HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe" /ve
if defined work rd /s /q "%work%"
set "place="
if defined USERPROFILE set "place=%USERPROFILE:"=%\scoop\apps\tsip\current"
if not defined exe if defined place call :try
set "place="
if defined ProgramData set "place=%ProgramData:"=%\scoop\apps\tsip\current"
if not defined exe if defined place call :try
exit /b

rem reg's answer ends with a line of name, type and value, with the default value's name in the user's language. It comes in
rem the console's code page: a folder whose letters that lacks is not found this way.
:read
set "line="
if defined work (
  >"%work%\answer" 2>nul %SystemRoot%\System32\reg.exe query %*
  for /f "usebackq delims=" %%a in ("%work%\answer") do set "line=%%a"
) else for /f "delims=" %%a in ('%SystemRoot%\System32\reg.exe query %* 2^>nul') do set "line=%%a"
if not defined line exit /b
set "line=%line:"=%"
set "value=%line:*REG_SZ=%"
if not "%value%"=="%line%" goto readValue
set "value=%line:*REG_EXPAND_SZ=%"
if "%value%"=="%line%" exit /b
rem CALL would take a file set.cmd for SET.
setlocal
set "PATHEXT=.%mark%"
call set "value=%value%"
setlocal EnableDelayedExpansion
for /f "delims=" %%a in ("!value!") do endlocal & endlocal & set "value=%%a"
:readValue
set "place="
for /f "tokens=*" %%a in ("%value%") do set "place=%%a"

rem A place is the program itself or its folder. Only the full path of an .exe will do: cmd would read the arguments of a
rem batch file as a line of its own.
:try
if not defined place exit /b
set "place=%place:"=%"
if not defined place exit /b
if not "%place:~1,2%"==":\" if not "%place:~1,2%"==":/" if not "%place:~0,2%"=="\\" exit /b
if /i "%place:~-4%"==".exe" if exist "%place%" if not exist "%place%\" set "exe=%place%"
for %%a in ("tSIP.exe") do if not defined exe if exist "%place%\%%~a" set "exe=%place%\%%~a"
exit /b

:via.dde
:via.uri
:twin
if not defined twin goto noTwin
%SystemRoot%\System32\cscript.exe //nologo "%twin%" /batch-arguments
exit /b %ERRORLEVEL%

rem ---- Messages

:help
setlocal DisableDelayedExpansion
echo exit.cmd [options]
echo.
echo   /via:dde^|exe^|uri  how to send it; chosen by itself when left out
echo   /timeout:SECONDS  how long to wait for a DDE server; 10 when left out
echo   /help or /?  show this help
echo.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
exit /b 0

:acting
>&2 echo exit.cmd: an argument holds a sign that cmd would act on, or the end of a line.
exit /b 4

:tooMuch
>&2 echo exit.cmd: the arguments are too long.
exit /b 4

:unclosed
>&2 echo exit.cmd: a double quote has no other at its end.
exit /b 4

:usage
>&2 echo exit.cmd: !usage! Run it with /? for help.
exit /b 2

:notStarted
setlocal DisableDelayedExpansion
>&2 echo exit.cmd: tSIP could not be started.
exit /b 1

:missingOverride
>&2 echo exit.cmd: TSIP_EXE is not the full path of an .exe file that is there.
exit /b 3

:notFound
>&2 echo exit.cmd: tSIP was not found. Looked at:
>&2 echo   HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe
>&2 echo   HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe
>&2 echo   %%USERPROFILE%%\scoop\apps\tsip\current
>&2 echo   %%ProgramData%%\scoop\apps\tsip\current
>&2 echo Install tSIP, or set TSIP_EXE to the full path of its program.
exit /b 3

:noTwin
>&2 echo exit.cmd: this needs exit.vbs, in this folder or in ..\vbscript. Make it with
>&2 echo   bridgesmith generate tsip --target vbscript
exit /b 3
