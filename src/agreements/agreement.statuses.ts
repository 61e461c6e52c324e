import type { AgreementStatus } from './agreement.vocabulary.js';

/**
 * Where an agreement can go from each status. Only its end date makes one expire, and only a new end date takes that
 * back; what was terminated stays so.
 */
export const STATUS_MOVES: Readonly<Record<AgreementStatus, readonly AgreementStatus[]>> = {
  draft: ['negotiated', 'terminated'],
  negotiated: ['draft', 'signed', 'terminated'],
  signed: ['in_force', 'expired', 'terminated'],
  in_force: ['expired', 'terminated'],
  expired: ['in_force'],
  terminated: [],
};

/** Statuses in which an end date that passes makes an agreement expire. */
export const RUNNING: readonly AgreementStatus[] = ['signed', 'in_force'];

/** Statuses before anybody has signed. */
export const UNSIGNED: readonly AgreementStatus[] = ['draft', 'negotiated'];

/** Why an agreement cannot change its status so; undefined when it can, or when it is no change. */
export function moveRefusal(from: AgreementStatus, to: AgreementStatus): string | undefined {
  if (from === to || STATUS_MOVES[from].includes(to)) return undefined;
  const moves = STATUS_MOVES[from].join(', ') || 'nothing';
  return `An agreement that is ${from} cannot become ${to}; it can become ${moves}.`;
}
