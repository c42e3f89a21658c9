// Runs in Windows Node: opens a window and never looks at its messages, as a program that hangs.
import { writeSync } from 'node:fs';
import koffi from 'koffi';

const create = koffi
  .load('user32.dll')
  .func(
    'intptr_t __stdcall CreateWindowExW(uint32_t extended, const char16_t *className, const char16_t *title, uint32_t style, int x, int y, int width, int height, intptr_t parent, intptr_t menu, intptr_t instance, void *data)',
  );
const popupAndVisible = 0x90000000;
create(0, 'Static', 'Hanging', popupAndVisible, 0, 0, 50, 50, 0, 0, 0, null);
writeSync(1, 'ready');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
