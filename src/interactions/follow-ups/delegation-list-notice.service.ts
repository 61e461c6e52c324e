import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Activity } from '../../activities/activity.entity.js';
import { DelegationService } from '../../activities/delegations/delegation.service.js';
import type { DelegationParticipant } from '../../activities/delegations/model/participant.entity.js';
import { ParticipantService } from '../../activities/delegations/participants/participant.service.js';
import { findUserId } from '../../common/actor/actor.constants.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { TaskService } from '../tasks/task.service.js';
import { findAssigneeId, hasOpenTask, hasTravellers } from './follow-up.queries.js';
import { getRolesToFollowUp } from './follow-up.rules.js';
import { buildNoticeTask } from './notice-task.rules.js';

/**
 * Creates the task to inform people whom another organisation has put on the list of its delegation (GDPR art. 14). No
 * second task is created while one is open. People who are added later, or by another sender, need a new one.
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
      if (isNew && isSentByAnother(delegation) && (await hasTravellers(tx.sql, delegation))) {
        await this.createNoticeTask(tx, delegation);
      }
    });
  }

  private async createNoticeTask(tx: Tx, delegation: Activity): Promise<void> {
    const { id, reference } = delegation;
    const task = buildNoticeTask(`the people on the list of ${reference}`, tx.now);
    // Changes of one delegation run one after the other, so two people added at once find one task.
    if (await hasOpenTask(tx.sql, id, task.title)) return;
    await this.tasks.add(tx, {
      ...task,
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
