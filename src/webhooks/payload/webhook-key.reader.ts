import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';

interface KeyRow {
  id: string;
  name: string;
  role: Role;
  scopes: string[] | null;
}

/** Reads the rights of webhooks: those of their API keys. */
@Injectable()
export class WebhookKeyReader {
  constructor(private readonly sql: SqlClient) {}

  /** Finds the API key of a webhook as the caller that it would be; null if it is revoked or has expired. */
  async find(apiKeyId: string, now: Date): Promise<Actor | null> {
    const row = await this.sql.queryOneOrNull<KeyRow>(
      `SELECT id, name, role, scopes FROM api_key
       WHERE id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > $2) AND role <> 'integration'`,
      [apiKeyId, now],
    );
    return row && { ...row, kind: 'key' };
  }
}
