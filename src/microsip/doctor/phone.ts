import { win32 } from 'node:path';
import type { PhoneState } from '../../calls/phoneState.js';
import { areaOf, type Finding } from '../../doctor/finding.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import { applicationIfFound } from '../../transports/findApplication.js';
import { settingsFileOf } from '../settings/location.js';
import type { PhoneSurroundings } from './surroundings.js';

const { title, application } = microsip.definition;
const { ok, warning, problem, notChecked } = areaOf(title);

/** Whether the phones that run answer, and whether they are the one that commands would start. */
export async function checkPhones(surroundings: PhoneSurroundings): Promise<Finding[]> {
  const phones = await surroundings.phones();
  if (phones.length === 0) return [notChecked('answers', 'no window of a phone is on this desktop')];
  return phones.flatMap((phone) => [checkAnswer(phone), ...checkSame(phone, surroundings)]);
}

/** Whether the phone is an installed one or a portable one, which decides where its settings are. */
export function checkPlace(surroundings: PhoneSurroundings): Finding[] {
  const program = phoneProgram(surroundings);
  if (program === undefined) return [];
  const file = settingsFileOf(program, surroundings);
  const portable = win32.dirname(file).toLowerCase() === win32.dirname(program).toLowerCase();
  return [ok('kind', `${portable ? 'portable' : 'installed'}: its settings are ${file}`)];
}

/** The phone that commands would start; undefined where none is found. */
export function phoneProgram(surroundings: PhoneSurroundings): string | undefined {
  return applicationIfFound(title, application, surroundings);
}

function checkAnswer({ process, status, certainty, why }: PhoneState): Finding {
  if (certainty !== 'unknown') return ok('answers', `process ${process} does: ${status}`);
  const found = `process ${process} does not tell what it does${why === undefined ? '' : `: ${why}`}`;
  return problem(
    'answers',
    found,
    'Close a dialog that it shows. If it hangs, end it in the Task Manager, and start it.',
  );
}

function checkSame({ executable }: PhoneState, surroundings: PhoneSurroundings): Finding[] {
  const program = phoneProgram(surroundings);
  if (executable === undefined || program === undefined) return [];
  if (executable.toLowerCase() === program.toLowerCase()) return [];
  const remedy = `End it, or set ${application.override} to its path.`;
  return [warning('program', `${executable} runs, and commands would start ${program}`, remedy)];
}
