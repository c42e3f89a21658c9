import type { PhoneState } from '../../calls/phoneState.js';

/**
 * One state from what the phone's windows show and what its event hooks have reported last.
 *
 * Windows are believed first: what they show is there now, while the report of an end may never have come. So hooks
 * cannot bring a dead phone to life nor overrule what is certain; they decide what the windows leave open, and add what
 * the windows do not show to the same status.
 */
export function mergeStates(windows: PhoneState, hooks: PhoneState | undefined): PhoneState {
  if (hooks === undefined || windows.status === 'notRunning') return windows;
  if (hooks.status === windows.status) {
    const { why, ...sure } = { ...hooks, ...windows, certainty: 'certain' } as const;
    return windows.certainty === 'certain' || hooks.certainty !== 'certain' ? { ...hooks, ...windows } : sure;
  }
  if (windows.certainty === 'certain' || hooks.status === 'notRunning') return windows;
  const { account, version, executable, process } = windows;
  return definedOf({ account, version, executable, process, ...hooks });
}

/** The members that have a value. */
export function definedOf<Members extends object>(
  members: Members,
): { [Name in keyof Members]: NonNullable<Members[Name]> } {
  const defined = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Name in keyof Members]: NonNullable<Members[Name]> };
}
