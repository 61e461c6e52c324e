import { ApiExtraModels, ApiProperty, getSchemaPath, OmitType } from '@nestjs/swagger';
import type { RegistrationStatus } from '../../activities/seminars/model/seminar-registration.constants.js';
import type { Provider } from '../parsing/connector.rules.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';
import type { SubmissionStatus } from '../parsing/submission.rules.js';
import { IntakeDecisionView } from './registration-decision.view.js';
import type {
  ApplyOutcome,
  MatchedBy,
  MatchReason,
  MatchState,
  ReviewReason,
} from '../model/intake-registration.constants.js';

/** A contact or company that a registration may be of. */
export class MatchCandidateView {
  id: string;
  /** @example "Li Na" */
  name: string;
  /**
   * Score from 0 to 1. Only 1 is certain.
   * @example 0.75
   */
  score: number;
  /**
   * Reasons for the score, the strongest first.
   * @example ["email_variant"]
   */
  reasons: MatchReason[];
}

/** A registration by form in lists. Texts of the form are cut after 500 characters. */
export class IntakeRegistrationView {
  id: string;
  connectionId: string;
  /** @example "Autumn seminar, registration form" */
  connectionName: string;
  /** @example "tally" */
  provider: Provider;
  /** Id of the activity that the person registers for. */
  activityId: string | null;
  /** The provider's id of the registration. */
  externalId: string;
  formId: string | null;
  /** State of the registration, from the provider's status and the attendance. */
  status: SubmissionStatus;
  /** Time of receipt of its first delivery. */
  receivedAt: Date;
  /** Time of the event at the provider. */
  occurredAt: Date | null;
  /** Whether the provider signed the delivery that the current data comes from. */
  verification: 'verified' | 'unsigned';
  /**
   * Full name as typed, like all data of the form.
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
  /** State of the matching with a contact. */
  matchState: MatchState;
  /** Reasons why it waits for a review. */
  reviewReasons: ReviewReason[];
  matchedBy: MatchedBy | null;
  /**
   * Id of the learned decision that the match rests on: that about the address, or else that about the spelling of the
   * company. Null if it rests on none.
   */
  matchedByDecisionId: string | null;
  matchedAt: Date | null;
  rejectedReason: string | null;
  contactId: string | null;
  contactName: string | null;
  companyId: string | null;
  matchedCompanyName: string | null;
  /** Contacts that it may belong to, the likeliest first, until it is resolved. */
  contactCandidates: MatchCandidateView[];
  /** Companies that it may belong to, the likeliest first, until it is resolved. */
  companyCandidates: MatchCandidateView[];
  /**
   * Id of another registration with the same address: shortly before or after, or of somebody with another name at the
   * same seminar.
   */
  doubleOfId: string | null;
  /** Id of its registration for the seminar. */
  seatId: string | null;
  seatStatus: RegistrationStatus | null;
  /**
   * Error code if there is no seat or it differs from the provider's state.
   * @example "seminar.cancelled"
   */
  seatProblem: string | null;
  /** Whether the provider gave a seat although the seminar was full. */
  overflow: boolean;
  /** Error code of a rule that could not create its lead. It is tried again when the rules are run. */
  ruleProblem: string | null;
  /** Keys of answers that the mapping does not name. */
  drift: string[];
  createdAt: Date;
  updatedAt: Date;
  version: number;
  createdBy: string | null;
  archivedAt: Date | null;
}

/** An answer that no field uses. */
export class IntakeAnswerView {
  /** @example "dietary" */
  key: string;
  /** @example "Anything we should know?" */
  label: string | null;
  type: string;
  /** A text, a list of texts, or texts by name. */
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

/** The person who booked, if another person attends. */
export class IntakeBuyerView {
  fullName: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  phone: string | null;
  companyName: string | null;
}

/** The origin of a field. */
export class FieldOriginView {
  deliveryId: string;
  /** Time of receipt of that delivery. */
  at: Date;
  /** Whether it also filled a blank field of the contact. */
  filledContact?: boolean;
}

/** A value of the form that differs from the contact. The contact is not overwritten. */
export class FieldSuggestionView {
  /** @example "jobTitle" */
  field: string;
  /** @example "Export manager" */
  current: string;
  /** @example "Sales director" */
  said: string;
}

/** One delivery of a registration. */
export class RegistrationDeliveryView {
  deliveryId: string;
  receivedAt: Date;
  appliedAt: Date;
  status: SubmissionStatus;
  /** Version at the provider, if it has versions. */
  version: string | null;
  outcome: ApplyOutcome;
}

/** A consent that was ticked on the form. */
export class TickedConsentView {
  /** @example "marketing" */
  purpose: string;
  wording: string;
  wordingVersion: string;
  occurredAt: Date;
  /** Id of the delivery that is the evidence. */
  deliveryId: string;
  /** Id of the recorded consent of the contact; null until the contact is known. */
  consentId: string | null;
}

/** A lead that a rule created or touched for a registration, if the caller may see it. */
export class MadeLeadView {
  /** @example "wants-meeting" */
  ruleId: string;
  leadId: string;
  /** @example "LEAD-2026-0007" */
  leadReference: string;
  /** Whether the rule created the lead. Otherwise it added a touch to an open lead. */
  madeLead: boolean;
  madeAt: Date;
  /** Time at which the result of the rule was withdrawn, for example because the registration was cancelled. */
  withdrawnAt: Date | null;
}

/** A contact that a registration may be of, with the stored values to compare with those of the form. */
export class ContactCandidateView extends MatchCandidateView {
  nativeName: string | null;
  givenName: string | null;
  familyName: string | null;
  jobTitle: string | null;
  email: string | null;
  phone: string | null;
  /** Id of the employer. */
  companyId: string | null;
  companyName: string | null;
}

/** A company that a registration may be of, with the stored values to compare with those of the form. */
export class CompanyCandidateView extends MatchCandidateView {
  nativeName: string | null;
  /** @example "CN" */
  country: string;
  city: string | null;
  emailDomains: string[];
}

/** An open lead of a company that a registration may be of, if the caller may see it. */
export class CandidateLeadView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  title: string;
  /** @example "qualified" */
  stage: Stage;
  companyId: string;
  ownerName: string | null;
}

/** Another registration that a learned decision has matched. */
export class AlsoMatchedView {
  registrationId: string;
  /** @example "Autumn seminar, registration form" */
  connectionName: string;
  receivedAt: Date;
  /**
   * Full name as typed.
   * @example "Bo Rossi"
   */
  fullName: string | null;
  companyName: string | null;
  contactId: string | null;
  contactName: string | null;
}

/** A learned decision behind a match, with the other registrations that it has matched. */
export class LearnedDecisionUseView extends IntakeDecisionView {
  /** Number of other registrations that it has matched. */
  alsoMatchedCount: number;
  /** The latest of them, at most 20. */
  alsoMatched: AlsoMatchedView[];
}

/** A registration by form with its details. */
@ApiExtraModels(FieldOriginView)
export class WholeIntakeRegistrationView extends OmitType(IntakeRegistrationView, [
  'contactCandidates',
  'companyCandidates',
]) {
  /** Contacts that it may belong to, the likeliest first, until it is resolved. */
  contactCandidates: ContactCandidateView[];
  /** Companies that it may belong to, the likeliest first, until it is resolved. */
  companyCandidates: CompanyCandidateView[];
  /** Open leads of the candidates and of their employers, at most 50. */
  candidateLeads: CandidateLeadView[];
  givenName: string | null;
  familyName: string | null;
  message: string | null;
  buyer: IntakeBuyerView | null;
  answers: IntakeAnswerView[];
  /** Origin of each field. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(FieldOriginView) } })
  provenance: Record<string, FieldOriginView>;
  suggestions: FieldSuggestionView[];
  /** Time of the event as the unchanged text of the provider. */
  occurredAtRaw: string | null;
  /** Former ids of the registration at the provider. */
  formerExternalIds: string[];
  /** Its deliveries with their outcomes. */
  deliveries: RegistrationDeliveryView[];
  consents: TickedConsentView[];
  leads: MadeLeadView[];
  /**
   * Whether the text in the field of the company can name one. Texts such as `n/a`, `student` or `x` do not, and nothing is
   * learned about them.
   */
  hasCompanyName: boolean;
  /**
   * The learned decisions behind the match, each with the other registrations that it has matched: those that were stored
   * for this registration, and the one of `matchedByDecisionId`. The response to a reopening shows those that were behind
   * the former match; `archivedAt` says whether they are revoked.
   */
  learnedDecisions: LearnedDecisionUseView[];
}

/** Outcome of one decision. */
export class ResolutionView {
  registrationId: string;
  /** @example "resolved" */
  outcome: 'resolved' | 'failed';
  matchState: MatchState | null;
  contactId: string | null;
  companyId: string | null;
  /** Version of the registration after the decision; null if the decision failed. */
  version: number | null;
  /**
   * Error code of a decision that failed.
   * @example "intake_registration.resolved"
   */
  code: string | null;
  detail: string | null;
}

/** Outcomes of many decisions in their order. */
export class ResolutionsView {
  items: ResolutionView[];
}
