import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Activity } from '../../activities/activity.entity.js';
import type { DelegationParticipant } from '../../activities/delegations/model/participant.entity.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { TaskService } from '../tasks/task.service.js';
import { getRolesToFollowUp } from './follow-up.rules.js';

/** Days within which people must be informed. GDPR art. 14(3)(a) allows a month, and the shortest has 28 days. */
const WITHIN_DAYS = 28;

/**
 * Creates the task to inform people whom another organisation has put on the list of its delegation (GDPR art. 14). One
 * open task for the list is enough; people who are added after it was done are a new list.
 */
@Injectable()
export class DelegationListNoticeService implements OnModuleInit {
  constructor(
    private readonly participants: ParticipantService,
    private readonly tasks: TaskService,
  ) {}

  onModuleInit(): void {
    this.participants.addStep((tx, delegation, participant) => this.createNoticeTask(tx, delegation, participant));
  }

  private async createNoticeTask(tx: Tx, delegation: Activity, { role }: DelegationParticipant): Promise<void> {
    const { id, direction, senderCompanyId, reference } = delegation;
    if (direction !== 'inbound' || senderCompanyId === null) return;
    if (!getRolesToFollowUp(direction).includes(role)) return;
    const title = `Tell the people on the list of ${reference} where their data is from (GDPR art. 14)`;
    if (await hasOpenTask(tx, id, title)) return;
    await this.tasks.add(tx, {
      title,
      dueOn: addDays(getLocalDate(AGENCY_ZONE, tx.now), WITHIN_DAYS),
      assigneeId: tx.actor.kind === 'user' ? tx.actor.id : null,
      companyId: null,
      leadId: null,
      contactId: null,
      activityId: id,
      agreementId: null,
    });
  }
}

/** Changes of one delegation run one after the other, so two people added at once find one task. */
async function hasOpenTask(tx: Tx, activityId: string, title: string): Promise<boolean> {
  const found = await tx.sql.queryOneOrNull(
    `SELECT 1 AS one FROM task WHERE activity_id = $1 AND title = $2 AND status = 'open' AND archived_at IS NULL`,
    [activityId, title],
  );
  return found !== null;
}
