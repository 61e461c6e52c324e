import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { assertExists, buildNewRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Interruptible } from './matchmaking-bound.rules.js';
import { type MatchResult, computeSchedule } from './matchmaking.rules.js';
import { disableIdleTimeout, type MatchInput, readMatchInput } from './matchmaking.queries.js';
import type { KeptMeeting } from './matchmaking-plan.rules.js';
import { ACTIVITY } from '../../activity.entity.js';
import type { MatchmakingView } from './matchmaking.view.js';
import { lockActivity, removeMeetings } from '../model/meeting.queries.js';
import type { BookedMeeting } from '../model/meeting.rules.js';
import { Meeting } from '../model/meeting.entity.js';

/** The longest time that a part of the search blocks the event loop, in milliseconds. */
const SLICE_MS = 10;

/** Proposes who meets whom, in which slot and at which table. */
@Injectable()
export class MatchmakingService {
  /**
   * Computes a schedule and, unless it is a dry run, replaces the earlier proposals that nobody has changed. The search
   * runs before the activity is locked, so that nobody waits for it. It runs again only when the input has changed in
   * the meantime.
   * @throws 404, 409 when the activity is archived
   */
  async run(tx: Tx, activityId: string, dryRun: boolean): Promise<MatchmakingView> {
    await assertExists(tx.sql, ACTIVITY, activityId);
    await disableIdleTimeout(tx.sql);
    const input = await readMatchInput(tx.sql, activityId);
    const result = await runInSlices(computeSchedule(input.problem));
    if (dryRun) return buildView(true, input, result);
    await lockActivity(tx, activityId);
    const now = await readMatchInput(tx.sql, activityId);
    const isUnchanged = JSON.stringify(now.problem) === JSON.stringify(input.problem);
    const current = isUnchanged ? result : await runInSlices(computeSchedule(now.problem));
    await saveProposals(tx, activityId, now, current);
    return buildView(false, now, current);
  }
}

/** Runs a search to its end, and lets other requests run in between. */
async function runInSlices<T>(steps: Interruptible<T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await setImmediate();
  }
}

const buildPlaceKey = ({ slotId, table, visitorId, hostId }: KeptMeeting) =>
  `${slotId} ${table} ${visitorId} ${hostId}`;
const toPlaceKey = ({ tableNumber, ...meeting }: BookedMeeting) => buildPlaceKey({ ...meeting, table: tableNumber });

/** Returns the meetings that a run adds to the earlier proposals, and those that it removes. */
function computeDifference({ movable }: MatchInput, { proposed }: MatchResult) {
  const [before, after] = [new Set(movable.map(toPlaceKey)), new Set(proposed.map(buildPlaceKey))];
  const added = proposed.filter((meeting) => !before.has(buildPlaceKey(meeting)));
  const removed = movable.filter((meeting) => !after.has(toPlaceKey(meeting)));
  return { added, removed, unchanged: movable.length - removed.length };
}

async function saveProposals(tx: Tx, activityId: string, input: MatchInput, result: MatchResult): Promise<void> {
  const { added, removed, unchanged } = computeDifference(input, result);
  if (added.length + removed.length === 0) return;
  await removeMeetings(
    tx.sql,
    removed.map(({ id }) => id),
  );
  const meetings = added.map(({ slotId, table, visitorId, hostId }): Meeting => ({
    ...buildNewRecord(tx, uuidv7()),
    activityId,
    slotId,
    tableNumber: table,
    visitorId,
    visitorSide: 'visitor',
    hostId,
    hostSide: 'host',
    origin: 'matchmaking',
    fixed: false,
    status: 'proposed',
    outcome: null,
    score: null,
  }));
  for (let from = 0; from < meetings.length; from += BATCH) {
    await tx.manager.insert(Meeting, meetings.slice(from, from + BATCH));
  }
  const toAuditMeeting = ({ id, slotId, tableNumber, visitorId, hostId }: Meeting | BookedMeeting) => ({
    id,
    slotId,
    table: tableNumber,
    visitorId,
    hostId,
  });
  const { met, mutualMet, upperBound } = result;
  await tx.audit({
    action: 'matched',
    entityType: 'activity',
    entityId: activityId,
    changes: {
      meetings: { before: removed.map(toAuditMeeting), after: meetings.map(toAuditMeeting) },
      matchmaking: {
        before: null,
        after: { met, mutualMet, upperBound, added: added.length, removed: removed.length, unchanged },
      },
    },
  });
}

/** The number of rows of one insert. A statement accepts at most 65,535 values. */
const BATCH = 1_000;

function buildView(dryRun: boolean, input: MatchInput, result: MatchResult): MatchmakingView {
  const { added, removed, unchanged } = computeDifference(input, result);
  const order = new Map(input.problem.slots.map(({ id }, index) => [id, index]));
  const meetings = [
    ...input.problem.kept.map((meeting) => ({ ...meeting, kept: true })),
    ...result.proposed.map((meeting) => ({ ...meeting, kept: false })),
  ].toSorted((a, b) => order.get(a.slotId)! - order.get(b.slotId)! || a.table - b.table);
  const { proposed: _, ...figures } = result;
  return {
    dryRun,
    ...figures,
    kept: input.problem.kept.length,
    added: added.length,
    removed: removed.length,
    unchanged,
    meetings,
  };
}
