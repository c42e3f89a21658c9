import { describe, expect, test } from 'vitest';
import { Silence } from '../../src/dde/worker/silence.js';

function silence({ isThere = true } = {}) {
  const asked: (() => void)[] = [];
  let came = 0;
  const one = new Silence(
    (through) => {
      if (isThere) asked.push(through);
      return isThere;
    },
    () => came++,
  );
  /** The server is through with all that it was asked. */
  const come = () => asked.splice(0).forEach((through) => void through());
  return { one, come, asked, came: () => came };
}

describe('the silence of a server', () => {
  test('is waited for before each transaction about an item, and before no command', () => {
    const { one, come, asked, came } = silence();
    expect(one.lets('poke')).toBe(true);
    one.breaks('poke');
    expect([one.lets('execute'), one.lets('poke'), one.lets('request')]).toEqual([true, false, false]);
    expect(asked).toHaveLength(1);
    come();
    expect([came(), one.lets('poke')]).toEqual([1, true]);
  });

  test('is not there because of an older question', () => {
    const { one, come, asked } = silence();
    one.breaks('poke');
    one.prepare();
    one.breaks('poke');
    come();
    expect(one.lets('poke')).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test('is not waited for between REQUESTs once a server has been heard to keep to one answer', () => {
    const { one, come } = silence();
    for (let round = 0; round < 3; round++) {
      one.breaks('request');
      expect(one.lets('request')).toBe(false);
      come();
    }
    one.breaks('request');
    expect([one.lets('request'), one.lets('poke')]).toEqual([true, false]);
    come();
    one.breaks('poke');
    expect(one.lets('request')).toBe(false);
    come();
    one.breaks('request');
    one.forgets();
    expect(one.lets('request')).toBe(false);
    come();
    one.breaks('request');
    one.doubts();
    expect(one.lets('request')).toBe(false);
    come();
  });

  test('needs nobody who is gone', () => {
    const { one } = silence({ isThere: false });
    one.breaks('poke');
    expect(one.lets('poke')).toBe(true);
  });
});
