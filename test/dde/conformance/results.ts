// results.ts: what a run has proven, and the tables of docs/dde.md that say so.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../docs/pages.js';
import { type WineFault, wineFaults } from './wine.js';

/** A table of the documentation. What it is about stands in `rows`, who is at the other end in `columns`. */
export interface TableShape {
  readonly title: string;
  readonly rows: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  /** What a cell of a column is tried with, all of which must be proven. */
  readonly variants: (column: string) => readonly string[];
}

/** What a run has seen of one table. */
export class Results {
  readonly #seen = new Map<string, Map<string, WineFault | 'proven'>>();

  constructor(readonly shape: TableShape) {}

  /** @param fault why it cannot be proven on Wine. */
  add(row: string, column: string, variant: string, fault?: WineFault): void {
    if (!(row in this.shape.rows)) throw new Error(`The table "${this.shape.title}" has no row ${row}.`);
    const key = `${row}\t${column}`;
    const seen = this.#seen.get(key) ?? new Map<string, WineFault | 'proven'>();
    this.#seen.set(key, seen.set(variant, fault ?? 'proven'));
  }

  /** The cells of a row; empty where nothing applies. */
  cells(row: string): string[] {
    return Object.keys(this.shape.columns).map((column) =>
      cellOf(this.shape.variants(column), this.#seen.get(`${row}\t${column}`)),
    );
  }

  /** The names of what kept something from being proven. */
  get faults(): WineFault[] {
    return [...this.#seen.values()].flatMap((seen) => [...seen.values()]).filter((found) => found !== 'proven');
  }
}

/** The tables in Markdown, with the faults that they name below them. */
export function markdownOf(all: readonly Results[]): string {
  const used = new Set(all.flatMap(({ faults }) => faults));
  const notes = (Object.keys(wineFaults) as WineFault[])
    .filter((fault) => used.has(fault))
    .map((fault) => `- (${letterOf(fault)}) ${wineFaults[fault]}.`);
  return [...all.map(tableOf), ...(notes.length > 0 ? [`Not on Wine:\n\n${notes.join('\n')}`] : [])].join('\n\n');
}

/** The cells that say that something is proven, as `table, row, column`. */
export function claimsOf(markdown: string): string[] {
  let title = '';
  let columns: string[] = [];
  return markdown.split('\n').flatMap((line) => {
    const [first = '', ...cells] = line.startsWith('|') ? wordsOf(line) : [];
    if (line.startsWith('**')) title = line;
    if (/^-+$/.test(first)) return [];
    if (first === '') {
      if (cells.length > 0) columns = cells;
      return [];
    }
    return cells.flatMap((cell, index) =>
      cell.startsWith('✓') ? [`${title}, ${first}, ${columns[index]}: ${cell}`] : [],
    );
  });
}

/** What stands in the documentation between the markers. */
export function documented(): string {
  return section.exec(readFileSync(documentation, 'utf8'))?.[2]?.trim() ?? '';
}

export function document(markdown: string): void {
  const text = readFileSync(documentation, 'utf8');
  writeFileSync(
    documentation,
    text.replace(section, (_, begin: string, _old, end: string) => `${begin}\n\n${markdown}\n\n${end}`),
  );
}

function tableOf(results: Results): string {
  const { title, rows, columns } = results.shape;
  const lines = [
    ['', ...Object.values(columns)],
    ...Object.entries(rows).map(([row, name]) => [name, ...results.cells(row)]),
  ];
  const widths = [...Array(lines[0]?.length).keys()].map((column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const [head = '', ...body] = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `**${title}**\n\n${[head, rule, ...body].join('\n')}`;
}

function cellOf(variants: readonly string[], seen: ReadonlyMap<string, WineFault | 'proven'> | undefined): string {
  if (!seen) return '';
  const proven = variants.filter((variant) => seen.get(variant) === 'proven');
  if (proven.length === variants.length) return '✓';
  const faults = [...new Set([...seen.values()])].filter((found) => found !== 'proven');
  const missing = variants.filter((variant) => !seen.has(variant));
  const words = [
    ...(proven.length > 0 ? [`✓ ${proven.join(', ')}`] : []),
    ...faults.map((fault) => `not on Wine (${letterOf(fault)})`),
    ...(missing.length > 0 ? [`not seen: ${missing.join(', ')}`] : []),
  ];
  return words.join('; ');
}

function wordsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((word) => word.trim());
}

function letterOf(fault: WineFault): string {
  return String.fromCharCode(97 + Object.keys(wineFaults).indexOf(fault));
}

const documentation = join(root, 'docs', 'dde.md');
const section = /(<!-- what conformance\.lab\.test\.ts has seen -->)([\s\S]*?)(<!-- end -->)/;
