import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { createBinder } from '../../common/lists/list-statement.queries.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import {
  listNamedSubjects,
  type RecordSubject,
  type SUBJECT_FIELDS,
} from '../../interactions/model/record-subject.rules.js';

type SubjectField = (typeof SUBJECT_FIELDS)[number];

/**
 * The interactions `i`, with their leads `l`, that can bring a document of the subject `$2`: those of the subject and those
 * of its leads. A mail is often logged with the company before it is known which lead its attachment belongs to.
 */
const CAN_BRING: Record<SubjectField, { sql: string; words: string }> = {
  companyId: { sql: 'i.company_id = $2 OR l.company_id = $2', words: 'of the company or of a lead of it' },
  contactId: {
    sql: `EXISTS (SELECT FROM interaction_contact ic WHERE ic.interaction_id = i.id AND ic.contact_id = $2)
      OR EXISTS (SELECT FROM lead_contact lc WHERE lc.lead_id = i.lead_id AND lc.contact_id = $2)`,
    words: 'with the contact or of a lead of the contact',
  },
  leadId: {
    sql: `i.lead_id = $2
      OR (i.lead_id IS NULL AND i.company_id = (SELECT own.company_id FROM lead own WHERE own.id = $2))`,
    words: 'of the lead, or one of its company that belongs to no lead',
  },
  activityId: { sql: 'i.activity_id = $2', words: 'of the activity' },
  agreementId: { sql: 'i.agreement_id = $2', words: 'of the agreement' },
};

/**
 * Checks that an interaction can have brought a document of a subject: the actor may see it, it is in use, and it belongs
 * to the subject or to a lead of it.
 * @throws 422 `reference.unknown`, `reference.archived`, `field.invalid`
 */
export async function assertInteraction(tx: Tx, subject: RecordSubject, interactionId: string | null): Promise<void> {
  const [field] = listNamedSubjects(subject);
  if (interactionId === null || field === undefined) return;
  const { sql, words } = CAN_BRING[field];
  const values: unknown[] = [interactionId, subject[field]];
  const isVisible = buildVisibilityThroughLead(tx.actor, 'i.lead_id', createBinder(values));
  const found = await tx.sql.queryOneOrNull<{ isArchived: boolean; canBring: boolean }>(
    `SELECT i.archived_at IS NOT NULL AS "isArchived", coalesce(${sql}, false) AS "canBring"
     FROM interaction i LEFT JOIN lead l ON l.id = i.lead_id WHERE i.id = $1::uuid AND (${isVisible})`,
    values,
  );
  const refuse = (code: 'reference.unknown' | 'reference.archived' | 'field.invalid', detail: string) =>
    createInvalidFieldError('/interactionId', code, detail);
  if (!found) throw refuse('reference.unknown', `There is no interaction ${interactionId}.`);
  if (found.isArchived) throw refuse('reference.archived', `The interaction ${interactionId} is archived.`);
  if (!found.canBring) throw refuse('field.invalid', `interactionId must be an interaction ${words}.`);
}
