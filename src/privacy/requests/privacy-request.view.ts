import type { RefusedReason, RequestChannel, RequestKind, RequestState } from './privacy-request.constants.js';

/** A request of a person as clients see it. */
export class PrivacyRequestView {
  id: string;
  /** @example "PRIV-2026-0001" */
  reference: string;
  /** @example "access" */
  kind: RequestKind;
  /** The contact who is the person. */
  contactId: string | null;
  /** @example "Chen Wei" */
  contactName: string | null;
  /** @example "Chen Wei" */
  subjectName: string;
  /** @example "chen.wei@lumenova.example" */
  subjectEmail: string | null;
  /** @example "2026-05-26" */
  receivedOn: string;
  /** @example "email" */
  channel: RequestChannel | null;
  identityChecked: boolean;
  /** @example "in_progress" */
  state: RequestState;
  /**
   * The last day for the answer without an extension: a month after receivedOn, or the next working day in Belgium.
   * @example "2026-06-26"
   */
  dueOn: string;
  /** @example "2026-08-26" */
  extendedTo: string | null;
  /** @example "The mails of eight years are being read." */
  extendedReason: string | null;
  /**
   * The last day for the answer: extendedTo, or else dueOn.
   * @example "2026-06-26"
   */
  answerBy: string;
  /**
   * The days until answerBy, below zero once the answer is late; null once the request has ended.
   * @example 10
   */
  daysLeft: number | null;
  /** @example "Report sent by registered letter." */
  outcome: string | null;
  refusedReason: RefusedReason | null;
  /** @example "2026-06-12" */
  answeredOn: string | null;
  notes: string | null;
  /** The user who answers the request. */
  handlerId: string | null;
  /** @example "Marieke" */
  handlerName: string | null;
  /** The task that reminds the handler ten days before answerBy. */
  taskId: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** A single request, with the states that it can get next. */
export class PrivacyRequestDetailView extends PrivacyRequestView {
  /**
   * The states to which a change can bring the request.
   * @example ["in_progress"]
   */
  nextStates: RequestState[];
}
