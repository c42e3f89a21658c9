// kernel.mjs: asks Linux whether it runs 32-bit programs. Many a kernel for virtual machines and containers does not, and
// then nothing of Wine's 32-bit half can start ("Exec format error").
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const exitCode = 42;

/**
 * Whether the kernel runs programs for i386, seen by running one: uname does not tell, nor do the kernel's settings where
 * they can be read at all.
 *
 * @param {string} [folder] where the program is written for the moment; must not be mounted noexec.
 */
export function runs32BitPrograms(folder = tmpdir()) {
  const place = mkdtempSync(join(folder, 'kernel-'));
  try {
    const program = join(place, 'exit-42');
    writeFileSync(program, smallestProgram(), { mode: 0o755 });
    // Where the kernel refuses it, execvp hands it to a shell, which cannot read it either and ends with another code.
    return spawnSync(program, { stdio: 'ignore' }).status === exitCode;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** An ELF file for i386 (System V ABI, Intel386 supplement) that does nothing but exit(42). */
function smallestProgram() {
  const code = Buffer.from([0xb8, 1, 0, 0, 0, 0xbb, exitCode, 0, 0, 0, 0xcd, 0x80]); // mov eax,1; mov ebx,42; int 0x80
  const [headerSize, segmentSize, address] = [52, 32, 0x08048000];
  const start = headerSize + segmentSize;
  const header = Buffer.alloc(start);
  header.set([0x7f, 0x45, 0x4c, 0x46, 1, 1, 1]); // 32 bits, little-endian, version 1
  const words16 = { 16: 2, 18: 3, 40: headerSize, 42: segmentSize, 44: 1 }; // executable, for i386, one segment
  const words32 = { 20: 1, 24: address + start, 28: headerSize };
  const length = start + code.length;
  const segment = [1, 0, address, address, length, length, 5, 0x1000]; // PT_LOAD, readable and executable
  for (const [offset, value] of Object.entries(words16)) header.writeUInt16LE(value, Number(offset));
  for (const [offset, value] of Object.entries(words32)) header.writeUInt32LE(value, Number(offset));
  for (const [index, value] of segment.entries()) header.writeUInt32LE(value, headerSize + 4 * index);
  return Buffer.concat([header, code]);
}
