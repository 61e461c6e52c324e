import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { type ExportedRows, ListReader, type Page } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertDelegation } from '../model/delegation.queries.js';
import { PARTICIPANT } from '../model/participant.entity.js';
import { buildParticipantList } from './participant.list.js';
import type { DelegationParticipantView } from './participant.view.js';
import { buildThankYouList } from './thank-you.list.js';
import type { ThankYouView } from './thank-you.view.js';

/** Reads the participants of a delegation, and the people and companies to thank for it. */
@Injectable()
export class ParticipantReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
  ) {}

  /** Returns a page of the participants. @throws 404 */
  async readPage(id: string, request: ListRequest, actor: Actor): Promise<Page<DelegationParticipantView>> {
    return this.lists.readPage<DelegationParticipantView>(await this.getParticipantList(id), request, actor);
  }

  /** Returns a participant by id. @throws 404, also for a participant of another delegation */
  read(delegationId: string, id: string, actor: Actor): Promise<DelegationParticipantView> {
    return readRecord(this.sql, buildParticipantList(delegationId), PARTICIPANT.name, id, actor);
  }

  /** Returns a page of the people and companies to thank. @throws 404 */
  async readThankYouPage(id: string, request: ListRequest, actor: Actor): Promise<Page<ThankYouView>> {
    return this.lists.readPage<ThankYouView>(await this.getThankYouList(id), request, actor);
  }

  /** Returns the list of the participants of an existing delegation. @throws 404 */
  async getParticipantList(id: string): Promise<ListDefinition> {
    await this.assertDelegation(id);
    return buildParticipantList(id);
  }

  /** Returns the list of the people and companies to thank for an existing delegation. @throws 404 */
  async getThankYouList(id: string): Promise<ListDefinition> {
    await this.assertDelegation(id);
    return buildThankYouList(id);
  }

  /** Returns every row of a list for its export. */
  readRows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<ExportedRows> {
    return this.lists.readRows(list, request, actor);
  }

  /** Rejects a delegation that does not exist. An archived one exists. @throws 404 */
  assertDelegation(id: string): Promise<void> {
    return assertDelegation(this.sql, id);
  }
}
