import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bridgesmith, filesIn, folderWith, resultOf } from '../../cli/bridgesmith.js';

const users = [
  'computer,username,domain,password,label',
  'PC-1,1001,pbx.example.com,s3cret,Office',
  'PC-2,1002,,x,Shop',
  'PC-3,1003,pbx.example.com,,Home',
  '',
].join('\r\n');

async function desk(files: Record<string, string> = {}) {
  const folder = await folderWith({ 'users.csv': users, ...files });
  const run = (words: string, env: Record<string, string> = {}) =>
    bridgesmith(['microsip', 'provision', ...words.split(' ')], { cwd: folder, env });
  const read = async (name = 'phone.ini') => (await readFile(join(folder, name))).subarray(2).toString('utf16le');
  return { folder, run, read };
}

describe('bridgesmith microsip provision', () => {
  test('writes the account of one line, shows it without its password, and undoes it', async () => {
    const { folder, run, read } = await desk();
    const done = await run('--file phone.ini --accounts users.csv --where computer=pc-1 --set volumeOutput=80');
    expect(done.exitCode).toBe(0);
    expect(done.stdout.split('\n').slice(0, 6)).toEqual([
      '+ [Settings] volumeOutput=80',
      '+ [Settings] accountId=1',
      '+ [Account1] label=Office',
      '+ [Account1] domain=pbx.example.com',
      '+ [Account1] username=1001',
      '+ [Account1] password=***',
    ]);
    expect(done.stdout + done.stderr).not.toContain('s3cret');
    expect(await read()).toContain(
      '[Account1]\r\nlabel=Office\r\ndomain=pbx.example.com\r\nusername=1001\r\npassword=s3cret\r\n',
    );
    expect((await run('--file phone.ini --undo')).exitCode).toBe(0);
    expect(await filesIn(folder)).toEqual(['users.csv']);
    expect((await run('--file phone.ini --undo')).exitCode).toBe(3);
  });

  test('writes nothing in a dry run, nor when a line that could be its own is bad', async () => {
    const { folder, run } = await desk();
    expect(await run('--file phone.ini --set AA=1 --dry-run')).toMatchObject({ exitCode: 0 });
    const refused = await run('--file phone.ini --accounts users.csv --where computer=pc-2');
    expect(refused).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining('users.csv, line 3: domain is missing'),
    });
    expect(await filesIn(folder)).toEqual(['users.csv']);
  });

  test('takes a password from the variable, and from standard input, but not from its words', async () => {
    const { folder, run, read } = await desk();
    const words = '--file phone.ini --accounts users.csv --where computer=PC-3';
    expect((await run(words, { BRIDGESMITH_PASSWORD: 'from the variable' })).exitCode).toBe(0);
    expect(await read()).toContain('password=from the variable\r\n');
    const program = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
    const all = [
      program,
      'microsip',
      'provision',
      '--file',
      'phone.ini',
      '--account',
      '1',
      '--password-stdin',
      '--json',
    ];
    const child = spawn(process.execPath, all, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end('from the pipe\r\n');
    expect(resultOf({ stdout: await readAll(child.stdout) })).toMatchObject({
      changes: [{ section: 'Account1', key: 'password', before: '***', after: '***' }],
    });
    expect(await read()).toContain('password=from the pipe\r\n');
    expect(await run('--file phone.ini --set account1.password=x')).toMatchObject({ exitCode: 2 });
  });

  test('writes a file for each good line, and says which were bad', async () => {
    const { folder, run, read } = await desk();
    const words = '--accounts users.csv --ignore computer --each-into out';
    expect(await run(words)).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining('1 line is bad. Nothing was'),
    });
    expect(await filesIn(folder)).toEqual(['users.csv']);
    const skipped = await run(`${words} --skip-bad-lines --set enableLog=on`);
    expect(skipped).toMatchObject({ exitCode: 4, stdout: '2 settings files in out\n' });
    expect(await filesIn(folder)).toEqual(['out/1001.ini', 'out/1003.ini', 'users.csv']);
    expect(await read('out/1003.ini')).toContain('enableLog=1\r\n');
  });

  test('takes the documented section', async () => {
    const ini = '[Account]\nServer=pbx.example.com\nPort=5080\nUsername=1001\nPassword=p\n';
    const { run, read } = await desk({ 'documented.ini': ini });
    expect((await run('--file phone.ini --accounts documented.ini')).exitCode).toBe(0);
    expect(await read()).toContain('[Account1]\r\nserver=pbx.example.com:5080\r\ndomain=pbx.example.com\r\n');
  });

  test.each([
    ['', 2, 'nothing to provision'],
    ['--undo --set AA=1', 2, '--undo'],
    ['--set volumOutput=1', 4, 'volumOutput'],
    ['--set volumeOutput=200', 4, 'from 0 to 100'],
    ['--accounts users.csv --ignore computer --where label=Nobody', 3, 'No good line'],
    ['--accounts missing.csv', 3, 'missing.csv'],
    ['--accounts users.csv', 2, '"computer"'],
    ['--each-into out --set AA=1', 2, '--each-into'],
    ['--ask-password --account 1', 2, 'terminal'],
  ])('%s is refused', async (words, exitCode, message) => {
    const { folder, run } = await desk();
    const own = words.includes('--each-into') ? words : `--file phone.ini ${words}`.trim();
    expect(await run(own)).toMatchObject({ exitCode, stderr: expect.stringContaining(message) });
    expect(await filesIn(folder)).toEqual(['users.csv']);
  });

  test.runIf(process.platform !== 'win32')('names --file only to a command that has it', async () => {
    const { exitCode, stderr } = await bridgesmith(['microsip', '--domain', 'pbx.example', '--dn', '101']);
    expect([exitCode, stderr]).toEqual([1, `bridgesmith: This is ${process.platform}, where there is no phone.\n`]);
  });

  test.runIf(process.platform !== 'win32')('needs the file where there is no phone', async () => {
    const { run } = await desk();
    expect(await run('--set AA=1')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--file') });
  });
});
