import { assertNoErrors } from '../../common/errors/domain.errors.js';
import { DEFAULT_DEMO_PASSWORD } from '../../config/demo-plan.rules.js';

/** The domain of the accounts of the demo, at which nobody can receive mail. */
const DEMO_DOMAIN = '@locate.example';

/**
 * Words of which common passwords consist. They become as long as the policy demands by repetition, digits and
 * punctuation: `Welkom123456!`, `passwordpassword`.
 */
const COMMON_WORDS = [
  'abcdefghijkl',
  'abcdefghijklmnopqrstuvwxyz',
  'admin',
  'administrator',
  'asdfghjkl',
  'azerty',
  'azertyuiop',
  'changeme',
  'default',
  'demo',
  'geheim',
  'iloveyou',
  'letmein',
  'limburg',
  'locate',
  'locatecrm',
  'login',
  'master',
  'password',
  'passwort',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'secret',
  'summer',
  'test',
  'user',
  'wachtwoord',
  'welcome',
  'welkom',
  'winter',
  'zomer',
];
const COMMON = new RegExp(`^(${COMMON_WORDS.join('|')})*$`);
/** Letters that people write as digits. */
const DIGIT_LETTERS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' };
/** Number of different characters that a password has at least. */
const MIN_DIFFERENT = 5;

/**
 * Checks that a password, which is long enough, is not one that is guessed first. `pointer` names its field.
 * @throws 422 `password.too_common`, `password.same_as_email`
 */
export function assertPasswordAllowed(password: string, email: string, pointer: string): void {
  const code = findPasswordProblem(password, email);
  if (code === null) return;
  const name = pointer.slice(1);
  const detail =
    code === 'password.too_common'
      ? `${name} must not be a common password, or one with digits added; use several words.`
      : `${name} must not be the e-mail address; use several words.`;
  assertNoErrors([{ pointer, code, detail }]);
}

/** Finds what makes a password easy to guess; null if nothing does. */
export function findPasswordProblem(
  password: string,
  email: string,
): 'password.too_common' | 'password.same_as_email' | null {
  if (password === DEFAULT_DEMO_PASSWORD && email.endsWith(DEMO_DOMAIN)) return null;
  const lower = password.normalize('NFKC').toLowerCase();
  const [mailbox = ''] = email.split('@');
  const isAddress = [email, mailbox].some(
    (name) => keepLetters(lower) === keepLetters(name) && keepLetters(name) !== '',
  );
  if (isAddress) return 'password.same_as_email';
  const core = lower.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  const readings = [lower, core.replaceAll(/[01345@$]/g, (digit) => DIGIT_LETTERS[digit]!)];
  const isCommon = readings.some((reading) => COMMON.test(keepLetters(reading)));
  return isCommon || new Set(lower).size < MIN_DIFFERENT ? 'password.too_common' : null;
}

/** Returns the letters of a text. */
function keepLetters(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}
