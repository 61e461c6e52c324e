import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { ListReader } from '../../../common/lists/list.reader.js';
import type { ListRequest } from '../../../common/lists/list-request.rules.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertExists } from '../../../database/records/record.store.js';
import { UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { KINDS } from '../../activity.entity.js';
import { buildTravelDetailList } from './travel-detail.list.js';
import { recordReading, TravelDetailService } from './travel-detail.service.js';
import type { TravelDetailsView } from './travel-detail.view.js';

/** Exports travel details. The audit trail records whose data are read before any of them is sent. */
@Injectable()
export class TravelDetailExportService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
    private readonly details: TravelDetailService,
    private readonly sql: SqlClient,
  ) {}

  /** Returns the list of the travel details of an existing delegation. @throws 404 */
  async getTravelDetailList(delegationId: string): Promise<ListDefinition> {
    await assertExists(this.sql, KINDS.delegation, delegationId);
    return buildTravelDetailList(delegationId);
  }

  /** Returns every row and records the reading. The rows of one delegation fit into memory. */
  async readRows(list: ListDefinition, request: ListRequest, actor: Actor): Promise<AsyncIterable<object>> {
    const views: TravelDetailsView[] = [];
    for await (const row of await this.lists.readRows(list, request, actor)) views.push(row as TravelDetailsView);
    const rows = await this.details.decryptViews(this.sql, views);
    await this.work.run(actor, async (tx) => {
      for (const { id } of rows) await recordReading(tx, id);
    });
    return toAsyncIterable(rows);
  }
}

async function* toAsyncIterable<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}
