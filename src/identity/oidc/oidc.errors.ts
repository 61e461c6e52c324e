import { CodedError } from '../../common/errors/domain.errors.js';

/** Creates the error for a login at the identity provider that is not configured. */
export function createNotConfiguredError(): CodedError {
  return new CodedError(
    'oidc.not_configured',
    'OIDC_ISSUER and OIDC_CLIENT_ID must be set to log in through an identity provider.',
  );
}

/** Creates the error for a callback without the cookie of its login. */
export function createExpiredError(): CodedError {
  return new CodedError(
    'oidc.expired',
    'The login was begun more than ten minutes ago or in another browser; log in again.',
  );
}

/** Creates the error for a response of the identity provider that does not fit the login. */
export function createRejectedError(): CodedError {
  return new CodedError('oidc.rejected', 'The response of the identity provider is not valid; log in again.');
}

/** Creates the error for a login that the user or the identity provider has refused. */
export function createDeniedError(): CodedError {
  return new CodedError('oidc.denied', 'The identity provider has not allowed the login.');
}

/** Creates the error for an identity provider that does not answer. */
export function createUnavailableError(): CodedError {
  return new CodedError('oidc.unavailable', 'The identity provider cannot be reached; try again later.');
}

/** Creates the error for an account whose e-mail address the identity provider has not verified. */
export function createUnverifiedError(): CodedError {
  return new CodedError(
    'oidc.email_unverified',
    'The identity provider must have verified the e-mail address of the account.',
  );
}

/** Creates the error for an account that belongs to no user. */
export function createNoUserError(): CodedError {
  return new CodedError(
    'oidc.no_user',
    'No user has this account; ask an administrator to create or restore the user.',
  );
}
