import { hash, verify } from '@node-rs/argon2';

/** argon2id with the OWASP minimum (19 MiB, two passes): about 30 ms, little memory under a burst of logins. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash that no password has, so that an unknown e-mail address costs the same time as a wrong password. */
const NOBODY = hash('nobody has this password', OPTIONS);

/** The hash to store for a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Whether a password is the stored one. Takes as long when there is none stored. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password);
  return matches && Boolean(stored);
}
