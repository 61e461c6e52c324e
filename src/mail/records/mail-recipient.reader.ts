import { Injectable } from '@nestjs/common';
import { createInvalidError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailPurpose, SkipCode } from '../model/mail.constants.js';
import type { SkippedContactView } from '../model/mail.view.js';
import { buildConsentState } from '../suppressions/consent-state.queries.js';
import { findSkipCode } from '../suppressions/skip-code.rules.js';
import { findSuppressionCode } from '../suppressions/suppression.rules.js';
import { SuppressionStore } from '../suppressions/suppression.store.js';
import { describeSkip, type Recipient } from './mail-recipient.rules.js';

/** A contact who can get a mail. */
export interface ReachableRecipient extends Recipient {
  email: string;
}

/** The contacts of a request: those who can get a mail, and the others with the reason. */
export interface SortedRecipients {
  reachable: ReachableRecipient[];
  skipped: SkippedContactView[];
}

/** Finds out which contacts can get a mail. */
@Injectable()
export class MailRecipientReader {
  constructor(private readonly suppressions: SuppressionStore) {}

  /**
   * Reads contacts in the order of their ids in the request. They are locked, so that none is merged meanwhile.
   * @throws 422 `reference.unknown` that names every contact that does not exist
   */
  async read(tx: Tx, ids: readonly string[], purpose: MailPurpose): Promise<SortedRecipients> {
    const rows = await tx.sql.queryAll<Recipient & Record<string, unknown>>(
      `SELECT id, full_name AS "fullName", email, languages, archived_at IS NOT NULL AS "isArchived",
         ${buildConsentState('k.id', '$2')} AS consent
       FROM contact k WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE OF k`,
      [ids, purpose],
    );
    const known = new Map(rows.map((row) => [row.id, row]));
    const errors = ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : [{ pointer: `/contactIds/${index}`, code: 'reference.unknown', detail: `There is no contact ${id}.` }],
    );
    if (errors.length > 0) throw createInvalidError(errors);
    const reasons = await this.suppressions.findReasons(
      rows.flatMap(({ email }) => email ?? []),
      tx.sql,
    );
    const sorted: SortedRecipients = { reachable: [], skipped: [] };
    for (const id of ids) {
      const recipient = known.get(id)!;
      const code = findSkipCode(recipient, purpose, reasons);
      if (code === null) sorted.reachable.push({ ...recipient, email: recipient.email! });
      else sorted.skipped.push({ contactId: id, code, detail: describeSkip(recipient, code) });
    }
    return sorted;
  }

  /** Returns why an address must not get a mail, or null if it may. */
  async findAddressProblem(tx: Tx, address: string, purpose: MailPurpose): Promise<SkipCode | null> {
    const reasons = await this.suppressions.findReasons([address], tx.sql);
    return findSuppressionCode(reasons.get(address) ?? [], purpose);
  }
}
