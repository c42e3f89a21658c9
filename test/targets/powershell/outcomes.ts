// outcomes.ts: what the generated modules make of actions and arguments, asked of a real PowerShell.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../../../src/definition/bridge.js';
import { pascalCase } from '../../../src/definition/names.js';
import type { ArgumentValues } from '../../../src/definition/resolve/resolve.js';
import type { BridgeDefinition, Transport } from '../../../src/definition/schema.js';
import { namesOf } from '../../../src/targets/powershell/names.js';
import type { PowerShell } from '../../powershell/host.js';
import { inTemporaryFolder, writeModule } from './module.js';

export interface Case {
  readonly bridge: Bridge;
  /** Of an action, or of an item. */
  readonly action: string;
  readonly values: ArgumentValues;
  /** Undefined for an item. */
  readonly transport: Transport | undefined;
}

/**
 * `payload` is what would be sent, a secret in it shown as `***`; before it stand topic and item, with | between, when
 * actions of the bridge have topics of their own or items. Of an item, it is topic, item and formats.
 */
export type Outcome =
  | { readonly kind: 'payload'; readonly payload: string }
  | { readonly kind: 'refused' | 'usage' | 'other'; readonly message: string };

const script = fileURLToPath(new URL('outcomes.ps1', import.meta.url));

/**
 * The outcome of each case, in order, through the modules' functions in one PowerShell: with -WhatIf -PassThru, or, where
 * there is an environment, sent in it; then the payload of what was sent is empty.
 *
 * @param environmentOf the variables in which a case is sent.
 */
export function powershellOutcomes(
  host: PowerShell,
  cases: readonly Case[],
  environmentOf?: (index: number) => Readonly<Record<string, string>>,
): Promise<Outcome[]> {
  return inTemporaryFolder(async (folder) => {
    const bridges = [...new Set(cases.map(({ bridge }) => bridge))];
    const modules = await Promise.all(bridges.map((bridge) => writeModule(bridge, folder)));
    const questions = {
      modules: modules.map(({ manifest }) => inUnits(host.pathOf(manifest))),
      isSent: environmentOf !== undefined,
      cases: cases.map((one, index) => ({
        function: functionOf(one),
        via: one.transport ?? '',
        environment: environmentOf?.(index) ?? {},
        arguments: Object.entries(one.values).map(([name, value]) => describe(one, name, value)),
      })),
    };
    const [input, output] = [join(folder, 'cases.json'), join(folder, 'outcomes.json')];
    await writeFile(input, JSON.stringify(questions));
    const { exitCode, stdout, stderr } = await host.runFile(script, [host.pathOf(input), host.pathOf(output)]);
    if (exitCode !== 0) throw new Error(`PowerShell ended with code ${exitCode}: ${stdout.slice(-2000)} ${stderr}`);
    const answers = JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, '')) as Answer[];
    return answers.map(outcomeOf);
  });
}

interface Answer {
  readonly id: string;
  readonly text: string;
}

function functionOf({ bridge, action, transport }: Case): string | undefined {
  const names = namesOf(bridge);
  return transport === undefined ? names.items.get(action)?.get : names.functions.get(action);
}

function describe({ bridge: { definition }, action, transport }: Case, name: string, value: unknown) {
  const { actions, items = {} }: BridgeDefinition = definition;
  const kind = (transport === undefined ? items : actions)[action]?.parameters?.[name]?.kind;
  return {
    name: pascalCase(name),
    type: kind === 'flag' || kind === 'secret' ? kind : 'text',
    text: inUnits(String(value)),
  };
}

function outcomeOf({ id, text }: Answer): Outcome {
  const shown = fromUnits(text);
  if (id === '') return { kind: 'payload', payload: shown };
  if (id === 'RefusedInput') return { kind: 'refused', message: shown };
  // PowerShell's own binder refuses what is missing or unknown.
  if (/^(Usage|Missing|NamedParameter|Positional|Parameter)/.test(id)) return { kind: 'usage', message: shown };
  return { kind: 'other', message: `${id}: ${shown}` };
}

/** Text as numbers, so that no JSON reader's idea of dates, surrogates or code pages stands between. */
function inUnits(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index)).join(' ');
}

function fromUnits(units: string): string {
  return units === ''
    ? ''
    : units
        .split(' ')
        .map((unit) => String.fromCharCode(Number(unit)))
        .join('');
}
