import type { ActivityKind } from '../../activities/activity.constants.js';
import type { AgreementStatus } from '../../agreements/agreements/agreement.constants.js';
import type { CommitmentStatus } from '../../agreements/commitments/commitment.constants.js';
import type {
  BusinessActivity,
  Channel,
  InvestmentType,
  Involvement,
  LeadStatus,
  LostReason,
  ScreeningStatus,
  Stage,
} from '../../leads/pipeline/lead.constants.js';
import type { Maturity } from '../statistics/statistics.rules.js';

/** The units of figures. */
export type Unit =
  | 'text'
  | 'date'
  | 'leads'
  | 'moves'
  | 'jobs'
  | 'EUR'
  | 'days'
  | 'hours'
  | 'months'
  | 'years'
  | 'percent'
  | 'ratio'
  | 'rank'
  | 'levels'
  | 'commitments'
  | 'activities'
  | 'people'
  | 'companies'
  | 'contacts'
  | 'projects'
  | 'records'
  | 'tasks';

/** The types of rows of the activity attribution. */
type AttributionType = 'activity' | 'agreement' | 'country' | 'kind' | 'none' | 'channel' | 'unattributed' | 'total';

/** The words of one language for the codes in reports. A code that is added without a word does not compile. */
export interface VocabularyWords {
  stage: Readonly<Record<Stage, string>>;
  status: Readonly<Record<LeadStatus, string>>;
  reason: Readonly<Record<LostReason, string>>;
  channel: Readonly<Record<Channel, string>>;
  investmentType: Readonly<Record<InvestmentType, string>>;
  businessActivity: Readonly<Record<BusinessActivity, string>>;
  involvement: Readonly<Record<Involvement, string>>;
  screening: Readonly<Record<ScreeningStatus, string>>;
  activityKind: Readonly<Record<ActivityKind, string>>;
  /** The plural of a kind, used as the name of a group. */
  activityKinds: Readonly<Record<ActivityKind | 'agreement', string>>;
  agreementStatus: Readonly<Record<AgreementStatus, string>>;
  commitmentStatus: Readonly<Record<CommitmentStatus, string>>;
  attributionType: Readonly<Record<AttributionType, string>>;
  /** The fields that a stage can require of a lead, by their names in the API. */
  requiredField: Readonly<Record<string, string>>;
  maturity: Readonly<Record<Maturity, string>>;
  unit: Readonly<Record<Unit, string>>;
  /** The units that have another form for exactly one. */
  unitOfOne: Readonly<Partial<Record<Unit, string>>>;
}

/** One of the vocabularies that reports have words for. */
export type Vocabulary = keyof VocabularyWords;
