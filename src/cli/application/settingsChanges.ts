import type { Bridge } from '../../definition/bridge.js';
import type { ProvisionResult } from '../../settings/index.js';
import { line, note } from '../output.js';
import { oneLine } from '../terminal.js';
import { commandLine } from './ofBridge.js';

/** Prints what became of a settings file. @param result of which secrets have been taken out. */
export function showChanges(
  bridge: Bridge,
  result: ProvisionResult,
  flags: { dryRun?: boolean; undo?: boolean },
): void {
  const undoing = `"${commandLine(bridge, 'provision')} --undo"`;
  for (const { section, key, before, after } of result.changes) {
    const was = before === undefined || after === undefined ? '' : ` (was ${oneLine(before) || 'empty'})`;
    const sign = before === undefined ? '+' : after === undefined ? '-' : '~';
    line(`${sign} [${oneLine(section)}] ${oneLine(key)}${after === undefined ? '' : `=${oneLine(after)}`}${was}`);
  }
  for (const text of result.notes) note(text);
  line(`${summary(result, flags)} ${result.file}`);
  if (result.backup?.endsWith('.absent')) line(`There was no such file before; ${undoing} removes it.`);
  else if (result.backup !== undefined) line(`What was there is kept as ${result.backup}; ${undoing} brings it back.`);
  if (result.restarted) line('The phone was ended and started again.');
}

function summary({ changes }: ProvisionResult, { dryRun, undo }: { dryRun?: boolean; undo?: boolean }): string {
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  if (dryRun) return `${count} (nothing written: dry run) in`;
  return undo ? `${count} undone in` : `${count} in`;
}
