// microsip-cli.names.js: finds the number of a name, for the batch file beside it.
//
// Made by bridgesmith 0.1.0 from the bridge microsip. [bridgesmith:microsip/launcher b4c6eba25784]
// Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
//   bridgesmith generate microsip --target launcher
//
// cscript //nologo //E:JScript microsip-cli.names.js OPTION, with the name in the variable BRIDGESMITH_NAME.
// Exit codes: the number and 1000, so that no failure looks like one; 2 when the name is that of several, 3 of none.

var places = {
  "account": { file: "%APPDATA%\\MicroSIP\\microsip.ini", section: "Account", key: "label" }
};
var shell = new ActiveXObject("WScript.Shell");
var fileSystem = new ActiveXObject("Scripting.FileSystemObject");

main();

function main() {
  var place = places[WScript.Arguments(0)];
  var name = shell.Environment("Process")("BRIDGESMITH_NAME");
  var file = shell.ExpandEnvironmentStrings(place.file).replace(/\u0000/g, ""); // Wine leaves a NUL at the end
  if (!fileSystem.FileExists(file)) fail(3, '"' + name + '" cannot be looked up: ' + file + " is not there. Give the number instead.");
  var numbers = numbersOf(textOf(file), place, name);
  if (numbers.length === 0) fail(3, '"' + name + '" is no ' + place.key + " in " + file + ". Give the number instead.");
  if (numbers.length > 1) fail(2, '"' + name + '" is the ' + place.key + " of " + numbers.join(" and ") + ". Give the number.");
  WScript.Quit(1000 + numbers[0]);
}

// UTF-16 with a mark at its begin, or the system's own code page. Read the wrong way, the one has no bracket.
function textOf(file) {
  var text = contentOf(file, -1);
  return text.indexOf("[") < 0 ? contentOf(file, 0) : text;
}

function contentOf(file, format) {
  if (fileSystem.GetFile(file).Size === 0) return "";
  var stream = fileSystem.OpenTextFile(file, 1, false, format);
  var text = stream.ReadAll();
  stream.Close();
  return text;
}

function numbersOf(text, place, name) {
  var lines = text.split(/\r?\n/);
  var found = [];
  var number = 0;
  for (var index = 0; index < lines.length; index++) {
    var heading = /^\s*\[([^\]]*)\]/.exec(lines[index]);
    if (heading) number = numberIn(heading[1], place.section);
    var entry = /^\s*([^=;\[\s]+)\s*=\s*(.*?)\s*$/.exec(lines[index]);
    if (number > 0 && entry && entry[1].toLowerCase() === place.key.toLowerCase() && unquoted(entry[2]) === name) found.push(number);
  }
  return found;
}

function numberIn(heading, section) {
  var number = heading.substr(section.length);
  var fits = heading.substr(0, section.length).toLowerCase() === section.toLowerCase();
  return fits && /^[1-9][0-9]{0,8}$/.test(number) ? Number(number) : 0;
}

// As Windows reads a value in quotes.
function unquoted(value) {
  return /^".*"$|^'.*'$/.test(value) && value.length > 1 ? value.substr(1, value.length - 2) : value;
}

function fail(code, message) {
  try {
    WScript.StdErr.WriteLine(message);
  } catch (error) {
    WScript.Echo(message); // Wine has no StdErr
  }
  WScript.Quit(code);
}
