import type { Bridge } from '../definition/bridge.js';
import { type Contact, pageOf } from '../definition/contacts/contacts.js';
import { readContacts } from '../definition/contacts/file.js';
import { RefusedError } from '../errors.js';
import { BadLinesError } from './badLines.js';
import { inputFile } from './inputFile.js';
import { note } from './output.js';
import { showBadLines } from './showBadLines.js';

/**
 * The contacts of a file, as `generate` takes them. Every line that is wrong is named, with what is wrong with it; and
 * every number that is not taken as it stands.
 *
 * @throws UsageError for a bridge with no page; NotFoundError; DefinitionError for wrong columns; RefusedError for bad lines.
 */
export async function readContactFile(
  bridge: Bridge,
  file: string,
): Promise<{ contacts: readonly Contact[]; contactsSource: string }> {
  pageOf(bridge.definition);
  const { contacts, problems, notes } = readContacts(bridge, await inputFile(file), file);
  showBadLines(file, problems);
  for (const { line, message } of notes) note(`${file}, line ${line}: ${message}.`);
  if (problems.length > 0) throw new BadLinesError('contacts', file, problems, '. Nothing was written.');
  if (contacts.length === 0) throw new RefusedError('contacts', `${file} holds no contacts. Nothing was written.`);
  return { contacts, contactsSource: file };
}
