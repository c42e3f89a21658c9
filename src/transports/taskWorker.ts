/** The thread of one task after the other: calls Windows, which may take long, and answers; ends when it is asked to. */
import { parentPort, workerData } from 'node:worker_threads';
import { kernel32 } from '../ffi/kernel32.js';
import { ole32, shell32, shellExecuteInfo } from '../ffi/shell32.js';
import { user32 } from '../ffi/user32.js';
import type { OpenTask, SendTask, Task, TaskOutcome, TaskWorkerData } from './task.js';

/** Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessagetimeoutw */
function send({ window, number, data, timeout }: SendTask): TaskOutcome {
  const copied = { number, length: data.length, data };
  const flags = abortIfHung | errorOnExit;
  const sent = user32().sendCopyData(window, copyData, 0, copied, flags, Math.min(timeout, longest), [0]);
  return { done: sent !== 0, error: kernel32().GetLastError() };
}

/**
 * The shell's extensions expect COM in an apartment, and a thread that ends right away must have the shell finish first.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-shellexecuteexw
 */
function open({ uri }: OpenTask): TaskOutcome {
  ole32().CoInitializeEx(null, apartmentThreaded | disableOle1Dde);
  const opened = shell32().ShellExecuteExW(
    shellExecuteInfo({ file: uri, mask: noInterface | noAsync, show: showNormal }),
  );
  const outcome = { done: opened !== 0, error: kernel32().GetLastError() };
  ole32().CoUninitialize();
  return outcome;
}

const copyData = 0x004a; // WM_COPYDATA
const abortIfHung = 0x0002; // SMTO_ABORTIFHUNG
const errorOnExit = 0x0020; // SMTO_ERRORONEXIT
const longest = 0x7fffffff;
const noInterface = 0x0400; // SEE_MASK_FLAG_NO_UI
const noAsync = 0x0100; // SEE_MASK_NOASYNC
const showNormal = 1; // SW_SHOWNORMAL
const apartmentThreaded = 0x2; // COINIT_APARTMENTTHREADED
const disableOle1Dde = 0x4; // COINIT_DISABLE_OLE1DDE

const { done } = workerData as TaskWorkerData;
parentPort?.on('message', (task: Task | undefined) => {
  if (task) parentPort?.postMessage(task.type === 'send' ? send(task) : open(task));
  else parentPort?.close();
  kernel32().SetEvent(done);
});
