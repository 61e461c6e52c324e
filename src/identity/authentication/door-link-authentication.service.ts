import { Injectable } from '@nestjs/common';
import { type Actor, DOOR_ROLE } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { hashSecretToken } from '../model/secret-token.rules.js';
import { findValidDoorLink, type ValidDoorLink } from './door-link-access.queries.js';

/** Authenticates callers with a door link. */
@Injectable()
export class DoorLinkAuthenticationService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
  ) {}

  /** Finds the link with this token, unless it is revoked or expired. */
  findLink(token: string): Promise<ValidDoorLink | null> {
    return findValidDoorLink(this.sql, hashSecretToken(token), this.clock.now());
  }

  /**
   * Returns the caller with a token, and the seminar of the link. The link is looked up for every request, so that a revoked
   * one ends at once.
   * @throws 401 `door_link.expired`
   */
  async getCaller(token: string): Promise<{ actor: Actor; seminarId: string }> {
    const link = await this.findLink(token);
    if (!link) throw createLinkExpiredError();
    const { id, name, seminarId } = link;
    return { actor: { id, kind: 'door', name: `Door: ${name}`, role: DOOR_ROLE, scopes: [] }, seminarId };
  }
}

/** Creates the error for a token that opens nothing. It does not say whether there ever was such a link. */
export function createLinkExpiredError(): CodedError {
  return new CodedError('door_link.expired', 'The door link has expired or was revoked; ask for a new one.');
}
