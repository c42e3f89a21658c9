// words.ts: command lines of the launcher, each with what must come of it, for Node and PowerShell alike.

/** What is called, with the texts of its parameters; or the exit code, and a part of what is said. */
export type Outcome =
  | { readonly action: string; readonly values: Readonly<Record<string, string>> }
  | { readonly exitCode: number; readonly says: RegExp };

const dial = (number: string, account?: string): Outcome => ({
  action: 'dial',
  values: { number, ...(account === undefined ? {} : { account }) },
});
const plain = (action: string): Outcome => ({ action, values: {} });
const usage = (says: RegExp): Outcome => ({ exitCode: 2, says });

export const rows: readonly (readonly [words: readonly string[], outcome: Outcome])[] = [
  [['5551234'], dial('5551234')],
  [['0049'], dial('0049')],
  [['+49*30#1,2;3'], dial('+49*30#1,2;3')],
  [['jo@pbx.example'], dial('jo@pbx.example')],
  [['-dial:123456789'], dial('123456789')],
  [['-dial:0049'], dial('0049')],
  [['-dial', '0049'], dial('0049')],
  [['--dial=0049'], dial('0049')],
  [['-DIAL:jo'], dial('jo')],
  [['-dial:jo:5060'], dial('jo:5060')],
  [['-hangup'], plain('hangUp')],
  [['--hangup'], plain('hangUp')],
  [['-answer'], plain('answer')],
  [['-minimize'], plain('minimize')],
  [['-exit'], plain('exit')],
  [['0049', '--account', '2'], dial('0049', '2')],
  [['--account', '02', '0049'], dial('0049', '02')],
  [['--account:2', '0049'], dial('0049', '2')],
  [['--account=2', '0049'], dial('0049', '2')],
  [['-account:2', '-dial:0049'], dial('0049', '2')],
  [['0049', '--account', 'Office & Home'], dial('0049', '1')],
  [['0049', '--account', 'Front Desk'], dial('0049', '2')],
  [['0049', '--account', 'B\u00FCro \u6F22'], dial('0049', '12')],
  [['-dial:1 hello'], dial('1 hello')],
  [['-dial:5&calc'], dial('5&calc')],
  [[], usage(/nothing to do/)],
  [[''], usage(/is no flag|nothing to do/)],
  [['-redial'], usage(/There is no flag -redial/)],
  [['--bogus:5551234'], usage(/There is no flag --bogus/)],
  [['-5551234'], usage(/There is no flag -5551234/)],
  [['/answer'], usage(/There is no flag \/answer/)],
  [['/resetnoask'], usage(/There is no flag \/resetnoask/)],
  [['hangup'], usage(/hangup .*no hyphen.* write -dial:hangup/)],
  [['-answer', '-hangup'], usage(/Only one thing/)],
  [['-hangup', '555'], usage(/Only one thing/)],
  [['555', '666'], usage(/Only one thing/)],
  [['555', '666', '777', '888', '999', '1', '2', '3', '4', '5'], usage(/Only one thing/)],
  [['-hangup', '--account', '2'], usage(/--account does not go with -hangup/)],
  [['--account', '2'], usage(/nothing to do/)],
  [['555', '--account', 'Twice'], usage(/"Twice" is the label of 3 and 4/)],
  [['555', '--account', 'front desk'], { exitCode: 3, says: /"front desk" is no label/ }],
  [['555', '--account', 'Settings'], { exitCode: 3, says: /"Settings" is no label/ }],
];

/** What PowerShell itself refuses, before the script begins: for it the exit code is 1. */
export const boundByPowerShell: readonly (readonly [words: readonly string[], outcome: Outcome])[] = [
  [['-dial'], usage(/-dial needs a value/)],
  [['-dial:'], usage(/-dial needs a value/)],
  [['-hangup:1'], usage(/-hangup takes no value/)],
  [['555', '--account', '2', '--account', '3'], usage(/--account is given twice/)],
  [['-answer', '-answer'], usage(/Only one thing/)],
];

/** What tells the labels of the accounts, in either of its encodings. */
export const settings = [
  '[Settings]',
  'label=Settings',
  '[Account1]',
  'label=Office & Home',
  '[Account2]',
  'Label = "Front Desk"',
  '[Account12]',
  'label=B\u00FCro \u6F22',
  '[Account3]',
  'label=Twice',
  '[account4]',
  'label=Twice',
  '[Account05]',
  'label=front desk',
  '',
].join('\r\n');
