import { type Lab, waitFor } from '../lab/index.js';

export interface Printing {
  /** Waits until what it has printed is as wanted, and gives it. */
  printed(isWanted: (text: string) => boolean): Promise<string>;
  /** Kills it. */
  stop(): Promise<void>;
}

let count = 0;

/** Starts the built command line in Windows Node, and follows what it prints. */
export async function startPrinting(lab: Lab, words: readonly string[]): Promise<Printing> {
  const file = `C:\\bridgesmith-lab\\printed-${process.pid}-${++count}.txt`;
  await lab.files.write(file, '');
  const cmd = `${lab.environment.SYSTEMROOT}\\system32\\cmd.exe`;
  const program = `"${lab.nodePath('newest')}" "${lab.projectPath()}\\dist\\cli\\main.js"`;
  const { stop } = await lab.start({
    program: cmd,
    commandLine: `cmd.exe /d /s /c "${program} ${words.join(' ')} >${file}"`,
  });
  const printed = (isWanted: (text: string) => boolean) =>
    waitFor(`what ${words.join(' ')} prints`, async () => {
      const text = await lab.files.readText(file);
      return isWanted(text) ? text : undefined;
    });
  return { printed, stop };
}
