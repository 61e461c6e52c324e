import { Injectable } from '@nestjs/common';
import type { BulkUpdatable } from '../../common/bulk-updates/bulk-update.service.js';
import type { UpdatedRecord } from '../../common/bulk-updates/bulk-update.entity.js';
import { listNewIds } from '../../common/bulk-updates/value-changes.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { NotificationWriter } from '../../identity/notifications/notification.store.js';
import type { LeadView } from '../model/lead.view.js';
import type { UpdateLead } from '../records/lead.dto.js';
import { LeadsService } from '../records/leads.service.js';
import type { SetStatus } from '../transitions/lead-transition.dto.js';
import { LeadTransitionService } from '../transitions/lead-transition.service.js';

/** Changes one of many leads, with its status. */
@Injectable()
export class LeadBulkUpdateService implements BulkUpdatable {
  constructor(
    private readonly leads: LeadsService,
    private readonly transitions: LeadTransitionService,
    private readonly notifications: NotificationWriter,
  ) {}

  /** Updates a lead and then sets its status, as both of their routes do. @throws what they throw */
  async update(tx: Tx, id: string, { status, ...changes }: UpdateLead & { status?: SetStatus }): Promise<LeadView> {
    const changed = await this.leads.update(tx, id, changes);
    return status ? this.transitions.setStatusIn(tx, id, status) : changed;
  }

  /** Deletes the notifications that a change of many leads caused and that nobody has read. */
  withdrawNotices(tx: Tx, records: readonly UpdatedRecord[], at: Date): Promise<void> {
    const kinds = ['lead_handed_over', 'team_joined'] as const;
    const ids = records.map(({ id }) => id);
    const recipients = listNewIds(records, ['ownerId', 'projectManagerId', 'teamIds']);
    return this.notifications.withdraw(tx, { kinds, recordKind: 'lead', ids, recipients, at });
  }
}
