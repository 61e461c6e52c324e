import { findProblemKey } from './sign-in-problem.rules';

describe('The sentence about a refused sign-in', () => {
  it.each([
    ['oidc.no_user', 'noUser'],
    ['auth.too_many_attempts', 'tooMany'],
    ['toString', 'other'],
    ['<script>', 'other'],
  ])('for %s is %s', (code, key) => expect(findProblemKey(code)).toBe(key));
});
