' hang-up.vbs: End the current call, or reject it while it rings.
' Part of the tSIP scripts for Windows Script Host.
'
' Made by bridgesmith 0.1.0 from the bridge tsip. [bridgesmith:tsip/vbscript 8451bd175b6f]
' Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
'   bridgesmith generate tsip --target vbscript
'
' Windows is retiring VBScript (off by default around 2027); the PowerShell module does the same.
'
' cscript //nologo hang-up.vbs [options]
'
'   /via:dde|exe|uri  how to send it; chosen by itself when left out
'   /timeout:SECONDS  how long to wait for a DDE server; 10 when left out
'   /?  show this help
'
' Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out.

Option Explicit

Const EXIT_DONE = 0
Const EXIT_FAILED = 1
Const EXIT_USAGE = 2
Const EXIT_NOT_FOUND = 3
Const EXIT_TIMED_OUT = 5

Dim shell, fileSystem, via
Set shell = CreateObject("WScript.Shell")
Set fileSystem = CreateObject("Scripting.FileSystemObject")
via = "" ' the transport asked for with /via; none: the automatic choice
Dim foundProgram, searched
foundProgram = ""
Dim timeoutSeconds
timeoutSeconds = 10

On Error Resume Next
Main ' does not come back, unless by an error that nothing here expects
Fail EXIT_FAILED, "unexpected error " & Err.Number & ": " & Err.Description

Sub Main()
  If TakesPartInDde() Then WScript.Quit EXIT_DONE
  ReadArguments
  Send
  WScript.Quit EXIT_DONE
End Sub

' ---- What is sent, and how

Sub Send()
  Select Case via
    Case "dde"
      SendByDde True
    Case "exe"
      SendByExe
    Case "uri"
      SendByUri
    Case Else
      SendAutomatically
  End Select
End Sub

' Takes the first way that is known to reach tSIP: DDE, where a server is known to run, then the program, then a link.
Sub SendAutomatically()
  If DdeServerIsKnown() Then
    If SendByDde(False) Then Exit Sub
  End If
  If FindProgram() <> "" Then
    SendByExe
    Exit Sub
  End If
  If LinkHasHandler() Then
    SendByUri
    Exit Sub
  End If
  Fail EXIT_NOT_FOUND, "tSIP" & " was not found. Looked at:" & searched & vbCrLf & "Install tSIP, or set TSIP_EXE to the full path of its program."
End Sub

Function DdeCommand()
  DdeCommand = "[Hangup]"
End Function

Sub SendByExe()
  If FindProgram() = "" Then Fail EXIT_NOT_FOUND, "tSIP" & " was not found. Looked at:" & searched & vbCrLf & "Install tSIP, or set TSIP_EXE to the full path of its program."
  OpenWithShell foundProgram, CommandLine(), fileSystem.GetParentFolderName(foundProgram)
End Sub

Function CommandLine()
  Dim line
  line = ""
  AddArgument line, "/tsip=HANGUP"
  CommandLine = line
End Function

Sub AddArgument(line, argument)
  If line <> "" Then line = line & " "
  line = line & argument
End Sub

Sub SendByUri()
  If Not LinkHasHandler() Then Fail EXIT_NOT_FOUND, "No program is registered for tsip: links. Start tSIP once, or register it for them."
  OpenWithShell Link(), "", ""
End Sub

Function LinkHasHandler()
  On Error Resume Next
  Err.Clear
  shell.RegRead "HKCR\tsip\URL Protocol"
  LinkHasHandler = (Err.Number = 0)
  Err.Clear
End Function

Function Link()
  Link = "tsip:HANGUP"
End Function

' Starts a program or opens a link, with no command interpreter in between and nothing in its text expanded.
Sub OpenWithShell(target, line, folder)
  On Error Resume Next
  Err.Clear
  CreateObject("Shell.Application").ShellExecute target, line, folder, "open", 1
  If Err.Number <> 0 Then Fail EXIT_FAILED, target & " could not be started: " & Err.Description
End Sub

' ---- Where the program is

' The full path of the program, or "" and, in searched, where it was looked for.
Function FindProgram()
  Dim place
  searched = ""
  place = Replace(shell.Environment("Process")("TSIP_EXE"), """", "")
  If place <> "" And Not IsProgram(place) Then Fail EXIT_NOT_FOUND, "TSIP_EXE is not the full path of an .exe file that is there: " & place
  LookAt place
  LookAt ReadRegistry("HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe\")
  LookAt ReadRegistry("HKLM\Software\Microsoft\Windows\CurrentVersion\App Paths\tSIP.exe\")
  LookInFolder "%USERPROFILE%\scoop\apps\tsip\current"
  LookInFolder "%ProgramData%\scoop\apps\tsip\current"
  FindProgram = foundProgram
End Function

' A place is the program itself or the folder it is in. The first program found stays.
Sub LookAt(ByVal place)
  Dim path
  place = Replace(place, """", "")
  If place = "" Or foundProgram <> "" Then Exit Sub
  For Each path In Array(place, fileSystem.BuildPath(place, "tSIP.exe"))
    If foundProgram = "" And IsProgram(path) Then foundProgram = fileSystem.GetAbsolutePathName(path)
  Next
  searched = searched & vbCrLf & "  " & place
End Sub

' Whether a text is the full path of a program. Only an .exe will do: Windows hands the arguments of a batch file to a
' command interpreter.
Function IsProgram(path)
  Dim expression
  Set expression = New RegExp
  expression.Pattern = "^([A-Za-z]:[\\/]|\\\\).*\.[Ee][Xx][Ee]$"
  IsProgram = expression.Test(path) And fileSystem.FileExists(path)
End Function

' A folder whose name holds environment variables; one that is not set means that there is no such folder.
Sub LookInFolder(pattern)
  Dim folder
  folder = Expanded(pattern)
  If InStr(folder, "%") = 0 Then LookAt folder
End Sub

Function ReadRegistry(value)
  ReadRegistry = ""
  On Error Resume Next
  ReadRegistry = Expanded(CStr(shell.RegRead(value)))
  Err.Clear
End Function

Function Expanded(text)
  Expanded = Replace(shell.ExpandEnvironmentStrings(text), Chr(0), "") ' Wine leaves a NUL at the end
End Function

' ---- DDE

' VBScript has no DDE, but Windows' shell has: it sends a DDE command to open a link whose scheme has a ddeexec key
' (https://learn.microsoft.com/windows/win32/shell/launch). So this registers a scheme for this one command, opens it
' in a process of its own, which can be ended should the server hang, and removes the scheme again.

' A host that speaks DDE for tSIP leaves a mark while it runs.
Function DdeServerIsKnown()
  On Error Resume Next
  Err.Clear
  shell.RegRead "HKCU\Software\bridgesmith\Servers\tSIP|control"
  DdeServerIsKnown = (Err.Number = 0)
  Err.Clear
End Function

' Sends the command. When no server answers: False, or the end of the script when DDE is required.
Function SendByDde(required)
  Dim command, token, outcome
  command = DdeCommand()
  token = ReserveToken()
  outcome = EXIT_FAILED
  On Error Resume Next ' so that the scheme is removed whatever happens
  Err.Clear
  RegisterScheme token, command
  If Err.Number = 0 Then outcome = OpenScheme(token)
  RemoveScheme token
  On Error GoTo 0
  SendByDde = (outcome = EXIT_DONE)
  If outcome = EXIT_NOT_FOUND And required Then Fail outcome, "Nothing answers as the DDE server tSIP|control. Start its host first."
  If outcome = EXIT_TIMED_OUT Then Fail outcome, "No answer came from the DDE server tSIP|control within " & timeoutSeconds & " seconds."
  If outcome = EXIT_FAILED Then Fail outcome, "The command could not be sent to the DDE server tSIP|control."
End Function

' A name that no other script uses at this time: that of a folder which only one can create.
Function ReserveToken()
  Dim attempt
  Randomize
  On Error Resume Next
  For attempt = 1 To 100
    Err.Clear
    ReserveToken = "bridgesmith-" & CLng(Rnd * 2147483647)
    fileSystem.CreateFolder TokenFolder(ReserveToken)
    If Err.Number = 0 Then Exit Function
  Next
  Fail EXIT_FAILED, "No folder could be made in " & fileSystem.GetSpecialFolder(2) & ": " & Err.Description
End Function

Function TokenFolder(token)
  TokenFolder = fileSystem.BuildPath(fileSystem.GetSpecialFolder(2), token)
End Function

Sub RegisterScheme(token, command)
  Dim key
  key = SchemeKey(token)
  shell.RegWrite key, "URL:" & token
  shell.RegWrite key & "URL Protocol", ""
  shell.RegWrite key & "shell\open\command\", ScriptCommand("/dde-unanswered", token)
  shell.RegWrite key & "shell\open\ddeexec\", command
  shell.RegWrite key & "shell\open\ddeexec\application\", "tSIP"
  shell.RegWrite key & "shell\open\ddeexec\topic\", "control"
End Sub

Sub RemoveScheme(token)
  Dim part
  On Error Resume Next
  Err.Clear
  For Each part In Array("shell\open\ddeexec\topic\", "shell\open\ddeexec\application\", "shell\open\ddeexec\", "shell\open\command\", "shell\open\", "shell\", "")
    shell.RegDelete SchemeKey(token) & part
  Next
  If Err.Number <> 0 Then shell.Run "%SystemRoot%\System32\reg.exe delete HKCU\Software\Classes\" & token & " /f", 0, True ' Wine has no RegDelete
  fileSystem.DeleteFolder TokenFolder(token)
  Err.Clear
End Sub

Function SchemeKey(token)
  SchemeKey = "HKCU\Software\Classes\" & token & "\"
End Function

Function ScriptCommand(part, token)
  Dim host
  host = fileSystem.BuildPath(fileSystem.GetParentFolderName(WScript.FullName), "wscript.exe")
  ScriptCommand = """" & host & """ //B //Nologo """ & WScript.ScriptFullName & """ " & part & " " & token
End Function

' Opens the scheme in a second process, and waits until that is done, until the shell has found no server, or until the
' time is up.
Function OpenScheme(token)
  Dim opener, started
  Set opener = shell.Exec(ScriptCommand("/dde-open", token))
  started = Timer
  Do While opener.Status = 0 And SecondsSince(started) < timeoutSeconds And Not HasNote(token, "unanswered")
    WScript.Sleep 10
  Loop
  If HasNote(token, "unanswered") Then
    OpenScheme = EXIT_NOT_FOUND
  ElseIf opener.Status = 0 Then
    OpenScheme = EXIT_TIMED_OUT
  ElseIf HasNote(token, "sent") Then
    OpenScheme = EXIT_DONE
  Else
    OpenScheme = EXIT_FAILED
  End If
  If opener.Status = 0 Then opener.Terminate
End Function

Function SecondsSince(started)
  SecondsSince = Timer - started
  If SecondsSince < 0 Then SecondsSince = SecondsSince + 86400 ' Timer begins anew at midnight
End Function

' The parts that this script plays in the other processes: to open the scheme, and to be what the shell starts when no
' server answers. Each leaves a note of it in the folder.
Function TakesPartInDde()
  Dim expression
  TakesPartInDde = False
  If WScript.Arguments.Count <> 2 Then Exit Function
  Set expression = New RegExp
  expression.Pattern = "^bridgesmith-[0-9]+$"
  If Not expression.Test(WScript.Arguments(1)) Then Exit Function
  TakesPartInDde = True
  Select Case WScript.Arguments(0)
    Case "/dde-open"
      shell.Run WScript.Arguments(1) & ":", 0, False
      WScript.Sleep 200 ' the shell may be back before the server took the command, which is lost when this process ends
      LeaveNote WScript.Arguments(1), "sent"
    Case "/dde-unanswered"
      LeaveNote WScript.Arguments(1), "unanswered"
    Case Else
      TakesPartInDde = False
  End Select
End Function

Sub LeaveNote(token, note)
  fileSystem.CreateTextFile(fileSystem.BuildPath(TokenFolder(token), note)).Close
End Sub

Function HasNote(token, note)
  HasNote = fileSystem.FileExists(fileSystem.BuildPath(TokenFolder(token), note))
End Function

' ---- Arguments

Sub ReadArguments()
  Dim index
  For index = 0 To WScript.Arguments.Count - 1
    If WScript.Arguments(index) = "/batch-arguments" Then ' from the .cmd script, which put them there just now
      ReadLine shell.Environment("Process")("BRIDGESMITH_ARGUMENTS")
    Else
      ReadArgument WScript.Arguments(index)
    End If
  Next
End Sub

Sub ReadArgument(argument)
  If Left(argument, 1) = "/" Then
    ReadOption Mid(argument, 2)
    Exit Sub
  End If
  Fail EXIT_USAGE, "There is one argument too many. Run with /? for help."
End Sub

Sub ReadOption(text)
  Dim colon, option_, value
  colon = InStr(text & ":", ":")
  option_ = LowerCase(Left(text, colon - 1))
  value = Mid(text, colon + 1)
  Select Case option_
    Case "?", "help"
      ShowUsage
    Case "environment"
    Case "via"
      via = LowerCase(value)
      If via <> "dde" And via <> "exe" And via <> "uri" Then Fail EXIT_USAGE, "/via: expected dde or exe or uri."
    Case "timeout"
      ReadTimeout value
    Case Else
      Fail EXIT_USAGE, "There is no option /" & option_ & ". Run with /? for help."
  End Select
End Sub

' LCase follows the user's language, and in Turkish the small letter of I is no i.
Function LowerCase(text)
  LowerCase = LCase(Replace(text, "I", "i"))
End Function

Sub ReadTimeout(value)
  Dim expression
  Set expression = New RegExp
  expression.Pattern = "^[1-9][0-9]{0,2}$"
  If Not expression.Test(value) Then Fail EXIT_USAGE, "/timeout: expected a number of seconds from 1 to 999."
  timeoutSeconds = CLng(value)
End Sub

' Spaces separate arguments; double quotes hold one together; two of them within quotes are one.
Sub ReadLine(line)
  Dim index, character, argument, inQuotes, begun
  argument = "" : inQuotes = False : begun = False
  For index = 1 To Len(line)
    character = Mid(line, index, 1)
    If character = """" Then
      If inQuotes And Mid(line, index + 1, 1) = """" Then
        argument = argument & """"
        index = index + 1
      Else
        inQuotes = Not inQuotes
        begun = True
      End If
    ElseIf (character = " " Or character = vbTab) And Not inQuotes Then
      If begun Then ReadArgument argument
      argument = "" : begun = False
    Else
      argument = argument & character
      begun = True
    End If
  Next
  If begun Then ReadArgument argument
End Sub

' ---- Messages

Sub ShowUsage()
  WScript.Echo "cscript //nologo hang-up.vbs [options]" & vbCrLf & _
    "" & vbCrLf & _
    "  /via:dde|exe|uri  how to send it; chosen by itself when left out" & vbCrLf & _
    "  /timeout:SECONDS  how long to wait for a DDE server; 10 when left out" & vbCrLf & _
    "  /?  show this help" & vbCrLf & _
    "" & vbCrLf & _
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found or not running, 4 refused input, 5 timed out."
  WScript.Quit EXIT_DONE
End Sub

Sub Fail(code, message)
  On Error Resume Next
  Err.Clear
  If LowerCase(Right(WScript.FullName, 11)) = "cscript.exe" Then
    WScript.StdErr.WriteLine "hang-up.vbs: " & message
    If Err.Number <> 0 Then WScript.Echo "hang-up.vbs: " & message ' Wine has no StdErr
  ElseIf WScript.Interactive Then
    WScript.Echo "hang-up.vbs: " & message
  End If
  WScript.Quit code
End Sub
