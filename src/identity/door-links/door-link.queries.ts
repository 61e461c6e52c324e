import { Injectable } from '@nestjs/common';
import { type Actor, DOOR_ROLE } from '../../common/actor/actor.constants.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { hashSecretToken } from '../model/secret-token.rules.js';
import type { DoorLinkView } from './door-link.view.js';

/** A door link that is valid now. */
export interface ValidDoorLink {
  id: string;
  seminarId: string;
  name: string;
  expiresAt: Date;
}

/** Reads of door links. */
@Injectable()
export class DoorLinkQueries {
  constructor(private readonly sql: SqlClient) {}

  /** Finds the link with this token, unless it is revoked or expired. Served by door_link_hash_uq. */
  findValid(token: string, now: Date): Promise<ValidDoorLink | null> {
    return this.sql.queryOneOrNull<ValidDoorLink>(
      `SELECT id, activity_id AS "seminarId", name, expires_at AS "expiresAt" FROM door_link
       WHERE hash = $1 AND revoked_at IS NULL AND expires_at > $2`,
      [hashSecretToken(token), now],
    );
  }

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

/** Returns the caller with a door link, by the name that the audit trail has. */
export function toDoorActor({ id, name }: ValidDoorLink): Actor {
  return { id, kind: 'door', name: `Door: ${name}`, role: DOOR_ROLE, scopes: [] };
}
