import { defineProfile } from '../defineProfile.js';

/**
 * Program Manager, whose DDE commands Windows' shell still serves: they make folders and shortcuts in the Start menu.
 * It answers in CF_TEXT only, and has no ADVISE.
 *
 * Source: https://learn.microsoft.com/windows/win32/shell/dynamic-data-exchange (Shell Dynamic Data Exchange Interface;
 * Requesting Group Information) and Microsoft Knowledge Base 102575, which calls the item `Groups`.
 */
export const progman = defineProfile({
  name: 'progman',
  title: 'Program Manager',
  prefix: 'ProgramManager',
  summary: 'Make and remove program groups and items in the Start menu.',
  version: '1.0.0',
  application: { executables: ['explorer.exe'] },
  dde: { service: 'Progman', topic: 'Progman', server: 'application', quotes: 'whenNeeded' },
  actions: {
    createGroup: {
      summary: 'Make a program group, or show the one of that name.',
      verb: 'New',
      noun: 'Group',
      parameters: { name: { kind: 'text', maximumLength: 100, summary: 'The name of the group.' } },
      bindings: { dde: { execute: ['[CreateGroup(', { parameter: 'name' }, ')]'] } },
    },
    addItem: {
      summary: 'Add an item to the group that was made or shown last.',
      verb: 'Add',
      noun: 'Item',
      parameters: {
        command: { kind: 'text', maximumLength: 255, summary: 'The command line that the item starts.' },
        title: { kind: 'text', maximumLength: 100, summary: 'The title of the item.' },
        iconFile: { kind: 'path', optional: true, summary: 'The file that holds the icon.' },
      },
      bindings: {
        dde: {
          execute: [
            '[AddItem(',
            { parameter: 'command' },
            ',',
            { parameter: 'title' },
            { when: 'iconFile', write: [',', { parameter: 'iconFile' }] },
            ')]',
          ],
        },
      },
    },
    deleteGroup: {
      summary: 'Remove a program group and all that is in it.',
      verb: 'Remove',
      noun: 'Group',
      confirm: 'high',
      parameters: { name: { kind: 'text', maximumLength: 100, summary: 'The name of the group.' } },
      bindings: { dde: { execute: ['[DeleteGroup(', { parameter: 'name' }, ')]'] } },
    },
  },
  items: {
    groups: {
      summary: 'The names of the program groups, one a line.',
      noun: 'GroupName',
      item: ['Groups'],
      format: 'CF_TEXT',
      advise: false,
    },
    group: {
      summary:
        'What is in a program group: a line about the group, then one about each item, fields with commas between.',
      noun: 'Group',
      parameters: { name: { kind: 'text', maximumLength: 100, summary: 'The name of the group.' } },
      item: [{ parameter: 'name' }],
      format: 'CF_TEXT',
      advise: false,
    },
  },
});
