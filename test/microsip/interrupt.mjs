// Runs in Windows Node: presses Ctrl+C in the console of another process.
import koffi from 'koffi';

const pid = Number(process.argv[2]);
const kernel32 = koffi.load('kernel32.dll');
kernel32.func('int __stdcall FreeConsole()')();
const attached = kernel32.func('int __stdcall AttachConsole(uint32_t pid)')(pid);
process.on('SIGINT', () => {});
const sent = attached && kernel32.func('int __stdcall GenerateConsoleCtrlEvent(uint32_t event, uint32_t group)')(0, 0);
setTimeout(() => {
  process.exitCode = sent ? 0 : 1;
}, 200);
