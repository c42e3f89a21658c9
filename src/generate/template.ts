import type { Program } from './runtime.js';

/** A template that can be rendered. */
export interface Template {
  readonly program: Program;
  /** The hash by which a page's policy names it; only of one in which nothing is filled in. */
  readonly hash: string | undefined;
  /** What to call it in errors, when it is the user's own. */
  readonly called?: string;
}

/** The templates of one target by their names, such as `script.vbs.hbs` or `parts/usage.vbs.hbs`. */
export type Templates = ReadonlyMap<string, Template>;
