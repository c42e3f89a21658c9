import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Option } from 'commander';
import type { DdeValue } from '../../dde/index.js';
import { UsageError, unreadableFile } from '../../errors.js';
import type { CliCommand } from '../command.js';
import { result } from '../output.js';
import { parseCells } from './cells.js';
import { converse, requireItems } from './converse.js';
import { type ConversationFlags, conversationCommand, formatOption } from './options.js';

interface PokeFlags extends ConversationFlags {
  readonly format?: string;
  readonly file?: string;
}

/** `bridgesmith dde poke Excel Sheet1 R1C1 1.5` */
export function addPoke(dde: CliCommand): void {
  const command = conversationCommand(dde, 'poke', 'give an item a value')
    .argument('<item>', 'the item')
    .argument('[value]', 'the value: a text or, for XlTable, cells with tabs and rows with line breaks between')
    .addOption(formatOption('the clipboard format: CF_TEXT, CF_UNICODETEXT, XlTable, …; a text when left out'))
    .addOption(
      new Option(
        '--file <file>',
        'send what is in a file (-: standard input): its bytes, or UTF-8 where text is expected',
      ),
    )
    .examples(
      'dde poke Excel Sheet1 R1C1 1.5',
      'dde poke Excel Sheet1 R1C1:R9C3 --format XlTable --file cells.tsv',
      'dde poke Recorder control Text -- --starts-with-dashes',
    );
  command.action(async (service: string, topic: string, item: string, text: string | undefined, flags: PokeFlags) => {
    requireItems([item]);
    const value = await valueToPoke(text, flags);
    await converse(service, topic, flags, async (conversation) => {
      await conversation.poke(item, value, { format: flags.format });
      const { service, topic, processId } = conversation;
      result({ service, topic, processId, item });
    });
  });
}

async function valueToPoke(text: string | undefined, { file, format }: PokeFlags): Promise<DdeValue> {
  if (text !== undefined && file !== undefined)
    throw new UsageError('The value is given twice: take --file away, or it.');
  if (file !== undefined) return valueOfFile(await read(file), file, format);
  if (text === undefined) throw new UsageError('There is no value. Write it behind the item, or give --file FILE.');
  return format === 'XlTable' ? parseCells(text) : text;
}

/**
 * The bytes of a named format as they are. Without one they are a text, and for XlTable they may be: the bytes of a table
 * begin with one that no text does.
 */
function valueOfFile(bytes: Buffer, file: string, format: string | undefined): DdeValue {
  const isTable = format === 'XlTable' && bytes.length >= 2 && bytes.readUInt16LE(0) === firstWordOfTable;
  if (isTable || (format !== undefined && format !== 'XlTable')) return bytes;
  const text = textOf(bytes, file);
  return format === 'XlTable' ? parseCells(text) : text;
}

function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: this is no text in UTF-8. Name the format of its bytes with --format.`);
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw unreadableFile(file, error);
  }
}

/** tdtTable. Source: Microsoft Knowledge Base 61941, "Fast Table Format", in the Excel SDK. */
const firstWordOfTable = 16;
