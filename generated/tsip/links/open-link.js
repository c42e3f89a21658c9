// open-link.js: calls the number of a link with tSIP, and refuses a link that would do anything else.
// Part of the tSIP scripts for Windows Script Host.
//
// Made by bridgesmith 0.1.0 from the bridge tsip. [bridgesmith:tsip/links 93a383540bf5]
// Changes made here are lost when it is made again with --force. Change the definition or the templates instead, then run
//   bridgesmith generate tsip --target links
//
//   wscript.exe //B //E:JScript "C:\Folder\open-link.js" "tel:5551234"
//
// That is what Windows runs for a link, once this is registered for tel:, callto:; it needs nothing
// but Windows. Anybody can write a link, so it is read by the rules of its scheme (RFC 3966, RFC 3261), its percent-escapes
// are decoded once, and what comes out must be a number by the rule of the action dial. Nothing else of a link
// reaches tSIP.
//
// Windows puts a link between the quotes as it is, and the script host takes words that begin with // for options of its
// own, wherever they stand; no word ends them. Browsers write a quote as %22, so only a program of this computer that hands
// on links as it finds them lets something like tel:1" //X " through. No option names another script, or another number:
//   //T ends this script early, //E reads it as another language, //D and //X ask for a debugger, //I and //? show windows:
//   that link may not be opened, and no more;
//   //S keeps the options of the line for the user's scripts, //H:CScript has scripts opened with cscript.exe: that stays,
//   and nothing here can prevent it. Do not let such a program open the links of strangers.
// https://learn.microsoft.com/windows-server/administration/windows-commands/wscript
//
// Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 refused. A message box says what went wrong.

var DONE = 0, FAILED = 1, USAGE = 2, NOT_FOUND = 3, REFUSED = 4;
var shell = new ActiveXObject("WScript.Shell");
var fileSystem = new ActiveXObject("Scripting.FileSystemObject");
var notes = [];

WScript.Quit(main());

function main() {
  try {
    var number = numberOf(onlyArgument());
    call(number);
    tell(number);
    return DONE;
  } catch (error) {
    var known = typeof error.exitCode === "number";
    show(known ? error.reason : "Unexpected error: " + (error.description || error.message));
    return known ? error.exitCode : FAILED;
  }
}

// A link with a quote in it comes as several arguments, and is none that a browser wrote.
function onlyArgument() {
  var count = WScript.Arguments.length;
  if (count === 0) throw failure(USAGE, "There is no link. Run it with one, as in open-link.js tel:5551234.");
  if (count > 1) throw refusal("it came as {} arguments, and a link is one.", count);
  return String(WScript.Arguments.Item(0));
}

// ---- What a link asks for

// The number, SIP user or SIP address that a link names.
function numberOf(link) {
  if (link.length > 2000) throw refusal("it has {} characters; at most 2000 are read.", link.length);
  var colon = link.indexOf(":");
  var scheme = colon < 0 ? "" : schemeIn(link.substr(0, colon));
  if (scheme === "") throw refusal("it does not begin with {}.", "tel:, callto:");
  notes = [];
  var rest = plainSigns(link.substr(colon + 1));
  var stranger = rest.search(/[^\x20-\x7e]|["<>\\^`{|}]/);
  if (stranger >= 0) throw refusal("the character {} at position {} is in no link.", shown(rest.charAt(stranger)), link.indexOf(rest.charAt(stranger), colon) + 1);
  if (rest === "") throw refusal("nothing follows {}:.", scheme);
  return dialable(readLink(scheme, rest));
}

function schemeIn(text) {
  var scheme = /^[A-Za-z]+$/.test(text) ? text.toLowerCase() : "";
  return scheme === "tel" || scheme === "callto" ? scheme : "";
}

function readLink(scheme, rest) {
  if (scheme === "tel") return telNumber(rest);
  if (scheme === "callto") return calltoNumber(rest);
}

// The last word has the rule of the definition.
function dialable(number) {
  var wrong = wrongWith(number);
  if (wrong !== "") throw refusal("it names no number that can be dialled. {}", wrong);
  return number;
}

function wrongWith(number) {
  if (number.length < 1 || number.length > 64) return "number: expected digits and + * #, 1 to 64 characters; this has " + number.length + ".";
  if (/^(?:(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?)$/.test(number)) return "number: expected digits and + * #, 1 to 64 characters; this is a number that a spreadsheet has rounded or given a fraction. Have its cell hold text, and write the number anew.";
  if (/^(?:(?:sips?:)?[0-9+*#][0-9+.*#-]*(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?)+[0-9.*#-](?:[0-9.*#-]|(?:[PpWwXx]|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?))*(?:,[^@]*)?)$/.test(number)) return "number: expected digits and + * #, 1 to 64 characters; this is a number with an extension. Leave it out.";
  if (/^(?:(?:sips?:)?(?:\+[0-9.-]*[A-Za-z][0-9A-Za-z.-]*|[0-9](?:[0-9A-Z]*[.-][0-9.-]*[A-Z]|[0-9]*[A-Z][0-9A-Z]*[.-])[0-9A-Z.-]*|(?:[01][.-]*)?8[.-]*[0-9][.-]*[0-9][.-]*[A-Za-z](?:[.-]*[0-9A-Za-z]){6,}[.-]*)(?:,[^@]*)?)$/.test(number)) return "number: expected digits and + * #, 1 to 64 characters; this is a number with letters. Write the digit of the telephone key that each stands on: 2 for A, B and C, and so on.";
  if (/^(?:[0-9+*#]+[,;][0-9A-D*#,;]*)$/.test(number)) return "number: expected digits and + * #, 1 to 64 characters; this is a number with tones behind it, which would be dialled as digits of it. Leave them out.";
  if (/^(?:(?:sips?:)?\+[0-9 .-]*[(]0[)].*)$/.test(number)) return "number: expected digits and + * #, 1 to 64 characters; this is a number with a (0) that is not dialled behind a country code. Leave it out.";
  var stranger = strangerIn(number, /^[0-9+*#]$/);
  if (stranger >= 0) return "number: the character " + shown(number.charAt(stranger)) + " at position " + (stranger + 1) + " is not allowed; expected digits and + * #, 1 to 64 characters.";
  return /^(?:[0-9+*#]+)$/.test(number) ? "" : "number: expected digits and + * #, 1 to 64 characters.";
}

// A number as it is dialled, without what makes it easy to read.
function plainDigits(text) {
  if (/^(?:(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?)$/.test(text)) throw refusal("it has a number that a spreadsheet has rounded or given a fraction. Nobody can tell which it was.");
  var whole = withoutTrunkZero(withTones(text));
  if (/^[(). -]*\//.test(whole)) throw refusal("the character {} is in no telephone number.", shown("/"));
  var comma = (whole + ",").indexOf(",");
  var stranger = strangerIn(whole.substr(0, comma), /[0-9+*#().\-/ ]/);
  if (stranger >= 0) throw strange(whole.charAt(stranger));
  checkTones(whole.substr(comma), /[0-9A-D*#,().\-/ ]/);
  var digits = whole.replace(/[().\-/ ]/g, "");
  if (!/^(?:\+[0-9]+|[0-9*#]+)(?:,+[0-9A-D*#]+)*$/.test(digits)) throw refusal("it holds no telephone number: digits, * and #, or + and digits; then, behind a comma, tones.");
  return digits;
}

// Whether a text is a number as people write it, and no name of a SIP user.
function isWrittenNumber(text) {
  return /^[^A-Za-z@_~,]+(?:,[^E-Za-z@_~]*)?$/.test(text) || /^([^A-Za-z@_~]*[0-9*#)]) *[.,-]? *([Xx]+|[Pp]+|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?) *[.:]? *([0-9*#][0-9*#Pp,. -]*)$/.test(text);
}

// An extension is sent as tones, after a pause.
function withTones(text) {
  var found = /^([^A-Za-z@_~]*[0-9*#)]) *[.,-]? *([Xx]+|[Pp]+|[Ee][Xx][Tt](?:[Ee][Nn][Ss][Ii][Oo][Nn])?) *[.:]? *([0-9*#][0-9*#Pp,. -]*)$/.exec(text);
  if (!found) return text;
  note("its extension is sent as tones, after a pause.");
  var pauses = found[2].replace(/[Pp]/g, ",");
  return found[1] + (pauses === found[2] ? "," : pauses) + found[3].replace(/[Pp]/g, ",");
}

// A zero in brackets behind a country code is not dialled, but in the countries whose numbers begin with it.
function withoutTrunkZero(text) {
  var found = /^(\+|00|011)([0-9 .-]*|\([0-9 ]*\)[ .-]*)\( *0 *\)(.*)$/.exec(text);
  if (!found) return text;
  var digits = found[2].replace(/[^0-9]/g, "");
  if (!/^[1-9][0-9]?[0-9]?$/.test(digits)) return text;
  if (digits === "39") return text;
  if (digits === "378") return text;
  if (digits === "379") return text;
  note("its (0) is not dialled behind a country code.");
  return found[1] + digits + found[3];
}

// Behind a comma, which is a pause.
function checkTones(text, allowed) {
  var stranger = strangerIn(text, allowed);
  if (stranger >= 0) throw refusal("the character {} stands behind a comma and is no tone: digits, * # and A to D.", shown(text.charAt(stranger)));
}

function strange(character) {
  if (!/[A-Za-z]/.test(character)) return refusal("the character {} is in no telephone number.", shown(character));
  var key = "22233344455566677778889999".charAt(character.toUpperCase().charCodeAt(0) - 65);
  return refusal("the character {} is in no telephone number. It stands on the key {} of a telephone.", shown(character), key);
}

// Some pages write tel://5551234, and some programs then add a slash at the end.
function withoutSlashes(rest) {
  var found = /^\/\/(.*?)\/?$/.exec(rest);
  return found ? found[1] : rest;
}

// What follows tel:. https://www.rfc-editor.org/rfc/rfc3966#section-3
function telNumber(rest) {
  var parts = withoutSlashes(rest).split(";");
  var parameters = telParameters(parts);
  var number = plainDigits(decodedNumber(parts[0]));
  if (parameters.hasOwnProperty("phone-context")) checkContext(number, decodeOnce(parameters["phone-context"]));
  if (parameters.hasOwnProperty("ext")) number += extensionTones(parameters.ext);
  if (parameters.hasOwnProperty("postd")) number += postDialTones(parameters.postd);
  return number;
}

// A context that names a domain only says where the number is valid; one that is the beginning of a number is a part of it.
function checkContext(number, context) {
  if (number.charAt(0) !== "+" && !/^[0-9A-Za-z.-]*[A-Za-z][0-9A-Za-z.-]*$/.test(context)) throw refusal("its context (phone-context) is a part of the number, and which number is meant cannot be known.");
}

// One that is not known is to be ignored, unless it begins with m-. https://www.rfc-editor.org/rfc/rfc3966#section-5.4
function telParameters(parts) {
  var parameters = {};
  for (var index = 1; index < parts.length; index++) {
    var name = beforeEqualsSign(parts[index]).toLowerCase();
    if (!/^[0-9-]*[a-z][a-z0-9-]*$/.test(name) || name.length > 40) throw refusal("a semicolon in it does not begin a parameter, such as ;ext=12. Write a comma for a pause.");
    if (parameters.hasOwnProperty(name)) throw refusal("it has the parameter {} twice.", name);
    if (name === "isub") throw refusal("it names an ISDN subaddress (isub), which the phone cannot call.");
    if (name.substr(0, 2) === "m-") throw refusal("it may not be used without knowing the parameter {}.", name);
    parameters[name] = parts[index].substr(name.length + 1);
    decodeOnce(parameters[name]);
    if (name !== "ext" && name !== "postd") note("{} in it is left out.", name);
  }
  return parameters;
}

function extensionTones(value) {
  var digits = decodeOnce(value).replace(/[().-]/g, "");
  if (!/^[0-9*#]+$/.test(digits)) throw refusal("its extension (ext) is not made of digits.");
  return "," + digits;
}

// Each p is a pause; there is always one before tones.
function postDialTones(value) {
  var digits = decodeOnce(value).replace(/[().-]/g, "");
  if (!/^[0-9A-DPp*#]*[0-9A-D*#]$/.test(digits)) throw refusal("its post-dial digits (postd) are not made of digits and p for a pause.");
  var tones = digits.replace(/[Pp]/g, ",");
  return tones.charAt(0) === "," ? tones : "," + tones;
}

// What follows sip: or sips:. Parameters and headers would change the call in ways that nobody is asked about, and are
// dropped. https://www.rfc-editor.org/rfc/rfc3261#section-19.1.1
function sipNumber(rest) {
  var target = withoutSlashes(rest);
  var at = target.indexOf("@");
  if (at < 0) return withoutTail(target, sipAlone);
  var user = target.substr(0, at);
  if (user.indexOf(":") >= 0) throw refusal("it holds a password. The phone uses those of its accounts.");
  var host = withoutTail(target.substr(at + 1), sipHost);
  return addressUser(user) + "@" + host;
}

function sipAlone(part) {
  var text = decodedNumber(part);
  if (/^(?:sip:)?(?:(?:[0-9A-Za-z.-]*(?:[A-Za-z][0-9A-Za-z-]*\.|\.[0-9.-]*[A-Za-z])[0-9A-Za-z.-]*|[0-9]{1,3}(?:\.+[0-9]{1,3}){3}\.*)(?:,[^@]*)?|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?$/.test(text)) throw refusal("it names a host, and nobody to call there.");
  return userAlone(text);
}

function withoutTail(text, read) {
  var question = text.indexOf("?");
  var parts = (question < 0 ? text : text.substr(0, question)).split(";");
  for (var index = 1; index < parts.length; index++) {
    var name = decodeOnce(beforeEqualsSign(parts[index])).toLowerCase();
    if (!/^[a-z0-9_.!~*'+-]+$/.test(name) || name.length > 40) throw refusal("a semicolon in it does not begin a parameter, such as ;transport=tcp.");
    note("{} in it is left out.", name);
  }
  if (question >= 0) note("{} in it is left out.", "headers");
  return read(parts[0]);
}

// A user before the @. The phone would cut at a comma there, and call what stands before it.
function addressUser(text) {
  var user = decodedNumber(text);
  if (user.indexOf(",") >= 0) throw refusal("a comma stands before the @, and behind a host there are no tones.");
  return /^[+0-9][0-9 .-]*\([0-9 ().-]*$/.test(user) ? plainDigits(user) : checkedUser(user);
}

// A number, or a name and tones behind a comma, where there is no host.
function userAlone(text) {
  if (/^(?:(?:sips?:)?\+?[0-9]+(?:(?:\.[0-9.]*[Ee]+[+-]?|,[0-9]*[Ee]+[+-]?|[Ee]+\+)[0-9]+|\.0)(?:[,@].*)?)$/.test(text)) throw refusal("it has a number that a spreadsheet has rounded or given a fraction. Nobody can tell which it was.");
  if (isWrittenNumber(text)) return plainDigits(text);
  var comma = (text + ",").indexOf(",");
  var user = checkedUser(text.substr(0, comma));
  checkTones(text.substr(comma), /[0-9A-D*#,]/);
  return user + text.substr(comma);
}

function checkedUser(user) {
  var stranger = strangerIn(user, /[0-9A-Za-z+*#._~-]/);
  if (stranger >= 0) throw refusal("the character {} cannot stand in the name or number of a SIP address.", shown(user.charAt(stranger)));
  if (user === "") throw refusal("it names nobody to call.");
  if (!/^[0-9A-Za-z+*#]/.test(user)) throw refusal("the name in it does not begin with a letter, a digit, + * or #.");
  return user;
}

// A host, and its port.
function sipHost(text) {
  if (!/^(?:[0-9A-Za-z](?:[0-9A-Za-z._-]*[0-9A-Za-z])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/.test(text)) throw refusal("what follows the @ is not the name of a host, such as pbx.example.com or pbx.example.com:5070.");
  return text;
}

// What follows callto:, which no standard describes: a number, or else a SIP user or address, or one with its own scheme,
// which is read as such. Of the others nothing is dropped.
function calltoNumber(rest) {
  var target = withoutSlashes(rest);
  var sip = /^([Ss][Ii][Pp][Ss]?):(.*)$/.exec(target);
  if (sip) return (sip[1].toLowerCase() === "sips" ? "sips:" : "") + sipNumber(sip[2]);
  var tel = /^[Tt][Ee][Ll]:(.*)$/.exec(target);
  if (tel) return telNumber(tel[1]);
  var at = target.indexOf("@");
  if (at >= 0) return addressUser(target.substr(0, at)) + "@" + sipHost(target.substr(at + 1));
  var text = decodedNumber(target);
  if (!isWrittenNumber(text) && text.indexOf(":") >= 0) throw refusal("it holds another scheme, or a port without an address.");
  return userAlone(text);
}

// A part of a link with its percent-escapes decoded, once: an escape that stands for another leaves a percent sign, which no
// number has.
function decodeOnce(part) {
  return withoutStrangers(decoded(part));
}

// The same of a number or a SIP user, without what clipboards bring.
function decodedNumber(part) {
  return withoutStrangers(plainSigns(decoded(part)));
}

function decoded(part) {
  if (!isUtf8(part)) throw refusal("a percent sign in it does not begin an escape of UTF-8, such as %2B.");
  return decodeURIComponent(part);
}

function withoutStrangers(text) {
  var stranger = text.search(/[^\x20-\x7e]|%/);
  if (stranger >= 0) throw refusal("an escape in it stands for {}, which is in no number.", shown(text.charAt(stranger)));
  return text;
}

// Marks and blanks around a text are left out, and up to the @ of an address, digits, blanks and hyphens of other scripts
// become those of ASCII.
function plainSigns(text) {
  var inside = text.replace(/^[ \u00a0\u2000-\u200a\u202f\u205f\u3000\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|[ \u00a0\u2000-\u200a\u202f\u205f\u3000\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+$/g, "");
  noteAround(text, inside);
  var end = (inside + "@").indexOf("@");
  var plain = "", changed = [];
  for (var index = 0; index < end; index++) {
    var sign = inside.charAt(index);
    var ascii = plainSign(sign);
    if (ascii !== sign) addOnce(changed, shown(sign) + " as " + shown(ascii));
    plain += ascii;
  }
  if (changed.length > 0) note("signs in it are read as those of ASCII: {}.", changed.join(", "));
  return plain + inside.substr(end);
}

function noteAround(text, inside) {
  var begin = text.indexOf(inside);
  var outside = text.substr(0, begin) + text.substr(begin + inside.length);
  var signs = [];
  for (var index = 0; index < outside.length; index++) {
    if (outside.charAt(index) !== " ") addOnce(signs, shown(outside.charAt(index)));
  }
  if (signs.length > 0) note("it is read without {}, which stands around it.", signs.join(", "));
}

function addOnce(list, text) {
  for (var index = 0; index < list.length; index++) {
    if (list[index] === text) return;
  }
  list.push(text);
}

function plainSign(sign) {
  var code = sign.charCodeAt(0);
  if (code < 128) return sign;
  var zeros = [1632, 1776, 2406, 2534, 2662, 2790, 2918, 3046, 3174, 3302, 3430, 3664, 3792, 3872, 4160, 6112, 6160, 65296];
  for (var index = 0; index < zeros.length; index++) {
    if (code >= zeros[index] && code <= zeros[index] + 9) return String(code - zeros[index]);
  }
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/.test(sign)) return " ";
  if (/[\u2010-\u2015\u2212\ufe63]/.test(sign)) return "-";
  var narrow = code > 65248 ? String.fromCharCode(code - 65248) : "";
  return /[+*#,().\-/]/.test(narrow) ? narrow : sign;
}

// Whether each percent sign begins an escape that stands for UTF-8 (https://www.rfc-editor.org/rfc/rfc3629#section-4): script
// hosts decode other ones, too.
function isUtf8(text) {
  return text.replace(/%[0-7][0-9A-Fa-f]|%(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%(?:[Ee]0%[ABab][0-9A-Fa-f]|[Ee][1-9A-CEFa-cef]%[89ABab][0-9A-Fa-f]|[Ee][Dd]%[89][0-9A-Fa-f])%[89ABab][0-9A-Fa-f]|%(?:[Ff]0%[9ABab][0-9A-Fa-f]|[Ff][1-3]%[89ABab][0-9A-Fa-f]|[Ff]4%8[0-9A-Fa-f])%[89ABab][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]/g, "").indexOf("%") < 0;
}

function beforeEqualsSign(parameter) {
  return parameter.split("=")[0];
}

// The place of the first character that does not belong to a class such as [0-9]; -1 when all do.
function strangerIn(text, allowed) {
  for (var index = 0; index < text.length; index++) {
    if (!allowed.test(text.charAt(index))) return index;
  }
  return -1;
}

// A character as messages show it, or only its number where it cannot be seen.
function shown(character) {
  var code = character.charCodeAt(0);
  var name = "U+" + ("000" + code.toString(16).toUpperCase()).slice(-4);
  return code > 32 && code < 127 ? '"' + character + '" (' + name + ")" : name;
}

// ---- The call

// Starts the program, with no command interpreter in between and nothing in the text expanded.
function call(number) {
  var program = findProgram();
  var folder = fileSystem.GetParentFolderName(program);
  try {
    new ActiveXObject("Shell.Application").ShellExecute(program, commandLine(number), folder, "open", 1);
  } catch (error) {
    throw failure(FAILED, program + " could not be started: " + error.description);
  }
}

function commandLine(number) {
  return "/tsip=" + number;
}

// The full path of the program.
function findProgram() {
  var chosen = withoutQuotes(shell.Environment("Process").Item("TSIP_EXE"));
  if (chosen !== "" && !isProgram(chosen)) throw failure(NOT_FOUND, "TSIP_EXE is not the full path of an .exe file that is there: " + chosen);
  if (chosen !== "") return chosen;
  var places = [
    registered("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\tSIP.exe\\"),
    registered("HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\tSIP.exe\\"),
    folder("%USERPROFILE%\\scoop\\apps\\tsip\\current"),
    folder("%ProgramData%\\scoop\\apps\\tsip\\current")
  ];
  var searched = "";
  for (var index = 0; index < places.length; index++) {
    var program = programIn(places[index]);
    if (program !== "") return program;
    if (places[index] !== "") searched += "\r\n  " + places[index];
  }
  throw failure(NOT_FOUND, "tSIP was not found. Looked at:" + searched + "\r\n" + "Install tSIP, or set TSIP_EXE to the full path of its program.");
}

// A place is the program itself or the folder it is in.
function programIn(place) {
  if (place === "") return "";
  var paths = [place, fileSystem.BuildPath(place, "tSIP.exe")];
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

// ---- What is said

// What of a link is not taken as it stands.
function note(sentence, value) {
  notes.push(filled(sentence, [value]));
}

// For who runs this by hand with cscript.exe: Windows' other script host would show a box.
function tell(number) {
  if (!/cscript\.exe$/i.test(WScript.FullName)) return;
  WScript.Echo("dialled: " + number);
  for (var index = 0; index < notes.length; index++) WScript.Echo("note: " + notes[index]);
}

function refusal(reason, first, second) {
  return failure(REFUSED, "The link was refused: " + filled(reason, [first, second]));
}

// A sentence with something in place of each pair of braces.
function filled(sentence, values) {
  var parts = sentence.split("{}");
  var text = parts[0];
  for (var index = 1; index < parts.length; index++) text += values[index - 1] + parts[index];
  return text;
}

function failure(exitCode, reason) {
  return { exitCode: exitCode, reason: reason };
}

// Who clicks a link has no console to read. One box at a time is enough: a page that opens links again and again cannot
// fill the screen.
function show(reason) {
  var lock = fileSystem.BuildPath(fileSystem.GetSpecialFolder(2), "bridgesmith-tsip-link.lock");
  var held = hold(lock);
  if (held === null && fileSystem.FileExists(lock)) return;
  try {
    shell.Popup(visible(reason), 20, "tSIP link", 0x10030); // an exclamation mark, in the foreground
  } catch (error) {
    // There is no desktop to show it on; the exit code says it, too.
  }
  if (held !== null) release(held, lock);
}

// Nobody else can open the file to write to it until this process ends.
function hold(lock) {
  try {
    return fileSystem.OpenTextFile(lock, 2, true);
  } catch (error) {
    return null;
  }
}

function release(held, lock) {
  try {
    held.Close();
    fileSystem.DeleteFile(lock);
  } catch (error) {
    // Another one holds it already.
  }
}

// Without what cannot be seen, or turns the direction of what is read.
function visible(text) {
  return text.replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "?");
}
