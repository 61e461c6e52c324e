import { hash, verify } from '@node-rs/argon2';

/** argon2id with the OWASP minimum (19 MiB, two passes): about 30 ms, and little memory during many logins. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no real password, so that an unknown e-mail address takes the same time as a wrong password. */
const NOBODY = hash('nobody has this password', OPTIONS);

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Tells whether a password matches the stored hash. It takes the same time if there is no stored hash. */
export async function isPasswordCorrect(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password);
  return matches && Boolean(stored);
}
