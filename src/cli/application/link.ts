import { Option } from 'commander';
import type { Bridge } from '../../definition/bridge.js';
import { dialLink, linkInvocations } from '../../links/dial.js';
import { type Notify, reportFailure, reportNotes } from '../../links/failure.js';
import type { PhoneLink } from '../../links/phoneLink.js';
import { parseLink } from '../../links/read.js';
import { refuse } from '../../links/refusal.js';
import type { CliCommand } from '../command.js';
import { line, result } from '../output.js';
import { showSent } from '../run.js';
import { bridgeExamples, definitionPart, onBridge, takeBridge } from './ofBridge.js';

interface LinkFlags {
  readonly dryRun?: boolean;
  readonly notify?: Notify;
}

/** `bridgesmith link <bridge> "tel:+1-555-1234"` */
export function defineLink(command: CliCommand): void {
  takeBridge(command)
    .argument('<link...>', 'one link: sip:, sips:, tel: or callto:')
    .option('--dry-run', 'say what would be dialled, and dial nothing')
    .addOption(
      new Option(
        '--notify <how>',
        'for links that Windows opens: what to do, besides, when one is not dialled',
      ).choices(['box', 'log']),
    );
  bridgeExamples(command, ['link', '"tel:+1-555-1234"'], ['link', '--dry-run "sip:1000@pbx.example"']);
  onBridge(command, link);
}

async function link(bridge: Bridge, words: readonly string[], flags: LinkFlags): Promise<void> {
  definitionPart(bridge, 'links', 'link');
  try {
    const parsed = parseLink(bridge, only(words));
    if (flags.dryRun) return showPlan(bridge, parsed);
    const { transport } = await dialLink(bridge, parsed);
    if (flags.notify) reportNotes(words.join(' '), notesOf(parsed));
    result({ ...parsed, transport }, () => {
      line(`dialled over ${transport}: ${parsed.number}`);
      for (const text of notesOf(parsed)) line(text);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (flags.notify) reportFailure(bridge, words.join(' '), reason, flags.notify);
    throw error;
  }
}

/** What of a link is not dialled as it stands. */
function notesOf({ dropped, notes }: PhoneLink): string[] {
  return [...(dropped.length > 0 ? [`without: ${dropped.join(', ')}`] : []), ...notes.map((note) => `note: ${note}`)];
}

/** A link with a quote in it reaches this program as several arguments, whatever quotes stand around it. */
function only(words: readonly string[]): string {
  const [link = ''] = words;
  if (words.length === 1) return link;
  throw refuse('arguments', words.length);
}

function showPlan(bridge: Bridge, link: PhoneLink): void {
  const candidates = linkInvocations(bridge, link);
  result({ ...link, candidates }, () => {
    line(`would dial: ${link.number}`);
    for (const text of notesOf(link)) line(text);
    showSent(candidates, { dryRun: true });
  });
}
