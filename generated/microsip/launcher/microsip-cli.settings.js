// microsip-cli.settings.js: sets MicroSIP up and starts it, for the batch file beside it.
//
// Made by bridgesmith 0.1.0 from the bridge microsip. [bridgesmith:microsip/launcher 6279e78987ba]
// Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
//   bridgesmith generate microsip --target launcher
//
// cscript //nologo //E:JScript microsip-cli.settings.js [/restart] [/acts] [/calls] [/checks:CALL], with the value of each
// flag in a variable such as BRIDGESMITH_SETTING_SHOW: a command line can be read by every program.
//   /restart  a program that runs may be ended
//   /acts     something is done with the program afterwards, so that its window must be there
//   /calls    what is done afterwards starts the program by itself
//   /checks   that to look at BRIDGESMITH_SETTING_VALUE as this call will, before anything is changed
//
// All of the settings file that is not set stays as it is, byte for byte. What was there is kept beside it, in a file whose
// name ends in .bak, or in .absent where there was none.
// Exit codes: 100 done, so that no script that did not run looks like one; 1 failed, 3 not found, 4 refused input,
// 5 timed out.

var flags = {
  "domain": {
    variable: "BRIDGESMITH_SETTING_DOMAIN", isNumbered: true,
    refusal: "--domain: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.",
    takesValue: true, longest: 255,
    pattern: "(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*",
    set: [{ section: "Account", isNumbered: true, key: "domain" }]
  },
  "dn": {
    variable: "BRIDGESMITH_SETTING_DN", isNumbered: true,
    refusal: "--dn: expected a single line of text, 255 characters at most.",
    takesValue: true, longest: 255,
    set: [{ section: "Account", isNumbered: true, key: "username" }]
  },
  "user": {
    variable: "BRIDGESMITH_SETTING_USER", isNumbered: true,
    refusal: "--user: expected a single line of text, 255 characters at most.",
    takesValue: true, longest: 255,
    set: [{ section: "Account", isNumbered: true, key: "username" }],
    besides: "dn", besidesSet: [{ section: "Account", isNumbered: true, key: "authID" }]
  },
  "password": {
    variable: "BRIDGESMITH_SETTING_PASSWORD", isNumbered: true, isSecret: true,
    refusal: "--password: expected a password, 1040 characters at most.",
    takesValue: true, longest: 1040,
    set: [{ section: "Account", isNumbered: true, key: "password", removes: "passwordSize" }]
  },
  "proxy": {
    variable: "BRIDGESMITH_SETTING_PROXY", isNumbered: true,
    refusal: "--proxy: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.",
    takesValue: true, longest: 255,
    pattern: "(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*(?: (?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*)*",
    set: [{ section: "Account", isNumbered: true, key: "proxy" }]
  },
  "dialplan": {
    variable: "BRIDGESMITH_SETTING_DIALPLAN", isNumbered: true,
    refusal: "--dialplan: expected alternatives separated by |, x for any character, . to repeat it, \u003Cmatch:replacement\u003E, such as \u003C00:+\u003Ex.|xxxx, 255 characters at most. Numbers that match none are not dialled. For a 9 before those of more than three digits use \"bridgesmith microsip provision --set account1.dialingPrefix=9\".",
    takesValue: true, longest: 255,
    pattern: "\\(?(?:\u003C[^\u003C\u003E:|,]*(?::[^\u003C\u003E:|,]*)?\u003E|[A-Za-z0-9_.*#+]|\\|)+\\)?",
    set: [{ section: "Account", isNumbered: true, key: "dialPlan" }]
  },
  "stun": {
    variable: "BRIDGESMITH_SETTING_STUN",
    refusal: "--stun: expected a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060, 255 characters at most.",
    takesValue: true, longest: 255,
    pattern: "(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?(?:;[A-Za-z0-9_.=-]+)*",
    set: [{ section: "Settings", key: "STUN" }, { section: "Settings", key: "enableSTUN", value: "1" }]
  },
  "autoanswer": {
    variable: "BRIDGESMITH_SETTING_AUTOANSWER",
    refusal: "--autoanswer: expected on, yes, true, all, off, no, false, button, header or a whole number from 0 to 600.",
    takesValue: true, longest: 3, isInteger: true, minimum: 0, maximum: 600,
    pattern: "0|[1-9][0-9]*",
    set: [{ section: "Settings", key: "autoAnswer", value: "all" }, { section: "Settings", key: "autoAnswerDelay" }],
    words: {
      "on": [{ section: "Settings", key: "autoAnswer", value: "all" }],
      "yes": [{ section: "Settings", key: "autoAnswer", value: "all" }],
      "true": [{ section: "Settings", key: "autoAnswer", value: "all" }],
      "all": [{ section: "Settings", key: "autoAnswer", value: "all" }],
      "off": [{ section: "Settings", key: "autoAnswer", value: "" }],
      "no": [{ section: "Settings", key: "autoAnswer", value: "" }],
      "false": [{ section: "Settings", key: "autoAnswer", value: "" }],
      "button": [{ section: "Settings", key: "autoAnswer", value: "button" }],
      "header": [{ section: "Settings", key: "autoAnswer", value: "header" }]
    }
  },
  "debug": {
    variable: "BRIDGESMITH_SETTING_DEBUG",
    refusal: "--debug: expected on, 1, off or 0. The phone chooses the file itself: %LOCALAPPDATA%\\MicroSIP\\microsip_log.txt, or beside a portable phone. \"bridgesmith microsip trace follow\" shows it.",
    words: {
      "on": [{ section: "Settings", key: "enableLog", value: "1" }],
      "1": [{ section: "Settings", key: "enableLog", value: "1" }],
      "off": [{ section: "Settings", key: "enableLog", value: "0" }],
      "0": [{ section: "Settings", key: "enableLog", value: "0" }]
    }
  },
  "setvolume": {
    variable: "BRIDGESMITH_SETTING_SETVOLUME",
    refusal: "--setvolume: expected a whole number from 0 to 100.",
    takesValue: true, longest: 3, isInteger: true, minimum: 0, maximum: 100,
    pattern: "0|[1-9][0-9]*",
    set: [{ section: "Settings", key: "volumeOutput" }]
  },
  "micvolume": {
    variable: "BRIDGESMITH_SETTING_MICVOLUME",
    refusal: "--micvolume: expected a whole number from 0 to 100.",
    takesValue: true, longest: 3, isInteger: true, minimum: 0, maximum: 100,
    pattern: "0|[1-9][0-9]*",
    set: [{ section: "Settings", key: "volumeInput" }]
  }
};
var ways = { "normal": "", "minimized": "/minimized", "hidden": "/hidden" };
var checks = {
  "flag.dial": { parameter: "number", mayBeMistaken: true, pattern: "(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*)?", minimum: 1, maximum: 255, expected: "a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters" },
  "flag.call": { parameter: "number", mayBeMistaken: true, pattern: "(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*)?", minimum: 1, maximum: 255, expected: "a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters" },
  "default": { parameter: "number", mayBeMistaken: true, pattern: "(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:,[0-9A-D*#,;]*|@(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*)?", minimum: 1, maximum: 255, expected: "a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com, 1 to 255 characters" }
};
// What only looks like a number, or like the name of a SIP user.
var mistakes = [
  { pattern: "(?:sips?:)?\\+?[0-9]+(?:(?:\\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\\+)[0-9]+|\\.0)(?:[,@].*)?", is: "a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew" },
  { pattern: "(?:sips?:)?[0-9+*#][0-9+.*#-]*(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)+[0-9.*#-](?:[0-9.*#-]|(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?))*(?:,[^@]*)?", is: "a number with an extension. Write a comma for a pause, and tones behind it, as in 5551234,12" },
  { pattern: "(?:sips?:)?(?:\\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*|[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*|(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*)(?:,[^@]*)?", is: "a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on" },
  { pattern: "sips?:(?:[0-9A-Za-z.-]*(?:[A-Za-z][0-9A-Za-z-]*\\.|\\.[0-9.-]*[A-Za-z])[0-9A-Za-z.-]*|[0-9]{1,3}(?:\\.+[0-9]{1,3}){3}\\.*)(?:,[^@]*)?", is: "a host, and nobody to call there. Write an address such as 1000@pbx.example.com" },
  { pattern: "[^,@]*,[^@]*@.*", is: "an address with a comma, and behind a host there are no tones" },
  { pattern: "[^,@]*,[0-9A-D*#,;]*[^0-9A-D*#,;@][^@]*", is: "something else than tones behind a comma. Tones are digits, * # and A to D; a comma is a second more" },
  { pattern: "(?:sips?:)?\\+[0-9 .-]*[(]0[)].*", is: "a number with a (0) that is not dialled behind a country code. Leave it out" }
];
var numbered = {
  section: "Account", needs: ["domain", "username"],
  current: { section: "Settings", key: "accountId", noneKey: "enableLocalAccount", noneValue: "1", older: "domain" }
};

var FAILED = 1, NOT_FOUND = 3, REFUSED = 4, TIMED_OUT = 5, DONE = 100;
var shell = new ActiveXObject("WScript.Shell");
var fileSystem = new ActiveXObject("Scripting.FileSystemObject");
var isWine = fileSystem.FileExists(expanded("%SystemRoot%\\System32\\winecfg.exe"));
var secrets = {};

WScript.Quit(run());

function run() {
  try {
    return main();
  } catch (error) {
    return say(error.code || FAILED, error.code ? error.message : "It failed: " + error.message);
  }
}

function main() {
  takeSecrets();
  checkCall(argument("checks"), valueOf("BRIDGESMITH_SETTING_VALUE"));
  var edits = editsAsked();
  var way = wayAsked();
  var program = findProgram();
  var file = settingsFileOf(program);
  var stopped = edits.length > 0 && changeSettings(file, edits, way);
  if (stopped || runsWith(file).length > 0) {
    if (way !== undefined && !stopped) say(0, "MicroSIP runs already, and stays shown as it is.");
  } else if (way || !has("calls")) {
    start(program, way);
  }
  return DONE;
}

// ---- What is asked for

// All that is started inherits the environment, and hands it on: what is secret is read once, and removed before that.
// Wine's script host can remove nothing; there, the program has it for as long as it runs.
function takeSecrets() {
  var variables = ["BRIDGESMITH_SETTING_PASSWORD", "BRIDGESMITH_PASSWORD"];
  for (var index = 0; index < variables.length; index++) {
    var value = valueOf(variables[index]);
    if (value !== "" && !isWine) shell.Environment("Process").Remove(variables[index]);
    secrets[variables[index]] = value;
  }
}

function checkCall(label, value) {
  var check = checks[label];
  if (!check) return;
  for (var index = 0; check.mayBeMistaken && value.length <= check.maximum && index < mistakes.length; index++) {
    if (matches(value, mistakes[index].pattern)) fail(REFUSED, check.parameter + ": expected " + check.expected + "; this is " + mistakes[index].is + ".");
  }
  var fits = value.length >= check.minimum && value.length <= check.maximum && matches(value, check.pattern);
  if (!fits) fail(REFUSED, check.parameter + ": expected " + check.expected + ".");
}

function editsAsked() {
  var number = valueOf("BRIDGESMITH_SETTING_NUMBER") || "1";
  if (!/^[1-9][0-9]{0,2}$/.test(number)) fail(REFUSED, number + ": expected a whole number from 1 to 999, without leading zeros.");
  var edits = [];
  for (var name in flags) {
    var text = textOf(name);
    if (text === "") continue;
    var set = setOf(name, text);
    for (var index = 0; index < set.length; index++) {
      var edit = set[index];
      edits.push({
        section: edit.isNumbered ? edit.section + number : edit.section,
        number: edit.isNumbered ? Number(number) : 0,
        key: edit.key, removes: edit.removes || "",
        value: edit.value === undefined ? text : edit.value
      });
    }
  }
  return edits;
}

// A variable that is set for a secret may be for another command: without a flag of a numbered section it does not count.
function textOf(name) {
  var text = valueOf(flags[name].variable);
  if (text !== "" || !flags[name].isSecret) return text;
  for (var other in flags) if (flags[other].isNumbered && valueOf(flags[other].variable) !== "") return valueOf("BRIDGESMITH_PASSWORD");
  return "";
}

function setOf(name, text) {
  var flag = flags[name];
  var word = text.toLowerCase();
  if (flag.words && flag.words.hasOwnProperty(word)) return flag.words[word];
  if (!takes(flag, text)) fail(REFUSED, flag.refusal);
  return flag.besides && textOf(flag.besides) !== "" ? flag.besidesSet : flag.set;
}

function takes(flag, text) {
  if (!flag.takesValue || /[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(text) || written(text).length > flag.longest) return false;
  if (flag.pattern && !matches(text, flag.pattern)) return false;
  return !flag.isInteger || (Number(text) >= flag.minimum && Number(text) <= flag.maximum);
}

function matches(text, pattern) {
  return new RegExp("^(?:" + pattern + ")$").test(text);
}

// Undefined when it is left out.
function wayAsked() {
  var word = valueOf("BRIDGESMITH_SETTING_SHOW").toLowerCase();
  if (word === "") return undefined;
  if (!ways.hasOwnProperty(word)) fail(REFUSED, "--show: expected normal, minimized, hidden.");
  return ways[word];
}

// ---- The program, its settings file, and whether it runs

// The full path of the program.
function findProgram() {
  var chosen = withoutQuotes(shell.Environment("Process").Item("MICROSIP_EXE"));
  if (chosen !== "" && !isProgram(chosen)) throw failure(NOT_FOUND, "MICROSIP_EXE is not the full path of an .exe file that is there: " + chosen);
  if (chosen !== "") return chosen;
  var places = [
    registered("HKCU\\Software\\MicroSIP\\"),
    registered("HKLM\\Software\\MicroSIP\\"),
    registered("HKLM\\Software\\WOW6432Node\\MicroSIP\\"),
    registered("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\microsip.exe\\"),
    registered("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\microsip.exe\\"),
    registered("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MicroSIP\\InstallLocation"),
    registered("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MicroSIP\\InstallLocation"),
    registered("HKLM\\Software\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MicroSIP\\InstallLocation"),
    folder("%ProgramFiles%\\MicroSIP"),
    folder("%ProgramFiles(x86)%\\MicroSIP"),
    folder("%LOCALAPPDATA%\\MicroSIP"),
    folder("%APPDATA%\\MicroSIP")
  ];
  var searched = "";
  for (var index = 0; index < places.length; index++) {
    var program = programIn(places[index]);
    if (program !== "") return program;
    if (places[index] !== "") searched += "\r\n  " + places[index];
  }
  throw failure(NOT_FOUND, "MicroSIP was not found. Looked at:" + searched + "\r\n" + "Install MicroSIP, or set MICROSIP_EXE to the full path of its program.");
}

// A place is the program itself or the folder it is in.
function programIn(place) {
  if (place === "") return "";
  var paths = [place, fileSystem.BuildPath(place, "microsip.exe")];
  for (var index = 0; index < paths.length; index++) {
    if (isProgram(paths[index])) return fileSystem.GetAbsolutePathName(paths[index]);
  }
  return "";
}

// Whether a text is the full path of a program. Only an .exe will do: Windows hands the arguments of a batch file to a
// command interpreter.
function isProgram(path) {
  return /^([A-Za-z]:[\\\/]|\\\\).*\.[Ee][Xx][Ee]$/.test(path) && fileSystem.FileExists(path);
}

// A folder whose name holds environment variables; one that is not set means that there is no such folder.
function folder(pattern) {
  var path = expanded(pattern);
  return path.indexOf("%") < 0 ? path : "";
}

// What a value of the registry holds; "" when it is not there.
function registered(value) {
  try {
    return withoutQuotes(expanded(String(shell.RegRead(value))));
  } catch (error) {
    return "";
  }
}

function expanded(text) {
  return shell.ExpandEnvironmentStrings(text).replace(/\u0000/g, ""); // Wine leaves a NUL at the end
}

function withoutQuotes(text) {
  return text.replace(/"/g, "");
}

function failure(code, message) {
  return { code: code, message: message };
}

// One that runs from the folder which the registry names is installed; any other has its settings beside it.
function settingsFileOf(program) {
  var both = settingsFiles(program);
  var own = fileSystem.GetParentFolderName(program).toLowerCase();
  var folders = [registryValue("HKCU\\Software\\MicroSIP\\"), registryValue("HKLM\\Software\\WOW6432Node\\MicroSIP\\"), registryValue("HKLM\\Software\\MicroSIP\\")];
  for (var index = 0; index < folders.length; index++) {
    if (folders[index] !== "") return folders[index].toLowerCase() === own ? both[0] : both[1];
  }
  var there = [];
  for (var place = 0; place < both.length; place++) if (fileSystem.FileExists(both[place])) there.push(both[place]);
  if (there.length !== 1) fail(NOT_FOUND, "Whether " + program + " is installed or portable cannot be told. Start it once, so that it makes its settings.");
  return there[0];
}

function settingsFiles(program) {
  var name = fileSystem.GetBaseName(program) + ".ini";
  return [fileSystem.BuildPath(expanded("%APPDATA%\\MicroSIP"), name), fileSystem.BuildPath(fileSystem.GetParentFolderName(program), name)];
}

// Those of this session that may write the file over when they end: their names are the file's. Of a program that runs as
// somebody else, Windows tells no more.
function runsWith(file) {
  var found = [];
  var service = new ActiveXObject("WbemScripting.SWbemLocator").ConnectServer(".", "root\\cimv2");
  var session = ownSession(service);
  var name = (fileSystem.GetBaseName(file) + ".exe").replace(/['\\]/g, "\\$&");
  var all = new Enumerator(service.ExecQuery("SELECT * FROM Win32_Process WHERE Name = '" + name + "'"));
  for (; !all.atEnd(); all.moveNext()) {
    var one = all.item();
    var path = one.ExecutablePath;
    var isOurs = session === undefined || one.SessionId === session;
    if (isOurs && (!path || mayUse(String(path), file))) found.push({ id: one.ProcessId, path: path ? String(path) : "" });
  }
  return found;
}

function ownSession(service) {
  var script = WScript.ScriptFullName.toLowerCase();
  var hosts = new Enumerator(service.ExecQuery("SELECT * FROM Win32_Process WHERE Name = 'cscript.exe'"));
  for (; !hosts.atEnd(); hosts.moveNext()) {
    var line = hosts.item().CommandLine;
    if (line && String(line).toLowerCase().indexOf(script) >= 0) return hosts.item().SessionId;
  }
  return undefined;
}

function mayUse(path, file) {
  var both = settingsFiles(path);
  return both[0].toLowerCase() === file.toLowerCase() || both[1].toLowerCase() === file.toLowerCase();
}

// ---- Ending and starting

function start(program, way) {
  open(program, way || "");
  if (has("acts")) waitForWindow(program);
}

// With no command interpreter in between, and nothing in the path expanded, as WshShell.Run would do.
function open(program, commandLine) {
  var folder = fileSystem.GetParentFolderName(program);
  try {
    new ActiveXObject("Shell.Application").ShellExecute(program, commandLine, folder, "open", 1);
  } catch (error) {
    fail(FAILED, program + " could not be started: " + error.message);
  }
}

// A program that has no window yet cannot be told anything: a second one would be started. Only PowerShell can wait for
// that; Wine has none.
function waitForWindow(program) {
  var end = new Date().getTime() + 10000;
  var id = 0;
  while (id === 0 && new Date().getTime() < end) {
    var running = runsWith(settingsFileOf(program));
    if (running.length > 0) id = running[0].id;
    WScript.Sleep(100);
  }
  if (isWine) WScript.Sleep(1500);
  else if (id !== 0) shell.Run('"' + expanded("%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe") + '" -NoProfile -NonInteractive -Command "(Get-Process -Id ' + id + ').WaitForInputIdle(10000)"', 0, true);
}

function stop(running) {
  if (running.path === "") fail(FAILED, "MicroSIP runs as somebody else. Nothing was changed. End it, and try again.");
  open(running.path, "/exit");
  var end = new Date().getTime() + 20000;
  while (isRunning(running.id)) {
    if (new Date().getTime() > end) fail(TIMED_OUT, "MicroSIP has not ended in 20 s. Nothing was changed. End it, and try again.");
    WScript.Sleep(100);
  }
}

function isRunning(id) {
  var service = new ActiveXObject("WbemScripting.SWbemLocator").ConnectServer(".", "root\\cimv2");
  return service.ExecQuery("SELECT * FROM Win32_Process WHERE ProcessId = " + id).Count > 0;
}

// ---- The file

// Whether the program was ended and started again. Looked at twice, as it writes its settings when it ends.
function changeSettings(file, edits, way) {
  var before = readSettings(file);
  if (planned(before, edits) === before.text && before.exists) return false;
  var running = runsWith(file);
  if (running.length === 0) {
    writeSettings(file, before, planned(before, edits));
    return false;
  }
  if (!has("restart")) fail(FAILED, (running[0].path || "MicroSIP") + " runs, and would write over its settings when it ends. Close it, or use --restart. Nothing was changed.");
  if (running.length > 1) fail(FAILED, running.length + " of MicroSIP run with these settings, and --restart ends one only. Nothing was changed. End them, and try again.");
  stop(running[0]);
  try {
    before = readSettings(file);
    writeSettings(file, before, planned(before, edits));
  } finally {
    start(running[0].path, way);
  }
  return true;
}

// UTF-16LE with its mark, or the system's own code page, as Windows reads an .ini file. Read the wrong way, UTF-16 has no
// bracket.
function readSettings(file) {
  if (!fileSystem.FileExists(file)) return { exists: false, isUnicode: true, text: newText() };
  var size = fileSystem.GetFile(file).Size;
  if (size === 0) return { exists: true, isUnicode: true, text: newText() };
  var text = size < 4 ? "" : contentOf(file, -1).replace(/^\ufeff/, "");
  if (text.indexOf("[") < 0 && size > 2) {
    text = contentOf(file, 0);
    if (text.indexOf("\u0000") >= 0) fail(FAILED, file + " is neither UTF-16LE with its mark nor in the system's own code page, or is cut off. Nothing was changed. Start MicroSIP once and close it, which writes it anew.");
    return { exists: true, isUnicode: false, text: text, size: size };
  }
  if (size !== 2 * text.length + 2) fail(FAILED, file + " is neither UTF-16LE with its mark nor in the system's own code page, or is cut off. Nothing was changed. Start MicroSIP once and close it, which writes it anew.");
  return { exists: true, isUnicode: true, text: text, size: size };
}

function newText() {
  return numbered.current.section === "" ? "" : "[" + numbered.current.section + "]\r\n";
}

function contentOf(file, format) {
  var stream = fileSystem.OpenTextFile(file, 1, false, format);
  try {
    return stream.ReadAll();
  } finally {
    stream.Close();
  }
}

// Whole under another name, which is a lock too, and then in its place: whenever this is ended, the old file or the new
// one is there.
function writeSettings(file, before, text) {
  var temporary = file + ".bridgesmith.tmp";
  makeFolder(fileSystem.GetParentFolderName(file));
  removeStale(temporary);
  lock(file, temporary);
  var backup = "";
  try {
    removeLeftovers(file);
    if (before.exists && !before.isUnicode) writeText(temporary, before.text, before);
    if (before.exists && !before.isUnicode && fileSystem.GetFile(temporary).Size !== before.size) fail(FAILED, file + " is neither UTF-16LE with its mark nor in the system's own code page, or is cut off. Nothing was changed. Start MicroSIP once and close it, which writes it anew.");
    writeText(temporary, text, before);
    var now = readSettings(file);
    if (now.exists !== before.exists || now.text !== before.text) fail(FAILED, file + " has just been changed. Try again.");
    backup = keep(file, before, text);
    replace(file, temporary);
  } catch (error) {
    remove(temporary);
    if (backup !== "") remove(backup);
    throw error;
  }
  WScript.Echo("Set up " + file + "; what was there is kept as " + fileSystem.GetFileName(backup) + ".");
}

// A lock that one which was killed has left. Of several that try at once none removes a newer lock: who may remove it is who
// can make a file whose name has the lock's time in it, and nobody makes another lock as long as this one is there. One of
// tomorrow was left before the clock was set.
function removeStale(path) {
  var written = timeOf(path);
  if (written === 0 || !isOld(new Date().getTime() - written)) return;
  var claim = path + "." + Math.floor(written / 1000);
  try {
    fileSystem.CreateTextFile(claim, false, true).Close();
  } catch (error) {
    if (!fileSystem.FileExists(claim)) throw error;
    removeStale(claim);
    if (!fileSystem.FileExists(claim)) removeStale(path);
    return;
  }
  try {
    if (isOld(timeOf(claim) - written) && timeOf(path) === written) remove(path);
  } finally {
    remove(claim);
  }
}

// What one that was killed has left besides, with passwords in it: only who has the lock writes these.
function removeLeftovers(file) {
  var start = (fileSystem.GetFileName(file) + ".bridgesmith-").toLowerCase();
  var left = [];
  for (var all = new Enumerator(fileSystem.GetFolder(fileSystem.GetParentFolderName(file)).Files); !all.atEnd(); all.moveNext()) {
    var name = String(all.item().Name).toLowerCase();
    if (name.substr(0, start.length) === start && /\.tmp(?:\.[0-9]+)*$/.test(name)) left.push(String(all.item().Path));
  }
  for (var index = 0; index < left.length; index++) remove(left[index]);
}

// In milliseconds since 1970; 0 where there is no such file.
function timeOf(path) {
  try {
    return new Date(fileSystem.GetFile(path).DateLastModified).getTime();
  } catch (error) {
    if (fileSystem.FileExists(path)) throw error;
    return 0;
  }
}

function isOld(age) {
  return age > 30000 || age < -30000;
}

function lock(file, temporary) {
  try {
    fileSystem.CreateTextFile(temporary, false, true).Close();
  } catch (error) {
    fail(FAILED, file + " cannot be written, or is just being written by another program. Wait a minute. It is as it was.");
  }
}

function writeText(path, text, before) {
  var isLost = false;
  try {
    var stream = fileSystem.CreateTextFile(path, true, before.isUnicode);
    stream.Write(text);
    stream.Close();
    isLost = contentOf(path, before.isUnicode ? -1 : 0).replace(/^\ufeff/, "") !== text;
  } catch (error) {
    if (before.isUnicode) throw error;
    isLost = true;
  }
  if (isLost) fail(REFUSED, "The settings file has no byte order mark, and a value has letters that the system's code page lacks. Start MicroSIP once and close it: it converts the file to UTF-16.");
}

// What was there, as <file>.bridgesmith-<number>-<hash of what is written>.bak, or .absent where nothing was.
function keep(file, before, text) {
  var folder = fileSystem.GetParentFolderName(file);
  var start = (fileSystem.GetFileName(file) + ".bridgesmith-").toLowerCase();
  var number = 0;
  for (var all = new Enumerator(fileSystem.GetFolder(folder).Files); !all.atEnd(); all.moveNext()) {
    var name = String(all.item().Name).toLowerCase();
    var rest = name.substr(0, start.length) === start ? name.substr(start.length) : "";
    var known = /^([1-9][0-9]{0,5})-[0-9a-f]{12}\.(?:bak|absent)$/.exec(rest);
    if (known && Number(known[1]) > number) number = Number(known[1]);
  }
  var backup = file + ".bridgesmith-" + (number + 1) + "-" + sha256(bytesOf(text, before.isUnicode)).substr(0, 12) + (before.exists ? ".bak" : ".absent");
  if (before.exists) fileSystem.CopyFile(file, backup + ".tmp", true);
  else fileSystem.CreateTextFile(backup + ".tmp", true, false).Close();
  fileSystem.MoveFile(backup + ".tmp", backup);
  return backup;
}

// The script host cannot put a file in the place of another in one step; cmd can. The names stand there without their
// folder, in which a percent sign would act.
function replace(file, temporary) {
  var names = [fileSystem.GetFileName(temporary), fileSystem.GetFileName(file)];
  if (/[%"]/.test(names.join(""))) fail(FAILED, "The name " + names[1] + " holds a percent sign, which a batch file cannot write.");
  shell.CurrentDirectory = fileSystem.GetParentFolderName(file);
  var line = '"' + expanded("%SystemRoot%\\System32\\cmd.exe") + '" /d /v:off /c move /y "' + names[0] + '" "' + names[1] + '" >nul 2>nul';
  // Virus scanners hold a file for a moment after it was written.
  for (var left = 20; shell.Run(line, 0, true) !== 0; left--) {
    if (left === 0) fail(FAILED, file + " could not be written. It is as it was.");
    WScript.Sleep(50);
  }
}

function makeFolder(folder) {
  if (folder === "" || fileSystem.FolderExists(folder)) return;
  makeFolder(fileSystem.GetParentFolderName(folder));
  fileSystem.CreateFolder(folder);
}

function remove(path) {
  if (fileSystem.FileExists(path)) fileSystem.DeleteFile(path, true);
}

// ---- The text of the file, by the rules of GetPrivateProfileString

function planned(before, edits) {
  var lines = linesOf(before.text);
  for (var index = 0; index < edits.length; index++) {
    var edit = edits[index];
    if (getKey(lines, edit.section, edit.key) === edit.value) continue;
    lines = setKey(lines, edit.section, edit.key, edit.value);
    if (edit.removes !== "") lines = removeKey(lines, edit.section, edit.removes);
  }
  lines = withCurrent(lines, before, edits);
  var texts = [];
  for (var place = 0; place < lines.length; place++) texts.push(lines[place].text);
  return texts.join("");
}

// A numbered section is none without certain keys, and none behind one that is missing.
function withCurrent(lines, before, edits) {
  var number = 0;
  for (var index = 0; index < edits.length; index++) if (edits[index].number > 0) number = edits[index].number;
  if (number === 0) return lines;
  for (var need = 0; need < numbered.needs.length; need++) {
    if (!getKey(lines, numbered.section + number, numbered.needs[need])) fail(REFUSED, numbered.section + " " + number + " has no " + numbered.needs[need] + ".");
  }
  for (var other = 1; other < number; other++) {
    if (!getKey(lines, numbered.section + other, numbered.needs[0])) fail(REFUSED, "There would be " + numbered.section + " " + number + ", but no " + numbered.section + " " + other + ".");
  }
  var current = numbered.current;
  var used = Number(getKey(lines, current.section, current.key) || "0");
  var isNone = used === 0 && current.noneKey !== "" && getKey(lines, current.section, current.noneKey) === current.noneValue;
  if (isNone || (used > 0 && getKey(lines, numbered.section + used, numbered.needs[0]))) return lines;
  var had = linesOf(before.text);
  var isOlder = !getKey(had, current.section, current.key) && current.older !== "" && getKey(had, current.section, current.older);
  if (isOlder) fail(REFUSED, "The settings are those of an old version. Start MicroSIP once and close it.");
  return setKey(lines, current.section, current.key, String(number));
}

// A carriage return ends a line, a line feed does, and both do.
function linesOf(text) {
  var found = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) || [];
  var lines = [];
  for (var index = 0; index < found.length; index++) lines.push(readLine(found[index]));
  return lines;
}

// A semicolon begins a comment only by making a name that nobody asks for.
function readLine(line) {
  var text = trimmed(line);
  var closing = text.charAt(0) === "[" ? text.lastIndexOf("]") : -1;
  if (closing > 0) return { text: line, kind: "section", name: trimmed(text.substring(1, closing)) };
  var equals = text.indexOf("=");
  var name = trimmed(equals < 0 ? text : text.substring(0, equals));
  if (name === "" || name.charAt(0) === ";") return { text: line, kind: "other", name: "" };
  return { text: line, kind: "key", name: name, value: equals < 0 ? undefined : trimmed(text.substring(equals + 1)) };
}

// Undefined when there is none. Of sections and keys of the same name, only the first counts.
function getKey(lines, section, key) {
  var place = placeOf(lines, section);
  for (var index = place.start + 1; place.start >= 0 && index < place.end; index++) {
    var line = lines[index];
    if (line.kind === "key" && isSame(line.name, key)) return line.value === undefined ? undefined : unquoted(line.value);
  }
  return undefined;
}

function setKey(lines, section, key, value) {
  var place = placeOf(lines, section);
  if (place.start < 0) {
    lines = insert(lines, lines.length, "[" + section + "]");
    place = placeOf(lines, section);
  }
  var last = place.start;
  for (var index = place.start + 1; index < place.end; index++) {
    if (lines[index].kind === "key" && isSame(lines[index].name, key)) {
      // A name without an equals sign stays, behind the new line: it would hide one that came later.
      return lines[index].value === undefined ? insert(lines, index, key + "=" + written(value)) : changed(lines, index, written(value));
    }
    if (lines[index].kind !== "other") last = index;
  }
  return insert(lines, last + 1, key + "=" + written(value));
}

// With the lines of the same name that would take its place.
function removeKey(lines, section, key) {
  var place = placeOf(lines, section);
  var left = [];
  for (var index = 0; index < lines.length; index++) {
    var isOwn = place.start >= 0 && index > place.start && index < place.end && lines[index].kind === "key" && isSame(lines[index].name, key);
    if (!isOwn) left.push(lines[index]);
  }
  return left;
}

// Where the first section of a name begins, and where the next one does; -1 where there is none.
function placeOf(lines, section) {
  var start = -1;
  for (var index = 0; index < lines.length; index++) {
    if (lines[index].kind !== "section") continue;
    if (start >= 0) return { start: start, end: index };
    if (isSame(lines[index].name, section)) start = index;
  }
  return { start: start, end: lines.length };
}

function changed(lines, place, value) {
  var parts = /^([^=]*=[\t\x0b\f\x1a ]*)[^\r\n]*([\r\n]*)$/.exec(lines[place].text);
  return lines.slice(0, place).concat([readLine(parts[1] + value + parts[2])], lines.slice(place + 1));
}

// A new line ends as the one before it does; one before it that has no end is given one.
function insert(lines, place, text) {
  var end = "\r\n";
  for (var index = 0; index < place; index++) end = lineEnd(lines[index]) || end;
  var before = lines.slice(0, place);
  if (place > 0 && lineEnd(lines[place - 1]) === "") before[place - 1] = readLine(lines[place - 1].text + end);
  return before.concat([readLine(text + end)], lines.slice(place));
}

function lineEnd(line) {
  return /[\r\n]*$/.exec(line.text)[0];
}

// Ctrl+Z, the end of a file under DOS, is a blank too.
function trimmed(text) {
  var start = 0, end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end--;
  while (start < end && isBlank(text.charAt(start))) start++;
  return text.substring(start, end);
}

function isBlank(letter) {
  return "\t\n\x0b\f\r\x1a ".indexOf(letter) >= 0;
}

// In quotes where blanks at its ends, or its own quotes, would be dropped.
function written(value) {
  return /^[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]|[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]$/.test(value) || isQuoted(value) ? '"' + value + '"' : value;
}

function unquoted(value) {
  var text = value.replace(/\u0000[\s\S]*$/, "");
  return isQuoted(text) && text.length > 1 ? text.substring(1, text.length - 1) : text;
}

function isQuoted(text) {
  var first = text.charAt(0);
  return (first === '"' || first === "'") && text.charAt(text.length - 1) === first;
}

// Letters of ASCII only differ by case here: no other letter is the same as one of them to Windows.
function isSame(name, other) {
  return upper(name) === upper(other);
}

function upper(name) {
  return name.replace(/[a-z]/g, function (letter) { return letter.toUpperCase(); });
}

// ---- SHA-256 (FIPS 180-4)

// Letters beyond ASCII in a code page get another hash: an undo then keeps a copy of what it takes back.
function bytesOf(text, isUnicode) {
  var bytes = isUnicode ? [255, 254] : [];
  for (var index = 0; index < text.length; index++) {
    bytes.push(text.charCodeAt(index) & 255);
    if (isUnicode) bytes.push(text.charCodeAt(index) >> 8);
  }
  return bytes;
}

function sha256(bytes) {
  var hash = [], constants = [], primes = [];
  for (var candidate = 2; primes.length < 64; candidate++) {
    var isPrime = true;
    for (var divisor = 0; divisor < primes.length; divisor++) if (candidate % primes[divisor] === 0) isPrime = false;
    if (!isPrime) continue;
    if (primes.length < 8) hash.push(fraction(Math.pow(candidate, 1 / 2)));
    constants.push(fraction(Math.pow(candidate, 1 / 3)));
    primes.push(candidate);
  }
  var length = bytes.length * 8;
  bytes = bytes.concat([128]);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (var shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 24 ? 0 : (length >>> shift) & 255);
  for (var block = 0; block < bytes.length; block += 64) {
    var words = [];
    for (var index = 0; index < 64; index++) {
      if (index < 16) {
        var at = block + index * 4;
        words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      } else {
        var early = words[index - 15], late = words[index - 2];
        words[index] = (words[index - 16] + words[index - 7] + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10))) | 0;
      }
    }
    var state = hash.slice(0);
    for (var round = 0; round < 64; round++) {
      var a = state[0], e = state[4];
      var first = state[7] + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & state[5]) ^ (~e & state[6])) + constants[round] + words[round];
      var second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2]));
      state = [(first + second) | 0, a, state[1], state[2], (state[3] + first) | 0, e, state[5], state[6]];
    }
    for (var part = 0; part < 8; part++) hash[part] = (hash[part] + state[part]) | 0;
  }
  var text = "";
  for (var place = 0; place < 32; place++) text += ("0" + ((hash[place >> 2] >>> (24 - (place % 4) * 8)) & 255).toString(16)).slice(-2);
  return text;
}

function fraction(root) {
  return ((root - Math.floor(root)) * 4294967296) | 0;
}

function turned(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

// ---- The system

function valueOf(variable) {
  if (secrets.hasOwnProperty(variable)) return secrets[variable];
  return String(shell.Environment("Process")(variable) || "");
}

function has(name) {
  return argument(name) !== undefined;
}

function argument(name) {
  for (var index = 0; index < WScript.Arguments.Count(); index++) {
    var text = String(WScript.Arguments(index));
    if (text === "/" + name) return "";
    if (text.indexOf("/" + name + ":") === 0) return text.substr(name.length + 2);
  }
  return undefined;
}

// As the program compares it: with the quotes and the backslash that it may have.
function registryValue(path) {
  try {
    return expanded(String(shell.RegRead(path)));
  } catch (error) {
    return "";
  }
}

function fail(code, message) {
  throw failure(code, message);
}

function say(code, message) {
  try {
    WScript.StdErr.WriteLine(message);
  } catch (error) {
    WScript.Echo(message); // Wine has no StdErr
  }
  return code;
}
