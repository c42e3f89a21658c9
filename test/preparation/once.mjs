// once.mjs: what the preparations of the lab and of PowerShell share: the folder for what they make, one preparation at
// a time, and things that are made whole or not at all.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of all that is prepared for tests. */
export const cache =
  process.env.BRIDGESMITH_LAB_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bridgesmith-lab');

/**
 * Prepares, while no other preparation of that name does, and prints what was made as one line of JSON. What goes wrong
 * ends the process with 1 and a line on standard error.
 *
 * @param {string} name of what is prepared; messages begin with it.
 * @param {() => Promise<unknown>} make
 */
export async function prepare(name, make) {
  const say = (what) => console.error(`${name}: ${what}`);
  mkdirSync(cache, { recursive: true });
  const unlock = await lock(join(cache, `${name}.lock`), say);
  // What is half made has a name of its own (see `once`), so the next preparation begins that part anew.
  const giveUp = (why) => {
    say(why);
    unlock();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => giveUp(`ended by ${signal}`));
  try {
    console.log(JSON.stringify(await make()));
    unlock();
  } catch (error) {
    giveUp(lastLines(error.stderr) || lastLines(error.stdout) || error.message);
  }
}

/**
 * Makes `target` by letting `make` fill a folder beside it: what is there is always whole.
 *
 * @param {string} target
 * @param {(folder: string) => Promise<void>} make
 */
export async function once(target, make) {
  if (existsSync(target)) return target;
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await make(partial);
  renameSync(partial, target);
  return target;
}

async function lock(path, say) {
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isStale(path)) rmSync(path, { force: true });
    else if (tries === 0) say('waiting for another preparation to end');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isStale(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Programs say what is wrong last. */
function lastLines(text) {
  return String(text ?? '')
    .trim()
    .split('\n')
    .slice(-12)
    .join('\n');
}
