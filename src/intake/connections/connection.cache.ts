import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { isUuid } from '../../common/reference/text-forms.rules.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { ConnectionSecretCipher } from './connection-secret.cipher.js';
import type { Provider } from '../parsing/connector.rules.js';

/** Time for which a connection is cached, in milliseconds. A rotated token or secret takes effect within this time. */
const CACHE_TTL_MS = 2_000;
/** Maximum number of cached connections. */
const MAX_CACHED_CONNECTIONS = 1_000;

/** The data of a connection that receiving needs. */
export interface CachedConnection {
  id: string;
  provider: Provider;
  tokens: { hash: Buffer; until: number }[];
  /** The valid secrets, each with the end of its validity; empty if the provider does not sign. */
  secrets: { text: string; until: number }[];
}

interface Row {
  id: string;
  provider: Provider;
  token_hash: string;
  former_token_hash: string | null;
  former_token_until: Date | null;
  secret_encrypted: Buffer | null;
  former_secret_encrypted: Buffer | null;
  former_secret_until: Date | null;
}

/** Finds the connection of an address. Connections are cached briefly, so that receiving needs only one statement. */
@Injectable()
export class ConnectionCache {
  private readonly cached = new Map<string, { connection: Promise<CachedConnection | undefined>; until: number }>();

  constructor(
    private readonly sql: SqlClient,
    private readonly secrets: ConnectionSecretCipher,
    private readonly clock: Clock,
  ) {}

  /** Returns the connection of an address. @throws 404 for an unknown address, without repeating it */
  async getByAddress(connectionId: string, token: string): Promise<CachedConnection> {
    const now = this.clock.now().getTime();
    const connection = isUuid(connectionId) ? await this.findCached(connectionId.toLowerCase(), now) : undefined;
    const given = createHash('sha256').update(token).digest();
    const isTokenValid = connection?.tokens.some(({ hash, until }) => timingSafeEqual(hash, given) && until > now);
    if (connection && isTokenValid) return connection;
    throw new CodedError('intake.unknown_address', 'There is no connection with this address.');
  }

  /** Removes a connection from the cache after this instance has changed it. */
  forget(id: string): void {
    this.cached.delete(id);
  }

  private findCached(id: string, now: number): Promise<CachedConnection | undefined> {
    const hit = this.cached.get(id);
    if (hit && hit.until > now && hit.until <= now + CACHE_TTL_MS) return hit.connection;
    if (this.cached.size >= MAX_CACHED_CONNECTIONS) this.cached.clear();
    const connection = this.find(id);
    this.cached.set(id, { connection, until: now + CACHE_TTL_MS });
    connection.catch(() => this.cached.delete(id));
    return connection;
  }

  private async find(id: string): Promise<CachedConnection | undefined> {
    const row = await this.sql.queryOneOrNull<Row>(
      `SELECT id, provider, token_hash, former_token_hash, former_token_until, secret_encrypted, former_secret_encrypted,
         former_secret_until FROM intake_connection WHERE id = $1`,
      [id],
    );
    if (!row) return undefined;
    const tokens = [{ hash: Buffer.from(row.token_hash, 'hex'), until: Infinity }];
    if (row.former_token_hash && row.former_token_until) {
      tokens.push({ hash: Buffer.from(row.former_token_hash, 'hex'), until: row.former_token_until.getTime() });
    }
    return { id, provider: row.provider, tokens, secrets: await this.decryptSecrets(row) };
  }

  private async decryptSecrets(row: Row): Promise<CachedConnection['secrets']> {
    if (row.secret_encrypted === null) return [];
    const current = await this.secrets.decrypt(row.id, 'secret', row.secret_encrypted);
    // The provider is asked to try again (503) rather than refused: the delivery may be genuine, but the key is lost.
    if (typeof current !== 'string') {
      throw new CodedError(
        'intake.secret_unreadable',
        'The secret of this connection cannot be decrypted; set it again.',
      );
    }
    const secrets = [{ text: current, until: Infinity }];
    const former = await this.secrets.decrypt(row.id, 'secret', row.former_secret_encrypted);
    if (former && row.former_secret_until) secrets.push({ text: former, until: row.former_secret_until.getTime() });
    return secrets;
  }
}
