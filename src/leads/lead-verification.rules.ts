/** A manager or an administrator in use, as far as the verification of a win looks at one. */
export interface VerifierCandidate {
  id: string;
  name: string;
  role: 'manager' | 'admin';
  /** Whether this user has owned, managed or moved the lead since it was received or last reopened. */
  hasPart: boolean;
}

/** Somebody who may verify a win. */
export interface Verifier {
  id: string;
  name: string;
}

/** The users who may verify the win of a lead. */
export interface Verification {
  verifiers: readonly Verifier[];
  /** Administrators verify as the last resort only, and give the reason in the note. */
  noteRequired: boolean;
}

/** The verification of a transition that needs none; it would let nobody verify one. */
export const NOBODY_VERIFIES: Verification = { verifiers: [], noteRequired: true };

/** The most names that a sentence lists; the gates list all of them. */
const MAX_NAMES_IN_SENTENCE = 5;

/**
 * Resolves who may verify the win of a lead: the managers without a part in it. Where there is none, an administrator
 * without a part is the last resort, and where every administrator has one, any of them: an agency of two people can
 * still win a lead, and the note says why it was done in this way.
 */
export function resolveVerification(candidates: readonly VerifierCandidate[]): Verification {
  const managers = candidates.filter(({ role, hasPart }) => role === 'manager' && !hasPart);
  if (managers.length > 0) return { verifiers: managers.map(toVerifier), noteRequired: false };
  const administrators = candidates.filter(({ role }) => role === 'admin');
  const uninvolved = administrators.filter(({ hasPart }) => !hasPart);
  const lastResort = uninvolved.length > 0 ? uninvolved : administrators;
  return { verifiers: lastResort.map(toVerifier), noteRequired: true };
}

/** Tells in a sentence who may verify the win. */
export function describeVerifiers({ verifiers, noteRequired }: Verification): string {
  const names = verifiers.slice(0, MAX_NAMES_IN_SENTENCE).map(({ name }) => name);
  const others = verifiers.length - names.length;
  const list = [...names, ...(others > 0 ? [`${others} more`] : [])].join(', ');
  if (verifiers.length === 0) return 'Nobody may at present: add another manager first.';
  if (!noteRequired) return `These managers may: ${list}.`;
  return `No such manager is left, so an administrator may, with the reason in the note: ${list}.`;
}

function toVerifier({ id, name }: VerifierCandidate): Verifier {
  return { id, name };
}
