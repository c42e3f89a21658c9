import type { Bridge } from '../definition/bridge.js';
import type { FurtherCheck } from '../definition/check/index.js';
import { UsageError } from '../errors.js';
import { profiles } from '../profiles/index.js';

export { bridgeWord } from '../definition/bridgeWord.js';

export const bridgeHelp = 'a bridge that comes with bridgesmith, or a .json or .yaml file';

/**
 * The bridge that a word on the command line names: a profile, or else a definition file.
 *
 * @param further what else is asked of a file.
 */
export async function bridgeOf(word: string, further?: FurtherCheck): Promise<Bridge> {
  const profile = profiles.find((bridge) => bridge.definition.name === word);
  if (profile) return profile;
  // The YAML parser is loaded for files only.
  const { isDefinitionFile, loadBridge } = await import('../definition/load/load.js');
  if (isDefinitionFile(word)) return loadBridge(word, further);
  if (word.startsWith('-')) throw new UsageError(`${word}: options stand behind the bridge and the action.`);
  const names = profiles.map((bridge) => bridge.definition.name).join(', ');
  throw new UsageError(`There is no bridge "${word}". There are ${names}; a file ends in .json, .yaml or .yml.`);
}
