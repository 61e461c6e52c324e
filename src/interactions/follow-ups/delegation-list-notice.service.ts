import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Activity } from '../../activities/activity.entity.js';
import { DelegationService } from '../../activities/delegations/delegation.service.js';
import type { DelegationParticipant } from '../../activities/delegations/model/participant.entity.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import { findUserId } from '../../common/actor/actor.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { TaskService } from '../tasks/task.service.js';
import { findAssigneeId } from './follow-up.queries.js';
import { getRolesToFollowUp } from './follow-up.rules.js';

/** Days within which people must be informed. GDPR art. 14(3)(a) allows a month, and the shortest has 28 days. */
const WITHIN_DAYS = 28;

/**
 * Creates the task to inform people whom another organisation has put on the list of its delegation (GDPR art. 14). One
 * open task for the list is enough; people who are added after it was done, and another sender, are a new list.
 */
@Injectable()
export class DelegationListNoticeService implements OnModuleInit {
  constructor(
    private readonly delegations: DelegationService,
    private readonly participants: ParticipantService,
    private readonly tasks: TaskService,
  ) {}

  onModuleInit(): void {
    this.participants.addStep(async (tx, delegation, participant, before) => {
      const isNew = isOnList(delegation, participant) && !(before && isOnList(delegation, before));
      if (isNew && isSentByAnother(delegation)) await this.createNoticeTask(tx, delegation);
    });
    this.delegations.addStep(async (tx, delegation, before) => {
      const isNew = delegation.senderCompanyId !== before.senderCompanyId || !isSentByAnother(before);
      if (isNew && isSentByAnother(delegation) && (await hasPeople(tx, delegation))) {
        await this.createNoticeTask(tx, delegation);
      }
    });
  }

  private async createNoticeTask(tx: Tx, delegation: Activity): Promise<void> {
    const { id, reference } = delegation;
    const title = `Tell the people on the list of ${reference} where their data is from (GDPR art. 14)`;
    if (await hasOpenTask(tx, id, title)) return;
    await this.tasks.add(tx, {
      title,
      dueOn: addDays(getLocalDate(AGENCY_ZONE, tx.now), WITHIN_DAYS),
      assigneeId: findUserId(tx.actor) ?? (await findAssigneeId(tx.sql, delegation)),
      companyId: null,
      leadId: null,
      contactId: null,
      activityId: id,
      agreementId: null,
    });
  }
}

function isSentByAnother({ direction, senderCompanyId }: Activity): boolean {
  return direction === 'inbound' && senderCompanyId !== null;
}

function isOnList({ direction }: Activity, { role }: DelegationParticipant): boolean {
  return getRolesToFollowUp(direction).includes(role);
}

async function hasPeople(tx: Tx, { id, direction }: Activity): Promise<boolean> {
  const found = await tx.sql.queryOneOrNull(
    `SELECT 1 AS one FROM delegation_participant WHERE activity_id = $1 AND role = ANY($2::text[])
       AND archived_at IS NULL LIMIT 1`,
    [id, getRolesToFollowUp(direction)],
  );
  return found !== null;
}

/** Changes of one delegation run one after the other, so two people added at once find one task. */
async function hasOpenTask(tx: Tx, activityId: string, title: string): Promise<boolean> {
  const found = await tx.sql.queryOneOrNull(
    `SELECT 1 AS one FROM task WHERE activity_id = $1 AND title = $2 AND status = 'open' AND archived_at IS NULL`,
    [activityId, title],
  );
  return found !== null;
}
