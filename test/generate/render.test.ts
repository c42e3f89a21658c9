import { hostname } from 'node:os';
import { resolve } from 'node:path';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../src/definition/bridge.js';
import { type Dialect, vbscript } from '../../src/dialects/index.js';
import { renderTarget } from '../../src/generate/generate.js';
import { encode, renderFiles, TemplateError } from '../../src/generate/render.js';
import { loadTemplates } from '../../src/generate/templates.js';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import type { PlannedFile, Target } from '../../src/targets/target.js';
import { hostileTexts } from '../corpora/hostile.js';

/** Renders one template of a target that has nothing but it. */
function render(template: string, view: object = {}, others: Record<string, string> = {}, dialect = vbscript): string {
  const target: Target = { name: 'demo', summary: '', transports: [], dialect, plan: () => [], helpers: { twice } };
  const templates = new Map([['main.hbs', template], ...Object.entries(others)]);
  const file: PlannedFile = { path: 'it.vbs', template: 'main.hbs', view };
  return renderFiles(target, templates, [file])[0]?.bytes.toString() ?? '';
}
const twice = (text: string) => `${text}${text}`;

describe('{{x}} is always a literal of the language', () => {
  test.each([
    ['{{x}}', { x: 'a"b' }, '"a""b"'],
    ['{{~ x ~}}', { x: 'a' }, '"a"'],
    ['{{x}}', { x: 5 }, '5'],
    ['{{x}}', { x: false }, 'False'],
    ['{{x.y}}', { x: { y: '"' } }, '""""'],
    ['{{#each x}}{{this}}{{@index}}{{/each}}', { x: ['"'] }, '""""0'],
    ['{{#each x}}{{@key}}{{/each}}', { x: { '"': 1 } }, '""""'],
    ['{{#with x}}{{y}}{{/with}}', { x: { y: '"' } }, '""""'],
    ['{{#if x}}{{else}}{{y}}{{/if}}', { x: false, y: '"' }, '""""'],
    ['{{> part}}', { x: '"' }, '""""'],
    ['{{#> part}}{{/part}}', { x: '"' }, '""""'],
    ['{{> part x="%"}}', {}, '"%"'],
    ['{{#*inline "own"}}{{x}}{{/inline}}{{> own}}', { x: '"' }, '""""'],
    ['{{lookup x "y"}}', { x: { y: '"' } }, '""""'],
    ['{{twice x}}', { x: '"' }, '""""""'],
  ])('%s with %j writes %s', (template, view, written) => {
    expect(render(template, view, { 'part.hbs': '{{x}}' })).toBe(written);
  });

  test('whatever the text holds', () => {
    for (const { text } of hostileTexts) expect(render('{{x}}', { x: text })).toBe(vbscript.literal(text));
  });

  test('in the language of the file, where one has its own', () => {
    const other: Dialect = { ...vbscript, name: 'other', literal: (value) => `<${value}>` };
    expect(render('{{x}}', { x: 'a' }, {}, other)).toBe('<a>');
  });

  test('so that a text that looks like a template stays a text', () => {
    expect(render('{{x}}', { x: '{{y}}{{{y}}}', y: 'z' })).toBe('"{{y}}{{{y}}}"');
  });
});

describe('what is not a literal comes from a helper', () => {
  test('comment writes on one line', () => {
    expect(render("' {{comment x}}", { x: 'a\nWScript.Quit' })).toBe("' a WScript.Quit");
  });

  test('name writes names only', () => {
    expect(render('{{name x}}()', { x: 'Do-It_2' })).toBe('Do-It_2()');
    for (const wrong of ['', '2a', 'a b', 'a()', 'a\n', 'a:b', '\u00FC']) {
      expect(() => render('{{name x}}', { x: wrong })).toThrow(TemplateError);
    }
  });

  test('hash names a part, whatever its line ends, as a browser does', () => {
    const hash = 'sha256-kRFp3arxRq/1OfWMJsSJrzuJLf8P4oPBwmTGWuWqWaI=';
    for (const text of ['a\nb\n', 'a\r\nb\r\n']) {
      expect(render("{{hash 'parts/x.css'}}", {}, { 'parts/x.css.hbs': text })).toBe(hash);
    }
    expect(() => render("{{hash 'parts/x.css'}}")).toThrow('There is no part demo/parts/x.css.hbs.');
    expect(() => render("{{hash 'x'}}", { y: 1 }, { 'x.hbs': 'a{{y}}' })).toThrow('has nothing to fill in');
  });

  test('and from nothing that a view holds', () => {
    for (const x of [{ toHTML: () => 'raw' }, ['raw'], { string: 'raw' }, () => ({ toHTML: () => 'raw' }), null]) {
      expect(() => render('{{x}}', { x })).toThrow(TemplateError);
    }
  });
});

describe('a template that is wrong is an error that names it', () => {
  test.each([
    ['{{y}}', 'demo/main.hbs: "y" not defined'],
    ['{{x.y.z}}', 'demo/main.hbs: '],
    ['{{#if y}}a{{/if}}', 'demo/main.hbs: "y" not defined'],
    ['{{#each y}}a{{/each}}', 'demo/main.hbs: "y" not defined'],
    ['{{comment y}}', 'demo/main.hbs: "y" not defined'],
    ['{{constructor}}', 'demo/main.hbs: '],
    ['{{x.constructor}}', 'demo/main.hbs: '],
    ['{{unknown x}}', 'demo/main.hbs: '],
    ['{{> nowhere}}', 'demo/main.hbs: The partial nowhere could not be found'],
    ['{{x}}', 'demo/main.hbs: A template writes {{…}} something that is neither text, number nor boolean'],
    ['{{#if x}}', 'main.hbs: Parse error'],
    ['{{x', 'main.hbs: Parse error'],
  ])('%s', (template, message) => {
    expect(() => render(template, { x: {} })).toThrow(TemplateError);
    expect(() => render(template, { x: {} })).toThrow(message);
  });

  test('when it is not there', () => {
    const target: Target = { name: 'demo', summary: '', transports: [], dialect: vbscript, plan: () => [] };
    const file = { path: 'x', template: 'none.hbs', view: {} };
    expect(() => renderFiles(target, new Map(), [file])).toThrow('There is no template demo/none.hbs.');
  });
});

/**
 * Every place in templates/ where text is written raw: `<target>/<template>: <expression>`, with a reason beside it.
 * Text that is written raw can break out of any quoting, so `{{x}}` or a helper is nearly always the way.
 */
const rawPlaces: readonly string[] = [];

describe('templates', () => {
  test.each(targets)('$name: each {{{x}}} and {{&x}} is in the list above, with its reason', async ({ name }) => {
    const found: string[] = [];
    for (const [template, text] of await loadTemplates(name)) {
      class Raw extends Handlebars.Visitor {
        override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
          if (!statement.escaped)
            found.push(`${name}/${template}: ${(statement.path as { original?: string }).original}`);
          super.MustacheStatement(statement);
        }
      }
      new Raw().accept(Handlebars.parse(text));
    }
    expect(found).toEqual(rawPlaces.filter((place) => place.startsWith(`${name}/`)));
  });

  test('a raw place is found in all of its spellings', () => {
    for (const spelling of ['{{{x}}}', '{{~{x}~}}', '{{&x}}', '{{& x}}']) {
      const [statement] = Handlebars.parse(spelling).body;
      expect(statement).toMatchObject({ type: 'MustacheStatement', escaped: false });
    }
  });
});

describe('bytes', () => {
  test.each([
    ['ascii', '\r\n', 'a\r\nb', Buffer.from('a\r\nb')],
    ['utf-8', '\n', 'a\r\n\u00FC', Buffer.from('a\n\u00FC')],
    ['utf-8 with BOM', '\r\n', 'a\n\u00FC', Buffer.from('\uFEFFa\r\n\u00FC')],
    ['utf-16le with BOM', '\r\n', 'a\n\u00FC', Buffer.from('\uFEFFa\r\n\u00FC', 'utf16le')],
  ] as const)('%s with line ends %j', (name, lineEnd, text, bytes) => {
    expect(encode(text, { name, lineEnd }).equals(bytes)).toBe(true);
  });

  test('do not depend on the line ends of a template', () => {
    const template = "{{#each x}}\n' {{comment this}}\n{{#if this}}\nx = {{this}}\n{{/if}}\n{{/each}}\n";
    const view = { x: ['a', 'b'] };
    expect(render(template.replaceAll('\n', '\r\n'), view)).toBe(render(template, view));
  });
});

describe.each(profiles)('the files of $definition.name', (bridge) => {
  test.each(targets)(
    'for $name: line ends, encoding, mark, and nothing of this machine or this day',
    async (target) => {
      const files = await renderTarget(bridge, target);
      expect(files.length > 0, 'scripts only where there is something to do').toBe(isFor(target, bridge));
      for (const { path, bytes } of files) {
        const text = bytes.toString('utf8');
        const folder = target.atTop ? '' : `${target.name}/`;
        expect(path).toMatch(new RegExp(`^${folder}[A-Za-z0-9_./-]+$`));
        expect(text.replaceAll('\r\n', ''), `${path}: a line end that is not CRLF`).not.toMatch(/[\r\n]/);
        expect(text, `${path}: spaces at the end of a line`).not.toMatch(/[ \t]\r\n/);
        const powershell = target.name === 'powershell' || path.endsWith('.ps1');
        expect(bytes.subarray(0, 3).toString('hex') === 'efbbbf', `${path}: BOM`).toBe(powershell);
        if (!powershell) expect(text, `${path}: more than ASCII`).toMatch(/^[\r\n\t -~]*$/);
        expect(bytes.subarray(0, 4096).includes(`[bridgesmith:${bridge.definition.name}/${target.name}]`), path).toBe(
          true,
        );
        expect(text).not.toContain(resolve('.'));
        expect(text).not.toContain(hostname());
        expect(text, `${path}: a date`).not.toMatch(
          /\b20[2-9][0-9]-[01][0-9]-[0-3][0-9]\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [0-9A-Z]/,
        );
      }
      const again = await renderTarget(bridge, target);
      expect(again.map(({ bytes }) => bytes.toString('hex'))).toEqual(files.map(({ bytes }) => bytes.toString('hex')));
    },
  );
});

/** Some targets are for bridges that declare something of their own. */
function isFor({ name }: Target, { definition }: Bridge): boolean {
  if (name === 'launcher') return definition.launcher !== undefined;
  if (name === 'component') return definition.component !== undefined;
  if (name === 'page') return definition.page !== undefined;
  if (name === 'links') return definition.links !== undefined;
  return Object.keys(definition.actions).length > 0 || name === 'powershell' || name === 'installer';
}
