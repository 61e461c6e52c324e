import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Activity } from '../../activities/activity.entity.js';
import { ActivityWrapUpJob } from '../../activities/activity-wrap-up.job.js';
import { addDays } from '../../common/time/calendar-dates.rules.js';
import { buildContactableCondition } from '../../companies/consents/contact-permission.queries.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { insertRecords, buildNewRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import {
  formatFollowUpTitle,
  getRolesToFollowUp,
  formatUnknownAttendeesTitle,
  PRESENT_STATUSES,
} from './follow-up.rules.js';
import { TASK, type Task } from '../tasks/task.entity.js';

/**
 * Query for the contacts who attended an activity: $1 is the activity, $2 the roles and $3 the statuses on a
 * delegation.
 */
const ATTENDEES = `SELECT p.contact_id FROM activity_presence p WHERE p.activity_id = $1
  AND CASE p.via WHEN 'delegation' THEN p.role = ANY($2::text[]) AND p.status = ANY($3::text[]) ELSE p.present END`;

interface Attendee {
  id: string;
  fullName: string;
}

/** Service that creates follow-up tasks when an activity ends: one task for each attendee who may be contacted. */
@Injectable()
export class FollowUpService implements OnApplicationBootstrap {
  constructor(
    private readonly wrapUp: ActivityWrapUpJob,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Registers the step that creates follow-ups. Steps run in the order of their registration. Lower layers register
   * theirs in `onModuleInit`, so this step runs after them, and no-shows are known when it reads the attendees.
   */
  onApplicationBootstrap(): void {
    this.wrapUp.addStep((tx, activity) => this.createFollowUps(tx, activity));
  }

  /** Creates the follow-up tasks of an activity that is over. Existing follow-up tasks stay unchanged. */
  async createFollowUps(tx: Tx, activity: Activity): Promise<void> {
    const contactIds = await this.lockAttendees(tx, activity);
    const people = await this.readPeopleToContact(tx, activity, contactIds);
    const unknownCount = await this.countUnknownAttendees(tx, activity.id);
    if (people.length === 0 && unknownCount === 0) return;
    const common = {
      dueOn: addDays(activity.endsOn, this.settings.followUpDays),
      assigneeId: await this.findAssigneeId(tx, activity),
      followUpOfActivityId: activity.id,
    };
    const { title } = activity;
    const tasks = people.map(({ id, fullName }) =>
      buildTask(tx, { ...common, title: formatFollowUpTitle(fullName, title), contactId: id }),
    );
    if (unknownCount > 0) {
      tasks.push(
        buildTask(tx, { ...common, title: formatUnknownAttendeesTitle(unknownCount, title), activityId: activity.id }),
      );
    }
    await insertRecords(tx, TASK, tasks);
  }

  /**
   * Locks the attendees with their archive state and consents until the end of the transaction. A merge may have
   * replaced a contact while the lock was waited for, so the attendees are read again until all of them are locked.
   */
  private async lockAttendees(tx: Tx, activity: Activity): Promise<string[]> {
    const locked = new Set<string>();
    for (;;) {
      const rows = await tx.sql.queryAll<{ id: string }>(
        `SELECT k.id FROM contact k WHERE k.id IN (${ATTENDEES}) ORDER BY k.id FOR SHARE OF k`,
        [activity.id, getRolesToFollowUp(activity.direction), PRESENT_STATUSES],
      );
      if (rows.every(({ id }) => locked.has(id))) return rows.map(({ id }) => id);
      for (const { id } of rows) locked.add(id);
    }
  }

  /** Returns the attendees who may be contacted and have no follow-up task yet. Served by task_follow_up_uq. */
  private readPeopleToContact(tx: Tx, activity: Activity, contactIds: readonly string[]): Promise<Attendee[]> {
    return tx.sql.queryAll<Attendee & Record<string, unknown>>(
      `SELECT k.id, k.full_name AS "fullName" FROM contact k
       WHERE k.id = ANY($2::uuid[]) AND ${buildContactableCondition('k')} AND NOT EXISTS (
         SELECT FROM task t WHERE t.follow_up_of_activity_id = $1 AND t.contact_id = k.id)
       ORDER BY fold(k.full_name) COLLATE "C", k.id`,
      [activity.id, contactIds],
    );
  }

  /** Counts the attendees without a contact. Served by seminar_registration_status_idx. */
  private async countUnknownAttendees(tx: Tx, activityId: string): Promise<number> {
    const row = await tx.sql.first<{ count: number }>(
      `SELECT count(*)::integer AS count FROM seminar_registration
       WHERE activity_id = $1 AND status = 'attended' AND contact_id IS NULL AND archived_at IS NULL`,
      [activityId],
    );
    return row!.count;
  }

  /**
   * Returns the assignee of the follow-ups: the owner, or else the user who created the activity. Archived users and
   * API keys are skipped; the result is null when nobody is left.
   */
  private async findAssigneeId(tx: Tx, { ownerId, createdBy }: Activity): Promise<string | null> {
    const user = await tx.sql.first<{ id: string }>(
      `SELECT id FROM app_user WHERE id = ANY($1::uuid[]) AND archived_at IS NULL
       ORDER BY id IS NOT DISTINCT FROM $2::uuid DESC LIMIT 1 FOR KEY SHARE`,
      [[ownerId, createdBy].filter((id) => id !== null), ownerId],
    );
    return user?.id ?? null;
  }
}

function buildTask(tx: Tx, wanted: Pick<Task, 'title'> & Partial<Task>): Task {
  return {
    ...buildNewRecord(tx, uuidv7()),
    dueOn: null,
    assigneeId: null,
    status: 'open',
    closedAt: null,
    companyId: null,
    contactId: null,
    leadId: null,
    activityId: null,
    agreementId: null,
    interactionId: null,
    followUpOfActivityId: null,
    ...wanted,
  };
}
