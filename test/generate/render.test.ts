import { hostname } from 'node:os';
import { resolve } from 'node:path';
import Handlebars from 'handlebars';
import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../src/definition/bridge.js';
import type { BridgeDefinition } from '../../src/definition/schema.js';
import { type Dialect, vbscript } from '../../src/dialects/index.js';
import { compileTemplates, compileText } from '../../src/generate/compile.js';
import { renderTarget } from '../../src/generate/generate.js';
import { createRenderer, encode } from '../../src/generate/render.js';
import { TemplateError } from '../../src/generate/templateError.js';
import { builtInTexts } from '../../src/generate/templateFiles.js';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import type { PlannedFile, Target } from '../../src/targets/target.js';
import { hostileTexts } from '../corpora/hostile.js';

/** Renders one template of a target that has nothing but it. */
function render(template: string, view: object = {}, others: Record<string, string> = {}, dialect = vbscript): string {
  const target: Target = { name: 'demo', summary: '', transports: [], dialect, plan: () => [], helpers: { twice } };
  const templates = compileTemplates(target, new Map([['main.hbs', template], ...Object.entries(others)]));
  const file: PlannedFile = { path: 'it.vbs', template: 'main.hbs', view };
  return Buffer.concat(createRenderer(target, templates)(file).parts).toString();
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
    expect(() => render("{{hash 'parts/x.css'}}")).toThrow('there is no part demo/parts/x.css.hbs.');
    expect(() => render("{{hash 'x'}}", { y: 1 }, { 'x.hbs': 'a{{y}}' })).toThrow('has nothing to fill in');
  });

  test('and from nothing that a view holds', () => {
    for (const x of [{ toHTML: () => 'raw' }, ['raw'], { string: 'raw' }, () => ({ toHTML: () => 'raw' }), null]) {
      expect(() => render('{{x}}', { x })).toThrow(TemplateError);
    }
  });
});

describe('what Handlebars can say is said alike', () => {
  test.each([
    ['{{#each x as |one place|}}{{place}}{{one.y}}{{/each}}', { x: [{ y: 1 }, { y: 2 }] }, '0112'],
    ['{{#each x}}{{#unless @first}},{{/unless}}{{this}}{{else}}none{{/each}}', { x: [1, 2] }, '1,2'],
    ['{{#each x}}{{this}}{{else}}none{{/each}}', { x: [] }, 'none'],
    [
      '{{#each x}}{{../y}}{{#if q}}{{../y}}{{/if}}{{#each ../w}}{{../../y}}{{/each}}{{/each}}',
      { x: [{ q: 1 }], w: [3], y: 2 },
      '222',
    ],
    ['{{#each x}}{{> part}}{{/each}}', { x: [{ y: 1 }], z: 2 }, '12'],
    ['{{#with x}}{{y}}{{else}}none{{/with}}{{#with z}}{{else}}none{{/with}}', { x: { y: 1 }, z: '' }, '1none'],
    [
      '{{#x}}{{y}}{{/x}}{{#z}}yes{{/z}}{{#none}}no{{/none}}',
      { x: [{ y: 1 }, { y: 2 }], z: true, none: false },
      '12yes',
    ],
    ['{{#if x}}a{{else if y}}b{{else}}c{{/if}}', { x: 0, y: [] }, 'c'],
    ['{{#if x}}a{{else if y}}b{{else}}c{{/if}}', { x: '', y: [0] }, 'b'],
    ['{{#each x}}{{#each this}}{{@root.y}}{{@index}}{{/each}}{{/each}}', { x: [[1, 1]], y: 5 }, '5051'],
    ['{{#if (lookup x "y")}}{{this.x.y}}{{./x.y}}{{/if}}', { x: { y: 1 } }, '11'],
    ['a\n  {{> lines}}\nb', { x: 1 }, 'a\n  1\n  \n  2\nb'],
    ['{{> part w y=x}}', { x: 7, w: { q: 0 } }, '72'],
    ['{{> (lookup names 0) y=1}}', { names: ['part'], z: 2 }, '12'],
    ['{{#> around}}in{{x}}{{/around}}', { x: 1 }, '<in1>'],
    ['{{#> nowhere}}alone{{/nowhere}}', {}, 'alone'],
    ['{{! nothing }}{{!-- {{nothing}} --}}a', {}, 'a'],
  ])('%s', (template, view, written) => {
    const others = {
      'part.hbs': '{{y}}{{#if @root.z}}{{@root.z}}{{else}}2{{/if}}',
      'lines.hbs': '{{x}}\n\n2\n',
      'around.hbs': '<{{> @partial-block}}>',
    };
    const plain: Dialect = { ...vbscript, literal: String, encodingOf: () => ({ name: 'ascii', lineEnd: '\n' }) };
    expect(render(template, { z: undefined, ...view }, others, plain)).toBe(written);
    const theirs = Handlebars.create();
    for (const [name, text] of Object.entries(others)) theirs.registerPartial(name.replace('.hbs', ''), text);
    expect(theirs.compile(template)(view)).toBe(written);
  });
});

describe('a template that is wrong is an error that names it, its line, and what to do', () => {
  test.each([
    ['{{y}}', 'demo/main.hbs, line 1: there is no "y" here. There is: x, word.'],
    ['a\nb\n  {{wrod}}', 'demo/main.hbs, line 3: there is no "wrod" here. Is it "word"?'],
    ['{{x.y.z}}', 'demo/main.hbs, line 1: there is no "y" here. There is: nothing.'],
    ['{{word.y}}', 'demo/main.hbs, line 1: there is no "y" in a string.'],
    ['{{#if y}}a{{/if}}', 'demo/main.hbs, line 1: there is no "y" here.'],
    ['{{#each y}}a{{/each}}', 'demo/main.hbs, line 1: there is no "y" here.'],
    ['{{comment y}}', 'demo/main.hbs, line 1: there is no "y" here.'],
    ['{{comment x}}', 'demo/main.hbs, line 1: '],
    ['{{constructor}}', 'demo/main.hbs, line 1: there is no "constructor" here.'],
    ['{{x.constructor}}', 'demo/main.hbs, line 1: there is no "constructor" here.'],
    ['{{lookup x "constructor"}}', 'demo/main.hbs, line 1: there is no "constructor" here.'],
    ['{{../x}}', 'demo/main.hbs, line 1: there is nothing around this'],
    ['a\n{{unknown x}}', 'demo/main.hbs, line 2: {{unknown …}}: there is no helper "unknown". There are: comment, '],
    ['{{#unknown x}}{{/unknown}}', 'demo/main.hbs, line 1: {{#unknown …}} is no block: '],
    ['{{twice a=1}}', 'demo/main.hbs, line 1: {{twice …}} takes no values with names.'],
    ['{{#if x x}}{{/if}}', 'demo/main.hbs, line 1: {{#if …}} takes one value.'],
    ['{{@level}}', 'demo/main.hbs, line 1: {{@level}}: there are @root, '],
    ['{{> nowhere}}', 'demo/main.hbs, line 1: {{> nowhere}}: there is no such part.'],
    ['{{> mian}}', 'demo/main.hbs, line 1: {{> mian}}: there is no such part. Is it main?'],
    ['{{> broken}}', 'demo/broken.hbs, line 2: there is no "y" here.'],
    ['{{x}}', 'demo/main.hbs, line 1: {{…}} writes text, numbers and booleans, and this is an object'],
    ['a\n{{#if x}}', 'demo/main.hbs, line 2: this cannot be read'],
    ['{{#if x}}{{/each}}', "demo/main.hbs, line 1: this cannot be read: if doesn't match each."],
    ['{{x', 'demo/main.hbs, line 1: this cannot be read: {{x'],
  ])('%s', (template, message) => {
    const others = { 'broken.hbs': template === '{{> broken}}' ? '\n{{y}}' : '' };
    const rendering = () => render(template, { x: {}, word: 'a' }, others);
    expect(rendering).toThrow(TemplateError);
    expect(rendering).toThrow(message);
  });

  test('when it is not there', () => {
    const target: Target = { name: 'demo', summary: '', transports: [], dialect: vbscript, plan: () => [] };
    const file = { path: 'x', template: 'none.hbs', view: {} };
    expect(() => createRenderer(target, new Map())(file)).toThrow('There is no template demo/none.hbs.');
  });
});

describe('nothing is written raw', () => {
  test.each([
    '{{{x}}}',
    '{{~{x}~}}',
    '{{&x}}',
    '{{& x}}',
    '{{{comment x}}}',
    '{{#if y}}{{{x}}}{{/if}}',
    '{{#> a}}{{{x}}}{{/a}}',
  ])('%s is refused, whoever wrote the template', (template) => {
    expect(() => render(template, { x: 'a', y: 1 })).toThrow(TemplateError);
    expect(() => render(template, { x: 'a', y: 1 })).toThrow('would write text as it is');
  });

  test.each(targets)('$name: what is written is the text of a template, a literal, or of a writer', async (target) => {
    for (const [name, text] of await builtInTexts(target.name)) {
      const { program } = compileText(target, name, text);
      const written = [...program.matchAll(/\bo\+=(.{0,14})/g)].map(([, code = '']) => code);
      const plain = /^(?:"|t\.literal\(|t\.writers\["|t\.partial\(|t\.partialBlo)/;
      expect(
        written.filter((code) => !plain.test(code)),
        name,
      ).toEqual([]);
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
    expect(Buffer.concat(encode([text], { name, lineEnd })).equals(bytes)).toBe(true);
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
        expect(bytes.subarray(0, 4096).toString('latin1'), path).toMatch(
          new RegExp(`\\[bridgesmith:${bridge.definition.name}/${target.name} [0-9a-f]{12}\\]`),
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
function isFor({ name, transports }: Target, bridge: Bridge): boolean {
  const definition: BridgeDefinition = bridge.definition;
  if (name === 'launcher') return definition.launcher !== undefined;
  if (name === 'component') return definition.component !== undefined;
  if (name === 'page') return definition.page !== undefined;
  if (name === 'links') return definition.links !== undefined;
  if (name === 'powershell' || name === 'installer') return true;
  return Object.values(definition.actions).some(({ bindings }) =>
    transports.some((one) => bindings[one] !== undefined),
  );
}
