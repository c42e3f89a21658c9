import type { ItemDefinition } from '../../definition/schema.js';
import { defineProfile } from '../defineProfile.js';

const symbol = {
  kind: 'text',
  maximumLength: 64,
  summary: 'The symbol as Market Watch shows it, such as EURUSD.',
} as const;

/** In MetaTrader the topic says what is wanted, and the item of which symbol. */
function quoteOf<const Topic extends string>(topic: Topic, summary: string, noun: string) {
  return {
    summary,
    noun,
    parameters: { symbol },
    topic: [topic],
    item: [{ parameter: 'symbol' }],
  } as const satisfies ItemDefinition;
}

/**
 * The MetaTrader 4 terminal, which gives its quotes to other programs once "Enable DDE server" is set in its options
 * (Tools, Options, Server). It takes no commands. Until a symbol's first price comes, it answers N/A.
 *
 * Source: https://www.metatrader4.com/en/trading-platform/help/service/dde (Export of Quotes)
 */
export const metatrader = defineProfile({
  name: 'metatrader',
  title: 'MetaTrader 4',
  prefix: 'MetaTrader',
  summary: 'Read and follow the quotes of a MetaTrader 4 terminal.',
  version: '1.0.0',
  application: {
    executables: ['terminal.exe'],
    override: 'METATRADER_EXE',
    folders: ['%ProgramFiles(x86)%\\MetaTrader 4', '%ProgramFiles%\\MetaTrader 4'],
  },
  dde: { service: 'MT4', topic: 'QUOTE', server: 'application' },
  actions: {},
  items: {
    quote: quoteOf(
      'QUOTE',
      "A symbol's time and prices, with spaces between: day, time, bid, ask and the last price.",
      'Quote',
    ),
    bid: quoteOf('BID', "A symbol's bid price.", 'Bid'),
    ask: quoteOf('ASK', "A symbol's ask price.", 'Ask'),
    high: quoteOf('HIGH', 'The highest price of a symbol today.', 'High'),
    low: quoteOf('LOW', 'The lowest price of a symbol today.', 'Low'),
    time: quoteOf('TIME', 'When the last price of a symbol came, by the clock of the broker.', 'Time'),
  },
});
