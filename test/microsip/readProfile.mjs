// readProfile.mjs QUESTIONS ANSWERS: what GetPrivateProfileStringW gives, for [file, section, key] each; null where it
// gives the default.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const koffi = createRequire(import.meta.url)('koffi');
const get = koffi
  .load('kernel32.dll')
  .func('uint32_t __stdcall GetPrivateProfileStringW(str16, str16, str16, _Out_ uint8_t *, uint32_t, str16)');
const missing = '\u{1f4de}missing';
const [questions, answers] = process.argv.slice(2);
const values = JSON.parse(readFileSync(questions, 'utf8')).map(([file, section, key]) => {
  const buffer = Buffer.alloc(2048 * 2);
  const length = get(section, key, missing, buffer, 2048, file);
  const value = buffer.toString('utf16le', 0, length * 2);
  return value === missing ? null : value;
});
writeFileSync(answers, JSON.stringify(values));
