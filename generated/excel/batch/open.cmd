@echo off
rem open.cmd: Open a workbook.
rem Part of the Excel scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge excel. [bridgesmith:excel/batch 8028d60d44c0]
rem Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
rem   bridgesmith generate excel --target batch
rem
rem Usage: open.cmd FILE [/readOnly] [options]
rem Run it with /? for help.

setlocal EnableExtensions DisableDelayedExpansion
set "twin=%~dp0open.vbs"
if not exist "%twin%" set "twin=%~dp0..\vbscript\open.vbs"
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
if defined line if not "!line:open=!"=="!line!" for %%a in ("!feed!") do if not "!line:%%~a=!"=="!line!" goto acting

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
if not defined acting endlocal & goto captureTake
endlocal

rem In quotes, these signs are only text: so a word that has some has to be quotes around them, and nothing else.
:captureWord
set "word="
set "turned="
set "bare="
>nul 2>nul call set word=x%%1 .%mark%
>nul 2>nul call set "turned=x%%1 .%mark%"
>nul 2>nul call set "bare=x%%~1 .%mark%"
setlocal EnableDelayedExpansion
if not defined word goto acting
if not "!word:* .%mark%=!"=="" goto acting
if "!word!"=="x .%mark%" if "!turned!"=="!word!" endlocal & goto captureTake
set "acting="
if not defined word set "acting=1"
if not "!word:* .%mark%=!"=="" set "acting=1"
if not "!word:&=!"=="!word!" set "acting=1"
if not "!word:|=!"=="!word!" set "acting=1"
if not "!word:<=!"=="!word!" set "acting=1"
if not "!word:>=!"=="!word!" set "acting=1"
if not "!word:^=!"=="!word!" set "acting=1"
if not defined turned set "acting=1"
if not "!turned:* .%mark%=!"=="" set "acting=1"
if not "!turned:&=!"=="!turned!" set "acting=1"
if not "!turned:|=!"=="!turned!" set "acting=1"
if not "!turned:<=!"=="!turned!" set "acting=1"
if not "!turned:>=!"=="!turned!" set "acting=1"
if not "!turned:^=!"=="!turned!" set "acting=1"
if not defined acting goto captureNextWord
if not defined bare goto acting
if not "!bare:* .%mark%=!"=="" goto acting
set "bare=!bare: .%mark%=!"
set "bare=!bare:~1!"
rem Wine's CALL loses percent signs of %%~1, but nothing of %%1.
if exist "%SystemRoot%\System32\winecfg.exe" set "bare=!word:" .%mark%=!"
if exist "%SystemRoot%\System32\winecfg.exe" set "bare=!bare:~2!"
set "unquoted=!bare:"=!"
if not "!unquoted!"=="!bare!" goto acting
if not "!word!"=="x!quote!!bare!!quote! .%mark%" goto acting
:captureNextWord
endlocal
shift /1
goto captureWord

:captureTake

rem Now, and only now, a line may hold the text. What is gone from it there, as a carriage return is, was no text of ours.
set taken=%*
setlocal EnableDelayedExpansion
if not "x!taken! .%mark%"=="!seen!" goto acting
endlocal
endlocal
set BRIDGESMITH_ARGUMENTS=%*

rem ---- Sending: open.vbs does all of it, with the arguments in a variable, not on its command line

if not defined BRIDGESMITH_ARGUMENTS set "BRIDGESMITH_ARGUMENTS= "

if not defined twin goto noTwin
%SystemRoot%\System32\cscript.exe //nologo "%twin%" /batch-arguments
exit /b %ERRORLEVEL%

rem ---- Messages

:help
setlocal DisableDelayedExpansion
echo open.cmd FILE [/readOnly] [options]
echo.
echo   /file:VALUE  The full path of the workbook. (an absolute path such as C:\Folder\File or \\server\share\File, 3 to 259 characters, not beginning with / or -)
echo   /readOnly  Open it read-only.
echo   /via:dde^|exe  how to send it; chosen by itself when left out
echo   /timeout:SECONDS  how long to wait for a DDE server; 10 when left out
echo   /environment  take the arguments from variables: BRIDGESMITH_FILE, BRIDGESMITH_READ_ONLY
echo   /help or /?  show this help
echo.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
echo Programs that pass on text from strangers should use /environment: what begins with / is an option here, and cmd
echo acts on some signs before any script sees them.
exit /b 0

:acting
>&2 echo open.cmd: an argument holds a sign that cmd would act on, or the end of a line. Put the whole argument in double quotes, or use /environment.
exit /b 4

:tooMuch
>&2 echo open.cmd: the arguments are too long.
exit /b 4

:noTwin
>&2 echo open.cmd: this needs open.vbs, in this folder or in ..\vbscript. Make it with
>&2 echo   bridgesmith generate excel --target vbscript
exit /b 3
