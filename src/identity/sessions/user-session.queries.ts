import { Injectable } from '@nestjs/common';
import type { Role } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { SESSION_EXPIRES_AT } from '../model/user-access.queries.js';
import type { UserSessionView, UserSignInView } from './user-session.view.js';

const COLUMNS = `s.id, s.created_at AS "createdAt", s.last_used_at AS "lastUsedAt",
  ${SESSION_EXPIRES_AT} AS "expiresAt", s.user_agent AS "userAgent"`;

interface SessionUserRow {
  userId: string;
  email: string;
  fullName: string;
  role: Role;
}

/** Reads and removal of sessions. */
@Injectable()
export class UserSessionQueries {
  constructor(private readonly sql: SqlClient) {}

  /** Reads the sessions of a user that have not ended. `hash` is that of the request's own session. */
  findSessions(userId: string, hash: string | null, now: Date): Promise<UserSessionView[]> {
    return this.sql.queryAll<UserSessionView & Record<string, unknown>>(
      `SELECT ${COLUMNS}, s.hash IS NOT DISTINCT FROM $2 AS current FROM user_session s
       WHERE s.user_id = $1 AND ${SESSION_EXPIRES_AT} > $3 ORDER BY s.last_used_at DESC, s.id DESC`,
      [userId, hash, now],
    );
  }

  /** Reads the session with this hash and its user, unless the session has ended. */
  async findCurrent(hash: string, now: Date): Promise<{ session: UserSessionView; user: SessionUserRow } | null> {
    const row = await this.sql.queryOneOrNull<Omit<UserSessionView, 'current'> & SessionUserRow>(
      `SELECT ${COLUMNS}, u.id AS "userId", u.email, u.full_name AS "fullName", u.role
       FROM user_session s JOIN app_user u ON u.id = s.user_id
       WHERE s.hash = $1 AND ${SESSION_EXPIRES_AT} > $2 AND u.archived_at IS NULL`,
      [hash, now],
    );
    if (!row) return null;
    const { userId, email, fullName, role, ...session } = row;
    return { session: { ...session, current: true }, user: { userId, email, fullName, role } };
  }

  /**
   * Reads when each user last started a session, and how many sessions have not ended. Users who never started one are
   * left out. Served by audit_entry_entity_idx and user_session_user_id_idx.
   */
  findSignIns(now: Date): Promise<UserSignInView[]> {
    return this.sql.queryAll<UserSignInView & Record<string, unknown>>(
      `SELECT u.id AS "userId", last.at AS "lastSignInAt",
         (SELECT count(*) FROM user_session s WHERE s.user_id = u.id AND ${SESSION_EXPIRES_AT} > $1) AS sessions
       FROM app_user u CROSS JOIN LATERAL (
         SELECT a.at FROM audit_entry a WHERE a.entity_id = u.id AND a.action = 'session_started'
         ORDER BY a.at DESC, a.id DESC LIMIT 1) last
       ORDER BY last.at DESC, u.id`,
      [now],
    );
  }

  /**
   * Removes the sessions that have ended.
   * @returns their number
   */
  removeExpired(now: Date): Promise<number> {
    return this.sql.execute(`DELETE FROM user_session s WHERE ${SESSION_EXPIRES_AT} <= $1`, [now]);
  }
}
