import type { Bridge } from './bridge.js';

/** The files that bridges were read from, by their full paths. */
const files = new WeakMap<Bridge, string>();

/** Notes which file a bridge was read from. @param file its full path. */
export function noteFile(bridge: Bridge, file: string): void {
  files.set(bridge, file);
}

/** The word by which any command line names a bridge: the full path of the file that it was read from, else its name. */
export function bridgeWord(bridge: Bridge): string {
  return files.get(bridge) ?? bridge.definition.name;
}

/** A command of bridgesmith about a bridge, as messages show it, such as `bridgesmith host excel`. */
export function commandAbout(bridge: Bridge, words: string): string {
  const word = bridgeWord(bridge);
  return `bridgesmith ${words} ${/\s/.test(word) ? `"${word}"` : word}`;
}
