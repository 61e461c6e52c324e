import type { AgreementStatus } from './agreement.constants.js';

/**
 * The transitions allowed from each status. Only the end date makes an agreement expire, and only a new end date
 * reverses that. A terminated agreement stays terminated.
 */
export const STATUS_TRANSITIONS: Readonly<Record<AgreementStatus, readonly AgreementStatus[]>> = {
  draft: ['negotiated', 'terminated'],
  negotiated: ['draft', 'signed', 'terminated'],
  signed: ['in_force', 'expired', 'terminated'],
  in_force: ['expired', 'terminated'],
  expired: ['in_force'],
  terminated: [],
};

/** Statuses in which an agreement expires after its end date. */
export const RUNNING: readonly AgreementStatus[] = ['signed', 'in_force'];

/** Statuses before the signing. */
export const UNSIGNED: readonly AgreementStatus[] = ['draft', 'negotiated'];

/** Returns the reason why the status cannot change in this way; undefined when it can, or when it does not change. */
export function validateTransition(from: AgreementStatus, to: AgreementStatus): string | undefined {
  if (from === to || STATUS_TRANSITIONS[from].includes(to)) return undefined;
  const targets = STATUS_TRANSITIONS[from].join(', ') || 'nothing';
  return `status cannot change from ${from} to ${to}; it can become ${targets}.`;
}

/** Lists the statuses that a user can choose. Only the end date makes an agreement expire, or puts it in force again. */
export function listNextStatuses(from: AgreementStatus): AgreementStatus[] {
  return from === 'expired' ? [] : STATUS_TRANSITIONS[from].filter((status) => status !== 'expired');
}
