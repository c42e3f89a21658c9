@echo off
rem microsip-cli.cmd: Call a number, or command the phone.
rem Part of the MicroSIP scripts for cmd.exe.
rem
rem Made by bridgesmith 0.1.0 from the bridge microsip. [bridgesmith:microsip/launcher 99de0d541069]
rem Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
rem   bridgesmith generate microsip --target launcher
rem
rem Usage: microsip-cli number ^| -dial:number ^| -call:number ^| -hangup ^| -answer ^| -minimize ^| -exit [--account account] [settings]
rem Run it with --help for help.

setlocal EnableExtensions DisableDelayedExpansion
set "scripts=%~dp0"
if exist "%~dp0..\batch\" set "scripts=%~dp0..\batch\"
set "lookup=%~dp0microsip-cli.names.js"
set "setup=%~dp0microsip-cli.settings.js"
rem Another program may have taken the ending .js; Wine's script host knows only that.
set "engine=//E:JScript"
if exist "%SystemRoot%\System32\winecfg.exe" set "engine="
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
if defined line if not "!line:microsip-cli=!"=="!line!" for %%a in ("!feed!") do if not "!line:%%~a=!"=="!line!" goto acting

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
set "alone="
set "settings="
set "numbered="
set "restart="
set "stdin="
set "refused="
set "BRIDGESMITH_SETTING_DOMAIN="
set "BRIDGESMITH_SETTING_DN="
set "BRIDGESMITH_SETTING_USER="
set "BRIDGESMITH_SETTING_PASSWORD="
set "BRIDGESMITH_SETTING_PROXY="
set "BRIDGESMITH_SETTING_DIALPLAN="
set "BRIDGESMITH_SETTING_STUN="
set "BRIDGESMITH_SETTING_AUTOANSWER="
set "BRIDGESMITH_SETTING_DEBUG="
set "BRIDGESMITH_SETTING_SETVOLUME="
set "BRIDGESMITH_SETTING_MICVOLUME="
set "BRIDGESMITH_SETTING_SHOW="
set "BRIDGESMITH_SETTING_NUMBER="
set "BRIDGESMITH_SETTING_VALUE="
set "option.account="
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
if defined alone call :alone
if defined refused goto refused.!refused!
if defined usage goto usage
if defined pending set "usage=-!pending! needs a value." & goto usage
if defined unknown exit /b !unknown!

rem All that is started inherits the environment, and hands it on. What the words were is needed no longer, and one of them
rem may be secret.
for %%a in (BRIDGESMITH_ARGUMENTS rest sign word taken kept left text) do set "%%a="
if defined settings goto settings
if defined restart set "usage=--restart goes with flags that change settings." & goto usage
if not defined call set "usage=There is nothing to do." & goto usage

:act
set "BRIDGESMITH_PASSWORD="

rem ---- What was asked for: the script of that action checks the values, which it takes from variables. What a caller's
rem environment holds under these names is no argument of ours.

goto !call!

:flag.dial
set "BRIDGESMITH_NUMBER="
set "BRIDGESMITH_ACCOUNT="
set "BRIDGESMITH_NUMBER=!value!"
if defined option.account set "BRIDGESMITH_ACCOUNT=!option.account!"
if not exist "!scripts!dial.cmd" set "script=dial.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%dial.cmd" /environment
exit /b !ERRORLEVEL!

:flag.call
set "BRIDGESMITH_NUMBER="
set "BRIDGESMITH_ACCOUNT="
set "BRIDGESMITH_NUMBER=!value!"
if defined option.account set "BRIDGESMITH_ACCOUNT=!option.account!"
if not exist "!scripts!dial.cmd" set "script=dial.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%dial.cmd" /environment
exit /b !ERRORLEVEL!

:flag.hangup
if defined option.account set "usage=--account does not go with -hangup." & goto usage
if not exist "!scripts!hang-up.cmd" set "script=hang-up.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%hang-up.cmd" /environment
exit /b !ERRORLEVEL!

:flag.answer
if defined option.account set "usage=--account does not go with -answer." & goto usage
if not exist "!scripts!answer.cmd" set "script=answer.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%answer.cmd" /environment
exit /b !ERRORLEVEL!

:flag.minimize
if defined option.account set "usage=--account does not go with -minimize." & goto usage
if not exist "!scripts!minimize.cmd" set "script=minimize.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%minimize.cmd" /environment
exit /b !ERRORLEVEL!

:flag.exit
if defined option.account set "usage=--account does not go with -exit." & goto usage
if not exist "!scripts!exit.cmd" set "script=exit.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%exit.cmd" /environment
exit /b !ERRORLEVEL!

:default
set "BRIDGESMITH_NUMBER="
set "BRIDGESMITH_ACCOUNT="
set "BRIDGESMITH_NUMBER=!value!"
if defined option.account set "BRIDGESMITH_ACCOUNT=!option.account!"
if not exist "!scripts!dial.cmd" set "script=dial.cmd" & goto noScript
rem CALL puts the folder in a second time round, when nothing in its name can act any more.
call "%%scripts%%dial.cmd" /environment
exit /b !ERRORLEVEL!

rem ---- Settings: the script beside this one changes them, and takes the values from variables

:settings
set "switches="
if defined restart set "switches=/restart"
if not defined option.account goto checked
if not defined numbered if not defined call set "usage=--account does not go with this." & goto usage
if defined numbered set "BRIDGESMITH_SETTING_NUMBER=!option.account!"
:checked
if not defined call goto set
if "!call!"=="flag.hangup" if defined option.account set "usage=--account does not go with -hangup." & goto usage
if "!call!"=="flag.answer" if defined option.account set "usage=--account does not go with -answer." & goto usage
if "!call!"=="flag.minimize" if defined option.account set "usage=--account does not go with -minimize." & goto usage
if "!call!"=="flag.exit" if defined option.account set "usage=--account does not go with -exit." & goto usage
set "switches=!switches! /acts /checks:!call!"
if "!call!"=="flag.dial" set "switches=!switches! /calls"
if "!call!"=="flag.call" set "switches=!switches! /calls"
if "!call!"=="default" set "switches=!switches! /calls"
set "BRIDGESMITH_SETTING_VALUE=!value!"
:set
if defined stdin if defined BRIDGESMITH_SETTING_PASSWORD set "usage=--password is given twice: from one place only." & goto usage
if defined BRIDGESMITH_SETTING_PASSWORD >&2 echo microsip-cli.cmd: every program can read a password on a command line. Use --password-stdin or the variable BRIDGESMITH_PASSWORD.
if defined stdin set /p "BRIDGESMITH_SETTING_PASSWORD="
if defined stdin if not defined BRIDGESMITH_SETTING_PASSWORD set "usage=Standard input holds no password." & goto usage
rem What is longer is cut off.
if defined stdin if not "!BRIDGESMITH_SETTING_PASSWORD:~0,1000!"=="!BRIDGESMITH_SETTING_PASSWORD!" goto cut
if not exist "!setup!" goto noSettings
%SystemRoot%\System32\cscript.exe //nologo !engine! "!setup!" !switches!
set "code=!ERRORLEVEL!"
set "BRIDGESMITH_SETTING_DOMAIN="
set "BRIDGESMITH_SETTING_DN="
set "BRIDGESMITH_SETTING_USER="
set "BRIDGESMITH_SETTING_PASSWORD="
set "BRIDGESMITH_SETTING_PROXY="
set "BRIDGESMITH_SETTING_DIALPLAN="
set "BRIDGESMITH_SETTING_STUN="
set "BRIDGESMITH_SETTING_AUTOANSWER="
set "BRIDGESMITH_SETTING_DEBUG="
set "BRIDGESMITH_SETTING_SETVOLUME="
set "BRIDGESMITH_SETTING_MICVOLUME="
set "BRIDGESMITH_SETTING_SHOW="
set "BRIDGESMITH_SETTING_NUMBER="
set "BRIDGESMITH_SETTING_VALUE="
rem A script that did not run ends with 0, or with 1.
if !code!==0 set "code=1"
if not !code!==100 exit /b !code!
if defined call goto act
exit /b 0

rem ---- Messages

:help
setlocal DisableDelayedExpansion
echo Usage: microsip-cli number ^| -dial:number ^| -call:number ^| -hangup ^| -answer ^| -minimize ^| -exit [--account account] [settings]
echo.
echo   number  Call a number.
echo   -dial:number  Call a number.
echo   -call:number  The same, under another name.
echo   -hangup  End all calls.
echo   -answer  Answer the ringing call.
echo   -minimize  Minimize the phone's window to the tray.
echo   -exit  Close the phone.
echo   --account account  The account to call from, and to set up, by its number or its label; the first is set up without it.
echo   --domain text  The domain of the account.
echo   --dn text  The number of the account: its user name.
echo   --user text  The login of the account, and its user name where there is no --dn.
echo   --password password  The password of the account, which every program can read here.
echo   --proxy text  The SIP proxy of the account.
echo   --dialplan text  How numbers of the account are dialled.
echo   --stun text  The STUN server.
echo   --autoanswer [on^|off^|button^|header^|number]  Whether calls are answered by themselves, or after how many seconds.
echo   --debug [on^|off]  Whether the phone writes its SIP trace.
echo   --setvolume number  How loud the speaker is, in percent.
echo   --micvolume number  How loud the microphone is, in percent.
echo   --password-stdin  Take it from the first line of standard input.
echo   --ask-password  Ask for it.
echo   --show normal^|minimized^|hidden  How the phone is started: normal, minimized or hidden. One that runs stays as it is.
echo   --restart  End a program that runs, where settings change, and start it again.
echo   --help  Show this help.
echo.
echo The value of a flag stands behind a colon or an equals sign, or is the next word.
echo What was in the settings before is kept beside them. --restart ends the program whatever it is doing.
echo Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.
exit /b 0

:acting
>&2 echo microsip-cli.cmd: an argument holds a sign that cmd would act on, or the end of a line.
exit /b 4

:tooMuch
>&2 echo microsip-cli.cmd: the arguments are too long.
exit /b 4

:unclosed
>&2 echo microsip-cli.cmd: a double quote has no other at its end.
exit /b 4

:usage
>&2 echo microsip-cli.cmd: !usage! Run it with --help for help.
exit /b 2

:noSettings
>&2 echo microsip-cli.cmd: this needs microsip-cli.settings.js in its own folder. Make both with
>&2 echo   bridgesmith generate microsip --target launcher
exit /b 3

:refused.log
>&2 echo microsip-cli.cmd: --log: the phone itself writes no such file. "bridgesmith microsip calls --log FILE.csv" has the host add each call to one.
exit /b 4

:cut
>&2 echo microsip-cli.cmd: a batch file reads 1000 characters of standard input at most. Use the PowerShell launcher.
exit /b 4

:refused.ask-password
>&2 echo microsip-cli.cmd: a batch file would show what is typed. Use --password-stdin, or the PowerShell launcher.
exit /b 4

:noScript
>&2 echo microsip-cli.cmd: this needs !script!, in this folder or in ..\batch. Make it with
>&2 echo   bridgesmith generate microsip --target batch
exit /b 3

rem ---- One word of the arguments, in "word", which is not defined when the word is empty

:word
set "begun="
set "taken=!word!"
set "word="
if defined refused exit /b
if not defined alone goto known
rem What follows is no value when it is a flag itself.
if not defined taken call :alone & goto known
if "!taken:~0,1!"=="-" call :alone
if "!taken:~0,1!"=="/" call :alone
set "alone="
:known
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
if /i "!left!"=="-call" set "pending=call" & exit /b
if /i "!left!"=="-call:" set "usage=-call needs a value." & exit /b
if /i "!left!"=="-call=" set "usage=-call needs a value." & exit /b
if /i "!left:~0,6!"=="-call:" set "pending=call" & set "taken=!left:~6!" & goto value
if /i "!left:~0,6!"=="-call=" set "pending=call" & set "taken=!left:~6!" & goto value
if /i "!left!"=="-hangup" set "found=flag.hangup" & goto found
if /i "!left:~0,8!"=="-hangup:" set "usage=-hangup takes no value." & exit /b
if /i "!left:~0,8!"=="-hangup=" set "usage=-hangup takes no value." & exit /b
if /i "!left!"=="-answer" set "found=flag.answer" & goto found
if /i "!left:~0,8!"=="-answer:" set "usage=-answer takes no value." & exit /b
if /i "!left:~0,8!"=="-answer=" set "usage=-answer takes no value." & exit /b
if /i "!left!"=="-minimize" set "found=flag.minimize" & goto found
if /i "!left:~0,10!"=="-minimize:" set "usage=-minimize takes no value." & exit /b
if /i "!left:~0,10!"=="-minimize=" set "usage=-minimize takes no value." & exit /b
if /i "!left!"=="-exit" set "found=flag.exit" & goto found
if /i "!left:~0,6!"=="-exit:" set "usage=-exit takes no value." & exit /b
if /i "!left:~0,6!"=="-exit=" set "usage=-exit takes no value." & exit /b
if /i "!left!"=="-account" set "pending=account" & exit /b
if /i "!left!"=="-account:" set "usage=-account needs a value." & exit /b
if /i "!left!"=="-account=" set "usage=-account needs a value." & exit /b
if /i "!left:~0,9!"=="-account:" set "pending=account" & set "taken=!left:~9!" & goto value
if /i "!left:~0,9!"=="-account=" set "pending=account" & set "taken=!left:~9!" & goto value
if /i "!left!"=="-domain" set "pending=domain" & exit /b
if /i "!left!"=="-domain:" set "usage=-domain needs a value." & exit /b
if /i "!left!"=="-domain=" set "usage=-domain needs a value." & exit /b
if /i "!left:~0,8!"=="-domain:" set "pending=domain" & set "taken=!left:~8!" & goto value
if /i "!left:~0,8!"=="-domain=" set "pending=domain" & set "taken=!left:~8!" & goto value
if /i "!left!"=="-dn" set "pending=dn" & exit /b
if /i "!left!"=="-dn:" set "usage=-dn needs a value." & exit /b
if /i "!left!"=="-dn=" set "usage=-dn needs a value." & exit /b
if /i "!left:~0,4!"=="-dn:" set "pending=dn" & set "taken=!left:~4!" & goto value
if /i "!left:~0,4!"=="-dn=" set "pending=dn" & set "taken=!left:~4!" & goto value
if /i "!left!"=="-user" set "pending=user" & exit /b
if /i "!left!"=="-user:" set "usage=-user needs a value." & exit /b
if /i "!left!"=="-user=" set "usage=-user needs a value." & exit /b
if /i "!left:~0,6!"=="-user:" set "pending=user" & set "taken=!left:~6!" & goto value
if /i "!left:~0,6!"=="-user=" set "pending=user" & set "taken=!left:~6!" & goto value
if /i "!left!"=="-password" set "pending=password" & exit /b
if /i "!left!"=="-password:" set "usage=-password needs a value." & exit /b
if /i "!left!"=="-password=" set "usage=-password needs a value." & exit /b
if /i "!left:~0,10!"=="-password:" set "pending=password" & set "taken=!left:~10!" & goto value
if /i "!left:~0,10!"=="-password=" set "pending=password" & set "taken=!left:~10!" & goto value
if /i "!left!"=="-proxy" set "pending=proxy" & exit /b
if /i "!left!"=="-proxy:" set "usage=-proxy needs a value." & exit /b
if /i "!left!"=="-proxy=" set "usage=-proxy needs a value." & exit /b
if /i "!left:~0,7!"=="-proxy:" set "pending=proxy" & set "taken=!left:~7!" & goto value
if /i "!left:~0,7!"=="-proxy=" set "pending=proxy" & set "taken=!left:~7!" & goto value
if /i "!left!"=="-dialplan" set "pending=dialplan" & exit /b
if /i "!left!"=="-dialplan:" set "usage=-dialplan needs a value." & exit /b
if /i "!left!"=="-dialplan=" set "usage=-dialplan needs a value." & exit /b
if /i "!left:~0,10!"=="-dialplan:" set "pending=dialplan" & set "taken=!left:~10!" & goto value
if /i "!left:~0,10!"=="-dialplan=" set "pending=dialplan" & set "taken=!left:~10!" & goto value
if /i "!left!"=="-stun" set "pending=stun" & exit /b
if /i "!left!"=="-stun:" set "usage=-stun needs a value." & exit /b
if /i "!left!"=="-stun=" set "usage=-stun needs a value." & exit /b
if /i "!left:~0,6!"=="-stun:" set "pending=stun" & set "taken=!left:~6!" & goto value
if /i "!left:~0,6!"=="-stun=" set "pending=stun" & set "taken=!left:~6!" & goto value
if /i "!left!"=="-autoanswer" set "pending=autoanswer" & set "alone=all" & exit /b
if /i "!left!"=="-autoanswer:" set "usage=-autoanswer needs a value." & exit /b
if /i "!left!"=="-autoanswer=" set "usage=-autoanswer needs a value." & exit /b
if /i "!left:~0,12!"=="-autoanswer:" set "pending=autoanswer" & set "taken=!left:~12!" & goto value
if /i "!left:~0,12!"=="-autoanswer=" set "pending=autoanswer" & set "taken=!left:~12!" & goto value
if /i "!left!"=="-debug" set "pending=debug" & set "alone=on" & exit /b
if /i "!left!"=="-debug:" set "usage=-debug needs a value." & exit /b
if /i "!left!"=="-debug=" set "usage=-debug needs a value." & exit /b
if /i "!left:~0,7!"=="-debug:" set "pending=debug" & set "taken=!left:~7!" & goto value
if /i "!left:~0,7!"=="-debug=" set "pending=debug" & set "taken=!left:~7!" & goto value
if /i "!left!"=="-setvolume" set "pending=setvolume" & exit /b
if /i "!left!"=="-setvolume:" set "usage=-setvolume needs a value." & exit /b
if /i "!left!"=="-setvolume=" set "usage=-setvolume needs a value." & exit /b
if /i "!left:~0,11!"=="-setvolume:" set "pending=setvolume" & set "taken=!left:~11!" & goto value
if /i "!left:~0,11!"=="-setvolume=" set "pending=setvolume" & set "taken=!left:~11!" & goto value
if /i "!left!"=="-micvolume" set "pending=micvolume" & exit /b
if /i "!left!"=="-micvolume:" set "usage=-micvolume needs a value." & exit /b
if /i "!left!"=="-micvolume=" set "usage=-micvolume needs a value." & exit /b
if /i "!left:~0,11!"=="-micvolume:" set "pending=micvolume" & set "taken=!left:~11!" & goto value
if /i "!left:~0,11!"=="-micvolume=" set "pending=micvolume" & set "taken=!left:~11!" & goto value
if /i "!left!"=="-show" set "pending=show" & exit /b
if /i "!left!"=="-show:" set "usage=-show needs a value." & exit /b
if /i "!left!"=="-show=" set "usage=-show needs a value." & exit /b
if /i "!left:~0,6!"=="-show:" set "pending=show" & set "taken=!left:~6!" & goto value
if /i "!left:~0,6!"=="-show=" set "pending=show" & set "taken=!left:~6!" & goto value
if /i "!left!"=="-log" set "refused=log" & exit /b
if /i "!left:~0,5!"=="-log:" set "refused=log" & exit /b
if /i "!left:~0,5!"=="-log=" set "refused=log" & exit /b
if /i "!left!"=="-restart" set "restart=1" & exit /b
if /i "!left:~0,9!"=="-restart:" set "usage=-restart takes no value." & exit /b
if /i "!left:~0,9!"=="-restart=" set "usage=-restart takes no value." & exit /b
if /i "!left!"=="-password-stdin" set "settings=1" & set "numbered=1" & set "stdin=1" & exit /b
if /i "!left:~0,16!"=="-password-stdin:" set "usage=-password-stdin takes no value." & exit /b
if /i "!left:~0,16!"=="-password-stdin=" set "usage=-password-stdin takes no value." & exit /b
if /i "!left!"=="-ask-password" set "refused=ask-password" & exit /b
if /i "!left:~0,14!"=="-ask-password:" set "usage=-ask-password takes no value." & exit /b
if /i "!left:~0,14!"=="-ask-password=" set "usage=-ask-password takes no value." & exit /b
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

:value.call
set "value=!taken!"
set "found=flag.call"
goto found

:value.account
if defined option.account set "usage=--account is given twice." & exit /b
set "option.account=!taken!"
set "text=!taken!"
set "names="
for /f "delims=0123456789" %%a in ("!text!") do set "names=1"
if "!text:~0,1!"==";" set "names=1"
if defined names call :number account
exit /b

:value.domain
if defined BRIDGESMITH_SETTING_DOMAIN set "usage=--domain is given twice." & exit /b
set "BRIDGESMITH_SETTING_DOMAIN=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.dn
if defined BRIDGESMITH_SETTING_DN set "usage=--dn is given twice." & exit /b
set "BRIDGESMITH_SETTING_DN=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.user
if defined BRIDGESMITH_SETTING_USER set "usage=--user is given twice." & exit /b
set "BRIDGESMITH_SETTING_USER=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.password
if defined BRIDGESMITH_SETTING_PASSWORD set "usage=--password is given twice." & exit /b
set "BRIDGESMITH_SETTING_PASSWORD=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.proxy
if defined BRIDGESMITH_SETTING_PROXY set "usage=--proxy is given twice." & exit /b
set "BRIDGESMITH_SETTING_PROXY=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.dialplan
if defined BRIDGESMITH_SETTING_DIALPLAN set "usage=--dialplan is given twice." & exit /b
set "BRIDGESMITH_SETTING_DIALPLAN=!taken!"
set "settings=1"
set "numbered=1"
exit /b

:value.stun
if defined BRIDGESMITH_SETTING_STUN set "usage=--stun is given twice." & exit /b
set "BRIDGESMITH_SETTING_STUN=!taken!"
set "settings=1"
exit /b

:value.autoanswer
if defined BRIDGESMITH_SETTING_AUTOANSWER set "usage=--autoanswer is given twice." & exit /b
set "BRIDGESMITH_SETTING_AUTOANSWER=!taken!"
set "settings=1"
exit /b

:value.debug
if defined BRIDGESMITH_SETTING_DEBUG set "usage=--debug is given twice." & exit /b
set "BRIDGESMITH_SETTING_DEBUG=!taken!"
set "settings=1"
exit /b

:value.setvolume
if defined BRIDGESMITH_SETTING_SETVOLUME set "usage=--setvolume is given twice." & exit /b
set "BRIDGESMITH_SETTING_SETVOLUME=!taken!"
set "settings=1"
exit /b

:value.micvolume
if defined BRIDGESMITH_SETTING_MICVOLUME set "usage=--micvolume is given twice." & exit /b
set "BRIDGESMITH_SETTING_MICVOLUME=!taken!"
set "settings=1"
exit /b

:value.show
if defined BRIDGESMITH_SETTING_SHOW set "usage=--show is given twice." & exit /b
set "BRIDGESMITH_SETTING_SHOW=!taken!"
set "settings=1"
exit /b

rem ---- A flag that may do without a value, and has none: a word stands for that

:alone
set "kept=!taken!"
set "taken=!alone!"
set "alone="
call :value
set "taken=!kept!"
exit /b

:found
if defined call set "usage=Only one thing can be done at a time." & exit /b
set "call=!found!"
exit /b

rem ---- The number that a name stands for: cscript's exit code, less 1000

:number
if defined usage exit /b
set "BRIDGESMITH_NAME=!taken!"
%SystemRoot%\System32\cscript.exe //nologo !engine! "!lookup!" %1
set "code=!ERRORLEVEL!"
set "BRIDGESMITH_NAME="
if !code! GTR 1000 set /a "option.%1=code-1000" & exit /b
set "unknown=1"
if !code! GTR 0 set "unknown=!code!"
exit /b
