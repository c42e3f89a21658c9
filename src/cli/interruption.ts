/**
 * Calls `end` when somebody ends the program: Ctrl+C, Ctrl+Break, or by closing the console, which Windows gives some
 * seconds. The second time the program ends at once.
 *
 * @returns what to call when it ends by itself.
 *
 * Source: https://nodejs.org/api/process.html#signal-events
 */
export function onInterruption(end: () => void): () => void {
  const stop = () => {
    release();
    end();
  };
  const release = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  return release;
}

const signals = ['SIGINT', 'SIGBREAK', 'SIGTERM', 'SIGHUP'] as const;
