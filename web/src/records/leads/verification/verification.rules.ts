import type { components } from '../../../shared/api/schema';

type LeadView = components['schemas']['LeadView'];

/** The stage for which a second person must verify the win, and the only one from which that can be asked. */
export const VERIFIED_STAGE = 'invested';
export const ASKING_STAGE = 'announced';

/** The parts of a lead that tell what can be done about its verification. */
export type VerifiableLead = Pick<
  components['schemas']['LeadSummaryView'],
  'id' | 'title' | 'stage' | 'status' | 'ownerId' | 'verificationRequest'
>;

/** The next step of a user who may change a lead: to verify its win, to ask for that, or only to wait. */
export type VerificationStep = 'verify' | 'ask' | 'askAgain' | 'wait' | 'announceFirst';

/** Finds what a user can do next so that the win of an open lead is verified. */
export function findVerificationStep(
  { stage, verificationRequest }: Pick<VerifiableLead, 'stage' | 'verificationRequest'>,
  verifiers: readonly { id: string }[],
  userId: string,
): VerificationStep {
  if (verifiers.some(({ id }) => id === userId)) return 'verify';
  if (stage !== ASKING_STAGE) return 'announceFirst';
  if (verificationRequest?.state === 'waiting') return 'wait';
  return verificationRequest ? 'askAgain' : 'ask';
}

/** Tells whether a user asked for a verification that still waits, or owns its lead, and so may withdraw the request. */
export function canWithdraw(
  { ownerId, verificationRequest }: Pick<VerifiableLead, 'ownerId' | 'verificationRequest'>,
  userId: string,
): boolean {
  if (verificationRequest?.state !== 'waiting') return false;
  return verificationRequest.requestedBy.id === userId || ownerId === userId;
}

/** Builds a text that changes with the evidence and the realisations, so that only those that were seen count as seen. */
export function buildEvidenceKey({ evidence, realisations }: Pick<LeadView, 'evidence' | 'realisations'>): string {
  return [...evidence, ...realisations].map(({ id }) => id).join(' ');
}
