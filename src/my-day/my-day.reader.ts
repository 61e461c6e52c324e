import { Injectable } from '@nestjs/common';
import { activityList } from '../activities/activity.list.js';
import type { ActivityView } from '../activities/activity.view.js';
import { type Actor, findUserId } from '../common/actor/actor.constants.js';
import { CodedError } from '../common/errors/domain.errors.js';
import type { ListDefinition } from '../common/lists/list-definition.rules.js';
import { parseListRequest } from '../common/lists/list-request.rules.js';
import { ListReader } from '../common/lists/list.reader.js';
import { AGENCY_ZONE } from '../common/time/agency-zone.constants.js';
import { getLocalDate } from '../common/time/calendar-dates.rules.js';
import { Clock } from '../common/time/clock.service.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { ReadTransaction } from '../database/transactions/read.transaction.js';
import { canUse } from '../identity/access/access.policy.js';
import { OPEN_STATES } from '../intake/model/intake-registration.constants.js';
import { intakeRegistrationList } from '../intake/registrations/intake-registration.list.js';
import { taskList } from '../interactions/tasks/task.list.js';
import type { TaskView } from '../interactions/tasks/task.view.js';
import { inboundMailList } from '../mail/inbound/model/inbound-mail.list.js';
import { buildFollowUpList } from '../reports/follow-up/follow-up.list.js';
import type { FollowUpView } from '../reports/follow-up/follow-up.view.js';
import {
  findLastActivity,
  readDecisions,
  readMyPipeline,
  readStaleLeads,
  readVerifications,
} from './my-day.queries.js';
import { computeBounds, type MyDayBounds } from './my-day.rules.js';
import type { MyDayFollowUpView, MyDayView } from './my-day.view.js';

/** The number of tasks that are returned; a day with more of them has other problems. */
const TASKS_SHOWN = '50';
/** The number of items of the other lists. */
const ITEMS_SHOWN = '10';

/** Reads the tasks, leads and activities that need a user today. */
@Injectable()
export class MyDayReader {
  constructor(
    private readonly lists: ListReader,
    private readonly readTransaction: ReadTransaction,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads all parts in one snapshot.
   * @throws 403 for a key
   */
  read(actor: Actor): Promise<MyDayView> {
    const userId = getPersonId(actor);
    const now = this.clock.now();
    const bounds = computeBounds(getLocalDate(AGENCY_ZONE, now));
    const { day, lastDay, staleBy, decisionsBy } = bounds;
    return this.readTransaction.run(async (sql) => ({
      day,
      lastDay,
      tasks: await this.readList<TaskView>(sql, taskList, actor, {
        assigneeId: userId,
        status: 'open',
        'dueOn.lte': lastDay,
        sort: 'dueOn',
        limit: TASKS_SHOWN,
      }),
      laterTasks: await this.countList(sql, taskList, actor, {
        assigneeId: userId,
        status: 'open',
        'dueOn.gt': lastDay,
      }),
      stale: await readStaleLeads(sql, actor, userId, staleBy),
      decisions: await readDecisions(sql, actor, userId, decisionsBy),
      verifications: await readVerifications(sql, actor, userId),
      followUp: await this.readFollowUp(sql, actor, userId, bounds, now),
      activities: await this.readList<ActivityView>(sql, activityList, actor, {
        kind: ['delegation', 'roadshow', 'seminar'],
        status: ['planned', 'confirmed', 'completed'],
        'startsOn.lte': lastDay,
        'endsOn.gte': day,
        sort: 'startsOn',
        limit: ITEMS_SHOWN,
      }),
      registrationsToReview: await this.countRegistrations(sql, actor),
      mailsToReview: await this.countMails(sql, actor),
      pipeline: await readMyPipeline(sql, actor, userId),
    }));
  }

  private async readFollowUp(
    sql: SqlClient,
    actor: Actor,
    userId: string,
    bounds: MyDayBounds,
    now: Date,
  ): Promise<MyDayFollowUpView | null> {
    const activity = await findLastActivity(sql, userId, bounds, now);
    if (!activity) return null;
    const attendees = await this.readList<FollowUpView>(sql, buildFollowUpList(activity.id), actor, {
      'contactedOn.isNull': 'true',
      contactable: 'true',
      limit: ITEMS_SHOWN,
    });
    return { activity, ...attendees };
  }

  /** Counts the registrations that wait for a decision; null if the caller cannot make it. */
  private async countRegistrations(sql: SqlClient, actor: Actor): Promise<number | null> {
    if (!canUse(actor, 'intake:resolve')) return null;
    return this.countList(sql, intakeRegistrationList, actor, { matchState: [...OPEN_STATES] });
  }

  private async countMails(sql: SqlClient, actor: Actor): Promise<number | null> {
    if (!canUse(actor, 'inbound_mails:write')) return null;
    return this.countList(sql, inboundMailList, actor, { state: ['needs_review'] });
  }

  private async countList(
    sql: SqlClient,
    list: ListDefinition,
    actor: Actor,
    query: Record<string, unknown>,
  ): Promise<number> {
    return (await this.readList(sql, list, actor, { ...query, limit: '1' })).total;
  }

  /** Reads the first items of a list with the number of all, by the definition and the visibility of the list. */
  private async readList<T>(
    sql: SqlClient,
    list: ListDefinition,
    actor: Actor,
    query: Record<string, unknown>,
  ): Promise<{ total: number; items: T[] }> {
    const request = parseListRequest(list, { ...query, count: 'true' });
    const { items, total } = await this.lists.readPageIn<T>(sql, list, request, actor);
    return { total: total!, items };
  }
}

/** Returns the id of the person. @throws 403 for a key */
function getPersonId(actor: Actor): string {
  const id = findUserId(actor);
  if (id === null)
    throw new CodedError('my_day.person_only', 'My day is for users. Log in as a user instead of using an API key.');
  return id;
}
