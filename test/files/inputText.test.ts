import { expect, test } from 'vitest';
import { FailedError } from '../../src/errors.js';
import { inputText } from '../../src/files/inputText.js';
import { asciiCoder } from '../../src/ini/encoding.js';
import { latin1 } from '../ini/odd.js';

test('a text that people make is read in any encoding that can be told', () => {
  expect(inputText(Buffer.from('\ufeffé', 'utf16le'), asciiCoder(), 'x')).toBe('é');
  expect(inputText(Buffer.from('\ufeffé'), asciiCoder(), 'x')).toBe('é');
  expect(inputText(Buffer.from('é', 'latin1'), latin1, 'x')).toBe('é');
  expect(() => inputText(Buffer.from('é', 'latin1'), asciiCoder(), 'x')).toThrow(FailedError);
});
