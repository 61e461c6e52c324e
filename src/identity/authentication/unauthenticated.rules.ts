import { decodeJwt } from 'jose';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { Credentials } from './credentials.rules.js';

/** Creates the error for a request without valid credentials. It says what is wrong with them. */
export function createUnauthenticatedError(credentials: Credentials | null, now: Date): CodedError {
  const [code, detail] = describeCredentials(credentials, now);
  return new CodedError(code, detail);
}

function describeCredentials(credentials: Credentials | null, now: Date): [code: ErrorCode, detail: string] {
  if (!credentials) {
    return [
      'auth.required',
      'The request must have a session (POST /api/v1/sessions), an access token (POST /api/v1/auth/login) or an API key.',
    ];
  }
  switch (credentials.kind) {
    case 'api_key':
      return ['auth.key_invalid', 'The API key is unknown, expired or revoked.'];
    case 'session':
      return ['auth.session_ended', 'The session has ended; sign in again.'];
    case 'access_token':
      return hasExpired(credentials.secret, now)
        ? ['auth.token_expired', 'The access token has expired; log in again.']
        : ['auth.token_invalid', 'The access token is damaged, or it is no longer valid; log in again.'];
  }
}

/** Tells whether a token names an end that has passed. The signature does not matter, because the token is refused. */
function hasExpired(token: string, now: Date): boolean {
  try {
    const { exp } = decodeJwt(token);
    return typeof exp === 'number' && exp * 1_000 <= now.getTime();
  } catch {
    return false;
  }
}
