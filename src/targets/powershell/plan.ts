import type { Bridge } from '../../definition/bridge.js';
import type { Header, PlannedFile } from '../target.js';
import { csharp, plainText, xml } from './dialects.js';
import { moduleView } from './moduleView.js';

/** A module in `<Name>/<Version>/`, as PowerShell looks for modules, and a script beside it for each action. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  const view = moduleView(bridge, header);
  const folder = `${view.name}/${view.moduleVersion}`;
  const files: PlannedFile[] = [
    { path: `${folder}/${view.name}.psd1`, template: 'manifest.psd1.hbs', view },
    { path: `${folder}/${view.name}.psm1`, template: 'module.psm1.hbs', view },
    { path: `${folder}/${view.name}.Private.ps1`, template: 'private.ps1.hbs', view },
    { path: `${folder}/${view.helpPath}`, template: 'help.xml.hbs', view, dialect: xml },
    { path: `${folder}/en-US/about_${view.name}.help.txt`, template: 'about.help.txt.hbs', view, dialect: plainText },
  ];
  if (view.uses.native) {
    files.push({ path: `${folder}/${view.name}.Native.cs`, template: 'native.cs.hbs', view, dialect: csharp });
  }
  const scripts = view.functions.map(
    (action): PlannedFile => ({
      path: `${action.fileName}.ps1`,
      template: 'script.ps1.hbs',
      get view() {
        return { ...view, action, usage: action.usage };
      },
    }),
  );
  return [...files, ...scripts];
}
