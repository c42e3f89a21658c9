// tsip.ts: the tSIP stand-in (programs/tsip.c) as tests use it.
import type { Lab } from './index.js';
import { decodeHexText, readLines, waitFor } from './records.js';

export class LabTsip {
  private readonly log: string;

  constructor(
    private readonly lab: Lab,
    readonly exePath = 'C:\\Phones\\tSIP\\tSIP.exe',
  ) {
    this.log = `${lab.environment.LOCALAPPDATA}\\bridgesmith-lab\\tsip.log`;
  }

  /** Puts tSIP.exe there, and into App Paths, as somebody may who unpacked it. */
  async install(): Promise<void> {
    await this.lab.files.copyIn(this.lab.program('tsip.exe'), this.exePath);
    await this.lab.registry.set(appPath, '', this.exePath);
  }

  async uninstall(): Promise<void> {
    await this.stop();
    await this.lab.registry.delete(appPath);
    await this.lab.files.remove(this.exePath);
  }

  /** Starts it and waits for its window. */
  async start(): Promise<void> {
    await this.lab.start({ program: this.exePath, commandLine: `"${this.exePath}"` });
    await this.waitForWindow();
  }

  /** Ends every running one, started by whom ever. */
  async stop(): Promise<void> {
    await waitFor('tSIP to end', async () => {
      const running = await this.windows();
      for (const { pid } of running) await this.lab.kill(pid);
      return running.length === 0 ? true : undefined;
    });
  }

  async isRunning(): Promise<boolean> {
    return (await this.windows()).length > 0;
  }

  waitForWindow(): Promise<true> {
    return waitFor("tSIP's window", async () => ((await this.isRunning()) ? true : undefined));
  }

  /** What it received, as it reads it: `commandline /tsip=5551234`. */
  async received(): Promise<string[]> {
    return this.lines(/^(?:commandline|copydata) /);
  }

  /** What it would have done: `call 5551234`, `hangup`, … */
  async effects(): Promise<string[]> {
    return (await this.lines(/^action /)).map((line) => line.replace('action ', ''));
  }

  /** Waits until it has had that many effects: what a script starts may still be on its way. */
  waitForEffects(count: number): Promise<string[]> {
    return waitFor(`${count} effects on tSIP`, async () => {
      const effects = await this.effects();
      return effects.length >= count ? effects : undefined;
    });
  }

  async clear(): Promise<void> {
    await this.lab.files.remove(this.log);
  }

  private async windows() {
    return (await this.lab.windows()).filter(({ className }) => className === 'TfrmMain');
  }

  private async lines(wanted: RegExp): Promise<string[]> {
    const lines = (await readLines(this.lab.files, this.log)).filter((line) => wanted.test(line));
    return lines.map((line) => line.replace(/ (.*)$/, (_match, hex: string) => ` ${decodeHexText(hex)}`));
  }
}

const appPath = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\tSIP.exe';
