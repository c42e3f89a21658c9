// koffi-check.mjs: run by Windows Node in lab.test.ts; it shows that the project's packages work there.
import { writeSync } from 'node:fs';
import 'commander';
import 'handlebars';
import koffi from 'koffi';

const currentProcess = koffi.load('kernel32.dll').func('uint32_t __stdcall GetCurrentProcessId()');
writeSync(1, JSON.stringify([process.platform, currentProcess() === process.pid, process.argv.slice(2)]));
