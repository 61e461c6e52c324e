import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { SESSION_EXPIRES_AT } from '../model/user-access.queries.js';

interface UserRow {
  id: string;
  full_name: string;
  role: Role;
}

interface KeyRow {
  id: string;
  name: string;
  role: Role;
  scopes: string[] | null;
  last_used_at: Date | null;
}

/** Reads of users and keys for authentication. */
@Injectable()
export class AuthenticationQueries {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Finds the user of a token, unless the user is archived or the token was issued before the last change of password or
   * before the user was archived or restored.
   */
  async findActorByUserId(id: string, issuedAt: Date): Promise<Actor | null> {
    const row = await this.sql.queryOneOrNull<UserRow>(
      // The time of a token has whole seconds, so a token issued in the second of the change is still valid.
      `SELECT id, full_name, role FROM app_user
       WHERE id = $1 AND archived_at IS NULL
         AND date_trunc('second', greatest(password_changed_at, tokens_valid_from)) <= $2`,
      [id, issuedAt],
    );
    return row && toActor(row);
  }

  /** Finds the key with this hash, unless it is revoked or expired. Served by api_key_hash_uq. */
  async findActorByKey(hash: string): Promise<{ actor: Actor; lastUsedAt: Date | null } | null> {
    const row = await this.sql.queryOneOrNull<KeyRow>(
      `SELECT id, name, role, scopes, last_used_at FROM api_key
       WHERE hash = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [hash],
    );
    if (!row) return null;
    const { id, name, role, scopes, last_used_at: lastUsedAt } = row;
    return { actor: { id, kind: 'key', name, role, scopes }, lastUsedAt };
  }

  /**
   * Finds the person whose calendar address has a token with this hash, unless the person is archived. Served by
   * calendar_token_hash_uq.
   */
  async findActorByCalendarToken(hash: string): Promise<Actor | null> {
    const row = await this.sql.queryOneOrNull<UserRow>(
      `SELECT u.id, u.full_name, u.role FROM calendar_token t JOIN app_user u ON u.id = t.user_id
       WHERE t.hash = $1 AND u.archived_at IS NULL`,
      [hash],
    );
    return row && toActor(row);
  }

  /**
   * Finds the user whose session has a secret with this hash, unless the session has expired or the user is archived.
   * Served by user_session_hash_uq.
   */
  async findActorBySession(hash: string, now: Date): Promise<{ actor: Actor; lastUsedAt: Date } | null> {
    const row = await this.sql.queryOneOrNull<UserRow & { last_used_at: Date }>(
      `SELECT u.id, u.full_name, u.role, s.last_used_at FROM user_session s JOIN app_user u ON u.id = s.user_id
       WHERE s.hash = $1 AND ${SESSION_EXPIRES_AT} > $2 AND u.archived_at IS NULL`,
      [hash, now],
    );
    return row && { actor: toActor(row), lastUsedAt: row.last_used_at };
  }

  /** Records that a session is in use, unless another request has just done so. */
  async recordSessionUse(hash: string, now: Date, intervalMs: number): Promise<void> {
    const latest = new Date(now.getTime() - intervalMs);
    await this.sql.execute('UPDATE user_session SET last_used_at = $2 WHERE hash = $1 AND last_used_at <= $3', [
      hash,
      now,
      latest,
    ]);
  }

  /** Records that a key is in use, unless another request has just done so. The version of the key stays. */
  async recordKeyUse(hash: string, now: Date, intervalMs: number): Promise<void> {
    const latest = new Date(now.getTime() - intervalMs);
    await this.sql.execute(
      'UPDATE api_key SET last_used_at = $2 WHERE hash = $1 AND (last_used_at IS NULL OR last_used_at <= $3)',
      [hash, now, latest],
    );
  }

  /** Finds a user who is not archived, with the hash of the password. */
  async findCredentials(email: string): Promise<{ actor: Actor; passwordHash: string | null } | null> {
    const row = await this.sql.queryOneOrNull<UserRow & { password_hash: string | null }>(
      'SELECT id, full_name, role, password_hash FROM app_user WHERE email = $1 AND archived_at IS NULL',
      [email],
    );
    return row && { actor: toActor(row), passwordHash: row.password_hash };
  }
}

function toActor(row: UserRow): Actor {
  return { id: row.id, kind: 'user', name: row.full_name, role: row.role, scopes: null };
}
