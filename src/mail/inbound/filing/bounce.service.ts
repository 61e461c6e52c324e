import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { TaskService } from '../../../interactions/tasks/task.service.js';
import { SuppressionStore } from '../../suppressions/suppression.store.js';
import type { DeliveryReport } from '../parsing/parsed-mail.rules.js';
import { type BouncedMail, findBouncedMails, findTaskOwner, markBounced } from './bounce.queries.js';

/** Processes reports of servers that could not deliver a mail of ours. */
@Injectable()
export class BounceService {
  constructor(
    private readonly suppressions: SuppressionStore,
    private readonly tasks: TaskService,
  ) {}

  /**
   * Marks the mail that came back. Its address gets no further mail, and somebody gets a task to find another one. A report
   * about another recipient, and one about a delay, change nothing.
   */
  async apply(tx: Tx, { messageIds, statuses }: DeliveryReport): Promise<void> {
    for (const mail of await findBouncedMails(tx.sql, messageIds)) {
      const code = statuses.find((status) => status.recipient === mail.toAddress && status.code.startsWith('5.'))?.code;
      if (code === undefined || !(await markBounced(tx.sql, mail.id, tx.now, code))) continue;
      const { id: entityId, leadId } = mail;
      const changes = { bounceCode: { before: null, after: code } };
      await tx.audit({ action: 'mail_bounced', entityType: 'mail', entityId, leadId, changes });
      await this.suppressions.add(tx, mail.toAddress, 'bounce');
      if (mail.needsTask) await this.addTask(tx, mail, code);
    }
  }

  /** Asks the owner of the lead, or else the author of the mail, to find another address. */
  private async addTask(tx: Tx, { leadId, contactId, createdBy, toName }: BouncedMail, code: string): Promise<void> {
    const assigneeId = await findTaskOwner(tx.sql, leadId, createdBy);
    if (assigneeId === null) return;
    const subject = leadId === null ? { contactId, leadId: null } : { contactId: null, leadId };
    await this.tasks.add(
      tx,
      {
        title: `Find another address of ${toName ?? 'a contact'}: a mail came back (${code})`,
        dueOn: null,
        assigneeId,
        companyId: null,
        activityId: null,
        agreementId: null,
        ...subject,
      },
      uuidv7(),
    );
  }
}
