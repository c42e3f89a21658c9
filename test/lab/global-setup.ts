// global-setup.ts: one lab session for all test files (vitest `globalSetup`), handed over by an environment variable.
import { sessionVariable } from './index.js';
import { findPreparedLab, startSession } from './session.js';

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const prepared = findPreparedLab();
  if (typeof prepared === 'string') return undefined; // each openLab() says so
  const { session, stop } = await startSession(prepared);
  process.env[sessionVariable] = JSON.stringify(session);
  return stop;
}
