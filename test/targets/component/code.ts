// code.ts: the code of a generated component, run here, with stand-ins for what it takes of Windows.
import type { Bridge } from '../../../src/definition/bridge.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { component } from '../../../src/targets/component/index.js';

/** What the component says of a command that it would not send; undefined for what it would. */
export type CheckCommand = (command: string, service?: string) => string | undefined;

export async function componentFiles(bridge: Bridge): Promise<{ wsc: string; helper: string }> {
  const files = await renderTarget(bridge, component);
  const textOf = (ending: string) => files.find(({ path }) => path.endsWith(ending))?.bytes.toString('latin1') ?? '';
  return { wsc: textOf('.wsc'), helper: textOf('.js') };
}

/** The code between the brackets of the CDATA section. */
export function codeOf(wsc: string): string {
  return /<!\[CDATA\[([\s\S]*)\]\]><\/script>/.exec(wsc)?.[1] ?? '';
}

/** @param services what an administrator allows. */
export async function checkerOf(bridge: Bridge, services?: string): Promise<CheckCommand> {
  const code = codeOf((await componentFiles(bridge)).wsc);
  class ActiveXObject {
    RegRead(): string {
      if (services === undefined) throw new Error('not there');
      return services;
    }
  }
  const run = new Function(
    'ActiveXObject',
    `${code}
    return function (service, command) {
      put_Application(service);
      put_Topic("x");
      try { checkConversation(); checkCommand(command); return undefined; } catch (error) { return LastError(); }
    };`,
  )(ActiveXObject) as (service: string, command: string) => string | undefined;
  const own = bridge.definition.dde?.service ?? '';
  return (command, service = own) => run(service, command);
}
