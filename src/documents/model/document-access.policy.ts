import { Injectable } from '@nestjs/common';
import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { lockVisible } from '../../interactions/model/visible-record.store.js';
import {
  listNamedSubjects,
  type RecordSubject,
  SUBJECT_FIELDS,
} from '../../interactions/model/record-subject.rules.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { DOCUMENT, type Document } from './document.entity.js';
import { documentList } from './document.list.js';

/** Decides who may change documents: those who may change the subject. */
@Injectable()
export class DocumentAccessPolicy {
  constructor(private readonly leads: LeadsService) {}

  /** Locks a document that the actor may change. @throws 403 `lead.not_yours`, 404 */
  async lockEditable(tx: Tx, id: string): Promise<Document> {
    const document = await lockVisible(tx, DOCUMENT, documentList, id);
    await this.assertMayChange(tx, document);
    return document;
  }

  /**
   * Checks that a new document has exactly one subject, which exists, is in use and may be changed by the actor.
   * @throws 403 `lead.not_yours`, 422 `document.one_subject` and for unknown and archived records
   */
  async assertNewSubject(tx: Tx, subject: RecordSubject): Promise<void> {
    assertOneSubject(subject);
    await assertReferences(tx, [
      { table: 'company', id: subject.companyId, pointer: '/companyId' },
      { table: 'contact', id: subject.contactId, pointer: '/contactId' },
      { table: 'activity', id: subject.activityId, pointer: '/activityId' },
      { table: 'agreement', id: subject.agreementId, pointer: '/agreementId' },
    ]);
    if (subject.leadId) await this.leads.getVisibleLead(tx, subject.leadId, '/leadId');
    await this.assertMayChange(tx, subject);
  }

  /** Everybody who may write documents may change companies, contacts, activities and agreements. */
  private async assertMayChange(tx: Tx, { leadId }: RecordSubject): Promise<void> {
    if (leadId === null || (await this.leads.canEdit(tx, leadId))) return;
    throw new CodedError(
      'lead.not_yours',
      'Only the owner, the project manager and the team of a lead, and managers, can change its documents.',
    );
  }
}

/** Checks that a document has exactly one subject. @throws 422 `document.one_subject`, which names each field */
export function assertOneSubject(subject: RecordSubject): void {
  const named = listNamedSubjects(subject);
  if (named.length === 1) return;
  const code = 'document.one_subject';
  const choice = SUBJECT_FIELDS.join(', ');
  const detail =
    named.length === 0
      ? `A document needs one of ${choice}.`
      : `A document can have one subject only, not ${named.join(' and ')}.`;
  const pointers = named.length === 0 ? [''] : named.map((name) => `/${name}`);
  throw createInvalidError(
    pointers.map((pointer) => ({ pointer, code, detail })),
    code,
  );
}
