import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { Filter, ListRequest } from '../../common/lists/list-request.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate, subtractMonths } from '../../common/time/calendar-dates.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { leadList } from '../model/lead.list.js';
import type { LeadSummaryView } from '../model/lead.view.js';
import { STAGES } from '../pipeline/lead-stages.rules.js';
import { readStageTotals, type StageTotals } from './lead-board.queries.js';
import type { BoardStageView, LeadBoardView } from './lead-board.view.js';

const NO_LEADS: StageTotals = { count: 0, open: 0, onHold: 0, jobsExpected: 0, capexEur: 0 };
/** The months for which wins stay on the board. */
const WON_MONTHS = 12;

/** Reads the board of leads: the totals and the first cards of every stage. */
@Injectable()
export class LeadBoardService {
  constructor(
    private readonly lists: ListReader,
    private readonly readTransaction: ReadTransaction,
    private readonly clock: Clock,
  ) {}

  /** Reads the whole board in one snapshot, so that the cards agree with the totals. */
  read(request: ListRequest, actor: Actor): Promise<LeadBoardView> {
    const today = getLocalDate(AGENCY_ZONE, this.clock.now());
    const closedSince = addDays(subtractMonths(today, WON_MONTHS), 1);
    return this.readTransaction.run(async (sql) => {
      const totals = await readStageTotals(sql, leadList, request, actor, closedSince);
      const stages: BoardStageView[] = [];
      for (const { stage, setsStatus } of STAGES) {
        const shown = { stage, closedSince: setsStatus ? closedSince : null, ...(totals.get(stage) ?? NO_LEADS) };
        stages.push(await this.readStage(sql, shown, request, actor));
      }
      return { stages };
    });
  }

  private async readStage(
    sql: SqlClient,
    shown: StageTotals & Pick<BoardStageView, 'stage' | 'closedSince'>,
    request: ListRequest,
    actor: Actor,
  ): Promise<BoardStageView> {
    const { stage, closedSince } = shown;
    if (shown.count === 0) return { ...shown, items: [], nextCursor: null };
    // Other filters by stage have been applied to the totals.
    const others = request.filters.filter(({ field }) => field !== leadList.fields['stage']);
    const filters: Filter[] = [...others, { kind: 'any', field: leadList.fields['stage']!, values: [stage] }];
    if (closedSince) {
      filters.push({ kind: 'range', field: leadList.fields['closedOn']!, operator: '>=', value: closedSince });
    }
    const page = await this.lists.readPageIn<LeadSummaryView>(sql, leadList, { ...request, filters }, actor);
    return { ...shown, items: page.items, nextCursor: page.nextCursor };
  }
}
