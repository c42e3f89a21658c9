import type { Bridge } from '../../definition/bridge.js';
import { integerPattern } from '../../definition/forms/integer.js';
import type { Mistake } from '../../definition/forms/text.js';
import { longestPayload } from '../../definition/resolve/invocation.js';
import type { BridgeDefinition, Transport } from '../../definition/schema.js';
import { mistakesOf } from '../model/rules.js';
import type { DdeAbility, Header } from '../target.js';
import { type FunctionView, functionViews, outputTypeOf } from './functions.js';
import { asTyped, type HelpView, helpPath, helpViews } from './help.js';
import { moduleGuid } from './identity.js';
import { constantItems, type ItemView, itemViews, updateTypeOf } from './items.js';
import { type Names, namesOf } from './names.js';
import { inData } from './oneLine.js';
import { type DdeWriter, formatsOf, type PayloadNode } from './payload.js';

export const supportedTransports: readonly Transport[] = ['dde', 'copydata', 'exe', 'uri'];
export const ddeAbilities: readonly DdeAbility[] = ['poke', 'topic'];

/** A bridge as the templates of its module see it. */
export interface ModuleView extends Header {
  readonly name: string;
  readonly moduleVersion: string;
  readonly moduleFile: string;
  readonly privateFile: string;
  /** The help file, from the folder of the module. */
  readonly helpPath: string;
  readonly help: readonly { readonly view: HelpView }[];
  readonly nativeFile: string;
  readonly nativeType: string;
  readonly watchType: string;
  /** The manifest, from the folder that holds the module's. */
  readonly manifestPath: string;
  readonly releaseNotes: string;
  readonly outputType: string;
  /** The type name of what watching writes. */
  readonly updateType: string;
  /** Those of what -PassThru returns that are shown without being asked for. */
  readonly shownProperties: readonly string[];
  readonly firstFunction: string;
  readonly guid: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly functions: readonly FunctionView[];
  readonly itemFunctions: readonly ItemView[];
  /** The functions for any DDE item. */
  readonly anyItem: AnyItemView;
  readonly exports: readonly string[];
  readonly uses: Uses;
  readonly application: ApplicationView;
  readonly dde: DdeView;
  readonly copydata: { readonly windowClass: string; readonly number: number };
  readonly longestPayload: number;
  /** Patterns that the templates write. */
  readonly integerPattern: string;
  /** What numbers must not be. */
  readonly mistakes: readonly Mistake[];
  readonly absolutePath: string;
  readonly programPath: string;
  readonly machineSoftware: string;
  /** The value under which a host leaves its process id. */
  readonly ddeMark: string;
  /** The C# namespace, of its own for each module and version: .NET cannot unload a type to load another. */
  readonly namespace: string;
}

/** What the bridge needs: functions that nothing calls are not written. */
export interface Uses {
  readonly dde: boolean;
  /** Numbers, which may be meant to be something else. */
  readonly mistakes: boolean;
  /** DDE for actions. */
  readonly ddeAction: boolean;
  readonly execute: boolean;
  readonly poke: boolean;
  /** Actions with a topic of their own, or pokes. */
  readonly ddeName: boolean;
  /** Names of DDE that are resolved: those, and the names of items. */
  readonly namesDde: boolean;
  /** Items that the definition names. */
  readonly item: boolean;
  readonly copydata: boolean;
  readonly exe: boolean;
  readonly uri: boolean;
  /** The embedded C#. */
  readonly native: boolean;
  readonly process: boolean;
  /** Choosing among several transports. */
  readonly choosing: boolean;
  readonly choosingDde: boolean;
  readonly choosingExe: boolean;
  readonly lacks: boolean;
  readonly tooLong: boolean;
  readonly text: boolean;
  readonly secret: boolean;
  readonly integer: boolean;
  readonly decimal: boolean;
  readonly choice: boolean;
  /** Choices of which another text is sent than their name. */
  readonly sends: boolean;
  /** Optional values, of which a script must find out whether they were given. */
  readonly given: boolean;
  /** Values that come as text. */
  readonly plainText: boolean;
  readonly ddeArgument: boolean;
  readonly uriText: boolean;
  readonly quote: boolean;
  /** Lists of values. */
  readonly list: boolean;
  /** Those that are joined by a separator. */
  readonly joinedList: boolean;
  /** Messages with a dwData of their own. */
  readonly numbers: boolean;
}

export interface ApplicationView {
  readonly executables: readonly string[];
  /** Names of the processes, as Get-Process knows them. */
  readonly processes: readonly string[];
  readonly hasOverride: boolean;
  readonly override: string;
  readonly registry: readonly { readonly key: string; readonly value: string }[];
  readonly appPaths: boolean;
  readonly uninstall: readonly string[];
  readonly folders: readonly string[];
  readonly hasRegistry: boolean;
  /** Where the program is looked for, in words. */
  readonly places: readonly string[];
  /** What to say when it is nowhere. */
  readonly problem: string;
}

export interface DdeView {
  readonly service: string;
  readonly topic: string;
  readonly byHost: boolean;
  readonly ansi: boolean;
  /** The clipboard formats of text to ask for; the first that the server has. */
  readonly formats: readonly string[];
  /** Items whose names never change, as they would be typed. */
  readonly completions: readonly string[];
  /** The functions that write arguments of commands. */
  readonly writers: readonly DdeWriter[];
}

export interface AnyItemView {
  readonly get: string;
  readonly watch: string;
}

export function moduleView(bridge: Bridge, header: Header): ModuleView {
  const definition: BridgeDefinition = bridge.definition;
  const names = namesOf(bridge);
  const functions = functionViews(bridge, names, supportedTransports, ddeAbilities);
  const items = itemViews(bridge, names);
  const uses = usesOf(functions, items, definition);
  const constants = constantItems(bridge);
  const { get = '', watch = '' } = names.anyItem ?? {};
  const dde = ddeView(definition);
  return {
    ...header,
    name: names.module,
    moduleVersion: names.version,
    moduleFile: `${names.module}.psm1`,
    privateFile: `${names.module}.Private.ps1`,
    helpPath: helpPath(names),
    help: helpViews({ title: definition.title, names, functions, items, dde, constants }),
    nativeFile: `${names.module}.Native.cs`,
    nativeType: `${namespaceOf(names)}.${uses.dde ? 'DdeClient' : 'Messenger'}`,
    watchType: `${namespaceOf(names)}.DdeWatch`,
    manifestPath: `${names.module}\\${names.version}\\${names.module}.psd1`,
    releaseNotes: `Generated by ${header.generator} from version ${names.version} of the bridge ${definition.name}.`,
    outputType: outputTypeOf(names),
    updateType: updateTypeOf(names),
    shownProperties: ['Action', 'Transport', ...(uses.poke ? ['Item'] : []), 'Command'],
    firstFunction: functions[0]?.function ?? items[0]?.function ?? get,
    guid: moduleGuid(definition.name),
    title: inData(definition.title),
    summary: inData(definition.summary),
    tags: tagsOf(definition, functions, items),
    functions,
    itemFunctions: items,
    anyItem: { get, watch },
    exports: [...functions, ...items]
      .map((view) => view.function)
      .concat(uses.dde ? [get, watch] : [])
      .sort(),
    uses,
    application: applicationView(definition),
    dde: { ...dde, completions: constants.map(asTyped), writers: writersOf(functions) },
    copydata: { windowClass: definition.application?.windowClass ?? '', number: definition.copydata?.number ?? 0 },
    longestPayload,
    mistakes: mistakesOf(definition),
    integerPattern: `\\A${integerPattern}\\z`,
    absolutePath: '\\A(?:[A-Za-z]:[\\\\/]|\\\\\\\\)',
    programPath: '\\A(?:[A-Za-z]:[\\\\/]|\\\\\\\\).*\\.[Ee][Xx][Ee]\\z',
    machineSoftware: '\\AHKEY_LOCAL_MACHINE\\\\[Ss][Oo][Ff][Tt][Ww][Aa][Rr][Ee]\\\\',
    ddeMark: `${definition.dde?.service ?? ''}|${definition.dde?.topic ?? ''}`,
    namespace: namespaceOf(names),
  };
}

function namespaceOf(names: Names): string {
  return `Bridgesmith.${names.module}.V${names.version.replaceAll('.', '_')}`;
}

function tagsOf(
  definition: BridgeDefinition,
  functions: readonly FunctionView[],
  items: readonly ItemView[],
): string[] {
  const transports = supportedTransports.filter(
    (name) => functions.some((view) => view.transports.includes(name)) || (name === 'dde' && items.length > 0),
  );
  return [
    'bridgesmith',
    definition.name,
    'automation',
    'Windows',
    'PSEdition_Desktop',
    'PSEdition_Core',
    ...transports,
  ];
}

function usesOf(functions: readonly FunctionView[], items: readonly ItemView[], definition: BridgeDefinition): Uses {
  const bound = (transport: Transport) => functions.some((view) => view.transports.includes(transport));
  const choosing = functions.filter((view) => view.bindings.length > 1);
  const chooses = (transport: Transport) => choosing.some((view) => view.transports.includes(transport));
  const parameters = [...functions, ...items].flatMap((view) => view.parameters);
  const bindings = functions.flatMap((view) => view.bindings);
  const nodes = bindings.flatMap(({ payload }) => flatten(payload));
  const dde = bound('dde') || items.length > 0;
  const ddeName = bindings.some(({ hasTopic, isPoke }) => hasTopic || isPoke);
  const hasApplication = definition.application !== undefined;
  return {
    dde,
    ddeAction: bound('dde'),
    execute: bindings.some(({ transport, isPoke }) => transport === 'dde' && !isPoke),
    poke: bindings.some(({ isPoke }) => isPoke),
    ddeName,
    item: items.length > 0,
    namesDde: ddeName || items.length > 0,
    copydata: bound('copydata'),
    exe: bound('exe'),
    uri: bound('uri'),
    native: dde || bound('copydata'),
    process: chooses('copydata') || (chooses('dde') && definition.dde?.server === 'application' && hasApplication),
    choosing: choosing.length > 0,
    choosingDde: chooses('dde'),
    choosingExe: chooses('exe'),
    lacks: bindings.some(({ lacks }) => lacks.length > 0),
    tooLong: bindings.some(({ mayBeTooLong }) => mayBeTooLong),
    text: parameters.some(({ isText, isSecret }) => isText || isSecret),
    mistakes: parameters.some(({ mayBeMistaken }) => mayBeMistaken),
    secret: parameters.some(({ isSecret }) => isSecret),
    integer: parameters.some(({ isInteger }) => isInteger),
    decimal: parameters.some(({ isDecimal }) => isDecimal),
    choice: parameters.some(({ isChoice }) => isChoice),
    sends: parameters.some(({ sendsOthers }) => sendsOthers),
    given: parameters.some(({ standsIn, mayBeEmptyCell }) => standsIn || mayBeEmptyCell),
    plainText: dde || parameters.some(({ isFlag }) => !isFlag),
    ddeArgument: nodes.some(({ asDdeArgument }) => asDdeArgument),
    uriText: nodes.some(({ asUriText }) => asUriText),
    quote: nodes.some(({ quote, isListOfArguments }) => quote || isListOfArguments),
    list: nodes.some(({ isList, isListOfArguments }) => isList || isListOfArguments),
    joinedList: nodes.some(({ isList }) => isList),
    numbers: bindings.some(({ isCopyData, number }) => isCopyData && number !== definition.copydata?.number),
  };
}

/** Each function once that some binding calls. */
function writersOf(functions: readonly FunctionView[]): DdeWriter[] {
  const nodes = functions.flatMap(({ bindings }) => bindings).flatMap(({ payload }) => flatten(payload));
  const called = nodes.filter(({ asDdeArgument }) => asDdeArgument).map(({ ddeWriter }) => ddeWriter);
  return [...new Map(called.map((writer) => [writer.function, writer])).values()];
}

function flatten(nodes: readonly PayloadNode[]): PayloadNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.pieces), ...flatten(node.write), ...flatten(node.otherwise)]);
}

function applicationView({ application }: BridgeDefinition): ApplicationView {
  const executables = application?.executables ?? [];
  const registry = (application?.registry ?? []).map(({ key, value }) => ({ key: longKey(key), value: value ?? '' }));
  const uninstall = application?.uninstall ?? [];
  const appPaths = application?.appPaths ?? false;
  return {
    executables,
    processes: executables.map((name) => name.replace(/\.exe$/i, '')),
    hasOverride: application?.override !== undefined,
    override: application?.override ?? '',
    registry,
    appPaths,
    uninstall,
    folders: application?.folders ?? [],
    hasRegistry: registry.length > 0 || appPaths || uninstall.length > 0,
    places: placesOf(application),
    problem: problemOf(application),
  };
}

function placesOf(application: BridgeDefinition['application']): string[] {
  const { override, registry = [], appPaths, uninstall = [], folders = [] } = application ?? {};
  return [
    ...(override === undefined ? [] : [`the variable ${override}`]),
    ...registry.map(({ key, value }) => `the registry (${value === undefined ? key : `${key}, ${value}`})`),
    ...(appPaths ? ['App Paths'] : []),
    ...uninstall.map((name) => `the uninstall entry ${name}`),
    ...folders,
  ];
}

function problemOf(application: BridgeDefinition['application']): string {
  const [program = ''] = application?.executables ?? [];
  const places = placesOf(application);
  const hint = application?.override === undefined ? '' : `; ${application.override} can hold its full path`;
  return `${program} was not found in ${places.length > 0 ? places.join(', ') : 'any place the bridge knows'}${hint}`;
}

/** The key as PowerShell's registry provider names it. */
function longKey(key: string): string {
  return key.replace(/^HKCU\\/, 'HKEY_CURRENT_USER\\').replace(/^HKLM\\/, 'HKEY_LOCAL_MACHINE\\');
}

function ddeView({ dde }: BridgeDefinition): Omit<DdeView, 'completions' | 'writers'> {
  return {
    service: dde?.service ?? '',
    topic: dde?.topic ?? '',
    byHost: dde?.server === 'host',
    ansi: dde?.encoding === 'ansi',
    formats: formatsOf(undefined, dde?.encoding),
  };
}
