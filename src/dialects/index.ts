export { batch } from './batch.js';
export { type Dialect, DialectError, type Encoding } from './dialect.js';
export { html } from './html.js';
export { jscript } from './jscript.js';
export { powershell } from './powershell.js';
export { vbscript } from './vbscript.js';
