import { Injectable } from '@nestjs/common';
import { CodedError, createInvalidError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { KnownPerson } from '../people/person.reader.js';
import { RUNNING_STATES } from '../requests/privacy-request.constants.js';
import { PrivacyRequest } from '../requests/privacy-request.entity.js';
import { RequestTaskStore } from '../requests/request-task.store.js';

/** Checks and ends the requests that an erasure carries out. */
@Injectable()
export class ErasureRequestsStore {
  constructor(private readonly tasks: RequestTaskStore) {}

  /** Locks the requests of a person in the order of their ids, and the one that the erasure names. */
  async lock(sql: SqlClient, { person }: KnownPerson, requestId: string | null): Promise<void> {
    await sql.execute(
      `SELECT 1 FROM privacy_request WHERE contact_id = ANY($1::uuid[]) OR id = $2
         OR (contact_id IS NULL AND subject_email = ANY($3::text[])) ORDER BY id FOR NO KEY UPDATE`,
      [person.contactIds, requestId, person.addresses],
    );
  }

  /** @throws 404, 409 `erasure.request_not_open`, 422 if the request is not for the erasure of this person */
  async assertSuitable(sql: SqlClient, requestId: string, { person }: KnownPerson): Promise<void> {
    const request = await sql.queryOneOrNull<
      Pick<PrivacyRequest, 'kind' | 'contactId' | 'state' | 'identityChecked' | 'archivedAt'> & Record<string, unknown>
    >(
      `SELECT kind, contact_id AS "contactId", state, identity_checked AS "identityChecked", archived_at AS "archivedAt"
       FROM privacy_request WHERE id = $1`,
      [requestId],
    );
    if (!request) throw createNotFoundError('privacy_request', requestId);
    const isOfAnother = request.contactId !== null && !person.contactIds.includes(request.contactId);
    if (request.kind !== 'erasure' || isOfAnother) {
      const detail = `requestId must be a request for the erasure of this person, but ${requestId} is another one.`;
      throw createInvalidError(
        [{ pointer: '/requestId', code: 'erasure.request_of_another', detail }],
        'erasure.request_of_another',
      );
    }
    if (request.archivedAt !== null || !RUNNING_STATES.includes(request.state)) {
      const detail = `requestId must be a request that is open or in progress, but ${requestId} has ended.`;
      throw new CodedError('erasure.request_not_open', detail, [
        { pointer: '/requestId', code: 'erasure.request_not_open', detail },
      ]);
    }
    if (!request.identityChecked) {
      const detail = 'identityChecked of the request must be true before the person is erased.';
      throw createInvalidError(
        [{ pointer: '/requestId', code: 'privacy_request.identity_not_checked', detail }],
        'privacy_request.identity_not_checked',
      );
    }
  }

  /** Ends the running requests for erasure of a person whose identity was checked, and their tasks. */
  async finish(tx: Tx, { person }: KnownPerson, requestId: string | null): Promise<void> {
    const ended = await tx.sql.queryAll<{ id: string; before: string }>(
      `WITH running AS (SELECT id, state FROM privacy_request
         WHERE kind = 'erasure' AND state = ANY($3::text[]) AND identity_checked AND archived_at IS NULL
           AND (contact_id = ANY($1::uuid[]) OR id = $2))
       UPDATE privacy_request p SET state = 'done', answered_on = $4::date, updated_at = $5, version = version + 1
       FROM running WHERE p.id = running.id
       RETURNING p.id, running.state AS before`,
      [person.contactIds, requestId, RUNNING_STATES, getLocalDate(AGENCY_ZONE, tx.now), tx.now],
    );
    for (const { id, before } of ended) {
      const request = await tx.manager.findOneByOrFail(PrivacyRequest, { id });
      await tx.audit({
        action: 'updated',
        entityType: 'privacy_request',
        entityId: id,
        version: request.version,
        changes: { state: { before, after: 'done' } },
      });
      await this.tasks.follow(tx, request);
    }
  }
}
