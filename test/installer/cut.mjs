// Runs in Windows Node: an installation that is cut short. With a number, this process ends itself, as if killed, after
// so many changes. Without one, an installation of a few files is cut short after every third of its changes in turn and
// then undone, and what is left is compared. The answer is written to the file that is named first.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userRegistry } from '../../dist/ffi/registryTree.js';
import { renderBridge } from '../../dist/generate/generate.js';
import { installationPlan } from '../../dist/installation/plan.js';
import { prepareInstallation } from '../../dist/installer/install.js';
import { thisSystem } from '../../dist/installer/system.js';
import { prepareUninstallation } from '../../dist/installer/uninstall.js';
import { microsip } from '../../dist/profiles/index.js';

const [, , answer, count] = process.argv;
const system = thisSystem();
const all = new Map((await renderBridge(microsip)).map(({ path, bytes }) => [path, bytes]));
const few = [
  'batch/dial.cmd',
  'launcher/microsip-cli.cmd',
  'powershell/MicroSIP/1.0.0/MicroSIP.psd1',
  'component/DDEClient.wsc',
];

/** The same system, whose changes are counted: what is to be done at the last of them is done instead of it. */
function counted(allowed, instead) {
  let changes = 0;
  const wrap = (of, names) => ({
    ...of,
    ...Object.fromEntries(
      names.map((name) => [
        name,
        (...values) => {
          changes += 1;
          return changes > allowed ? instead() : of[name](...values);
        },
      ]),
    ),
  });
  return {
    ...system,
    files: wrap(system.files, ['writeNew', 'replace', 'remove', 'makeFolder', 'removeEmptyFolder']),
    registry: wrap(system.registry, ['writeTree', 'deleteTree', 'deleteValue']),
  };
}

async function install(on, files) {
  const plan = installationPlan(microsip, [...files.keys()]);
  await (await prepareInstallation(on, plan, files)).carryOut();
}

async function uninstall() {
  await (await prepareUninstallation(system, 'microsip')).carryOut();
}

/** Every file with its size, every folder, and what the registry has of it. */
function state() {
  const { LocalAppData, Documents } = system.folders;
  const modules = ['WindowsPowerShell', 'PowerShell'].map((name) => join(Documents, name)).filter(existsSync);
  const files = [LocalAppData, ...modules].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .map((path) => [path, statSync(path).isFile() ? statSync(path).size : null]),
  );
  const { classId } = microsip.definition.component;
  const names = ['DDEClient', 'DDEClient.1.00', `CLSID\\${classId}`, `WOW6432Node\\CLSID\\${classId}`];
  const keys = ['HKCU\\Environment', ...names.map((name) => `HKCU\\Software\\Classes\\${name}`)];
  return JSON.stringify([readdirSync(Documents), files.sort(), keys.map((key) => userRegistry.readTree(key) ?? null)]);
}

if (count !== undefined) {
  await install(
    counted(Number(count), () => process.kill(process.pid, 'SIGKILL')),
    all,
  );
} else {
  const before = state();
  const wrong = [];
  let cuts = 0;
  for (let isCut = true; isCut; ) {
    const part = new Map(few.map((name) => [name, all.get(name)]));
    isCut = await install(
      counted(cuts, () => {
        throw new Error('cut short');
      }),
      part,
    ).then(
      () => false,
      () => true,
    );
    if (isCut) cuts += 3;
    await uninstall();
    if (state() !== before) wrong.push(cuts);
  }
  writeFileSync(answer, JSON.stringify({ cuts, wrong }));
}
