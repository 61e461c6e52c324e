import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/unit-of-work.js';
import type { Provider } from '../connectors/connector.js';
import type { MAPPED_FIELDS } from './registration.fields.js';
import type { LeadRule } from '../rules/rule.dto.js';
import type { Submission, SubmittedAnswer } from '../submission.js';

/** What of a connection matters to its registrations; the record of the connection is one. */
export interface RegisteringConnection {
  id: string;
  name: string;
  provider: Provider;
  activityId: string | null;
  rules: LeadRule[];
}

/** The delivery that brings a registration. */
export interface BringingDelivery {
  id: string;
  receivedAt: Date;
  verification: 'verified' | 'unsigned';
}

/** A submission after the mapping of its connection; the mapping's own result is one. */
export interface MappedRegistration {
  /** What our fields are said to be; absent or null where the form says nothing. */
  fields: Partial<Record<(typeof MAPPED_FIELDS)[number], string | null>>;
  /** The answers that no field takes. */
  answers: readonly SubmittedAnswer[];
  /** What was ticked; what was not is not here. */
  consents: readonly { purpose: string; wording: string }[];
  /** What of the form the mapping does not know (any more): keys of questions and options. */
  drift: readonly string[];
}

/** What became of a submission: applied, older than what is known, or applied and waiting for somebody to look at it. */
export interface AppliedSubmission {
  outcome: 'applied' | 'ignored_stale' | 'needs_review';
  registrationId: string;
}

/** Takes in what forms say of registrations. */
@Injectable()
export class IntakeRegistrations {
  /**
   * Brings one registration to what a submission says, with all that follows from it: the contact and company it is of,
   * its seat, its consents, the leads of the rules. Deliveries of one registration come one at a time: the caller holds
   * (connection, externalId). The same submission again changes nothing.
   */
  async apply(
    tx: Tx,
    connection: RegisteringConnection,
    delivery: BringingDelivery,
    submission: Submission,
    mapped: MappedRegistration,
  ): Promise<AppliedSubmission> {
    throw new Error(`not yet: ${[tx, connection, delivery, submission, mapped].length}`);
  }
}
