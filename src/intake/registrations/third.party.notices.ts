import { Injectable } from '@nestjs/common';
import { AGENCY_ZONE } from '../../common/clock/agency.zone.js';
import { addDays, todayIn } from '../../common/reference/calendar.dates.js';
import type { Tx } from '../../database/unit-of-work.js';
import { Tasks } from '../../interactions/task.service.js';
import type { IntakeRegistration } from './registration.entity.js';
import { emailKeyOf, shownName } from './registration.text.rules.js';

/** Days within which a person is told: a month at the latest (GDPR art. 14(3)(a)), whatever the month. */
const WITHIN_DAYS = 28;

/**
 * Who fills in a form is told by the form what becomes of the data (GDPR art. 13). Somebody whom another has registered
 * has seen no form: when a contact is made of such a registration, a task says until when to tell them.
 */
@Injectable()
export class ThirdPartyNotices {
  constructor(private readonly tasks: Tasks) {}

  /** Makes the task that a new contact of a registration calls for, if it does. */
  async owe(tx: Tx, registration: IntakeRegistration, contactId: string): Promise<void> {
    if (!isBookedByAnother(registration)) return;
    await this.tasks.add(tx, {
      title: `Tell ${shownName(registration) ?? 'the person'} where their data is from (GDPR art. 14)`.slice(0, 200),
      dueOn: addDays(todayIn(AGENCY_ZONE, tx.now), WITHIN_DAYS),
      assigneeId: tx.actor.kind === 'user' ? tx.actor.id : null,
      companyId: null,
      leadId: null,
      contactId,
      activityId: null,
      agreementId: null,
    });
  }
}

/** Whether somebody else has booked; a buyer of whom nothing tells them apart is the person. */
function isBookedByAnother({ buyer, emailKey, fullName }: IntakeRegistration): boolean {
  if (!buyer) return false;
  const buyerKey = emailKeyOf(buyer.email);
  if (buyerKey !== null && emailKey !== null) return buyerKey !== emailKey;
  const buyerName = shownName(buyer);
  return buyerName !== null && fullName !== null && buyerName !== fullName;
}
