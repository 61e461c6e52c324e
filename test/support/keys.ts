/** The application's own keys, by setting: instances of one test database must agree on them. */
export const TEST_KEYS = {
  JWT_SECRET: 'a signing key for tests, of more than 32 characters',
  ENCRYPTION_KEY: 'an encryption key for tests, of more than 32 characters',
};
