import { Injectable } from '@nestjs/common';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { DoorLinkView } from './door-link.view.js';

/** Reads of door links. */
@Injectable()
export class DoorLinkQueries {
  constructor(private readonly sql: SqlClient) {}

  /** Lists the links of a seminar, with the newest first. Served by door_link_activity_id_idx. */
  listOfSeminar(seminarId: string): Promise<DoorLinkView[]> {
    return this.sql.queryAll<DoorLinkView>(
      `SELECT id, name, expires_at AS "expiresAt", revoked_at AS "revokedAt", created_at AS "createdAt",
         created_by AS "createdBy"
       FROM door_link WHERE activity_id = $1 ORDER BY created_at DESC, id DESC`,
      [seminarId],
    );
  }
}
