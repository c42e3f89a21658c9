import { describe, expect, test } from 'vitest';
import { WakeSignal } from '../../src/dde/wakeSignal.js';

function pair() {
  const sender = new WakeSignal();
  return { sender, sleeper: new WakeSignal(sender.shared) };
}

describe('a wake signal between two threads', () => {
  test('wakes nobody who is awake, and is taken once', () => {
    const { sender, sleeper } = pair();
    expect(sender.send()).toBe(false);
    expect(sender.send()).toBe(false);
    expect([sleeper.take(), sleeper.take()]).toEqual([true, false]);
  });

  test('lets nobody sleep over a signal that was not taken', () => {
    const { sender, sleeper } = pair();
    sender.send();
    expect(sleeper.sleep()).toBe(false);
    expect(sender.send()).toBe(false);
    sleeper.take();
    expect(sleeper.sleep()).toBe(true);
  });

  test('has the first sender wake the one who sleeps', () => {
    const { sender, sleeper } = pair();
    expect(sleeper.sleep()).toBe(true);
    expect([sender.send(), sender.send()]).toEqual([true, false]);
    sleeper.wake();
    expect(sleeper.take()).toBe(true);
  });
});
