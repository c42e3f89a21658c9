import type { Bridge } from '../../definition/bridge.js';
import { type Contact, checkContact, isContact, type PageContact } from '../../definition/contacts/contacts.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { RefusedError } from '../../errors.js';
import type { Header, Own, PlannedFile } from '../target.js';

/**
 * One page: of the user's contacts, or of the bridge's examples. They have names of their own, so that making the one does
 * not take the other away. Nothing for a bridge that declares no page.
 *
 * @throws RefusedError for contacts that are none.
 */
export function plan(bridge: Bridge, header: Header, { contacts }: Own = {}): PlannedFile[] {
  const { page, title }: BridgeDefinition = bridge.definition;
  if (!page) return [];
  const checked = checkAll(bridge, contacts ?? page.example);
  const view = {
    header,
    title: page.title,
    summary: page.summary,
    application: title,
    isExample: contacts === undefined,
    ownCommand: `${header.command} --contacts contacts.csv`,
    columns: ['name', ...Object.keys(page.fields)].join(','),
    contacts: checked.map(contactView),
    help: (page.help ?? []).map(({ text, command }) => ({ text, command: command ?? '' })),
  };
  return [{ path: contacts === undefined ? 'example.html' : 'contacts.html', template: 'page.html.hbs', view }];
}

/** A link is named by its label and its contact, so that it makes sense in a list of links. */
function contactView({ name, links }: PageContact, index: number) {
  const id = `contact-${index + 1}`;
  return {
    id,
    name,
    links: links.map((link) => ({
      ...link,
      id: `${id}-${link.link}`,
      names: `${id}-${link.link} ${id}`,
      shownId: `${id}-${link.link}-shown`,
    })),
  };
}

function checkAll(bridge: Bridge, contacts: readonly Contact[]): PageContact[] {
  return contacts.map((contact, index) => {
    const checked = checkContact(bridge, contact);
    if (isContact(checked)) return checked;
    throw new RefusedError('contacts', `Contact ${index + 1}: ${checked.join('; ')}.`);
  });
}
