// For Windows Node: whether the main thread was free while something was under way. An interval ticks, and what holds the
// main thread up holds it up altogether: ticks are counted, and not by how much they are late, which a busy machine decides.

/** Ticks until `stop`; `inSecondHalf` counts those since halfway from a moment of `performance.now()`. */
export function startTicks() {
  const times = [];
  const ticking = setInterval(() => times.push(performance.now()), 10);
  return {
    /** The first half may well have gone into loading native code, or starting a thread. */
    inSecondHalf(begun) {
      const middle = (begun + performance.now()) / 2;
      return times.filter((time) => time > middle).length;
    },
    stop: () => clearInterval(ticking),
  };
}
