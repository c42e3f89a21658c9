// phone.ts: the MicroSIP stand-in (programs/phone.c) as tests use it.
import { joinCommandLine } from './command-line.js';
import type { LabMachine } from './machine.js';
import type { RunOptions, RunResult } from './processes.js';
import { decodeHexText, readLines, waitFor } from './records.js';

export interface ReceivedCommand {
  how: 'commandline' | 'copydata1' | 'copydata2';
  /** As received, before the phone strips anything. */
  text: string;
}

/** Who calls: what the caller says of itself, and what the phone's contacts say. */
export interface LabCaller {
  number: string;
  name?: string;
  contact?: string;
}

export class LabPhone {
  private exe = '';
  private portable = false;
  private readonly log: string;

  constructor(private readonly lab: LabMachine) {
    this.log = `${lab.environment.LOCALAPPDATA}\\bridgesmith-lab\\phone.log`;
  }

  get exePath(): string {
    return this.exe;
  }

  /** Puts microsip.exe there and, unless `portable`, registers the folder as MicroSIP's installer does. */
  async install(folder = 'C:\\Program Files\\MicroSIP', options: { portable?: boolean } = {}): Promise<string> {
    this.exe = `${folder}\\microsip.exe`;
    this.portable = options.portable ?? false;
    await this.lab.files.copyIn(this.lab.program('phone.exe'), this.exe);
    if (!options.portable) await this.lab.registry.set('HKCU\\Software\\MicroSIP', '', folder);
    return this.exe;
  }

  async uninstall(): Promise<void> {
    await this.stop();
    await this.lab.registry.delete('HKCU\\Software\\MicroSIP');
    if (this.exe) for (const file of [this.exe, `${this.exe}.control`]) await this.lab.files.remove(file);
    this.exe = '';
  }

  /** Starts it and waits for its window; installs it first where no test did. */
  async start(commandLineTail = ''): Promise<void> {
    if (!this.exe) await this.install();
    const before = await this.countReady();
    await this.lab.start({ program: this.exe, commandLine: `"${this.exe}" ${commandLineTail}`.trim() });
    await waitFor('the phone to open its window', async () => ((await this.countReady()) > before ? true : undefined));
  }

  /** Ends every running phone, started by whom ever. */
  async stop(): Promise<void> {
    const phones = async () => (await this.lab.windows()).filter((window) => window.className === 'MicroSIP');
    await waitFor('the phone to end', async () => {
      const running = await phones();
      for (const { pid } of running) await this.lab.kill(pid);
      return running.length === 0 ? true : undefined;
    });
  }

  async isRunning(): Promise<boolean> {
    return (await this.lab.windows()).some((window) => window.className === 'MicroSIP');
  }

  async received(): Promise<ReceivedCommand[]> {
    const lines = (await readLines(this.lab.files, this.log)).filter((line) => /^(commandline|copydata)/.test(line));
    return lines.map((line) => ({
      how: line.split(' ')[0] as ReceivedCommand['how'],
      text: decodeHexText(line.split(' ')[1]),
    }));
  }

  /** What the phone would have done: `dial 5551234`, `message 555 hello`, `reset`, … */
  async effects(): Promise<string[]> {
    const lines = (await readLines(this.lab.files, this.log)).filter((line) => line.startsWith('action '));
    return lines.map((line) => decodeHexText(line.split(' ')[1]));
  }

  /** Waits until the phone has had that many effects: what a script starts may still be on its way. */
  waitForEffects(count: number): Promise<string[]> {
    return waitFor(`${count} effects on the phone`, async () => {
      const effects = await this.effects();
      return effects.length >= count ? effects : undefined;
    });
  }

  async clear(): Promise<void> {
    await this.lab.files.remove(this.log);
  }

  /** Where this phone keeps its settings: beside a portable exe, else in the user's profile. */
  get settingsPath(): string {
    return this.portable
      ? this.exe.replace(/\.exe$/i, '.ini')
      : `${this.lab.environment.APPDATA}\\MicroSIP\\microsip.ini`;
  }

  /** Fires a hook of the settings file, such as `cmdIncomingCall`, as the phone does; see programs/hook.c. */
  fireHook(name: string, caller: string, variables: RunOptions['env'] = {}): Promise<RunResult> {
    const env = {
      ...variables,
      BRIDGESMITH_HOOK_SETTINGS: this.settingsPath,
      BRIDGESMITH_HOOK_NAME: name,
      BRIDGESMITH_HOOK_CALLER: caller,
    };
    return this.lab.run({ commandLine: joinCommandLine(this.lab.files.toWindows(this.lab.program('hook.exe'))), env });
  }

  /** An incoming call begins to ring. Like all that follows, it is to be seen in the phone's windows at the return. */
  ring(caller: string | LabCaller): Promise<void> {
    const { number, name = '', contact = '' } = typeof caller === 'string' ? { number: caller } : caller;
    return this.tell('ring', number, name, contact);
  }

  /** The user closes the dialog of the call that rings, which goes on. */
  ignoreCall(): Promise<void> {
    return this.tell('ignoreCall');
  }

  /** The user calls a number, which is not answered yet. */
  callOut(number: string): Promise<void> {
    return this.tell('callOut', number);
  }

  /** The call that rings here or there is answered, so many seconds ago. */
  answerCall(secondsAgo = 0): Promise<void> {
    return this.tell('answerCall', String(secondsAgo));
  }

  endCall(): Promise<void> {
    return this.tell('endCall');
  }

  /** Titles the main window. */
  setTitle(title: string): Promise<void> {
    return this.tell('setTitle', title);
  }

  /** Writes the status bar, as the other end can before it answers; the call's time is not shown any more. */
  setStatus(text: string): Promise<void> {
    return this.tell('setStatus', text);
  }

  /** Closes the main window to the tray. */
  hide(): Promise<void> {
    return this.tell('hide');
  }

  /** Looks for no message any more; kill it. */
  hang(): Promise<void> {
    return this.tell('hang');
  }

  /** See programs/phone-control.h. */
  private async tell(...words: string[]): Promise<void> {
    const file = `${this.exe}.control`;
    await this.lab.files.write(file, Buffer.from(`${words.join('\0')}\0\0`, 'utf16le'));
    await waitFor(`the phone to take "${words[0]}"`, async () => (this.lab.files.exists(file) ? undefined : true));
  }

  private async countReady(): Promise<number> {
    return (await readLines(this.lab.files, this.log)).filter((line) => line.startsWith('ready ')).length;
  }
}
