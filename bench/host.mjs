// host.mjs: runs host.ts, which needs the lab of the tests and is TypeScript as they are.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

await runnerImport(fileURLToPath(new URL('host.ts', import.meta.url)));
