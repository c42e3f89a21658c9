// answer.js: cscript //nologo answer.js open-link.js LINKS ANSWERS
// Has the functions of the generated script read many links in one process. LINKS holds one a line, as escape() writes
// them; ANSWERS then holds `=` and the number, or `!` and why a link was refused, for each.
var files = new ActiveXObject("Scripting.FileSystemObject");

function textOf(file) {
  var stream = files.OpenTextFile(file, 1);
  var text = stream.ReadAll();
  stream.Close();
  return text;
}

var host = "WScript.Quit(main());";
var parts = textOf(WScript.Arguments.Item(0)).split(host);
if (parts.length !== 2) throw new Error("The script is not as it was.");
var read = new Function(parts.join("") + "\nreturn numberOf;")();
var links = textOf(WScript.Arguments.Item(1)).split("\n");
var answers = [];
for (var index = 0; index < links.length; index++) {
  try {
    answers.push("=" + escape(read(unescape(links[index]))));
  } catch (error) {
    answers.push("!" + escape(error.reason || "error: " + error.message));
  }
}
var stream = files.CreateTextFile(WScript.Arguments.Item(2), true);
stream.Write(answers.join("\n"));
stream.Close();
