import type { Bridge } from '../../definition/bridge.js';
import { commandAbout } from '../../definition/bridgeWord.js';
import { type ArgumentValues, resolve, transportsOf } from '../../definition/resolve/resolve.js';
import { RefusedError } from '../../errors.js';
import { dataFolder } from '../../files/dataFolder.js';
import type { LauncherArgumentsSettings } from '../../launch.js';
import { resolveAll } from '../../run.js';
import type { LaunchResult } from '../../settings/index.js';
import { supportOf } from '../../support/installed.js';
import { isJson, line, note, result } from '../output.js';
import { type RunFlags, send, sentJson, showSent } from '../run.js';
import { definitionPart, supportPart } from './ofBridge.js';
import { passwordFrom } from './password.js';
import { showChanges } from './settingsChanges.js';

interface Call {
  readonly action: string;
  readonly values: ArgumentValues;
}

export interface LaunchWords {
  readonly settings: LauncherArgumentsSettings | undefined;
  readonly call: Call | undefined;
  /** The CSV file that calls are to be added to. */
  readonly log: string | undefined;
}

/** Sets the phone up as the launcher's flags say, starts it, and does what is asked for beside. */
export async function launchPhone(
  bridge: Bridge,
  { settings, call, log }: LaunchWords,
  flags: RunFlags,
): Promise<void> {
  // What would be refused afterwards must not have changed anything before.
  if (call) checkCall(bridge, call, flags);
  if (log !== undefined && !/\.csv$/i.test(log)) throw new RefusedError('log', notCsv(log));
  const launched = settings && (await setUp(bridge, settings, call, flags));
  const done = { dryRun: flags.dryRun ?? false, ...launched };
  result(done, () => launched && showLaunch(bridge, launched, flags));
  const csv = log === undefined ? undefined : await logTo(bridge, log, flags);
  result({ ...done, log: csv });
  if (!call) return;
  const sent = await send(bridge, call.action, call.values, flags);
  result({ ...done, log: csv, ...sentJson(sent, flags) }, () => showSent(sent, flags));
}

/** @returns what became of it, with no secret in it. */
async function setUp(
  bridge: Bridge,
  given: LauncherArgumentsSettings,
  call: Call | undefined,
  flags: RunFlags,
): Promise<LaunchResult> {
  const settings = await import('../../settings/index.js');
  const isAboutAccount = (texts: LauncherArgumentsSettings['texts']) => settings.isAboutAccount(bridge, texts);
  if (settings.showsPassword(bridge, given.texts)) note(passwordNote);
  const edits = settings.launchOf(bridge, given.texts, given.number, await passwordOf(given, isAboutAccount));
  const start = definitionPart(bridge, 'launcher', 'launch').settings?.start;
  const commandLine = given.way === undefined ? {} : { commandLine: given.way };
  const options = { dryRun: flags.dryRun ?? false, restart: given.restart };
  const application = await supportPart(bridge, 'settings', 'launch');
  const request = { edits, calls: call !== undefined && call.action === start?.action, ...commandLine };
  const result = await settings.launch(application, request, options, settings.systemTools(application));
  if (!result.settings) return result;
  return { ...result, settings: { ...result.settings, changes: result.settings.changes.map(settings.shownChange) } };
}

/** The phone writes no such file, but the host does, from now on. */
async function logTo(bridge: Bridge, file: string, { dryRun }: RunFlags): Promise<string> {
  const { callLogSettingPath, logCallsTo } = await import('../../calls/index.js');
  const calls = await supportOf(bridge)?.calls?.();
  const setting = () => callLogSettingPath(dataFolder('Logging calls'), bridge.definition.name, calls);
  const csv = dryRun ? file : logCallsTo(file, setting()).csv;
  if (isJson()) return csv;
  line(
    dryRun
      ? `would have calls added to ${csv}`
      : `Calls are added to ${csv} while a host runs: ${commandAbout(bridge, 'host')}`,
  );
  return csv;
}

function notCsv(file: string): string {
  return `--log ${file}: calls are added to a file whose name ends in .csv. The SIP trace is --debug.`;
}

function checkCall(bridge: Bridge, { action, values }: Call, { via }: RunFlags): void {
  if (via === undefined) resolveAll(bridge, action, values);
  else if (transportsOf(bridge, action).includes(via)) resolve(bridge, action, values, via);
}

/** A variable that is set may be for another command: without a flag of an account it does not count. */
async function passwordOf(
  { texts, secret }: LauncherArgumentsSettings,
  isAboutAccount: (texts: LauncherArgumentsSettings['texts']) => boolean,
): Promise<string | undefined> {
  const variable = Object.hasOwn(texts, 'password') || !isAboutAccount(texts) ? '' : process.env.BRIDGESMITH_PASSWORD;
  if (secret === undefined) return variable || undefined;
  const password = await passwordFrom(secret);
  if (password === '') throw new RefusedError('password', 'The password is empty.');
  return password;
}

function showLaunch(bridge: Bridge, { settings, started, notes }: LaunchResult, flags: RunFlags): void {
  if (settings) showChanges(bridge, settings, flags);
  for (const text of notes) note(text);
  if (started === undefined) return;
  const way = started === '' ? '' : ` with ${started}`;
  line(flags.dryRun ? `would start the phone${way}` : `started the phone${way}`);
}

const passwordNote =
  'Every program can read a password on a command line. Use --password-stdin, --ask-password or the variable BRIDGESMITH_PASSWORD.';
