import { createHmac, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findSigningKeyRow } from './application-keys.queries.js';
import { ApplicationKeyStore } from './application-keys.store.js';
import { createKeyNotChosenError, createKeyUnknownError } from './key.errors.js';
import { deriveRequestHashKey, deriveSecret } from './key.rules.js';

/**
 * Milliseconds for which the keys are cached. A rotation that ends sessions takes effect after this time at the latest.
 */
const CACHE_TTL_MS = 2_000;
/**
 * Milliseconds after which a token with an unknown key causes another read: another instance may have rotated the key.
 */
const RETRY_INTERVAL_MS = 250;

/** The key that signs tokens, and the keys that verify them. */
export interface SigningKeys {
  present: { id: string; secret: Uint8Array; requestHashKey: KeyObject };
  /** The previous key while its tokens are valid. */
  former?: { id: string; secret: Uint8Array; until: Date };
}

/** Provides the keys of access tokens that the database names. */
@Injectable()
export class SigningKeyService {
  private cached?: { keys: Promise<SigningKeys>; since: number };

  constructor(
    private readonly store: ApplicationKeyStore,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the current keys.
   * @throws 503 `service.key_unknown` if this instance lacks the present key, or if none was chosen yet
   */
  readPresent(): Promise<SigningKeys> {
    const cached = { keys: this.read(), since: performance.now() };
    this.cached = cached;
    cached.keys.catch(() => {
      if (this.cached === cached) this.cached = undefined;
    });
    return cached.keys;
  }

  private async read(): Promise<SigningKeys> {
    const row = await findSigningKeyRow(this.sql);
    if (!row) throw createKeyNotChosenError('signing');
    const present = await this.store.find('signing', row.id);
    if (!present) throw createKeyUnknownError('signing');
    const secret = encode(present.secret);
    const keys: SigningKeys = { present: { id: present.id, secret, requestHashKey: deriveRequestHashKey(secret) } };
    const former = row.formerId === null ? undefined : await this.store.find('signing', row.formerId);
    if (former && row.formerUntil) {
      keys.former = { id: former.id, secret: encode(former.secret), until: row.formerUntil };
    }
    return keys;
  }

  /** Finds the key that verifies a token, by the id in its header. Tokens of earlier versions have no id. */
  async findVerifying(id: string | undefined): Promise<Uint8Array | undefined> {
    const keys = await this.readCached(CACHE_TTL_MS);
    return this.choose(keys, id) ?? this.choose(await this.readCached(RETRY_INTERVAL_MS), id);
  }

  /**
   * Computes the hash by which a repeated request is recognised. Nobody who reads it can guess the content without the
   * key. A request that is repeated after a rotation counts as another one, so it is refused and not done twice.
   * @throws 503 `service.key_unknown` if this instance lacks the present key, or if none was chosen yet
   */
  async computeRequestHash(content: string): Promise<string> {
    const { present } = await this.readCached(CACHE_TTL_MS);
    return createHmac('sha256', present.requestHashKey).update(content).digest('base64url');
  }

  /**
   * Returns the secrets that are derived from the keys for a purpose: that of the present key, with which to sign, and then
   * that of the previous one while its tokens are valid.
   * @throws 503 `service.key_unknown` if this instance lacks the present key, or if none was chosen yet
   */
  async deriveSecrets(purpose: string): Promise<[present: string, ...former: string[]]> {
    const { present, former } = await this.readCached(CACHE_TTL_MS);
    const derived = deriveSecret(present.secret, purpose);
    const isFormerValid = former !== undefined && former.until > this.clock.now();
    return isFormerValid ? [derived, deriveSecret(former.secret, purpose)] : [derived];
  }

  private choose({ present, former }: SigningKeys, id: string | undefined): Uint8Array | undefined {
    if (id === undefined || id === present.id) return present.secret;
    return former?.id === id && former.until > this.clock.now() ? former.secret : undefined;
  }

  private readCached(ageMs: number): Promise<SigningKeys> {
    const { cached } = this;
    if (!cached || cached.since + ageMs <= performance.now()) return this.readPresent();
    return cached.keys;
  }
}

function encode(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
