import { describe, expect, test } from 'vitest';
import {
  type Bridge,
  type BridgeDefinition,
  defineBridge,
  resolve,
  resolveItem,
  transportsOf,
} from '../../src/definition/index.js';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { excel, metatrader, microsip, netphone, profiles, progman } from '../../src/profiles/index.js';

describe.each(profiles)('the profile $definition.name', (bridge) => {
  const definition: BridgeDefinition = bridge.definition;

  test('is right, and is known by a name, a version and what it is for', () => {
    expect(defineBridge(definition).definition).toBe(definition);
    expect(profiles.filter((other) => other.definition.name === definition.name)).toEqual([bridge]);
    expect(definition.version).toMatch(/^1\./);
    expect(definition.summary).toMatch(/\.$/);
  });

  test.each(Object.keys(definition.actions))('%s says what it does, and what each parameter is', (name) => {
    const action = definition.actions[name];
    expect(action?.summary).toMatch(/^[A-Z].*\.$/);
    for (const parameter of Object.values(action?.parameters ?? {})) expect(parameter.summary).toMatch(/^[A-Z].*\.$/);
    expect(transportsOf(bridge, name)).not.toEqual([]);
  });

  test.each(Object.keys(definition.items ?? {}))('%s says what it is, and what each parameter is', (name) => {
    const item = definition.items?.[name];
    expect(item?.summary).toMatch(/^[A-Z].*\.$/);
    for (const parameter of Object.values(item?.parameters ?? {})) expect(parameter.summary).toMatch(/^[A-Z].*\.$/);
  });
});

describe('commands as their servers document them', () => {
  test.each([
    [progman, 'createGroup', { name: 'My Group' }, '[CreateGroup("My Group")]'],
    [progman, 'createGroup', { name: 'Group' }, '[CreateGroup(Group)]'],
    [progman, 'addItem', { command: 'C:\\x.exe', title: 'X' }, '[AddItem(C:\\x.exe,X)]'],
    [
      progman,
      'addItem',
      { command: 'C:\\x y.exe', title: 'X', iconFile: 'C:\\x,1.ico' },
      '[AddItem("C:\\x y.exe",X,"C:\\x,1.ico")]',
    ],
    [progman, 'deleteGroup', { name: 'Group' }, '[DeleteGroup(Group)]'],
    [netphone, 'dialNumber', { number: '5551234' }, '[DialNumber("5551234","","","")]'],
    [
      netphone,
      'dialNumber',
      { number: '5', outside: '9', name: 'Jo, Ann', account: '7' },
      '[DialNumber("5","9","Jo, Ann","7")]',
    ],
    [netphone, 'answerCall', {}, '[AnswerCall(" ")]'],
    [netphone, 'dropCall', {}, '[DropCall()]'],
    [excel, 'open', { file: 'C:\\May.xlsx' }, '[OPEN("C:\\May.xlsx")]'],
    [excel, 'open', { file: 'C:\\May.xlsx', readOnly: true }, '[OPEN("C:\\May.xlsx",,TRUE)]'],
    [excel, 'newWorkbook', {}, '[NEW(1)]'],
    [excel, 'runMacro', { macro: 'Book1.xlsm!Say"Hi"' }, '[RUN("Book1.xlsm!Say""Hi""")]'],
    [excel, 'save', {}, '[SAVE()]'],
    [excel, 'closeWorkbook', {}, '[FILE.CLOSE(FALSE)]'],
    [excel, 'closeWorkbook', { saveChanges: true }, '[FILE.CLOSE(TRUE)]'],
  ])('%#: %s', (bridge, action, values, command) => {
    expect(
      payloadOf(
        resolve(
          bridge as (typeof profiles)[number],
          action as string,
          values as object as Record<string, unknown>,
          'dde',
        ),
      ),
    ).toBe(command);
  });

  test('Excel is given the value of a cell in a conversation about its sheet', () => {
    const values = { book: 'May 1.xlsx', sheet: 'Sums, all', range: 'R1C1', value: '=1+"2"' };
    expect(resolve(excel, 'setCells', values, 'dde')).toMatchObject({
      service: 'Excel',
      topic: '[May 1.xlsx]Sums, all',
      poke: { item: 'R1C1', value: '=1+"2"' },
    });
  });

  test('Excel is also started with a file', () => {
    expect(resolve(excel, 'open', { file: 'C:\\My Files\\May.xlsx', readOnly: true }, 'exe').commandLine).toBe(
      '/r "C:\\My Files\\May.xlsx"',
    );
    expect(resolve(excel, 'newWorkbook', {}, 'exe').commandLine).toBe('');
  });
});

describe('items as their servers document them', () => {
  const sheet = { book: 'Book1.xlsx', sheet: 'Sheet1' };

  test.each([
    [excel, 'cells', { ...sheet, range: 'R1C1:R2C3' }, 'Excel|[Book1.xlsx]Sheet1!R1C1:R2C3', 'table', 'XlTable'],
    [excel, 'topics', {}, 'Excel|System!Topics', 'text', 'CF_TEXT'],
    [excel, 'systemItems', {}, 'Excel|System!SysItems', 'text', 'CF_TEXT'],
    [excel, 'status', {}, 'Excel|System!Status', 'text', 'CF_TEXT'],
    [excel, 'selection', {}, 'Excel|System!Selection', 'text', 'CF_TEXT'],
    [progman, 'groups', {}, 'Progman|Progman!Groups', 'text', 'CF_TEXT'],
    [progman, 'group', { name: 'My Group' }, 'Progman|Progman!My Group', 'text', 'CF_TEXT'],
    ...['QUOTE', 'BID', 'ASK', 'HIGH', 'LOW', 'TIME'].map(
      (topic) =>
        [metatrader, topic.toLowerCase(), { symbol: 'USDCHF' }, `MT4|${topic}!USDCHF`, 'text', undefined] as const,
    ),
    ...['Status', 'Caller', 'Duration', 'Account', 'Version'].map(
      (item) => [microsip, item.toLowerCase(), {}, `MicroSIP|control!${item}`, 'text', undefined] as const,
    ),
  ] as const)('%#: %s', (bridge, name, values, link, value, format) => {
    const { service, topic, item, ...rest } = resolveItem(bridge, name, values);
    expect(`${service}|${topic}!${item}`).toBe(link);
    expect([rest.value, rest.format]).toEqual([value, format]);
  });

  test('are all of them', () => {
    const names = profiles.map(({ definition }: Bridge) => [
      definition.name,
      Object.keys(definition.items ?? {}).length,
    ]);
    expect(Object.fromEntries(names)).toEqual({
      microsip: 5,
      tsip: 0,
      progman: 2,
      netphone: 0,
      excel: 5,
      metatrader: 6,
    });
  });
});
