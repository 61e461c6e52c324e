import type { Decision, ErasurePreview, Mention, NewErasure } from './erasure.api';
import { buildDecisions, listUndecided, type MentionDecision } from './mention-decisions.rules';

export type KeepReason = NonNullable<Decision['reason']>;

/** The steps of an erasure, in their order. */
export const STEPS = ['goes', 'stays', 'mentions'] as const;
export type Step = (typeof STEPS)[number];

/** The decisions of the user, which are kept over a reload. They name the person nowhere. */
export interface ErasureValues {
  /** The reason, or the id of the request; empty until it is chosen. */
  why: string;
  acceptKeeps: boolean;
  decisions: MentionDecision<KeepReason>[];
  /** The tables whose mentions all stay, because there are too many to decide, with the reasons. */
  keptTables: Record<string, KeepReason>;
}

/** The values with which an erasure begins. */
export function startErasure(requestId: string | undefined): ErasureValues {
  return { why: requestId ?? '', acceptKeeps: false, decisions: [], keptTables: {} };
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Tells whether the erasure carries out a request. */
export function isByRequest({ why }: ErasureValues): boolean {
  return ID.test(why);
}

/** Builds the decisions about whole tables. */
export function buildTableDecisions({ keptTables }: ErasureValues): Decision[] {
  return Object.entries(keptTables).map(([table, reason]) => ({ table, action: 'keep', reason }));
}

/** Builds the request that erases a person for good. */
export function buildErasure(preview: ErasurePreview, values: ErasureValues, confirm: string): NewErasure {
  const { why, acceptKeeps, decisions } = values;
  return {
    key: preview.key,
    ...(isByRequest(values) ? { requestId: why } : { reason: why as NewErasure['reason'] }),
    decisions: [...buildTableDecisions(values), ...buildDecisions(preview.mentions, decisions)],
    acceptKeeps,
    dryRun: false,
    confirm,
  };
}

/** The reasons for which the erasure cannot be carried out yet. */
export interface Obstacles {
  /** Blockers that must be settled first. */
  blockers: ErasurePreview['blockers'];
  /** Whether the user has to accept that a signature stays. */
  isAcceptanceMissing: boolean;
  isReasonMissing: boolean;
  undecided: Mention[];
}

/** Finds what keeps the erasure from being carried out. */
export function findObstacles({ blockers, mentions }: ErasurePreview, values: ErasureValues): Obstacles {
  return {
    blockers: blockers.filter(({ canBeAccepted }) => !canBeAccepted),
    isAcceptanceMissing: !values.acceptKeeps && blockers.some(({ canBeAccepted }) => canBeAccepted),
    isReasonMissing: values.why === '',
    undecided: listUndecided(mentions, values.decisions),
  };
}
