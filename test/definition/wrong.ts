/** A wrong definition: what is changed in the right one, where the problem is found, and a part of what is said. */
export interface Wrong {
  readonly change: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly message: string;
}

const dial = 'actions.dial';
const say = 'actions.say';
const logIn = 'actions.logIn';
const poke = 'actions.setField.bindings.dde';
const anItem = { summary: 'It is.', item: ['It'] };
const names = 'launcher.options.account.names';
const settings = 'launcher.settings';
const ring = `${settings}.flags.ring`;
const anyFlag = { action: 'dial', value: 'number' };
const anAction = { summary: 'Does it.', bindings: { exe: { arguments: [] } } };

/** Wrong in shape: the JSON Schema refuses them too. */
export const wrongShapes: readonly Wrong[] = [
  { change: { name: undefined }, path: 'name', message: 'is missing: it must be a' },
  { change: { name: 'Desk Phone' }, path: 'name', message: 'lower-case letters, digits and hyphens' },
  { change: { name: '../up' }, path: 'name', message: 'Found "../up".' },
  { change: { name: 'a'.repeat(41) }, path: 'name', message: '40 at most' },
  { change: { title: '' }, path: 'title', message: 'not empty' },
  { change: { title: 'two\nlines' }, path: 'title', message: 'single line' },
  { change: { title: 'x'.repeat(61) }, path: 'title', message: '60' },
  { change: { summary: 'two\nlines' }, path: 'summary', message: 'single line' },
  { change: { version: '1.0' }, path: 'version', message: 'three numbers' },
  { change: { prefix: 'deskPhone' }, path: 'prefix', message: 'PascalCase' },
  { change: { colour: 'red' }, path: 'colour', message: 'is not a known key here. Known: name, title, ' },
  { change: { sumary: 'x' }, path: 'sumary', message: 'is not a known key here. Did you mean summary? Known: ' },
  { change: { loudly: null }, path: 'loudly', message: 'in { … }, a text that holds a comma needs quotes.' },
  { change: { actions: undefined }, path: 'actions', message: 'is missing: it must be a mapping, such as' },
  { change: { actions: null }, path: 'actions', message: 'is empty: it must be a mapping, such as' },
  { change: { actions: 5 }, path: 'actions', message: 'Give at least one action' },
  { change: { name: 5 }, path: 'name', message: 'must be a text. Found 5.' },
  { change: { 'copydata.number': 1.5 }, path: 'copydata.number', message: 'must be a whole number. Found 1.5.' },
  {
    change: { dde: ['x'] },
    path: 'dde',
    message: 'such as { service: …, topic: …, server: application }. Found a list.',
  },
  {
    change: { [`${dial}.bindings.uri`]: ['desk:'] },
    path: `${dial}.bindings.uri`,
    message: 'must be a mapping, such as { link: […] }. Found a list.',
  },
  {
    change: { [`${dial}.bindings.dde`]: 'x' },
    path: `${dial}.bindings.dde`,
    message: 'must be a mapping, such as { execute: […] } or { poke: […], item: […] }. Found "x".',
  },
  {
    change: { [`${dial}.bindings`]: [] },
    path: `${dial}.bindings`,
    message: 'must be a mapping with some of the keys dde, copydata, exe and uri. Found an empty list.',
  },
  {
    change: { [`${say}.bindings.copydata.arguments`]: ['x'] },
    path: `${say}.bindings.copydata.text`,
    message: 'give either arguments or text, not both.',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.0`]: 5 },
    path: `${dial}.bindings.exe.arguments[0]`,
    message:
      'must be a text, a list, such as [text, { parameter: … }] or a mapping, such as { parameter: … } or { when:',
  },
  {
    change: { [`${dial}.parameters.number`]: ['phoneNumber'] },
    path: `${dial}.parameters.number`,
    message: 'must be a mapping, such as { kind: phoneNumber }. Found a list.',
  },
  {
    change: { [`${dial}.parameters.number.kind`]: undefined },
    path: `${dial}.parameters.number.kind`,
    message:
      'is missing: it must be phoneNumber, dtmf, text, integer, decimal, choice, flag, path, paths, url or secret.',
  },
  { change: { 'application.executables': [] }, path: 'application.executables', message: 'must have at least 1 entry' },
  {
    change: { 'application.executables': ['phone.cmd'] },
    path: 'application.executables[0]',
    message: 'ends in .exe',
  },
  { change: { 'application.executables': ['..\\x.exe'] }, path: 'application.executables[0]', message: '.exe' },
  {
    change: { 'application.folders': ['C:\u2029rogram Files\u0085otepad'] },
    path: 'application.folders[0]',
    message:
      'Found "C:\\u2029rogram Files\\u0085otepad". In double quotes a backslash begins an escape: write two for one.',
  },
  { change: { 'application.folders': ['a\nb'] }, path: 'application.folders[0]', message: 'single line' },
  ...['Pager', 'C:', 'C:Pager', '.\\Pager', '\\Pager', 'Pager\\%USERNAME%', '%%'].map((folder) => ({
    change: { 'application.folders': [folder] },
    path: 'application.folders[0]',
    message: 'must be a full path',
  })),
  { change: { 'application.registry.0.key': 'HKCR\\x' }, path: 'application.registry[0].key', message: 'HKCU' },
  { change: { 'application.registry.0.key': 'HKCU\\x\\' }, path: 'application.registry[0].key', message: 'backslash' },
  { change: { 'application.override': 'phone exe' }, path: 'application.override', message: 'environment variable' },
  { change: { 'application.appPaths': false }, path: 'application.appPaths', message: 'must be true' },
  { change: { 'dde.server': 'nobody' }, path: 'dde.server', message: 'must be one of application or host' },
  { change: { 'dde.service': '' }, path: 'dde.service', message: 'not empty' },
  { change: { 'dde.topic': 'a\nb' }, path: 'dde.topic', message: 'single line' },
  {
    change: { 'dde.quotes': 'sometimes' },
    path: 'dde.quotes',
    message: 'must be one of whenNeeded, always, never or texts',
  },
  { change: { 'copydata.number': -1 }, path: 'copydata.number', message: 'must be at least 0' },
  { change: { 'uri.schemes': 5 }, path: 'uri.schemes', message: 'must be a list, such as [a, b]. Found 5.' },
  { change: { 'uri.schemes': ['Desk'] }, path: 'uri.schemes[0]', message: 'RFC 3986' },
  { change: { prefer: ['fax'] }, path: 'prefer[0]', message: 'must be one of dde, copydata, exe or uri' },
  { change: { actions: ['dial'] }, path: 'actions', message: 'must be a mapping, such as { aName: { … } }.' },
  { change: { 'actions.Dial it': anAction }, path: 'actions.Dial it', message: 'is not a name' },
  { change: { [`${dial}.summary`]: undefined }, path: `${dial}.summary`, message: 'is missing: it must be a' },
  { change: { [`${dial}.noun`]: 'call' }, path: `${dial}.noun`, message: 'PascalCase' },
  { change: { [`${dial}.confirm`]: 'always' }, path: `${dial}.confirm`, message: 'must be one of low, medium or high' },
  { change: { [`${dial}.bindings`]: undefined }, path: `${dial}.bindings`, message: 'is missing: it must be a' },
  { change: { [`${dial}.bindings.fax`]: {} }, path: `${dial}.bindings.fax`, message: 'is not a known key here.' },
  {
    change: { [`${dial}.bindings.dde.execute`]: [] },
    path: `${dial}.bindings.dde.execute`,
    message: 'must have at least 1 entry',
  },
  {
    change: { [`${dial}.bindings.dde.execute.3.otherwise`]: [] },
    path: `${dial}.bindings.dde.execute[3].otherwise`,
    message: 'must have at least 1 entry',
  },
  {
    change: { [`${dial}.bindings.dde.execute.1`]: { parameter: 'number', raw: false } },
    path: `${dial}.bindings.dde.execute[1].raw`,
    message: 'must be true',
  },
  {
    change: { [`${dial}.parameters.number.kind`]: 'fax' },
    path: `${dial}.parameters.number.kind`,
    message:
      'is not one of the kinds that exist (phoneNumber, dtmf, text, integer, decimal, choice, flag, path, paths, url, secret).',
  },
  {
    change: { [`${dial}.parameters.number.length`]: 5 },
    path: `${dial}.parameters.number.length`,
    message: 'is not a known key here.',
  },
  {
    change: { [`${dial}.parameters.urgent.optional`]: true },
    path: `${dial}.parameters.urgent.optional`,
    message: 'is not a known key here.',
  },
  {
    change: { [`${dial}.parameters.The number`]: { kind: 'flag' } },
    path: `${dial}.parameters.The number`,
    message: 'camelCase',
  },
  {
    change: { [`${dial}.parameters.account.maximum`]: 1_000_000_000 },
    path: `${dial}.parameters.account.maximum`,
    message: '999999999',
  },
  {
    change: { [`${say}.parameters.mode.choices`]: [] },
    path: `${say}.parameters.mode.choices`,
    message: 'must have at least 1 entry',
  },
  {
    change: { [`${say}.parameters.mode.choices.0`]: 'very loud' },
    path: `${say}.parameters.mode.choices[0]`,
    message: 'must be letters, digits',
  },
  {
    change: { [`${say}.parameters.mode.choices.0`]: { name: 'loud', sends: 'a "b"' } },
    path: `${say}.parameters.mode.choices[0].sends`,
    message: 'without double quotes',
  },
  {
    change: { [`${dial}.parameters.account`]: { kind: 'decimal', minimum: 0, maximum: 1, places: 7 } },
    path: `${dial}.parameters.account.places`,
    message: 'must be at most 6',
  },
  {
    change: { [`${dial}.bindings.dde.execute.1`]: { parameter: 'number', quotes: 'texts' } },
    path: `${dial}.bindings.dde.execute[1].quotes`,
    message: 'must be one of whenNeeded, always or never',
  },
  {
    change: { [`${say}.bindings.copydata.number`]: -1 },
    path: `${say}.bindings.copydata.number`,
    message: 'must be at least 0',
  },
  {
    change: { [`${say}.parameters.text`]: { kind: 'url', schemes: ['HTTP'] } },
    path: `${say}.parameters.text.schemes[0]`,
    message: 'RFC 3986',
  },
  {
    change: { [`${say}.parameters.text`]: { kind: 'paths', default: 'C:\\a' } },
    path: `${say}.parameters.text.default`,
    message: 'is not a known key here.',
  },
  {
    change: { [`${say}.parameters.text.maximumLength`]: 1001 },
    path: `${say}.parameters.text.maximumLength`,
    message: '1000',
  },
  {
    change: { [`${logIn}.parameters.file.maximumLength`]: 2 },
    path: `${logIn}.parameters.file.maximumLength`,
    message: 'must be at least 3',
  },
  {
    change: { [`${logIn}.parameters.password.default`]: 'hunter2' },
    path: `${logIn}.parameters.password.default`,
    message: 'is not a known key here.',
  },
  { change: { [`${poke}.item`]: undefined }, path: `${poke}.item`, message: 'is missing: it must be a' },
  { change: { [`${poke}.poke`]: [] }, path: `${poke}.poke`, message: 'must have at least 1 entry' },
  {
    change: { [`${poke}.execute`]: ['x'] },
    path: `${poke}.execute`,
    message: 'give either poke or execute, not both.',
  },
  { change: { [`${poke}.itme`]: ['x'] }, path: `${poke}.itme`, message: 'Did you mean item? Known: ' },
  {
    change: { [`${poke}.topic`]: 'form' },
    path: `${poke}.topic`,
    message: 'must be a list, such as [text, { parameter: … }]. Found "form".',
  },
  { change: { [`${poke}.format`]: 'CF_DIB' }, path: `${poke}.format`, message: 'must be CF_TEXT, CF_UNICODETEXT' },
  {
    change: { [`${dial}.bindings.dde.item`]: ['x'] },
    path: `${dial}.bindings.dde.item`,
    message: 'goes with poke, not with execute.',
  },
  { change: { items: ['status'] }, path: 'items', message: 'must be a mapping, such as { aName: { … } }.' },
  { change: { 'items.The status': anItem }, path: 'items.The status', message: 'is not a name' },
  { change: { 'items.status.summary': undefined }, path: 'items.status.summary', message: 'is missing: it must be a' },
  { change: { 'items.status.item': [] }, path: 'items.status.item', message: 'must have at least 1 entry' },
  { change: { 'items.status.request': true }, path: 'items.status.request', message: 'must be false' },
  { change: { 'items.status.value': 'picture' }, path: 'items.status.value', message: 'must be one of text or table' },
  {
    change: { 'items.status.format': 'cf_bitmap' },
    path: 'items.status.format',
    message: 'registered clipboard format',
  },
  { change: { 'items.status.verb': 'Get' }, path: 'items.status.verb', message: 'is not a known key here.' },
  { change: { 'launcher.name': 'Desk' }, path: 'launcher.name', message: 'lower-case letters' },
  { change: { 'launcher.name': 'desk--cli' }, path: 'launcher.name', message: 'single hyphens' },
  { change: { 'launcher.flags.Up': { action: 'dial' } }, path: 'launcher.flags.Up', message: 'is not a name' },
  { change: { 'launcher.flags.dial.key': 'd' }, path: 'launcher.flags.dial.key', message: 'is not a known key here.' },
  {
    change: { 'launcher.default.value': undefined },
    path: 'launcher.default.value',
    message: 'is missing: it must be a',
  },
  { change: { [`${names}.section`]: 'Account1' }, path: `${names}.section`, message: 'the number left out' },
  { change: { [`${names}.key`]: 'a=b' }, path: `${names}.key`, message: 'letters, digits and _' },
  { change: { [`${names}.file`]: 'a\nb' }, path: `${names}.file`, message: 'single line' },
  { change: { [`${settings}.folder`]: undefined }, path: `${settings}.folder`, message: 'is missing: it must be a' },
  { change: { [`${settings}.registry`]: [] }, path: `${settings}.registry`, message: 'must have at least 1 entry' },
  { change: { [`${ring}.summary`]: undefined }, path: `${ring}.summary`, message: 'is missing: it must be a' },
  { change: { [`${ring}.set`]: [] }, path: `${ring}.set`, message: 'must have at least 1 entry' },
  { change: { [`${ring}.set.0.key`]: 'a=b' }, path: `${ring}.set[0].key`, message: 'letters, digits and _' },
  { change: { [`${ring}.words.0.words`]: ['Off'] }, path: `${ring}.words[0].words[0]`, message: 'lower-case' },
  { change: { [`${ring}.words.0.set.0.value`]: ' 0' }, path: `${ring}.words[0].set[0].value`, message: 'as it is' },
  { change: { [`${ring}.words.0.set.0.value`]: 'a\nb' }, path: `${ring}.words[0].set[0].value`, message: 'as it is' },
  { change: { [`${ring}.value.kind`]: 'choice' }, path: `${ring}.value.kind`, message: '(text, integer, secret)' },
  { change: { [`${settings}.start.ways.tray`]: '/a b' }, path: `${settings}.start.ways.tray`, message: 'one switch' },
  { change: { [`${settings}.start.stop`]: '' }, path: `${settings}.start.stop`, message: 'one switch' },
  { change: { [`${settings}.refused.fax`]: '' }, path: `${settings}.refused.fax`, message: 'not empty' },
  { change: { 'component.progId': '1.Desk' }, path: 'component.progId', message: 'a letter first' },
  { change: { 'component.progId': 'x'.repeat(40) }, path: 'component.progId', message: '39' },
  { change: { 'component.classId': 'DDE' }, path: 'component.classId', message: 'GUID in braces' },
  { change: { 'component.services': ['a;b'] }, path: 'component.services[0]', message: 'semicolon' },
  { change: { 'page.title': '' }, path: 'page.title', message: 'not empty' },
  { change: { 'page.colour': 'red' }, path: 'page.colour', message: 'is not a known key here.' },
  { change: { 'page.example': [] }, path: 'page.example', message: 'must have at least 1 entry' },
  { change: { 'page.fields.tones.kind': 'fax' }, path: 'page.fields.tones.kind', message: 'kinds that exist' },
  { change: { 'page.links.call.label': 'two\nlines' }, path: 'page.links.call.label', message: 'single line' },
  {
    change: { 'page.links.call.arguments.number': [] },
    path: 'page.links.call.arguments.number',
    message: 'must have at least 1 entry',
  },
  {
    change: { 'page.links.call.arguments.number': [{ repeat: ',' }] },
    path: 'page.links.call.arguments.number[0].times',
    message: 'is missing: it must be a',
  },
  { change: { 'links.schemes': [] }, path: 'links.schemes', message: 'must have at least 1 entry' },
  {
    change: { 'links.schemes': ['http'] },
    path: 'links.schemes[0]',
    message: 'must be one of sip, sips, tel or callto',
  },
  { change: { 'links.value': undefined }, path: 'links.value', message: 'is missing: it must be a' },
  { change: { 'links.host': 'x' }, path: 'links.host', message: 'is not a known key here.' },
];

/** Right in shape, but they make no sense, or would be unsafe. */
export const wrongMeanings: readonly Wrong[] = [
  { change: { 'dde.server': 'host', 'dde.topic': 'C:\\\\x' }, path: 'dde.topic', message: 'holds a backslash' },
  { change: { actions: {}, items: undefined }, path: 'actions', message: 'a bridge needs an action, or an item' },
  { change: { actions: {}, items: {} }, path: 'actions', message: 'a bridge needs an action, or an item' },
  { change: { 'actions.close': anAction }, path: 'actions.close', message: 'connections in Node use themselves' },
  { change: { 'actions.then': anAction }, path: 'actions.then', message: 'connections in Node use themselves' },
  { change: { 'actions.read': anAction }, path: 'actions.read', message: 'connections in Node use themselves' },
  { change: { 'actions.watch': anAction }, path: 'actions.watch', message: 'connections in Node use themselves' },
  ...['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'].flatMap((name) => [
    {
      change: { [`actions.${name}`]: anAction },
      path: `actions.${name}`,
      message: 'connections in Node use themselves',
    },
    { change: { [`items.${name}`]: anItem }, path: `items.${name}`, message: 'connections in Node use themselves' },
  ]),
  ...['con', 'aux', 'nul', 'com1', 'lpt9', 'prn'].flatMap((name) => [
    { change: { name }, path: 'name', message: `the name "${name}", which Windows takes for a device` },
    { change: { [`actions.${name}`]: anAction }, path: `actions.${name}`, message: 'which Windows takes for a device' },
    { change: { 'launcher.name': name }, path: 'launcher.name', message: 'which Windows takes for a device' },
  ]),
  ...['aux .exe', 'Con.exe', 'nul.x.exe'].map((file) => ({
    change: { 'application.executables': [file] },
    path: 'application.executables[0]',
    message: 'which Windows takes for a device',
  })),
  { change: { prefix: 'Con' }, path: 'prefix', message: 'which Windows takes for a device' },
  { change: { prefix: undefined, title: 'C-O-N' }, path: 'title', message: 'which Windows takes for a device' },
  { change: { 'component.progId': 'Aux.Phone' }, path: 'component.progId', message: 'takes for a device' },
  { change: { 'application.folders': ['C:\\aux .d\\x'] }, path: 'application.folders[0]', message: 'for a device' },
  { change: { [`${names}.file`]: 'C:\\CONIN$' }, path: `${names}.file`, message: 'takes for a device' },
  { change: { 'dde.service': 'a|b' }, path: 'dde.service', message: 'stands between service and topic' },
  { change: { 'component.services': ['a|b'] }, path: 'component.services[0]', message: 'between service and topic' },
  ...[
    { pieces: ['[Quit'], at: '', message: 'opens "[" and does not close it in every case' },
    { pieces: ['[Say("x)]'], at: '', message: 'opens "\\"" and does not close it' },
    { pieces: ['[Quit)]'], at: '[0]', message: 'has a ")" too many' },
    { pieces: ['Quit]'], at: '[0]', message: 'has a "]" too many' },
    { pieces: ['[Say(', { when: 'urgent', write: ['1)'] }, ']'], at: '[2]', message: 'has a "]" too many' },
    { pieces: ['[Say', { when: 'urgent', write: ['('] }, ')]'], at: '[2]', message: 'has a ")" too many' },
    { pieces: ['[Say(', { when: 'urgent', write: ['"x'] }, '"y")]'], at: '', message: 'in every case' },
  ].map(({ pieces, at, message }) => ({
    change: {
      'actions.quit': {
        summary: 'Ends.',
        parameters: { urgent: { kind: 'flag' } },
        bindings: { dde: { execute: [...pieces, { when: 'urgent', write: [' '] }] } },
      },
    },
    path: `actions.quit.bindings.dde.execute${at}`,
    message,
  })),
  {
    change: { [`${dial}.bindings.dde.execute.0`]: '[Dial("', [`${dial}.bindings.dde.execute.2`]: '"' },
    path: `${dial}.bindings.dde.execute[1]`,
    message: 'would put number in quotes twice; leave them out of the text',
  },
  {
    change: { [`${dial}.bindings.uri.link.1`]: { parameter: 'number', quotes: 'always' } },
    path: `${dial}.bindings.uri.link[1].quotes`,
    message: 'is for the pieces of a DDE command (execute) only',
  },
  {
    change: { [`${say}.bindings.dde.execute.3`]: { parameter: 'mode', raw: true, quotes: 'never' } },
    path: `${say}.bindings.dde.execute[3].quotes`,
    message: 'does not go with raw',
  },
  {
    change: { [`${say}.bindings.dde.execute.1`]: { parameter: 'text', separator: ';' } },
    path: `${say}.bindings.dde.execute[1].separator`,
    message: 'is for lists, and a text is one value',
  },
  {
    change: { [`${say}.parameters.text`]: { kind: 'paths' } },
    path: `${say}.bindings.copydata.text[2]`,
    message: 'needs a separator to stand between its values',
  },
  {
    change: {
      [`${say}.parameters.text`]: { kind: 'paths' },
      [`${say}.bindings.dde.execute.1`]: { parameter: 'text', raw: true },
    },
    path: `${say}.bindings.dde.execute[1].parameter`,
    message: 'writes the list "text" raw',
  },
  {
    change: {
      [`${say}.parameters.text`]: { kind: 'url' },
      [`${say}.bindings.uri.link.1`]: { parameter: 'text', raw: true },
    },
    path: `${say}.bindings.uri.link[1].parameter`,
    message: 'writes "text" raw, but a url may hold characters that break out',
  },
  {
    change: {
      [`${say}.parameters.mode.choices`]: ['soft', { name: 'loud', sends: 'a,b' }],
    },
    path: `${say}.bindings.dde.execute[3].parameter`,
    message: 'writes "mode" raw, but a choice may hold characters that break out',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.1`]: [{ when: 'number', write: [{ parameter: 'account' }] }] },
    path: `${dial}.bindings.exe.arguments[1][0].when`,
    message: 'asks for "number", which is always given',
  },
  {
    change: {
      [`${dial}.bindings.exe.arguments.2`]: Array.from({ length: 5 }, () => ({ when: 'urgent', write: ['x'] })),
    },
    path: `${dial}.bindings.exe.arguments[2]`,
    message: 'can be 32 different arguments; put fewer conditions in one (16 at most)',
  },
  {
    change: { [`${dial}.parameters.account`]: { kind: 'decimal', minimum: 0.125, maximum: 9, optional: true } },
    path: `${dial}.parameters.account.minimum`,
    message: 'has more digits behind its point than the places (2)',
  },
  {
    change: { [`${dial}.parameters.account`]: { kind: 'decimal', minimum: 9, maximum: 1, optional: true } },
    path: `${dial}.parameters.account`,
    message: 'has a minimum (9) above its maximum (1)',
  },
  {
    change: { [`${say}.parameters.mode.choices`]: ['soft', { name: 'Soft', sends: 'x' }] },
    path: `${say}.parameters.mode.choices`,
    message: 'holds Soft twice',
  },
  {
    change: { [`${say}.parameters.tray`]: { kind: 'flag' } },
    path: `${say}.parameters.tray`,
    message: 'is carried by no binding, so that every use of it would be refused',
  },
  {
    change: { [`${say}.parameters.tray`]: { kind: 'text', optional: true } },
    path: `${say}.parameters.tray`,
    message: 'is carried by no binding',
  },
  { change: { 'items.then': anItem }, path: 'items.then', message: 'connections in Node use themselves' },
  { change: { 'items.staTus': anItem }, path: 'items.staTus', message: 'differs from status' },
  { change: { 'items.login': anItem }, path: 'items.login', message: 'differs from logIn only in case' },
  { change: { 'items.dial': anItem }, path: 'items.dial', message: 'is the name of an action already' },
  { change: { 'items.__proto__': anItem }, path: 'items.__proto__', message: 'is not a name' },
  { change: { 'actions.login': anAction }, path: 'actions.login', message: 'differs from logIn only in case' },
  { change: { 'actions.__proto__': anAction }, path: 'actions.__proto__', message: 'is not a name' },
  { change: { [`${dial}.bindings`]: {} }, path: `${dial}.bindings`, message: 'needs a transport' },
  { change: { dde: undefined }, path: `${dial}.bindings.dde`, message: 'needs dde (service and topic) at the top' },
  { change: { copydata: undefined }, path: `${say}.bindings.copydata`, message: 'needs copydata and application' },
  { change: { 'application.windowClass': undefined }, path: `${say}.bindings.copydata`, message: 'windowClass' },
  { change: { application: undefined }, path: `${dial}.bindings.exe`, message: 'needs application at the top' },
  { change: { uri: undefined }, path: `${dial}.bindings.uri`, message: 'needs uri (schemes) at the top' },
  {
    change: { [`${dial}.parameters.__proto__`]: { kind: 'flag' } },
    path: `${dial}.parameters.__proto__`,
    message: 'is not a name',
  },
  ...['via', 'arguments', 'timeout', 'whatIf', 'json', 'dryRun', 'db', 'cf', 'outVariable'].map((name) => ({
    change: { [`${dial}.parameters.${name}`]: { kind: 'flag' } },
    path: `${dial}.parameters.${name}`,
    message: 'the generated scripts, or the command line, use',
  })),
  {
    change: { [`${dial}.parameters.uRgent`]: { kind: 'flag' } },
    path: `${dial}.parameters.urgent`,
    message: 'differs from uRgent only in case',
  },
  {
    change: { [`${dial}.parameters.account.minimum`]: 10 },
    path: `${dial}.parameters.account`,
    message: 'has a minimum (10) above its maximum (9)',
  },
  {
    change: { [`${say}.parameters.text.minimumLength`]: 41 },
    path: `${say}.parameters.text`,
    message: 'minimumLength above its maximumLength',
  },
  {
    change: { [`${say}.parameters.mode.choices`]: ['soft', 'Soft'] },
    path: `${say}.parameters.mode.choices`,
    message: 'holds Soft twice',
  },
  {
    change: { [`${say}.parameters.mode.default`]: 'shrill' },
    path: `${say}.parameters.mode.default`,
    message: 'is not a value the parameter accepts. mode: expected one of loud, soft.',
  },
  {
    change: { [`${dial}.parameters.number.default`]: '5;calc &' },
    path: `${dial}.parameters.number.default`,
    message: 'is not a value the parameter accepts',
  },
  {
    change: { [`${dial}.parameters.account.default`]: 5 },
    path: `${dial}.parameters.account.default`,
    message: 'stands beside optional',
  },
  {
    change: {
      [`${dial}.parameters`]: {
        account: { kind: 'integer', minimum: 1, maximum: 9, optional: true },
        number: { kind: 'phoneNumber' },
        urgent: { kind: 'flag' },
      },
    },
    path: `${dial}.parameters.number`,
    message: 'is needed, but stands behind one that may be left out',
  },
  {
    change: { [`${say}.bindings.exe`]: { arguments: [{ parameter: 'text' }, { parameter: 'volume' }, 'x'] } },
    path: `${say}.bindings.exe.arguments[1].parameter`,
    message: 'names "volume", which is not a parameter',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.0`]: { parameter: 'constructor' } },
    path: `${dial}.bindings.exe.arguments[0].parameter`,
    message: 'names "constructor", which is not a parameter',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.2`]: { parameter: 'urgent' } },
    path: `${dial}.bindings.exe.arguments[2].parameter`,
    message: 'names the flag "urgent", which has no text; use when',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.2.when`]: 'speed' },
    path: `${dial}.bindings.exe.arguments[2].when`,
    message: 'names "speed", which is not a parameter',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.2.when`]: 'number' },
    path: `${dial}.bindings.exe.arguments[2].when`,
    message: 'which is always given',
  },
  {
    change: { [`${say}.bindings.dde.execute.1.raw`]: true },
    path: `${say}.bindings.dde.execute[1].parameter`,
    message: 'writes "text" raw, but a text may hold characters that break out',
  },
  {
    change: { [`${dial}.bindings.dde.execute.1.raw`]: true },
    path: `${dial}.bindings.dde.execute[1].parameter`,
    message: 'it may hold a comma, which would begin another DDE argument',
  },
  {
    change: { [`${dial}.bindings.dde.execute.0`]: '[Dial\n(' },
    path: `${dial}.bindings.dde.execute[0]`,
    message: 'holds a control character',
  },
  {
    change: { [`${dial}.bindings.exe.arguments`]: ['--number=', { parameter: 'number' }] },
    path: `${dial}.bindings.exe.arguments[0]`,
    message: 'put them in a list of their own: ["--number=", { parameter: number }]; for two, only the value: [{ param',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.1.write`]: ['/account:', { parameter: 'account' }] },
    path: `${dial}.bindings.exe.arguments[1].write[0]`,
    message: 'is one argument, and the value of account behind it another.',
  },
  {
    change: {
      [`${dial}.bindings.exe.arguments.1`]: '/account:',
      [`${dial}.bindings.exe.arguments.2`]: { when: 'account', write: [{ parameter: 'account' }] },
    },
    path: `${dial}.bindings.exe.arguments[1]`,
    message: 'is one argument, and the value of account behind it another.',
  },
  {
    change: {
      [`${logIn}.bindings.copydata.arguments`]: ['/tones:', { parameter: 'tones' }, { parameter: 'password' }],
    },
    path: `${logIn}.bindings.copydata.arguments[0]`,
    message: 'is one argument, and the value of tones behind it another.',
  },
  {
    change: { [`${dial}.bindings.exe.arguments.1.write`]: [['/account:\u0000', { parameter: 'account' }]] },
    path: `${dial}.bindings.exe.arguments[1].write[0][0]`,
    message: 'holds a control character',
  },
  {
    change: { [`${dial}.bindings.uri.link.0`]: 'file:' },
    path: `${dial}.bindings.uri.link[0]`,
    message: 'must begin with one of the schemes of uri.schemes',
  },
  {
    change: { [`${dial}.bindings.uri.link`]: [{ parameter: 'number' }] },
    path: `${dial}.bindings.uri.link[0]`,
    message: 'must begin with one of the schemes of uri.schemes',
  },
  {
    change: { [`${dial}.bindings.uri.link`]: ['callto:0'] },
    path: `${dial}.bindings.uri`,
    message: 'does not carry the parameter number',
  },
  {
    change: { [`${dial}.bindings.uri.link`]: ['callto:', { when: 'urgent', write: [{ parameter: 'number' }] }] },
    path: `${dial}.bindings.uri`,
    message: 'would lose the parameter number',
  },
  {
    change: {
      [`${dial}.bindings.exe`]: {
        arguments: [{ parameter: 'number' }, { when: 'urgent', write: [{ parameter: 'account' }] }],
      },
    },
    path: `${dial}.bindings.exe`,
    message: 'would lose the parameter account',
  },
  {
    change: {
      [`${dial}.bindings.exe`]: { arguments: [{ parameter: 'number' }, { when: 'account', write: ['/account'] }] },
    },
    path: `${dial}.bindings.exe`,
    message: 'would lose the parameter account',
  },
  {
    change: { [`${logIn}.bindings.exe`]: { arguments: [{ parameter: 'tones' }, { parameter: 'password' }] } },
    path: `${logIn}.bindings.exe`,
    message: 'puts the secret password on a command line',
  },
  {
    change: { [`${logIn}.bindings.uri`]: { link: ['desk:', { parameter: 'tones' }, { parameter: 'password' }] } },
    path: `${logIn}.bindings.uri`,
    message: 'puts the secret password on a link',
  },
  { change: { dde: undefined }, path: 'items.status', message: 'needs dde (service and topic) at the top' },
  {
    change: { 'items.calls.advise': false },
    path: 'items.calls',
    message: 'can be neither requested nor advised',
  },
  {
    change: { 'items.calls.format': 'CF_TEXT' },
    path: 'items.calls.format',
    message: 'must be XlTable, or be left out',
  },
  { change: { 'items.status.format': 'XlTable' }, path: 'items.status.format', message: 'set value to table' },
  { change: { [`${poke}.format`]: 'XlTable' }, path: `${poke}.format`, message: 'the value of a poke is text' },
  ...['timeout', 'count', 'warm'].map((name) => ({
    change: { [`items.calls.parameters.${name}`]: { kind: 'flag' } },
    path: `items.calls.parameters.${name}`,
    message: 'the generated scripts, or the command line, use',
  })),
  {
    change: { 'items.line.parameters.line.default': 9 },
    path: 'items.line.parameters.line.default',
    message: 'is not a value the parameter accepts',
  },
  {
    change: { 'items.line.item.1.parameter': 'lien' },
    path: 'items.line.item[1].parameter',
    message: 'names "lien", which is not a parameter of this item',
  },
  {
    change: { 'items.line.item.2.when': 'line' },
    path: 'items.line.item[2].when',
    message: 'which is always given',
  },
  { change: { 'items.calls.topic': ['log\n'] }, path: 'items.calls.topic[0]', message: 'holds a control character' },
  {
    change: { 'items.calls.topic': ['log'] },
    path: 'items.calls.item',
    message: 'does not carry the parameter day',
  },
  {
    change: { 'items.line.item': ['Line', { parameter: 'line' }] },
    path: 'items.line.item',
    message: 'does not carry the parameter part',
  },
  {
    change: { 'items.calls.parameters.day.kind': 'secret' },
    path: 'items.calls.topic',
    message: 'puts the secret day in the name of a topic or an item',
  },
  {
    change: { 'actions.setField.parameters.field.kind': 'secret' },
    path: `${poke}.item`,
    message: 'puts the secret field in the name of a topic or an item',
  },
  {
    change: { 'actions.setField.parameters.window': { kind: 'secret', optional: true } },
    path: `${poke}.topic`,
    message: 'puts the secret window in the name of a topic or an item',
  },
  { change: { 'items.status.item': [''] }, path: 'items.status.item', message: 'has 0 characters' },
  {
    change: { 'items.status.item': ['x'.repeat(200), 'y'.repeat(56)] },
    path: 'items.status.item',
    message: 'has 256 characters; DDE allows 1 to 255',
  },
  {
    change: { [`${poke}.topic`]: ['x'.repeat(256)], 'actions.setField.parameters.window': undefined },
    path: `${poke}.topic`,
    message: 'has 256 characters',
  },
  {
    change: { [`${poke}.poke`]: ['x'] },
    path: poke,
    message: 'does not carry the parameter value',
  },
  { change: { 'launcher.flags': {} }, path: 'launcher.flags', message: 'is empty' },
  { change: { 'launcher.flags.dial.action': 'call' }, path: 'launcher.flags.dial.action', message: 'no such action' },
  { change: { 'launcher.flags.dial.action': 'toString' }, path: 'launcher.flags.dial.action', message: 'no such' },
  { change: { 'launcher.flags.dial.value': 'urgent' }, path: 'launcher.flags.dial.value', message: 'no such argument' },
  {
    change: { 'launcher.flags.dial.value': 'valueOf' },
    path: 'launcher.flags.dial.value',
    message: 'no such argument',
  },
  {
    change: { 'launcher.flags.log-in': { action: 'logIn', value: 'password' } },
    path: 'launcher.flags.log-in.value',
    message: 'is "password", and logIn takes no such argument',
  },
  {
    change: { 'launcher.flags.log-in': { action: 'logIn' } },
    path: 'launcher.flags.log-in',
    message: 'gives logIn no password, which it needs',
  },
  {
    change: { 'launcher.flags.say-it': { action: 'dial' } },
    path: 'launcher.flags.say-it',
    message: 'gives dial no number, which it needs',
  },
  { change: { 'launcher.default.action': 'call' }, path: 'launcher.default.action', message: 'no such action' },
  { change: { 'launcher.flags.help': anyFlag }, path: 'launcher.flags.help', message: 'every launcher uses itself' },
  { change: { 'launcher.flags.word1': anyFlag }, path: 'launcher.flags.word1', message: 'every launcher uses itself' },
  {
    change: { 'launcher.flags.launcher-call': anyFlag },
    path: 'launcher.flags.launcher-call',
    message: 'every launcher uses itself',
  },
  { change: { 'launcher.flags.account': anyFlag }, path: 'launcher.options.account', message: 'is a flag already' },
  { change: { 'launcher.flags.sayit': anyFlag }, path: 'launcher.flags.sayit', message: 'only in hyphens' },
  {
    change: { 'launcher.options.account.parameter': 'number' },
    path: 'launcher.options.account.parameter',
    message: "no flag's action takes that argument",
  },
  {
    change: { 'launcher.options.how.parameter': 'urgent' },
    path: 'launcher.options.how.parameter',
    message: "no flag's action takes that argument",
  },
  {
    change: { 'launcher.options.how.names': { file: 'x.ini', section: 'How', key: 'label' } },
    path: 'launcher.options.how.names',
    message: 'of the kind integer',
  },
  { change: { 'page.links': {} }, path: 'page.links', message: 'is empty: a page needs a link' },
  { change: { 'page.fields.name': { kind: 'text' } }, path: 'page.fields.name', message: 'every contact has' },
  { change: { 'page.fields.pin': { kind: 'secret' } }, path: 'page.fields.pin', message: 'whoever has the page' },
  { change: { 'page.fields.loud': { kind: 'flag' } }, path: 'page.fields.loud', message: 'use a choice' },
  { change: { 'page.links.call.action': 'ring' }, path: 'page.links.call.action', message: 'no such action' },
  { change: { 'page.links.call.action': 'valueOf' }, path: 'page.links.call.action', message: 'no such action' },
  { change: { 'page.links.call.action': 'logIn' }, path: 'page.links.call.action', message: 'does not go over uri' },
  {
    change: { 'page.links.call.arguments': {} },
    path: 'page.links.call.arguments',
    message: 'gives dial no number, which it needs',
  },
  {
    change: { 'page.links.call.arguments.toString': ['x'] },
    path: 'page.links.call.arguments.toString',
    message: 'is no parameter of dial',
  },
  {
    change: { 'page.links.call.arguments.number.0': { parameter: 'phone' } },
    path: 'page.links.call.arguments.number[0]',
    message: 'names "phone", which is not a field of the page',
  },
  {
    change: { 'page.links.call.shows.0': { parameter: 'valueOf' } },
    path: 'page.links.call.shows[0]',
    message: 'names "valueOf"',
  },
  {
    change: { 'page.links.call.arguments.number.1.write.0': { repeat: ',', times: 'number' } },
    path: 'page.links.call.arguments.number[1]',
    message: 'repeats "number" times',
  },
  {
    change: { 'page.fields.pauses.maximum': 100 },
    path: 'page.links.call.arguments.number[1]',
    message: 'no integer from 0 to 99',
  },
  {
    change: { 'uri.schemes': ['javascript', 'desk'], 'actions.dial.bindings.uri.link.0': 'javascript:' },
    path: 'page.links.call.action',
    message: '(javascript:) a browser keeps for itself',
  },
  { change: { 'page.example.0.number': '555 ann' }, path: 'page.example[0]', message: 'U+0020' },
  { change: { 'page.example.0.fax': '1' }, path: 'page.example[0]', message: '"fax" is nothing that a contact has' },
  { change: { 'page.example.0.name': undefined }, path: 'page.example[0]', message: 'name is missing' },
  {
    change: { 'links.schemes': ['tel', 'tel'] },
    path: 'links.schemes[1]',
    message: 'is "tel", which is there already',
  },
  { change: { 'links.action': 'call' }, path: 'links.action', message: 'no such action' },
  { change: { 'links.action': 'toString' }, path: 'links.action', message: 'no such action' },
  { change: { 'links.value': 'account' }, path: 'links.value', message: 'dial takes no phone number of that name' },
  { change: { 'links.value': 'valueOf' }, path: 'links.value', message: 'dial takes no phone number of that name' },
  {
    change: { [`${dial}.parameters.number.addresses`]: undefined },
    path: 'links.value',
    message: 'takes no addresses, as links of sip: hold',
  },
  {
    change: { [`${dial}.parameters.number.tones`]: false },
    path: `${dial}.parameters.number.tones`,
    message: 'stands beside addresses, which may have tones behind them',
  },
  {
    change: { [`${dial}.parameters.account.optional`]: undefined },
    path: 'links',
    message: 'gives dial no account, which it needs',
  },
  {
    change: { [`${dial}.bindings.exe`]: undefined },
    path: 'links.action',
    message: 'whose exe binding does not carry number',
  },
  { change: { [`${settings}.start.action`]: 'ring' }, path: `${settings}.start.action`, message: 'no such action' },
  { change: { [`${settings}.start.action`]: 'say' }, path: `${settings}.start.action`, message: 'starts no program' },
  { change: { [`${settings}.start.ways`]: {} }, path: `${settings}.start.ways`, message: 'is empty' },
  { change: { [`${settings}.start.flag`]: 'ring' }, path: `${settings}.start.flag`, message: 'is a flag already' },
  { change: { [`${settings}.refused`]: { how: 'x' } }, path: `${settings}.refused.how`, message: 'is a flag already' },
  { change: { 'launcher.flags.ask-pin': anyFlag }, path: settings, message: 'is a flag already: ask-pin' },
  { change: { 'launcher.flags.pin-stdin': anyFlag }, path: settings, message: 'is a flag already: pin-stdin' },
  { change: { 'launcher.flags.restart': anyFlag }, path: settings, message: 'is a flag already: restart' },
  { change: { 'launcher.flags.what-if': anyFlag }, path: 'launcher.flags.what-if', message: 'every launcher uses' },
  {
    change: { [`${settings}.numbered.option`]: 'line' },
    path: `${settings}.numbered.option`,
    message: 'no such option',
  },
  {
    change: {
      [`${settings}.flags.code`]: {
        summary: 'x',
        value: { kind: 'secret', maximumLength: 9 },
        set: [{ section: 'Line', key: 'code' }],
      },
    },
    path: `${settings}.flags.code`,
    message: 'a second secret',
  },
  {
    change: { [`${ring}.value`]: undefined, [`${ring}.set`]: undefined, [`${ring}.words`]: undefined },
    path: ring,
    message: 'takes nothing',
  },
  { change: { [`${ring}.set`]: undefined }, path: ring, message: 'both value and set' },
  { change: { [`${ring}.alone`]: 'on' }, path: `${ring}.alone`, message: 'no word of the flag' },
  { change: { [`${ring}.words.0.words`]: ['off', 'off'] }, path: `${ring}.words`, message: 'off twice' },
  { change: { [`${ring}.value.minimum`]: 10 }, path: `${ring}.value`, message: 'above its maximum' },
  {
    change: { [`${settings}.flags.log-in.besides.flag`]: 'dial' },
    path: `${settings}.flags.log-in.besides.flag`,
    message: 'no such flag of settings',
  },
  ...['(', '\\d+', '(?=a)', 'a$', '^a', '[^]', '\u00e4'].map((pattern) => ({
    change: { [`${settings}.flags.host.value.pattern`]: pattern },
    path: `${settings}.flags.host.value.pattern`,
    message: pattern === '(' ? 'no regular expression' : 'not every target reads alike',
  })),
  {
    change: { [`${ring}.set.0`]: { section: 'Line', key: 'HOST' } },
    path: ring,
    message: 'sets [line] host, as host does',
  },
];
