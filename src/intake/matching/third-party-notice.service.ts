import { Injectable } from '@nestjs/common';
import { findUserId } from '../../common/actor/actor.constants.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { buildNoticeTask } from '../../interactions/follow-ups/notice-task.rules.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { toEmailKey, formatFullName } from '../model/registration-text.rules.js';

/**
 * Creates tasks to inform people whom another person registered. The form informs only the person who fills it in
 * (GDPR art. 13). When a contact is created from a registration by another person, a task says by when to inform them.
 */
@Injectable()
export class ThirdPartyNoticeService {
  constructor(private readonly tasks: TaskService) {}

  /** Creates the task for a new contact of a registration if another person booked. */
  async createNoticeTask(tx: Tx, registration: IntakeRegistration, contactId: string): Promise<void> {
    if (!isBookedByAnother(registration)) return;
    await this.tasks.add(tx, {
      ...buildNoticeTask(formatFullName(registration) ?? 'the person', tx.now),
      assigneeId: findUserId(tx.actor),
      companyId: null,
      leadId: null,
      contactId,
      activityId: null,
      agreementId: null,
    });
  }
}

/** Checks whether another person booked. A buyer without different data is the same person. */
function isBookedByAnother({ buyer, emailKey, fullName }: IntakeRegistration): boolean {
  if (!buyer) return false;
  const buyerKey = toEmailKey(buyer.email);
  if (buyerKey !== null && emailKey !== null) return buyerKey !== emailKey;
  const buyerName = formatFullName(buyer);
  return buyerName !== null && fullName !== null && buyerName !== fullName;
}
