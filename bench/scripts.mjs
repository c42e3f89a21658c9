// scripts.mjs: runs scripts.ts, which needs the lab of the tests and is TypeScript as they are.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

await runnerImport(fileURLToPath(new URL('scripts.ts', import.meta.url)));
