import type { DoneChange, RegistryRecord } from './plan.js';

/** What earlier versions recorded: links, a component and the start of a host each had a form of their own. */
type FormerRecord = { readonly version: 1; readonly made: readonly string[] } & (
  | FormerLinks
  | FormerComponent
  | FormerStart
);

interface FormerLinks {
  /** By scheme. */
  readonly schemes: Readonly<Record<string, readonly DoneChange[]>>;
  readonly program: readonly DoneChange[];
}

interface FormerComponent {
  readonly done: readonly DoneChange[];
  readonly files: readonly string[];
}

/** A value of the Run key, and the script that it runs. What the value was is not in it. */
interface FormerStart {
  readonly script: string;
  readonly key: string;
  readonly value: string;
}

/** A record of a former version in the form of this one; undefined for what is none. */
export function currentForm(record: unknown): RegistryRecord | undefined {
  if (!isFormer(record)) return undefined;
  const { made } = record;
  const current = { version: 2, ownership: 'command', common: [], groups: {}, files: [], made } as const;
  if ('schemes' in record) return { ...current, common: record.program, groups: record.schemes };
  if ('done' in record) return { ...current, ownership: 'content', common: record.done, files: record.files };
  const change = { key: record.key, name: record.value, value: '' };
  return { ...current, common: [{ change, before: null }], files: [record.script] };
}

function isFormer(record: unknown): record is FormerRecord {
  if (typeof record !== 'object' || record === null) return false;
  const fields = record as Partial<Record<string, unknown>>;
  if (fields.version !== 1 || !Array.isArray(fields.made)) return false;
  const isLinks = Array.isArray(fields.program) && typeof fields.schemes === 'object' && fields.schemes !== null;
  const isComponent = Array.isArray(fields.done) && Array.isArray(fields.files);
  return isLinks || isComponent || [fields.script, fields.key, fields.value].every((text) => typeof text === 'string');
}
