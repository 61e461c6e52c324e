import type { RecordEntity } from '../../database/records/record.entity.js';
import type { CreateAgreement, UpdateAgreement } from './agreement.dto.js';
import type { Agreement } from './agreement.entity.js';
import { type AgreementLifecycle, deriveLifecycle } from './agreement-lifecycle.rules.js';

type AgreementColumns = Omit<Agreement, keyof RecordEntity | 'reference'>;

/** The columns of an agreement for which no value is given. */
export const BLANK_AGREEMENT: Omit<AgreementColumns, 'title' | 'kind'> = {
  parentId: null,
  status: 'draft',
  ownerId: null,
  fields: [],
  signedOn: null,
  effectiveOn: null,
  expiresOn: null,
  terminatedOn: null,
  renewalNoticeDays: null,
  renewalNoticedFor: null,
  text: null,
  url: null,
  notes: null,
};

/** Fields that are stored as they are given. */
const PLAIN_FIELDS = ['title', 'kind', 'parentId', 'ownerId', 'renewalNoticeDays', 'text', 'url', 'notes'] as const;
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
  const change: Partial<AgreementLifecycle> = pickGiven(body, LIFECYCLE_FIELDS);
  const lifecycle = Object.keys(change).length > 0 ? deriveLifecycle(stored, change, today) : undefined;
  const columns: Partial<AgreementColumns> = {
    ...pickGiven(body, PLAIN_FIELDS),
    ...(body.fields === undefined ? {} : { fields: body.fields ?? [] }),
    ...(lifecycle && Object.fromEntries(LIFECYCLE_FIELDS.map((field) => [field, lifecycle[field]]))),
  };
  const expiresOn = lifecycle ? lifecycle.expiresOn : stored.expiresOn;
  const newNotice = body.expiresOn !== undefined || body.renewalNoticeDays !== undefined;
  // No renewal notice is due for an end that had already passed when it was entered.
  return newNotice && expiresOn !== null && expiresOn < today ? { ...columns, renewalNoticedFor: expiresOn } : columns;
}

function pickGiven<T extends object, K extends keyof T>(body: T, fields: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    fields.filter((field) => body[field] !== undefined).map((field) => [field, body[field]]),
  ) as Partial<Pick<T, K>>;
}
