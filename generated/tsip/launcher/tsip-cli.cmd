@echo off
rem tsip-cli.cmd: Call a number, or command the phone.
rem Part of the tSIP scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge tsip. [bridgesmith:tsip/launcher 79111c313027]
rem Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
rem   bridgesmith generate tsip --target launcher
rem
rem Usage: tsip-cli number ^| -dial:number ^| -answer ^| -hangup ^| -record ^| -pause ^| -button:button ^| -show ^| -exit
rem Run it with --help for help.

setlocal EnableExtensions DisableDelayedExpansion
set "scripts=%~dp0"
if exist "%~dp0..\batch\" set "scripts=%~dp0..\batch\"
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
if defined line if not "!line:tsip-cli=!"=="!line!" for %%a in ("!feed!") do if not "!line:%%~a=!"=="!line!" goto acting

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

rem ---- The arguments, word by word: spaces and tabs separate, quotes hold a word together, "" in quotes is a quote
rem
rem From here to the checks, texts are only used as !name!: cmd puts those in after it has read the line.

set "tab=	"
set "call="
set "value="
set "pending="
set "word="
set "begun="
set "quoted="
set "usage="
set "help="
set "names="
set "unknown="
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
if defined pending set "usage=-!pending! needs a value." & goto usage

rem All that is started inherits the environment, and hands it on. What the words were is needed no longer, and one of them
rem may be secret.
for %%a in (BRIDGESMITH_ARGUMENTS rest sign word taken kept left text) do set "%%a="
if not defined call set "usage=There is nothing to do." & goto usage

rem ---- What was asked for: the script of that action checks the values, which it takes from variables. What a caller's
rem environment holds under these names is no argument of ours.

goto !call!

:flag.dial
set "BRIDGESMITH_NUMBER="
set "BRIDGESMITH_NUMBER=!value!"
if not exist "!scripts!dial.cmd" set "script=dial.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%dial.cmd" /environment
exit /b !ERRORLEVEL!

:flag.answer
if not exist "!scripts!answer.cmd" set "script=answer.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%answer.cmd" /environment
exit /b !ERRORLEVEL!

:flag.hangup
if not exist "!scripts!hang-up.cmd" set "script=hang-up.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%hang-up.cmd" /environment
exit /b !ERRORLEVEL!

:flag.record
if not exist "!scripts!start-recording.cmd" set "script=start-recording.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%start-recording.cmd" /environment
exit /b !ERRORLEVEL!

:flag.pause
if not exist "!scripts!pause-recording.cmd" set "script=pause-recording.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%pause-recording.cmd" /environment
exit /b !ERRORLEVEL!

:flag.button
set "BRIDGESMITH_BUTTON="
set "BRIDGESMITH_BUTTON=!value!"
if not exist "!scripts!press-button.cmd" set "script=press-button.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%press-button.cmd" /environment
exit /b !ERRORLEVEL!

:flag.show
if not exist "!scripts!show.cmd" set "script=show.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%show.cmd" /environment
exit /b !ERRORLEVEL!

:flag.exit
if not exist "!scripts!exit.cmd" set "script=exit.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%exit.cmd" /environment
exit /b !ERRORLEVEL!

:default
set "BRIDGESMITH_NUMBER="
set "BRIDGESMITH_NUMBER=!value!"
if not exist "!scripts!dial.cmd" set "script=dial.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%dial.cmd" /environment
exit /b !ERRORLEVEL!

rem ---- Messages

:help
setlocal DisableDelayedExpansion
echo Usage: tsip-cli number ^| -dial:number ^| -answer ^| -hangup ^| -record ^| -pause ^| -button:button ^| -show ^| -exit
echo.
echo   number  Call a number.
echo   -dial:number  Call a number.
echo   -answer  Answer the ringing call.
echo   -hangup  End the current call, or reject it while it rings.
echo   -record  Record the current call.
echo   -pause  Pause the recording of the current call.
echo   -button:button  Press one of the phone's programmable buttons, which does what its user has set.
echo   -show  Show the phone's window, also from the tray.
echo   -exit  Close the phone.
echo   --help  Show this help.
echo.
echo The value of a flag stands behind a colon or an equals sign, or is the next word.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
exit /b 0

:acting
>&2 echo tsip-cli.cmd: an argument holds a sign that cmd would act on, or the end of a line.
exit /b 4

:tooMuch
>&2 echo tsip-cli.cmd: the arguments are too long.
exit /b 4

:unclosed
>&2 echo tsip-cli.cmd: a double quote has no other at its end.
exit /b 4

:usage
>&2 echo tsip-cli.cmd: !usage! Run it with --help for help.
exit /b 2

:noScript
>&2 echo tsip-cli.cmd: this needs !script!, in this folder or in ..\batch. Make it with
>&2 echo   bridgesmith generate tsip --target batch
exit /b 3

rem ---- One word of the arguments, in "word", which is not defined when the word is empty

:word
set "begun="
set "taken=!word!"
set "word="
if defined pending goto value
if not defined taken set "usage=An argument is empty." & exit /b
if "!taken:~0,1!"=="-" goto flag
if "!taken:~0,1!"=="/" goto flag
rem Letters alone are more likely a flag that lacks its hyphen than a value. FOR would take a ; for the begin of a comment.
set "other="
for /f "delims=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-" %%a in ("!taken!") do set "other=1"
if "!taken:~0,1!"==";" set "other=1"
if not defined other set "usage=!taken! has no hyphen, as flags do. If it is a value, write -dial:!taken!." & exit /b
set "value=!taken!"
set "found=default"
goto found

:flag
set "left=!taken!"
if "!left:~0,2!"=="--" set "left=!left:~1!"
if /i "!left!"=="-help" set "help=1" & exit /b
if /i "!left!"=="-h" set "help=1" & exit /b
if /i "!left!"=="-dial" set "pending=dial" & exit /b
if /i "!left!"=="-dial:" set "usage=-dial needs a value." & exit /b
if /i "!left!"=="-dial=" set "usage=-dial needs a value." & exit /b
if /i "!left:~0,6!"=="-dial:" set "pending=dial" & set "taken=!left:~6!" & goto value
if /i "!left:~0,6!"=="-dial=" set "pending=dial" & set "taken=!left:~6!" & goto value
if /i "!left!"=="-answer" set "found=flag.answer" & goto found
if /i "!left:~0,8!"=="-answer:" set "usage=-answer takes no value." & exit /b
if /i "!left:~0,8!"=="-answer=" set "usage=-answer takes no value." & exit /b
if /i "!left!"=="-hangup" set "found=flag.hangup" & goto found
if /i "!left:~0,8!"=="-hangup:" set "usage=-hangup takes no value." & exit /b
if /i "!left:~0,8!"=="-hangup=" set "usage=-hangup takes no value." & exit /b
if /i "!left!"=="-record" set "found=flag.record" & goto found
if /i "!left:~0,8!"=="-record:" set "usage=-record takes no value." & exit /b
if /i "!left:~0,8!"=="-record=" set "usage=-record takes no value." & exit /b
if /i "!left!"=="-pause" set "found=flag.pause" & goto found
if /i "!left:~0,7!"=="-pause:" set "usage=-pause takes no value." & exit /b
if /i "!left:~0,7!"=="-pause=" set "usage=-pause takes no value." & exit /b
if /i "!left!"=="-button" set "pending=button" & exit /b
if /i "!left!"=="-button:" set "usage=-button needs a value." & exit /b
if /i "!left!"=="-button=" set "usage=-button needs a value." & exit /b
if /i "!left:~0,8!"=="-button:" set "pending=button" & set "taken=!left:~8!" & goto value
if /i "!left:~0,8!"=="-button=" set "pending=button" & set "taken=!left:~8!" & goto value
if /i "!left!"=="-show" set "found=flag.show" & goto found
if /i "!left:~0,6!"=="-show:" set "usage=-show takes no value." & exit /b
if /i "!left:~0,6!"=="-show=" set "usage=-show takes no value." & exit /b
if /i "!left!"=="-exit" set "found=flag.exit" & goto found
if /i "!left:~0,6!"=="-exit:" set "usage=-exit takes no value." & exit /b
if /i "!left:~0,6!"=="-exit=" set "usage=-exit takes no value." & exit /b
set "usage=There is no flag !taken!."
exit /b

:value
if not defined taken set "usage=-!pending! needs a value." & set "pending=" & exit /b
set "label=value.!pending!"
set "pending="
goto !label!

:value.dial
set "value=!taken!"
set "found=flag.dial"
goto found

:value.button
set "value=!taken!"
set "found=flag.button"
goto found

:found
if defined call set "usage=Only one thing can be done at a time." & exit /b
set "call=!found!"
exit /b
