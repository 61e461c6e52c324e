import { findPasswordProblem } from './password-policy.rules.js';

const EMAIL = 'an.janssens@locate.example';

describe('A password', () => {
  it.each([
    'correct horse battery staple',
    'limburg-demo-2026',
    'a password for tests',
    'vier gele fietsen in Genk',
    '工业园区在林堡省的合作',
    'An Janssens woont in Hasselt',
  ])('%j is allowed', (password) => expect(findPasswordProblem(password, EMAIL)).toBeNull());

  it.each([
    'passwordpassword',
    'Password1234',
    'P@ssw0rd1234!',
    'Welkom123456',
    'wachtwoord-2026',
    'qwertyuiop12',
    '123456789012',
    '2026-11-27 09:30',
    'aaaaaaaaaaaa',
    'abababababababab',
    'LocateCRM2026',
    'ADMINISTRATOR',
  ])('%j is too common', (password) => expect(findPasswordProblem(password, EMAIL)).toBe('password.too_common'));

  it('of the demo is only for the accounts of the demo', () => {
    expect(findPasswordProblem('limburg-demo-2026', 'admin@locate.example')).toBeNull();
    for (const password of ['limburg-demo-2026', 'Limburg-Demo-2026!', 'locate-demo-2027']) {
      expect(findPasswordProblem(password, 'an.janssens@agency.example')).toBe('password.too_common');
    }
  });

  it.each(['an.janssens@locate.example', 'AN.JANSSENS@LOCATE.EXAMPLE', 'An-Janssens-2026', 'an.janssens1'])(
    '%j is the e-mail address',
    (password) => expect(findPasswordProblem(password, EMAIL)).toBe('password.same_as_email'),
  );
});
