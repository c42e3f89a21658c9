import type { DdeQuotes } from '../../definition/resolve/ddeArgument.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import type { ScriptAction } from '../model/actions.js';
import { valuesIn } from '../model/binding.js';
import type { Encoding, ScriptList, ScriptValue } from '../model/pieces.js';

/** How the functions that write values are called in one script. */
export interface Writers {
  /** Whether all DDE arguments have the same quotes, so that one function writes them. */
  readonly alike: boolean;
  /** Whether those functions are given the value, as the values of a list are, beside the parameter's name. */
  readonly takeValue: boolean;
  /**
   * Whether a value that is not given is read where another transport asks whether it is: to read it from the dictionary
   * would make it be there, empty.
   */
  readonly guarded: boolean;
}

export function writersOf(action: ScriptAction): Writers {
  const values = valuesOf(action);
  return {
    alike: quotesOf(values).length < 2,
    takeValue: values.some((value) => value.encode === 'ddeArgument' && isList(value)),
    guarded: action.bindings.length > 1 && values.some(({ mayBeAbsent }) => mayBeAbsent),
  };
}

/** The function that writes a value for where it stands; none for a value as it is. */
export function writerOf({ encode, quotes = 'whenNeeded' }: Encoding, { alike }: Writers): string {
  switch (encode) {
    case 'none':
      return '';
    case 'ddeArgument':
      return alike ? 'DdeArgument' : names[quotes];
    case 'uriText':
      return 'UriText';
  }
}

/** The function that writes the values of a list, each by itself. */
export function listWriterOf(written: Encoding, writers: Writers): string {
  return `ListOf${writerOf(written, writers) || 'Text'}`;
}

/** The functions that write DDE arguments, and those that write lists, of which the action's bindings have need. */
export function writerViews(action: ScriptAction, { dde }: BridgeDefinition) {
  const writers = writersOf(action);
  const values = valuesOf(action);
  const lists = new Map(values.filter(isList).map((one) => [listWriterOf(one, writers), one]));
  return {
    guarded: writers.guarded,
    arguments: quotesOf(values).map((quotes) => ({
      function: writerOf({ encode: 'ddeArgument', quotes }, writers),
      takesValue: writers.takeValue,
      guarded: writers.guarded,
      isBare: quotes === 'never' || quotes === 'word',
      isWord: quotes === 'word',
      looks: quotes !== 'always',
      whenNeeded: quotes === 'whenNeeded',
      doubled: dde?.innerQuotes === 'doubled',
    })),
    lists: [...lists].map(([name, one]) => ({
      function: name,
      writer: writerOf(one, writers),
      isDdeArgument: one.encode === 'ddeArgument',
      isUriText: one.encode === 'uriText',
    })),
  };
}

const names = {
  whenNeeded: 'DdeArgument',
  always: 'QuotedDdeArgument',
  never: 'BareDdeArgument',
  word: 'DdeWord',
} as const;

function valuesOf(action: ScriptAction): (ScriptValue | ScriptList)[] {
  return action.bindings.flatMap(valuesIn);
}

function quotesOf(values: readonly Encoding[]): DdeQuotes[] {
  const written = values.filter(({ encode }) => encode === 'ddeArgument');
  return [...new Set(written.map(({ quotes }) => quotes ?? 'whenNeeded'))];
}

function isList({ form }: ScriptValue | ScriptList): boolean {
  return form === 'list';
}
