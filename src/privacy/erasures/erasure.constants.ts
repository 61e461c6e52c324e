import { TREATMENTS, type Treatment } from '../personal-data.rules.js';

/** The reasons for which a person is erased without a request (GDPR art. 17(1)). */
export const ERASURE_REASONS = [
  'no_longer_needed',
  'consent_withdrawn',
  'objection',
  'unlawful',
  'legal_obligation',
] as const;
/** One of {@link ERASURE_REASONS}. */
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** The decisions about a text that mentions the person. */
export const MENTION_ACTIONS = ['replace', 'keep'] as const;
/** One of {@link MENTION_ACTIONS}. */
export type MentionAction = (typeof MENTION_ACTIONS)[number];

/** The reasons for which a mention stays: it is somebody else, or GDPR art. 17(3). */
export const MENTION_KEEP_REASONS = [
  'other_person',
  'legal_obligation',
  'legal_claims',
  'freedom_of_expression',
] as const;
/** One of {@link MENTION_KEEP_REASONS}. */
export type MentionKeepReason = (typeof MENTION_KEEP_REASONS)[number];

/** The kinds of mentions: the whole name or an address, or a part of the name. */
export const MENTION_KINDS = ['full', 'part'] as const;
/** One of {@link MENTION_KINDS}. */
export type MentionKind = (typeof MENTION_KINDS)[number];

/** The reasons why a person cannot be erased now. */
export const BLOCKER_KINDS = [
  'only_contact_of_open_lead',
  'participant_of_coming_delegation',
  'registered_for_coming_seminar',
  'running_import',
  'signatory_in_force',
] as const;
/** One of {@link BLOCKER_KINDS}. */
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** The treatments that an erasure counts. */
export const COUNTED_TREATMENTS = TREATMENTS.filter((treatment) => treatment !== 'none' && treatment !== 'staff');
/** One of {@link COUNTED_TREATMENTS}. */
export type CountedTreatment = Exclude<Treatment, 'none' | 'staff'>;

/** The maximum number of mentions that are decided one by one. */
export const MAX_MENTIONS = 500;

/** The name of an erased contact, which reports and lists show. */
export const ERASED_NAME = 'Erased person';

/** The text in place of a mention. */
export const ERASED_MENTION = '[erased person]';

/** The text in place of a value of JSON. */
export const ERASED_VALUE = '[erased]';
