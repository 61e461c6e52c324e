import type { components } from '../../shared/api/schema';

type AgreementView = components['schemas']['AgreementDetailView'];

/** The state of the renewal of an agreement. */
export type Renewal =
  /** It has no end. */
  | { kind: 'endless' }
  /** It has been terminated. */
  | { kind: 'terminated' }
  /** Nobody is reminded of its end. */
  | { kind: 'unnoticed' }
  /** The task will be created on a day. */
  | { kind: 'planned'; day: string }
  /** The task has been created. */
  | { kind: 'noticed' };

/** Tells what happens about the renewal of an agreement. The server creates one task for each end. */
export function describeRenewal(
  agreement: Pick<AgreementView, 'status' | 'expiresOn' | 'renewalNoticeDays' | 'renewalNoticedFor'>,
): Renewal {
  const { status, expiresOn, renewalNoticeDays, renewalNoticedFor } = agreement;
  if (status === 'terminated') return { kind: 'terminated' };
  if (expiresOn === null) return { kind: 'endless' };
  if (renewalNoticedFor === expiresOn) return { kind: 'noticed' };
  if (renewalNoticeDays === null) return { kind: 'unnoticed' };
  const day = new Date(`${expiresOn}T00:00Z`);
  day.setUTCDate(day.getUTCDate() - renewalNoticeDays);
  return { kind: 'planned', day: day.toISOString().slice(0, 10) };
}
