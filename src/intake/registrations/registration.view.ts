import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { RegistrationStatus } from '../../activities/seminars/registration.vocabulary.js';
import type { Provider } from '../connectors/connector.js';
import type { SubmissionStatus } from '../submission.js';
import type { ApplyOutcome, MatchedBy, MatchReason, MatchState, ReviewReason } from './registration.vocabulary.js';

/** A contact or company that a registration may be of. */
export class MatchCandidateView {
  id: string;
  /** @example "Li Na" */
  name: string;
  /**
   * 0 to 1; only 1 is certain.
   * @example 0.75
   */
  score: number;
  /**
   * Strongest first.
   * @example ["email_variant"]
   */
  reasons: MatchReason[];
}

/** A registration by form, as a list shows it. Texts of the form are shown up to 500 characters. */
export class IntakeRegistrationView {
  id: string;
  connectionId: string;
  /** @example "Autumn seminar, registration form" */
  connectionName: string;
  /** @example "tally" */
  provider: Provider;
  /** What it is a registration for. */
  activityId: string | null;
  /** The sender's id of it. */
  externalId: string;
  formId: string | null;
  /** What it has come to at the sender. */
  status: SubmissionStatus;
  /** When its first delivery came. */
  receivedAt: Date;
  /** When it happened at the sender. */
  occurredAt: Date | null;
  /** Whether the sender signed what is known. */
  verification: 'verified' | 'unsigned';
  /**
   * As typed, like everything that a form says.
   * @example "Li Na"
   */
  fullName: string | null;
  /** @example "li.na@lumenova.example" */
  email: string | null;
  phone: string | null;
  /** @example "Lumenova Lighting" */
  companyName: string | null;
  jobTitle: string | null;
  country: string | null;
  sector: string | null;
  campaign: string | null;
  /** Whether it is known whom it is of. */
  matchState: MatchState;
  /** Why it waits for somebody to look at it. */
  reviewReasons: ReviewReason[];
  matchedBy: MatchedBy | null;
  matchedAt: Date | null;
  rejectedReason: string | null;
  contactId: string | null;
  contactName: string | null;
  companyId: string | null;
  matchedCompanyName: string | null;
  /** Contacts it may be, likeliest first, while nobody has said. */
  contactCandidates: MatchCandidateView[];
  /** Companies it may be, likeliest first, while nobody has said. */
  companyCandidates: MatchCandidateView[];
  /** Another registration with the same address a moment before or after. */
  doubleOfId: string | null;
  /** Its registration for our seminar. */
  seatId: string | null;
  seatStatus: RegistrationStatus | null;
  /**
   * Why there is no seat, or it is not as the sender says.
   * @example "seminar.cancelled"
   */
  seatProblem: string | null;
  /** Whether the sender gave a seat although ours were all taken. */
  overflow: boolean;
  /** Why a rule could not make its lead; it is tried again when the rules are run. */
  ruleProblem: string | null;
  /** Keys of the form that the mapping does not know. */
  drift: string[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** An answer that no field takes. */
export class IntakeAnswerView {
  /** @example "dietary" */
  key: string;
  /** @example "Anything we should know?" */
  label: string | null;
  type: string;
  /** A text, texts in order, or texts by name. */
  @ApiProperty({
    oneOf: [
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
  })
  value: string | string[] | Record<string, string>;
  optionIds: string[];
}

/** Who booked, where that is somebody else. */
export class IntakeBuyerView {
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  companyName: string | null;
}

/** Where a field is from. */
export class FieldOriginView {
  deliveryId: string;
  /** When that delivery came. */
  at: Date;
  /** Whether it also filled a field of the contact that was blank. */
  filledContact?: boolean;
}

/** Something that the form says otherwise than the record does, which it never overwrites. */
export class FieldSuggestionView {
  /** @example "jobTitle" */
  field: string;
  /** @example "Export manager" */
  current: string;
  /** @example "Sales director" */
  said: string;
}

/** One delivery in the life of a registration. */
export class RegistrationDeliveryView {
  deliveryId: string;
  receivedAt: Date;
  appliedAt: Date;
  status: SubmissionStatus;
  /** The sender's own version, where it has them. */
  version: string | null;
  outcome: ApplyOutcome;
}

/** Something that was ticked. */
export class TickedConsentView {
  /** @example "marketing" */
  purpose: string;
  wording: string;
  wordingVersion: string;
  occurredAt: Date;
  /** The proof. */
  deliveryId: string;
  /** The consent of the contact; null until that is known. */
  consentId: string | null;
}

/** What a rule made of a registration, as far as the caller may know of the lead. */
export class MadeLeadView {
  /** @example "wants-meeting" */
  ruleId: string;
  leadId: string;
  /** @example "LEAD-2026-0007" */
  leadReference: string;
  /** True: the lead is new. False: one that was open already was touched. */
  madeLead: boolean;
  madeAt: Date;
  /** When the registration was cancelled. */
  withdrawnAt: Date | null;
}

/** A registration by form with all that is known of it. */
@ApiExtraModels(FieldOriginView)
export class WholeIntakeRegistrationView extends IntakeRegistrationView {
  givenName: string | null;
  familyName: string | null;
  message: string | null;
  buyer: IntakeBuyerView | null;
  answers: IntakeAnswerView[];
  /** Which delivery each field is from. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(FieldOriginView) } })
  provenance: Record<string, FieldOriginView>;
  suggestions: FieldSuggestionView[];
  /** The sender's own text of the moment. */
  occurredAtRaw: string | null;
  /** Ids that it had before at the sender. */
  formerExternalIds: string[];
  /** What came of it, delivery by delivery. */
  deliveries: RegistrationDeliveryView[];
  consents: TickedConsentView[];
  leads: MadeLeadView[];
}

/** What came of one decision. */
export class ResolutionView {
  registrationId: string;
  /** @example "resolved" */
  outcome: 'resolved' | 'failed';
  matchState: MatchState | null;
  contactId: string | null;
  companyId: string | null;
  /**
   * Of a failed one: why.
   * @example "intake_registration.resolved"
   */
  code: string | null;
  detail: string | null;
}

/** What came of many decisions, in their order. */
export class ResolutionsView {
  items: ResolutionView[];
}
