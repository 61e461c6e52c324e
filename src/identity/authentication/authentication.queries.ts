import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';

interface UserRow {
  id: string;
  full_name: string;
  role: Role;
}

/** Reads of users and keys for authentication. */
@Injectable()
export class AuthenticationQueries {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Finds the user of a token, unless the user is archived or the token was issued before the last change of password.
   */
  async findActorByUserId(id: string, issuedAt: Date): Promise<Actor | null> {
    const row = await this.sql.queryOneOrNull<UserRow>(
      // The time of a token has whole seconds, so a token issued in the second of the change is still valid.
      `SELECT id, full_name, role FROM app_user
       WHERE id = $1 AND archived_at IS NULL AND date_trunc('second', password_changed_at) <= $2`,
      [id, issuedAt],
    );
    return row && toActor(row);
  }

  /** Finds the key with this hash, unless it is revoked or expired. Served by api_key_hash_uq. */
  async findActorByKey(hash: string): Promise<Actor | null> {
    const row = await this.sql.queryOneOrNull<{ id: string; name: string; role: Role; scopes: string[] | null }>(
      `SELECT id, name, role, scopes FROM api_key
       WHERE hash = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [hash],
    );
    return row && { id: row.id, kind: 'key', name: row.name, role: row.role, scopes: row.scopes };
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

  /** Finds the credentials of a user who is not archived. */
  async findCredentials(email: string): Promise<{ id: string; passwordHash: string | null } | null> {
    return this.sql.queryOneOrNull(
      'SELECT id, password_hash AS "passwordHash" FROM app_user WHERE email = $1 AND archived_at IS NULL',
      [email],
    );
  }
}

function toActor(row: UserRow): Actor {
  return { id: row.id, kind: 'user', name: row.full_name, role: row.role, scopes: null };
}
