import { hash, verify } from '@node-rs/argon2';

/** argon2id with the OWASP minimum (19 MiB, two passes): about 30 ms, and little memory during many logins. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no real password, so that an unknown e-mail address takes the same time as a wrong password. */
const NOBODY = hash('nobody has this password', OPTIONS);

/**
 * Maximum number of hashes that are computed at the same time. Node has four threads, and a connection to the database
 * needs one to authenticate, which may not wait for the hashes of many logins.
 */
const MAX_PARALLEL_HASHES = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return computeInTurn(() => hash(password, OPTIONS));
}

/** Tells whether a password matches the stored hash. It takes the same time if there is no stored hash. */
export async function isPasswordCorrect(stored: string | null | undefined, password: string): Promise<boolean> {
  const compared = stored ?? (await NOBODY);
  const matches = await computeInTurn(() => verify(compared, password));
  return matches && Boolean(stored);
}

async function computeInTurn<T>(compute: () => Promise<T>): Promise<T> {
  if (running === MAX_PARALLEL_HASHES) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await compute();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
