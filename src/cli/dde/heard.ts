import type { DdeAnswer, DdeClientInformation, DdeTransaction, DdeValue } from '../../dde/index.js';
import { forReader, oneLine } from '../terminal.js';
import type { Template } from './template.js';
import { valueJson, valueText } from './value.js';

/** What a listening server heard. */
export interface Heard {
  readonly event: 'connect' | 'disconnect' | DdeTransaction['kind'];
  readonly client: DdeClientInformation;
  /** Undefined for one that was not accepted. */
  readonly conversation: number | undefined;
  readonly answer: DdeAnswer;
  /** Undefined for the beginning and the end of a conversation. */
  readonly transaction?: DdeTransaction;
}

export const heardPlaceholders = [
  'time',
  'event',
  'service',
  'topic',
  'item',
  'format',
  'value',
  'answer',
  'conversation',
  'process',
  'program',
] as const;

/** In one line, whatever came: with escapes, and what came last. */
export function heardLine({ event, client, answer, transaction }: Heard): string {
  const { service, topic, program = 'a program', processId } = client;
  const { item = '', format = '', warm = false } = transaction ?? {};
  const value = transaction && valueThatCame(transaction);
  const about = [
    oneLine(`${event} ${service}|${topic}${item && `!${item}`}${format && ` in ${format}`}`),
    ...(warm ? ['warm'] : []),
    ...(transaction ? [] : [oneLine(program), `process ${processId}`]),
    ...(answer === 'done' ? [] : [answer]),
  ].join(', ');
  return `${now()} ${about}${value === undefined ? '' : `: ${oneLine(valueText(value))}`}`;
}

export function heardByTemplate(
  { event, client, conversation, answer, transaction }: Heard,
  template: Template<(typeof heardPlaceholders)[number]>,
): string {
  const value = transaction && valueThatCame(transaction);
  return template({
    time: now(),
    event,
    service: forReader(client.service),
    topic: forReader(client.topic),
    item: forReader(transaction?.item ?? ''),
    format: forReader(transaction?.format ?? ''),
    value: value === undefined ? '' : forReader(valueText(value)),
    answer,
    conversation: String(conversation ?? ''),
    process: String(client.processId),
    program: forReader(client.program ?? ''),
  });
}

export function heardJson({ event, client, conversation, answer, transaction }: Heard): object {
  const who = { time: now(), event, conversation, ...client, answer };
  if (!transaction) return who;
  const { item, format, warm } = transaction;
  const value = valueThatCame(transaction);
  if (event === 'execute') return { ...who, command: value };
  return {
    ...who,
    item,
    format,
    ...(event === 'advise' ? { warm } : {}),
    ...(value === undefined ? {} : valueJson(value)),
  };
}

/** The bytes of what is not in the format that it says. */
function valueThatCame(transaction: DdeTransaction): DdeValue | undefined {
  try {
    return transaction.value;
  } catch {
    return transaction.bytes;
  }
}

function now(): string {
  return new Date().toISOString();
}
