import type { ExampleView } from './examples.js';
import { commandText } from './helpers.js';
import { inData } from './oneLine.js';

/**
 * The help of one function, as the template of the module's help file (MAML) sees it: a file of its own, so that importing
 * the module does not read it.
 */
export interface HelpView {
  readonly name: string;
  readonly verb: string;
  readonly noun: string;
  readonly synopsis: string;
  readonly description: readonly string[];
  /** Its own; the template knows those that all such functions have. */
  readonly parameters: readonly HelpParameter[];
  readonly isAction: boolean;
  readonly isWatch: boolean;
  /** Of an action. */
  readonly hasTimeout: boolean;
  readonly via: string;
  readonly inputs: string;
  readonly outputs: readonly { readonly type: string; readonly says: string }[];
  readonly examples: readonly { readonly title: string; readonly code: string; readonly says: string }[];
}

export interface HelpParameter {
  readonly name: string;
  readonly says: string;
  readonly type: string;
  /** `true` or `false`, as XML has it. */
  readonly required: string;
  readonly position: string;
  readonly pipeline: string;
  readonly aliases: string;
  readonly default: string;
  readonly isSwitch: boolean;
}

/** A parameter of which what is not said is as usual. */
export function option(name: string, says: string, rest: Partial<HelpParameter>): HelpParameter {
  const plain = {
    type: 'String',
    required: 'false',
    position: 'named',
    pipeline: 'False',
    aliases: 'none',
    default: 'None',
    isSwitch: false,
  };
  const option = { ...plain, ...rest };
  return { ...option, name, says: inData(says), default: inData(option.default) };
}

type Texts = Pick<HelpView, 'description' | 'parameters' | 'inputs' | 'outputs'>;
type Choices = Partial<Pick<HelpView, 'isAction' | 'isWatch' | 'hasTimeout' | 'via'>>;
type HelpText = Texts & Choices & { readonly examples: readonly ExampleView[] };

/** Splits what there is to say of a function into what the template asks for. */
export function helpView(name: string, synopsis: string, text: HelpText): HelpView {
  const [verb = '', noun = ''] = name.split('-');
  return {
    isAction: false,
    isWatch: false,
    hasTimeout: false,
    via: '',
    ...text,
    name,
    verb,
    noun,
    synopsis: inData(synopsis),
    description: text.description.filter((one) => one !== '').map(inData),
    inputs: inData(text.inputs),
    examples: text.examples.map(({ words, says }, index) => ({
      title: `-------------------------- EXAMPLE ${index + 1} --------------------------`,
      code: commandText(words),
      says: inData(says),
    })),
  };
}
