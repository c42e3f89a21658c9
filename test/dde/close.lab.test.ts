import { expect, test } from 'vitest';
import { labUnavailable, openLab } from '../lab/index.js';

const lab = await openLab();

test.skipIf(!lab)(
  `a DDE client that is closed waits for nobody, and lets its process end ${labUnavailable()}`,
  async () => {
    const closeAndEnd = async () => {
      const run = await lab?.node('20', 'test/dde/close.mjs');
      const { kept, list, close } = JSON.parse(String(run?.stdout));
      expect({ kept, exitCode: run?.exitCode, timedOut: run?.timedOut }).toEqual({
        kept: [],
        exitCode: 0,
        timedOut: false,
      });
      console.log(
        `the servers were listed in ${Math.round(list)} ms, and the client was closed in ${Math.round(close)} ms`,
      );
      return { list, close };
    };
    // To wait for goodbyes that do not come takes seconds each time; other programs take time from this one now and then.
    for (let last = await closeAndEnd(); last.close > last.list; ) last = await closeAndEnd();
  },
);
