@echo off
rem drop-call.cmd: End the call.
rem Part of the Net Phone scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge netphone. [bridgesmith:netphone/batch 29f7cfd29450]
rem Changes made here are lost when it is made again. Change the definition or the templates instead, then run
rem   bridgesmith generate netphone --target batch
rem
rem Usage: drop-call.cmd [options]
rem Run it with /? for help.

setlocal EnableExtensions DisableDelayedExpansion
set "twin=%~dp0drop-call.vbs"
if not exist "%twin%" set "twin=%~dp0..\vbscript\drop-call.vbs"
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
if defined acting endlocal & goto captureWord
endlocal

rem Nothing that cmd acts on is outside quotes: now, and only now, the line may hold it.
:captureTake
set BRIDGESMITH_ARGUMENTS=%*
rd /s /q "%work%"
set "work="
goto captured

rem An ampersand in quotes is only text. But the file is in the console's code page, where other signs may have become
rem quotes. So each word is shown twice, the second time less its quotes, which cmd takes off only where they are real.
:captureWord
>"%work%\word" (
  setlocal DisableExtensions
  prompt .
  echo on
  for %%a in (%%a) do rem . %1 .%mark%
  for %%a in (%%a) do rem . %~1 .%mark%
  @echo off
  endlocal
)
set "whole="
set "bare="
for /f "usebackq delims=" %%a in ("%work%\word") do if not defined whole (set "whole=%%a") else set "bare=%%a"
if not defined bare goto captureFailed
setlocal EnableDelayedExpansion
if "!whole: .%mark%=!"=="!whole!" goto captureFailed
if "!bare: .%mark%=!"=="!bare!" goto captureFailed
set "whole=!whole:*rem . =!"
set "whole=!whole: .%mark%=!"
if "!whole!"==" " set "whole="
if not defined whole endlocal & goto captureTake
if "!whole:~-1!"==" " set "whole=!whole:~0,-1!"
set "acting="
if not "!whole:&=!"=="!whole!" set "acting=1"
if not "!whole:|=!"=="!whole!" set "acting=1"
if not "!whole:<=!"=="!whole!" set "acting=1"
if not "!whole:>=!"=="!whole!" set "acting=1"
if not "!whole:^=!"=="!whole!" set "acting=1"
if not defined acting goto captureNextWord
set "bare=!bare:*rem . =!"
set "bare=!bare: .%mark%=!"
if "!bare:~-1!"==" " set "bare=!bare:~0,-1!"
set "unquoted=!bare:"=!"
if not "!whole!"=="!quote!!bare!!quote!" goto acting
if not "!unquoted!"=="!bare!" goto acting
:captureNextWord
endlocal
shift /1
goto captureWord

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

rem ---- Sending: drop-call.vbs does all of it, with the arguments in a variable, not on its command line

if not defined BRIDGESMITH_ARGUMENTS set "BRIDGESMITH_ARGUMENTS= "

if not defined twin goto noTwin
%SystemRoot%\System32\cscript.exe //nologo "%twin%" /batch-arguments
exit /b %ERRORLEVEL%

rem ---- Messages

:help
call :forget
setlocal DisableDelayedExpansion
echo drop-call.cmd [options]
echo.
echo   /via:dde  how to send it; chosen by itself when left out
echo   /timeout:SECONDS  how long to wait for a DDE server; 10 when left out
echo   /help or /?  show this help
echo.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
exit /b 0

:captureFailed
call :forget
>&2 echo drop-call.cmd: the arguments could not be read. Is the folder in TEMP there, and may it be written to?
exit /b 1

:acting
call :forget
>&2 echo drop-call.cmd: an argument holds a sign that cmd would act on.
exit /b 4

:tooMuch
call :forget
>&2 echo drop-call.cmd: the arguments are too long.
exit /b 4

:noTwin
>&2 echo drop-call.cmd: this needs drop-call.vbs, in this folder or in ..\vbscript. Make it with
>&2 echo   bridgesmith generate netphone --target vbscript
exit /b 3

rem The folder's name may hold a !, so that it must not be in the line where that means something.
:forget
setlocal EnableDelayedExpansion
if defined work rd /s /q "!work!"
exit /b
