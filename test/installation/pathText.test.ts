import { describe, expect, test } from 'vitest';
import { hasFolder, withFolder, withoutFolder } from '../../src/installation/pathText.js';
import { folder, pathTexts } from './pathTexts.js';

describe('the text of PATH', () => {
  test.each(pathTexts)('%j keeps all that it holds', (text) => {
    expect(hasFolder(text, folder)).toBe(false);
    const longer = withFolder(text, folder);
    expect(longer.startsWith(text)).toBe(true);
    expect(longer.slice(text.length).replace(/^;/, '')).toBe(folder);
    expect(hasFolder(longer, folder)).toBe(true);
    expect([text, text.replace(/;$/, '')]).toContain(withoutFolder(longer, folder));
  });

  test.each([
    ['C:\\a', 'C:\\a;F:\\l'],
    ['C:\\a;', 'C:\\a;F:\\l'],
    ['', 'F:\\l'],
    ['C:\\a;;', 'C:\\a;;F:\\l'],
  ])('%j becomes %j', (text, expected) => expect(withFolder(text, 'F:\\l')).toBe(expected));

  test.each(['C:\\a;F:\\L\\;C:\\b', '"F:\\l";C:\\b', ' F:\\l ;C:\\b', 'F:\\l', '"C:\\x;y";F:\\l'])(
    '%j has the folder',
    (text) => expect(hasFolder(text, 'F:\\l')).toBe(true),
  );

  test.each([
    ['C:\\a;F:\\L\\;C:\\b', 'C:\\a;C:\\b'],
    ['F:\\l;C:\\b;', 'C:\\b;'],
    ['C:\\a;;F:\\l;;C:\\b', 'C:\\a;;;C:\\b'],
    ['"C:\\x;F:\\l;y";F:\\l', '"C:\\x;F:\\l;y"'],
    ['C:\\a;F:\\l;F:\\l', 'C:\\a;F:\\l'],
    ['F:\\l', ''],
    ['C:\\a', 'C:\\a'],
    ['F:\\launcher;F:\\l2', 'F:\\launcher;F:\\l2'],
  ])('%j without it is %j', (text, expected) => expect(withoutFolder(text, 'F:\\l')).toBe(expected));
});
