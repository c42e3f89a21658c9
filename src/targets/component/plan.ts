import type { Bridge } from '../../definition/bridge.js';
import { integerPattern } from '../../definition/forms/integer.js';
import { ruleOf } from '../../definition/kinds/kindOf.js';
import { longestPayload } from '../../definition/resolve/invocation.js';
import type { ActionDefinition, BridgeDefinition } from '../../definition/schema.js';
import { onOneLine } from '../../dialects/dialect.js';
import { mistakesOf } from '../model/rules.js';
import type { Header, PlannedFile } from '../target.js';
import { commandForms, wholeCommands } from './commands.js';

/** The component, and the script that it has open its links. Nothing for a bridge that declares no component. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  const { component, dde, title }: BridgeDefinition = bridge.definition;
  if (!component || !dde) return [];
  const { progId, classId, services = [] } = component;
  const commands = commandForms(bridge);
  const wholes = wholeCommands(bridge);
  const view = {
    header,
    progId,
    classId,
    title,
    description: onOneLine(`DDE client for ${title}`),
    help: `bridgesmith generate ${bridge.definition.name} --target powershell`,
    service: dde.service,
    hosted: dde.server === 'host',
    services: [...new Set([dde.service, ...services].map((name) => name.toLowerCase()))],
    shownServices: [dde.service, ...services].join(', '),
    policy: policyOf(progId),
    commands,
    hasWords: commands.some((command) => command.hasWords),
    wholes,
    hasWholes: wholes.length > 0,
    hasDecimals: Object.values<ActionDefinition>(bridge.definition.actions).some(({ parameters = {} }) =>
      Object.values(parameters).some((parameter) => ruleOf(parameter).form === 'decimal'),
    ),
    mistakes: mistakesOf(bridge.definition),
    helper: helperOf(progId),
    prefix: `bridgesmith-${progId.toLowerCase()}-`,
    /** The helper's exit code for what is done: one that nothing else gives by accident. */
    done: 100,
    integerPattern,
    longestPayload,
  };
  return [
    { path: componentOf(progId), template: 'component.wsc.hbs', view },
    { path: helperOf(progId), template: 'helper.js.hbs', view },
  ];
}

/** The name of the component's file. */
export function componentOf(progId: string): string {
  return `${progId}.wsc`;
}

/** The name of the script beside it. */
export function helperOf(progId: string): string {
  return `${progId}.js`;
}

/** Where administrators allow more services. Windows shows this key alike to 32-bit and to 64-bit programs. */
export function policyOf(progId: string): string {
  return `HKLM\\Software\\Policies\\bridgesmith\\Components\\${progId}\\Services`;
}
