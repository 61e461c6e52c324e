import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Activity } from '../../activities/activity.entity.js';
import { ActivityWrapUpJob } from '../../activities/activity-wrap-up.job.js';
import { addDays } from '../../common/time/calendar-dates.rules.js';
import { buildInitialValues } from '../../common/lists/record-fields.factory.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { insertRecords, buildNewRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { countUnknownAttendees, findAssigneeId, lockAttendees, readPeopleToContact } from './follow-up.queries.js';
import { formatFollowUpTitle, formatUnknownAttendeesTitle } from './follow-up.rules.js';
import { TASK, Task } from '../tasks/task.entity.js';

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
    const contactIds = await lockAttendees(tx.sql, activity);
    const people = await readPeopleToContact(tx.sql, activity.id, contactIds);
    const unknownCount = await countUnknownAttendees(tx.sql, activity.id);
    if (people.length === 0 && unknownCount === 0) return;
    const common = {
      dueOn: addDays(activity.endsOn, this.settings.followUpDays),
      assigneeId: await findAssigneeId(tx.sql, activity),
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
}

function buildTask(tx: Tx, wanted: Pick<Task, 'title'> & Partial<Task>): Task {
  return { ...(buildInitialValues(Task) as Task), ...buildNewRecord(tx, uuidv7()), ...wanted };
}
