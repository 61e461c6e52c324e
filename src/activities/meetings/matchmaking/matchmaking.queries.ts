import type { SqlClient } from '../../../database/connections/sql.client.js';
import { type MatchParty, type MatchProblem, buildPairKey } from './matchmaking-plan.rules.js';
import { readBookedMeetings } from '../model/meeting.queries.js';
import { type BookedMeeting, isMovable } from '../model/meeting.rules.js';

/** The input of the matchmaking. */
export interface MatchInput {
  problem: MatchProblem;
  /** Earlier proposals that it may replace. They have no influence on the new ones. */
  movable: BookedMeeting[];
}

const toPairKey = ({ visitorId, hostId }: BookedMeeting) => buildPairKey(visitorId, hostId);

/** Turns off the idle timeout of the transaction, because a large search may take longer than that timeout. */
export async function disableIdleTimeout(sql: SqlClient): Promise<void> {
  await sql.execute('SET LOCAL idle_in_transaction_session_timeout = 0');
}

/** Reads everything on which the schedule of an activity depends. */
export async function readMatchInput(sql: SqlClient, activityId: string): Promise<MatchInput> {
  const programme = await sql.queryOneOrNull<{ tables: number }>(
    'SELECT tables FROM meeting_programme WHERE activity_id = $1',
    [activityId],
  );
  const slots = await sql.queryAll<{ id: string; startsAt: Date }>(
    `SELECT id, starts_at AS "startsAt" FROM meeting_slot WHERE activity_id = $1 AND archived_at IS NULL
     ORDER BY starts_at, id`,
    [activityId],
  );
  const parties = await sql.queryAll<MatchParty>(
    `SELECT p.id, p.side, p.max_meetings AS "maxMeetings",
       CASE WHEN NOT p.always_available THEN array(SELECT ps.slot_id::text FROM meeting_party_slot ps
         WHERE ps.party_id = p.id ORDER BY 1) END AS available,
       (SELECT coalesce(json_agg(json_build_object('partyId', w.wanted_id, 'priority', w.priority)
         ORDER BY w.priority, w.wanted_id), '[]') FROM meeting_wish w
         WHERE w.party_id = p.id AND w.priority IS NOT NULL) AS wishes,
       array(SELECT w.wanted_id::text FROM meeting_wish w WHERE w.party_id = p.id AND w.priority IS NULL ORDER BY 1) AS avoid
     FROM meeting_party p WHERE p.activity_id = $1 AND p.archived_at IS NULL ORDER BY p.id`,
    [activityId],
  );
  const meetings = await readBookedMeetings(sql, activityId);
  const kept = meetings.filter((meeting) => !isMovable(meeting));
  const missed = kept.filter(({ status }) => status === 'cancelled' || status === 'no_show');
  const meet = new Set(kept.filter((meeting) => !missed.includes(meeting)).map(toPairKey));
  return {
    problem: {
      tables: programme?.tables ?? 0,
      slots: slots.map(({ id, startsAt }) => ({ id, startsAt: startsAt.toISOString() })),
      parties,
      kept: kept
        .filter(({ status }) => status !== 'cancelled')
        .map(({ slotId, tableNumber, visitorId, hostId }) => ({ slotId, table: tableNumber, visitorId, hostId })),
      calledOff: missed
        .filter((meeting) => !meet.has(toPairKey(meeting)))
        .map(({ visitorId, hostId }) => ({ visitorId, hostId })),
    },
    movable: meetings.filter(isMovable),
  };
}
