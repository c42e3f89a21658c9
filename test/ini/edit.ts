// edit.ts: single edits of a settings file.
import { IniEditor } from '../../src/ini/editor.js';
import type { IniFile } from '../../src/ini/file.js';
import type { ValueLimit } from '../../src/ini/value.js';

export function setKey(file: IniFile, section: string, key: string, value: string, limit?: ValueLimit): IniFile {
  const editor = new IniEditor(file);
  editor.set(section, key, value, limit);
  return editor.file;
}

export function removeKey(file: IniFile, section: string, key: string): IniFile {
  const editor = new IniEditor(file);
  editor.remove(section, key);
  return editor.file;
}

export function addSection(file: IniFile, name: string): IniFile {
  const editor = new IniEditor(file);
  editor.addSection(name);
  return editor.file;
}
