import { Inject, Injectable } from '@nestjs/common';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { hash, randomInt } from 'node:crypto';
import { Clock } from '../../../common/time/clock.service.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SigningKeyService } from '../../../identity/keys/signing-keys.service.js';

const MINUTE_MS = 60_000;
/** Time for which a challenge can be solved. */
const VALID_MS = 20 * MINUTE_MS;
/** The browser finds the solution after this many attempts on average. */
const AVERAGE_COUNTER = 750;
const PURPOSES = ['registration challenge', 'registration challenge key'] as const;

/** A challenge that was solved. */
export interface SolvedChallenge {
  /** Identifies the challenge, so that it counts once. */
  hash: string;
  expiresAt: Date;
}

/** Makes the challenges of registration pages, whose proof of work a browser computes, and verifies the solutions. */
@Injectable()
export class ProofOfWorkService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'registrationPowCost'>,
    private readonly keys: SigningKeyService,
    private readonly clock: Clock,
  ) {}

  /** Whether a registration needs a proof of work. */
  get isRequired(): boolean {
    return this.settings.registrationPowCost > 0;
  }

  /** Creates a challenge for a page. */
  async create(slug: string): Promise<Challenge> {
    const [signature, key] = await Promise.all(PURPOSES.map((purpose) => this.keys.deriveSecrets(purpose)));
    return createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: Math.max(this.settings.registrationPowCost, 1),
      counter: randomInt(AVERAGE_COUNTER / 2, AVERAGE_COUNTER * 1.5),
      deriveKey,
      data: { slug },
      expiresAt: new Date(this.clock.now().getTime() + VALID_MS),
      hmacSignatureSecret: signature![0],
      hmacKeySignatureSecret: key![0],
    });
  }

  /** Verifies the solution of a challenge of a page; null if it is missing, wrong or too late. */
  async verify(slug: string, text: string): Promise<SolvedChallenge | null> {
    const payload = parsePayload(text);
    if (payload === null || payload.challenge.parameters.data?.['slug'] !== slug) return null;
    const { expiresAt } = payload.challenge.parameters;
    const expires = typeof expiresAt === 'number' ? new Date(expiresAt * 1_000) : null;
    if (expires === null || !(expires > this.clock.now())) return null;
    const [signatures, keys] = await Promise.all(PURPOSES.map((purpose) => this.keys.deriveSecrets(purpose)));
    for (const [index, hmacSignatureSecret] of signatures!.entries()) {
      if (await isVerified(payload, hmacSignatureSecret, keys![index])) {
        return { hash: hash('sha256', payload.challenge.signature ?? ''), expiresAt: expires };
      }
    }
    return null;
  }
}

/** The library throws for values of a wrong type, which anybody can send. */
async function isVerified(
  { challenge, solution }: Payload,
  hmacSignatureSecret: string,
  hmacKeySignatureSecret: string | undefined,
): Promise<boolean> {
  try {
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret,
      ...(hmacKeySignatureSecret !== undefined && { hmacKeySignatureSecret }),
    });
    return verified;
  } catch {
    return false;
  }
}

const MAX_PAYLOAD_LENGTH = 4_000;

/** Parses a solution: JSON, as it is or in base64. */
function parsePayload(text: string): Payload | null {
  if (text === '' || text.length > MAX_PAYLOAD_LENGTH) return null;
  const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8');
  try {
    const parsed = JSON.parse(json) as Partial<Payload> | null;
    const isComplete =
      typeof parsed?.challenge?.signature === 'string' &&
      isObject(parsed.challenge.parameters) &&
      isObject(parsed.solution);
    return isComplete ? (parsed as Payload) : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
