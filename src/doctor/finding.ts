/**
 * What came of a check. `problem`: something does not work. `warning`: it works, but not all of it, or not for long.
 * `notChecked`: nothing can be said, and `found` says why.
 */
export type State = 'ok' | 'warning' | 'problem' | 'notChecked';

/** What a check found, and what to do about it. */
export interface Finding {
  /** What the check is about, such as `PowerShell`. */
  readonly area: string;
  readonly check: string;
  readonly state: State;
  readonly found: string;
  /** A command, or a place in Windows' settings. */
  readonly remedy?: string | undefined;
}

/** How the findings of one area are written. What is wrong is never said without what to do about it. */
export interface Area {
  ok(check: string, found: string): Finding;
  notChecked(check: string, why: string, remedy?: string): Finding;
  warning(check: string, found: string, remedy: string): Finding;
  problem(check: string, found: string, remedy: string): Finding;
}

export function areaOf(area: string): Area {
  const finding = (state: State) => (check: string, found: string, remedy?: string) => ({
    area,
    check,
    state,
    found,
    ...(remedy === undefined ? {} : { remedy }),
  });
  return {
    ok: finding('ok'),
    notChecked: finding('notChecked'),
    warning: finding('warning'),
    problem: finding('problem'),
  };
}

/** The worst of these states; what was not checked is no worse than what is right. */
export function worstOf(findings: readonly Finding[]): 'ok' | 'warning' | 'problem' {
  const has = (state: State) => findings.some((finding) => finding.state === state);
  if (has('problem')) return 'problem';
  return has('warning') ? 'warning' : 'ok';
}

/** A check that fails says nothing about what it looked at, and does not keep the others from being made. */
export async function attempt(
  area: string,
  check: string,
  examine: () => readonly Finding[] | Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await examine();
  } catch (error) {
    return [areaOf(area).notChecked(check, error instanceof Error ? error.message : String(error))];
  }
}
