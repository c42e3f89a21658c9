import { describe, expect, test } from 'vitest';
import { Bell } from '../../src/dde/bell.js';

function pair() {
  const ringer = new Bell();
  return { ringer, sleeper: new Bell(ringer.shared) };
}

describe('a bell between two threads', () => {
  test('wakes nobody who is awake, and is heard once', () => {
    const { ringer, sleeper } = pair();
    expect(ringer.ring()).toBe(false);
    expect(ringer.ring()).toBe(false);
    expect([sleeper.hear(), sleeper.hear()]).toEqual([true, false]);
  });

  test('lets nobody sleep over a ring that was not heard', () => {
    const { ringer, sleeper } = pair();
    ringer.ring();
    expect(sleeper.sleep()).toBe(false);
    expect(ringer.ring()).toBe(false);
    sleeper.hear();
    expect(sleeper.sleep()).toBe(true);
  });

  test('tells the one who rings first to wake the one who sleeps', () => {
    const { ringer, sleeper } = pair();
    expect(sleeper.sleep()).toBe(true);
    expect([ringer.ring(), ringer.ring()]).toEqual([true, false]);
    sleeper.wake();
    expect(sleeper.hear()).toBe(true);
  });
});
