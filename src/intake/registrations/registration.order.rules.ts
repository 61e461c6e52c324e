import type { SubmissionStatus } from '../submission.js';

/** What is known of a registration, by how new it is. */
export interface Known {
  status: SubmissionStatus;
  statusOrder: string;
  contentOrder: string | null;
}

/** What a submission says, by how new it is. */
export interface Said {
  status: SubmissionStatus;
  /** The version at the sender; of a sender without versions, when it came. */
  order: string;
  /** Whether the order is the sender's own. */
  versioned: boolean;
  /** Whether it says anything beside the status: a cancellation may not. */
  hasContent: boolean;
  /** Whether it was said before and is read once more: then the same version is news, too. */
  again?: boolean;
}

/** What of a submission is news. */
export interface News {
  status: boolean;
  content: boolean;
}

/** Two words of one version: the one that says more about how it ended up. */
const FINALITY: readonly SubmissionStatus[] = [
  'pending',
  'waitlisted',
  'registered',
  'confirmed',
  'attended',
  'cancelled',
];

/**
 * What of a submission is newer than what is known. Status and content are judged apart, each by the newest word on it,
 * so that the end is the same in whatever order submissions come: a creation that comes after its cancellation still
 * says who it was, and stays cancelled. Of a sender without versions a cancellation is the last word on the status.
 */
export function newsOf(known: Known | undefined, { status, order, versioned, hasContent, again = false }: Said): News {
  if (!known) return { status: true, content: hasContent };
  const ended = !versioned && known.status === 'cancelled';
  const newer =
    order > known.statusOrder ||
    (order === known.statusOrder && FINALITY.indexOf(status) > FINALITY.indexOf(known.status));
  return {
    status: newer && !ended,
    content:
      hasContent &&
      (known.contentOrder === null || order > known.contentOrder || (again && order === known.contentOrder)),
  };
}
