import { describe, expect, test } from 'vitest';
import { type BridgeDefinition, defineBridge } from '../../src/definition/index.js';
import { DefinitionError } from '../../src/errors.js';
import { changed, right } from './right.js';
import { type Wrong, wrongMeanings, wrongShapes } from './wrong.js';

function problemsOf(definition: unknown) {
  try {
    defineBridge(definition as BridgeDefinition);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}

describe('a definition', () => {
  test('that is right is kept as it is', () => {
    expect(defineBridge(right).definition).toBe(right);
  });

  test.each([...wrongShapes, ...wrongMeanings].map((wrong) => ({ ...wrong, name: nameOf(wrong) })))(
    'is refused at $path: $name',
    ({ change, path, message }) => {
      const problems = problemsOf(changed(change));
      expect(problems).toContainEqual({ path, message: expect.stringContaining(message) });
      expect(problems.every((problem) => /\.$/.test(problem.message))).toBe(true);
    },
  );

  test('gives all of its problems at once, of shape and of meaning', () => {
    const wrong = changed({
      name: 'NO',
      version: 1,
      'actions.dial.summary': 5,
      'actions.say.parameters.mode.default': 'x',
      'actions.logIn.bindings.copydata.arguments.0': { parameter: 'x' },
    });
    expect(problemsOf(wrong).map(({ path }) => path)).toEqual([
      'name',
      'version',
      'actions.dial.summary',
      'actions.say.parameters.mode.default',
      'actions.logIn.bindings.copydata.arguments[0].parameter',
      'actions.logIn.bindings.copydata',
    ]);
  });

  test.each([null, undefined, 5, 'x', [], () => right])('that is %s is refused as a whole', (nothing) => {
    expect(problemsOf(nothing)).toContainEqual({
      path: '',
      message: expect.stringMatching(
        /must be a mapping, such as \{ name: …, title: …, summary: …, actions: \{ … \} \}/,
      ),
    });
  });

  test.each([
    ['a value in a list is two arguments', [[{ parameter: 'number' }], ['x', 'y']]],
    ['both in a list are one', [['--number=', { parameter: 'number' }]]],
    ['a word without = or : is one of two', ['--number', { parameter: 'number' }]],
    ['two texts are two', ['--number=', '5', { parameter: 'number' }]],
    ['a value in a list is wanted so', ['number=', [{ parameter: 'number' }]]],
  ])('may have arguments where %s', (_what, args) => {
    const rest = right.actions.dial.bindings.exe.arguments.slice(1);
    expect(problemsOf(changed({ 'actions.dial.bindings.exe.arguments': [...args, ...rest] }))).toEqual([]);
  });

  test.each(['C:\\', 'd:/Pager', '\\\\server\\share', '%ProgramFiles(x86)%\\Pager', '%PAGER%'])(
    'may have its program in %s',
    (folder) => {
      expect(problemsOf(changed({ 'application.folders': [folder] }))).toEqual([]);
    },
  );

  test('says in its message how many problems there are, and each with its place', () => {
    expect(() => defineBridge(changed({ name: 'NO', version: '1' }) as BridgeDefinition)).toThrow(
      /^The bridge NO: 2 problems\.\n {2}name: must be .*\n {2}version: must be /,
    );
  });
});

function nameOf({ change }: Wrong): string {
  return Object.entries(change)
    .map(([path, value]) => `${path} = ${JSON.stringify(value) ?? 'nothing'}`.slice(0, 90))
    .join(', ');
}
