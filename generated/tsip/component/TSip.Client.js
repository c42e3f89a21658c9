// TSip.Client.js: sends one DDE command through the shell, for TSip.Client.wsc beside it.
//
// Made by bridgesmith 0.1.0 from the bridge tsip. [bridgesmith:tsip/component 023a410469a9]
// Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
//   bridgesmith generate tsip --target component
//
// A scriptlet has no DDE, but Windows' shell has: it sends a DDE command to open a link whose scheme has a ddeexec key
// (https://learn.microsoft.com/windows/win32/shell/launch). So this registers a scheme for one command, opens it in a
// process of its own, which can be ended should the server hang, and removes the scheme again.
//
// Exit codes: 100 done, 1 failed, 3 no server answers, 5 timed out. A script host that could not open this file, as
// Wine's when another one just reads it, has done nothing and says 0.

var shell = new ActiveXObject("WScript.Shell");
var fileSystem = new ActiveXObject("Scripting.FileSystemObject");

function folderOf(token) {
  return fileSystem.BuildPath(fileSystem.GetSpecialFolder(2), token);
}

function fileOf(token, name) {
  return fileSystem.BuildPath(folderOf(token), name);
}

function schemeKey(token) {
  return "HKCU\\Software\\Classes\\" + token + "\\";
}

// Script hosts that nobody has put another program in the place of, hidden and without dialogs.
function scriptCommand(script, part, token) {
  var host = shell.ExpandEnvironmentStrings("%SystemRoot%").replace(/\u0000/g, "") + "\\System32\\wscript.exe"; // Wine leaves a NUL at the end
  return '"' + host + '" //B //Nologo "' + script + '" ' + part + " " + token;
}

function removeScheme(token) {
  if (!hasScheme(token)) return;
  var parts = ["shell\\open\\ddeexec\\topic\\", "shell\\open\\ddeexec\\application\\", "shell\\open\\ddeexec\\", "shell\\open\\command\\", "shell\\open\\", "shell\\", ""];
  for (var index = 0; index < parts.length; index++) {
    try {
      shell.RegDelete(schemeKey(token) + parts[index]);
    } catch (error) {
      // Not there, or Wine, which has no RegDelete.
    }
  }
  if (hasScheme(token)) shell.Run("%SystemRoot%\\System32\\reg.exe delete HKCU\\Software\\Classes\\" + token + " /f", 0, true);
}

function hasScheme(token) {
  try {
    shell.RegRead(schemeKey(token));
    return true;
  } catch (error) {
    return false;
  }
}

function removeFolder(token) {
  try {
    fileSystem.DeleteFolder(folderOf(token), true);
  } catch (error) {
    // The other process may still hold it, and removes it then.
  }
}

WScript.Quit(main());

function main() {
  if (WScript.Arguments.Count() !== 2) return 1;
  var part = String(WScript.Arguments(0));
  var token = String(WScript.Arguments(1));
  if (token.indexOf("bridgesmith-tsip.client-") !== 0 || !/^[a-z0-9.-]+$/.test(token)) return 1;
  if (part === "/send") return send(token);
  if (part === "/open") return open(token);
  if (part === "/unanswered") return leaveNote(token, "unanswered");
  return 1;
}

function send(token) {
  try {
    var request = readRequest(token);
    registerScheme(token, request);
    return openScheme(token, request.timeout);
  } catch (error) {
    return 1;
  } finally {
    removeScheme(token);
    removeFolder(token);
  }
}

// Line by line what the component wrote: none of it holds a line break.
function readRequest(token) {
  var stream = fileSystem.OpenTextFile(fileOf(token, "request"), 1, false, -1);
  var request = { timeout: Number(stream.ReadLine()), service: stream.ReadLine(), topic: stream.ReadLine(), command: stream.ReadLine() };
  stream.Close();
  return request;
}

function registerScheme(token, request) {
  var key = schemeKey(token);
  shell.RegWrite(key, "URL:" + token);
  shell.RegWrite(key + "URL Protocol", "");
  // What the shell starts when nobody answers.
  shell.RegWrite(key + "shell\\open\\command\\", scriptCommand(WScript.ScriptFullName, "/unanswered", token));
  shell.RegWrite(key + "shell\\open\\ddeexec\\", request.command);
  shell.RegWrite(key + "shell\\open\\ddeexec\\application\\", request.service);
  shell.RegWrite(key + "shell\\open\\ddeexec\\topic\\", request.topic);
}

function openScheme(token, timeout) {
  var end = new Date().getTime() + timeout * 1000;
  var running;
  do {
    // One that ended before it began did nothing, so another one may.
    running = runOpener(token, end);
  } while (!running && new Date().getTime() < end && !hasNote(token, "begun"));
  if (hasNote(token, "unanswered")) return 3;
  if (hasNote(token, "sent")) return 100;
  return running ? 5 : 1;
}

// Whether the opener had to be ended.
function runOpener(token, end) {
  var opener = shell.Exec(scriptCommand(WScript.ScriptFullName, "/open", token));
  while (opener.Status === 0 && new Date().getTime() < end && !hasNote(token, "unanswered")) WScript.Sleep(10);
  if (opener.Status !== 0) return false;
  opener.Terminate();
  return true;
}

function open(token) {
  leaveNote(token, "begun");
  shell.Run(token + ":", 0, false);
  WScript.Sleep(200); // the shell may be back before the server took the command, which is lost when this process ends
  return leaveNote(token, "sent");
}

function leaveNote(token, note) {
  fileSystem.CreateTextFile(fileOf(token, note)).Close();
  return 0;
}

function hasNote(token, note) {
  return fileSystem.FileExists(fileOf(token, note));
}
