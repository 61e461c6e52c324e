import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors } from '../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { validateKeepUntil } from '../../companies/contacts/keep-until.rules.js';
import { CONTACT, Contact } from '../../companies/model/contact.entity.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { KeepContacts } from './retention-due.dto.js';
import { buildDueList } from './retention-due.list.js';
import type { DuePersonView, RetentionKeepView } from './retention-due.view.js';

/** Lists the people whose data are due, and keeps those whom a manager chooses. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
    private readonly clock: Clock,
  ) {}

  /** Lists the people who are due today. Each page is computed anew. */
  list(request: ListRequest, actor: Actor): Promise<Page<DuePersonView>> {
    const list = buildDueList(getLocalDate(AGENCY_ZONE, this.clock.now()));
    return runWithLongTimeout(() => this.lists.readPage<DuePersonView>(list, request, actor));
  }

  /** Keeps contacts until a day, archived ones too. @throws 422 `contact.keep_until` */
  keep({ keys, keepUntil }: KeepContacts, actor: Actor): Promise<RetentionKeepView> {
    const keepAll = async (tx: Tx) => {
      assertNoErrors(validateKeepUntil(keepUntil, getLocalDate(AGENCY_ZONE, tx.now)));
      const view: RetentionKeepView = { kept: [], skipped: [] };
      // Contacts are locked in the order of their ids, as by a merge.
      for (const key of keys.toSorted()) {
        const contact = await lockKeepable(tx, key);
        if (contact) await updateRecord<Contact>(tx, CONTACT, contact, { set: { keepUntil } });
        if (contact) view.kept.push({ key, keepUntil });
        else view.skipped.push(key);
      }
      return view;
    };
    return this.work.run(actor, keepAll, { isRepeatable: true });
  }
}

/** Locks a contact; null for one that was merged or erased, or does not exist. */
async function lockKeepable(tx: Tx, id: string): Promise<Contact | null> {
  const contact = await tx.manager.findOne(Contact, { where: { id }, lock: { mode: 'for_no_key_update' } });
  return contact && contact.mergedIntoId === null && contact.erasedAt === null ? contact : null;
}
