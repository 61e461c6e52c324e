import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import type { RecordEntity } from '../../database/records/record.entity.js';
import type { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import { Agreement } from './agreement.entity.js';
import { AGREEMENT_FIELDS } from './agreement.list.js';
import { type AgreementLifecycle, deriveLifecycle } from './agreement-lifecycle.rules.js';

type AgreementColumns = Omit<Agreement, keyof RecordEntity | 'reference'>;

/** The values of a new agreement where a request says nothing. */
export const INITIAL_AGREEMENT = { ...buildInitialValues(Agreement), status: 'draft' } as Agreement;

const LIFECYCLE_FIELDS = ['status', 'signedOn', 'effectiveOn', 'expiresOn', 'terminatedOn'] as const;

/**
 * Returns the changes of an agreement's own columns. Status and dates are returned together when the request changes
 * any of them, and not at all when it does not.
 */
export function buildAgreementChanges(
  stored: AgreementColumns,
  body: CreateAgreement | UpdateAgreement,
  today: string,
): Partial<AgreementColumns> {
  const change: Partial<AgreementLifecycle> = pickColumns(body, LIFECYCLE_FIELDS, INITIAL_AGREEMENT);
  const lifecycle = Object.keys(change).length > 0 ? deriveLifecycle(stored, change, today) : undefined;
  const columns: Partial<AgreementColumns> = {
    ...pickColumns(body, AGREEMENT_FIELDS.writable, INITIAL_AGREEMENT),
    ...(lifecycle && Object.fromEntries(LIFECYCLE_FIELDS.map((field) => [field, lifecycle[field]]))),
  };
  const expiresOn = lifecycle ? lifecycle.expiresOn : stored.expiresOn;
  const newNotice = body.expiresOn !== undefined || body.renewalNoticeDays !== undefined;
  // No renewal notice is due for an end that had already passed when it was entered.
  return newNotice && expiresOn !== null && expiresOn < today ? { ...columns, renewalNoticedFor: expiresOn } : columns;
}
