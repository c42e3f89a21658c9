import { BridgesmithError, namedTogether } from '../errors.js';

/** A file that is not written over or removed: somebody else's, made from another bridge, or changed since it was made. */
export interface InTheWay {
  readonly path: string;
  readonly what: 'foreign' | 'edited' | { readonly bridge: string };
}

/** Files stand in the way that bridgesmith did not make, or made from another bridge, or that somebody has changed since. */
export class NotOursError extends BridgesmithError {
  override readonly name = 'NotOursError';
  readonly paths: readonly string[];

  constructor(inTheWay: readonly InTheWay[]) {
    super(messageOf(inTheWay));
    this.paths = inTheWay.map(({ path }) => path);
  }
}

function messageOf(inTheWay: readonly InTheWay[]): string {
  const pathsOf = (is: (what: InTheWay['what']) => boolean) =>
    inTheWay.filter(({ what }) => is(what)).map(({ path }) => path);
  const foreign = pathsOf((what) => what === 'foreign');
  const edited = pathsOf((what) => what === 'edited');
  const bridges = [...new Set(inTheWay.flatMap(({ what }) => (typeof what === 'object' ? what.bridge : [])))];
  const made = bridges.map((bridge) => {
    const paths = pathsOf((what) => typeof what === 'object' && what.bridge === bridge);
    return `Made from another bridge, ${bridge}, so not written over: ${namedTogether(paths)}.`;
  });
  return [
    ...(foreign.length > 0 ? [`Not made by bridgesmith, so not written over: ${namedTogether(foreign)}.`] : []),
    ...made,
    ...(edited.length > 0
      ? [`Changed by hand since bridgesmith made them, so not written over or removed: ${namedTogether(edited)}.`]
      : []),
    'Nothing was changed.',
    ...(edited.length > 0 ? ['What is to last belongs into a template of your own (--templates).'] : []),
    `Move ${inTheWay.length === 1 ? 'it' : 'them'} away, choose another --out, or use --force.`,
  ].join(' ');
}
