import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AGREEMENT, type Agreement } from '../../agreements/agreements/agreement.entity.js';
import { computeRenewalDueDay } from '../../agreements/agreements/agreement-lifecycle.rules.js';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { addDays, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import { TaskService } from '../tasks/task.service.js';
import { findAssigneeId, readDueAgreementIds } from './follow-up.queries.js';

/** Number of agreements per query. */
const BATCH = 100;

/**
 * Job handler that creates a task for every agreement that is about to end. There is one task for each end date. It is
 * created as many days before the end as the agreement states, or later when that day was missed. It is due when half
 * of the notice is over.
 */
@Injectable()
export class RenewalNoticesJob implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly tasks: TaskService,
    private readonly notifications: NotificationWriter,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'agreements.renewal-notices', cron: '10 0 * * *', run: () => this.createDueNotices() });
  }

  /** Creates every notice that is due and does not exist yet. */
  async createDueNotices(): Promise<void> {
    for (;;) {
      const ids = await readDueAgreementIds(this.sql, getLocalDate(AGENCY_ZONE, this.clock.now()), BATCH);
      for (const id of ids) await this.work.run(SYSTEM, (tx) => this.createNotice(tx, id));
      if (ids.length < BATCH) return;
    }
  }

  private async createNotice(tx: Tx, id: string): Promise<void> {
    const agreement = await lockRecord(tx, AGREEMENT, id);
    const today = getLocalDate(AGENCY_ZONE, tx.now);
    const { reference, expiresOn, renewalNoticeDays } = agreement;
    if (!isDue(agreement, today) || expiresOn === null || renewalNoticeDays === null) return;
    const assigneeId = await findAssigneeId(tx.sql, agreement);
    await this.tasks.add(tx, {
      title: `Decide on the renewal of ${reference}, which ends on ${expiresOn}`,
      dueOn: computeRenewalDueDay(expiresOn, renewalNoticeDays, today),
      assigneeId,
      agreementId: id,
      companyId: null,
      contactId: null,
      leadId: null,
      activityId: null,
    });
    const set = { renewalNoticedFor: expiresOn };
    await updateRecord(tx, AGREEMENT, agreement, { set, action: 'renewal_noticed' });
    const record = { kind: 'agreement', id } as const;
    await this.notifications.write(tx, { kind: 'notice_due', recipients: [assigneeId], record });
  }
}

/**
 * Returns whether a notice is due and does not exist yet. A notice that was missed is created also after the end of the
 * agreement.
 */
function isDue(agreement: Agreement, today: string): boolean {
  const { status, archivedAt, expiresOn, renewalNoticeDays, renewalNoticedFor } = agreement;
  if (archivedAt || !['signed', 'in_force', 'expired'].includes(status)) return false;
  if (expiresOn === null || renewalNoticeDays === null || renewalNoticedFor === expiresOn) return false;
  return addDays(expiresOn, -renewalNoticeDays) <= today;
}
