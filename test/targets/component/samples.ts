// samples.ts: what pages about a "MicroSIP API" print, to the letter.

export const vbscriptSample = `Set dde = CreateObject("DDEClient")
dde.Application = "MicroSIP"
dde.Topic = "control"
dde.Execute "[Dial(" & WScript.Arguments(0) & ")]"
`.replaceAll('\n', '\r\n');

export const powershellSample = `$dde = New-Object -ComObject "DDEClient"
$dde.Application = "MicroSIP"
$dde.Topic = "control"
$dde.Execute('[Dial(5551234)]')
`.replaceAll('\n', '\r\n');
