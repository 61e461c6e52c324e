/** The sentences about a refused sign-in, by the code with which the server leads to the sign-in page. */
const PROBLEMS = {
  'oidc.expired': 'expired',
  'oidc.rejected': 'rejected',
  'oidc.denied': 'denied',
  'oidc.unavailable': 'unavailable',
  'oidc.email_unverified': 'unverified',
  'oidc.no_user': 'noUser',
  'oidc.not_configured': 'notConfigured',
  'auth.too_many_attempts': 'tooMany',
} as const;

/** Returns the key of the sentence that says what to do. Unknown codes have a general one. */
export function findProblemKey(code: string) {
  return Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : 'other';
}
