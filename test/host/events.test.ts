import { describe, expect, test } from 'vitest';
import { eventLine, hostEvent, shownText } from '../../src/host/events.js';
import { hostileTexts } from '../corpora/hostile.js';

const client = { service: 'MicroSIP', topic: 'control', processId: 1234, program: 'EXCEL.EXE' };

describe('what a host tells of itself', () => {
  test('says when, who, what and why', () => {
    const event = hostEvent('refused', 'There is no command Quit.', { client, command: '[Quit]' });
    expect(event).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: 'refused',
      program: 'EXCEL.EXE',
      processId: 1234,
      command: '[Quit]',
      message: 'There is no command Quit.',
    });
    expect(eventLine(event)).toBe(`${event.time} refused EXCEL.EXE (process 1234) "[Quit]": There is no command Quit.`);
  });

  test('has no client where none is concerned', () => {
    const event = hostEvent('started', 'answers');
    expect(event).toEqual({ time: expect.any(String), event: 'started', message: 'answers' });
    expect(eventLine(event)).toBe(`${event.time} started answers`);
  });

  test('names a client that may not be asked for its name', () => {
    const event = hostEvent('refused', 'no', { client: { ...client, program: undefined }, command: '[X]' });
    expect(eventLine(event)).toContain(' a program that may not be asked (process 1234) "[X]": no');
  });

  test.each(hostileTexts)('$name is one line, and no terminal acts on it', ({ text }) => {
    const line = eventLine(hostEvent('refused', `because of ${text}`, { client, command: text }));
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  test('shows a strange text with its signs escaped, so that it can be told from what stands around it', () => {
    expect(shownText('[Dial(1)]": done\n\u001b[2J\u202e\\')).toBe('[Dial(1)]\\": done\\u000a\\u001b[2J\\u202e\\\\');
    expect(shownText('\ud83d\udcde \ud83d')).toBe('\ud83d\udcde \\ud83d');
  });

  test('cuts a text at 200 characters', () => {
    expect(shownText('5'.repeat(200))).toBe('5'.repeat(200));
    expect(shownText('5'.repeat(201))).toBe(`${'5'.repeat(200)}\u2026`);
    expect(shownText('\n'.repeat(1e6))).toBe(`${'\\u000a'.repeat(200)}\u2026`);
  });

  test.each([
    ['[Dial(555 /account:1 /password:geheim)]', '[Dial(555 /account:1 /password:***'],
    ['[Login("PassWord = geheim")]', '[Login(\\"PassWord =***'],
    ['[Password(geheim)]', '[Password(***'],
    ['{"token":"geheim"}', '{\\"token\\":***'],
  ])('hides what looks like a password in %s', (text, shown) => {
    expect(shownText(text)).toBe(shown);
  });
});
