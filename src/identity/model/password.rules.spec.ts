import { pbkdf2 } from 'node:crypto';
import { hashPassword, isPasswordCorrect } from './password.rules.js';

describe('Hashes of passwords', () => {
  it('of many logins leave a thread to others, such as a connection that authenticates', async () => {
    const stored = await hashPassword('right');
    let finished = 0;
    const logins = Array.from({ length: 12 }, (_, n) =>
      isPasswordCorrect(stored, n % 2 ? 'right' : 'wrong').finally(() => finished++),
    );
    await new Promise((resolve) => pbkdf2('a', 'b', 1, 32, 'sha256', resolve));
    expect(finished).toBeLessThan(4);
    expect(await Promise.all(logins)).toEqual(Array.from({ length: 12 }, (_, n) => n % 2 === 1));
  });

  it('go on after one that has failed', async () => {
    await Promise.allSettled(Array.from({ length: 3 }, () => isPasswordCorrect('no hash', 'right')));
    expect(await isPasswordCorrect(await hashPassword('right'), 'right')).toBe(true);
  });
});
