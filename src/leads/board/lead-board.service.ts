import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { leadList } from '../model/lead.list.js';
import type { LeadSummaryView } from '../model/lead.view.js';
import { STAGE_NAMES, type Stage } from '../pipeline/lead.constants.js';
import { readStageTotals, type StageTotals } from './lead-board.queries.js';
import type { BoardStageView, LeadBoardView } from './lead-board.view.js';

const NO_LEADS: StageTotals = { count: 0, jobsExpected: 0, capexEur: 0 };

/** Reads the board of leads: the totals and the first cards of every stage. */
@Injectable()
export class LeadBoardService {
  constructor(
    private readonly lists: ListReader,
    private readonly readTransaction: ReadTransaction,
  ) {}

  /** Reads the whole board in one snapshot, so that the cards agree with the totals. */
  read(request: ListRequest, actor: Actor): Promise<LeadBoardView> {
    return this.readTransaction.run(async (sql) => {
      const totals = await readStageTotals(sql, leadList, request, actor);
      const stages: BoardStageView[] = [];
      for (const stage of STAGE_NAMES) {
        stages.push(await this.readStage(sql, stage, totals.get(stage) ?? NO_LEADS, request, actor));
      }
      return { stages };
    });
  }

  private async readStage(
    sql: SqlClient,
    stage: Stage,
    totals: StageTotals,
    request: ListRequest,
    actor: Actor,
  ): Promise<BoardStageView> {
    if (totals.count === 0) return { stage, ...totals, items: [], nextCursor: null };
    // Other filters by stage have been applied to the totals.
    const others = request.filters.filter(({ field }) => field !== leadList.fields['stage']);
    const filters = [...others, { kind: 'any' as const, field: leadList.fields['stage']!, values: [stage] }];
    const page = await this.lists.readPageIn<LeadSummaryView>(sql, leadList, { ...request, filters }, actor);
    return { stage, ...totals, items: page.items, nextCursor: page.nextCursor };
  }
}
