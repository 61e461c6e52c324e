import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { ListReader, type Page } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertDelegation } from '../model/delegation.queries.js';
import { buildProgrammeList } from './programme.list.js';
import type { ProgrammeItemView } from './programme.view.js';

/** Reads the items of the programme of a delegation. */
@Injectable()
export class ProgrammeReader {
  constructor(
    private readonly sql: SqlClient,
    private readonly lists: ListReader,
  ) {}

  /** Returns a page of the programme. @throws 404 */
  async readPage(delegationId: string, request: ListRequest, actor: Actor): Promise<Page<ProgrammeItemView>> {
    await this.assertDelegation(delegationId);
    return this.lists.readPage<ProgrammeItemView>(buildProgrammeList(delegationId), request, actor);
  }

  /** Returns an item by id. @throws 404, also for an item of another delegation */
  read(delegationId: string, id: string, actor: Actor): Promise<ProgrammeItemView> {
    return readRecord(this.sql, buildProgrammeList(delegationId), 'programme_item', id, actor);
  }

  /** Rejects a delegation that does not exist. @throws 404 */
  assertDelegation(id: string): Promise<void> {
    return assertDelegation(this.sql, id);
  }
}
