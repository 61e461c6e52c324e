import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { toEmailKey, formatFullName } from '../model/registration-text.rules.js';

/** Days within which a person must be informed. GDPR art. 14(3)(a) allows a month, and the shortest has 28 days. */
const WITHIN_DAYS = 28;

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
      title: `Tell ${formatFullName(registration) ?? 'the person'} where their data is from (GDPR art. 14)`.slice(
        0,
        200,
      ),
      dueOn: addDays(getLocalDate(AGENCY_ZONE, tx.now), WITHIN_DAYS),
      assigneeId: tx.actor.kind === 'user' ? tx.actor.id : null,
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
