import { type Command, Option } from 'commander';
import { type PhoneLink, parseLink } from '../../microsip/link.js';
import { dialLink, linkInvocations } from '../../microsip/linkDial.js';
import { type Notify, reportFailure, reportNotes } from '../../microsip/linkFailure.js';
import { refuse } from '../../microsip/linkRefusal.js';
import { json, line } from '../output.js';
import { showSent } from '../run.js';

interface LinkFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly notify?: Notify;
}

/** `bridgesmith microsip link "tel:+1-555-1234"` */
export function addLink(group: Command): void {
  group
    .command('link')
    .description('dial the number of a link, and refuse a link that would do anything else')
    .argument('<link...>', 'one link: sip:, sips:, tel: or callto:')
    .option('--dry-run', 'say what would be dialled, and dial nothing')
    .option('--json', 'print what was dialled as JSON')
    .addOption(
      new Option(
        '--notify <how>',
        'for links that Windows opens: what to do, besides, when one is not dialled',
      ).choices(['box', 'log']),
    )
    .action(link);
}

async function link(words: readonly string[], flags: LinkFlags): Promise<void> {
  try {
    const parsed = parseLink(only(words));
    if (flags.dryRun) return showPlan(parsed, flags);
    const { transport } = await dialLink(parsed);
    if (flags.notify) reportNotes(words.join(' '), notesOf(parsed));
    if (flags.json) return json({ ...parsed, transport });
    line(`dialled over ${transport}: ${parsed.number}`);
    for (const note of notesOf(parsed)) line(note);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (flags.notify) reportFailure(words.join(' '), reason, flags.notify);
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

function showPlan(link: PhoneLink, flags: LinkFlags): void {
  const candidates = linkInvocations(link);
  if (flags.json) {
    json({ ...link, candidates });
    return;
  }
  line(`would dial: ${link.number}`);
  for (const note of notesOf(link)) line(note);
  showSent(candidates, { dryRun: true });
}
