import type { RetentionKind } from '../../retention-rules/retention-rule.constants.js';
import type { TermKind } from '../../retention-rules/retention-term.constants.js';

/** The purposes for which data are used. */
export const PURPOSES = ['relations', 'events', 'mailings', 'reports', 'obligations', 'operation'] as const;
/** One of {@link PURPOSES}. */
export type Purpose = (typeof PURPOSES)[number];

/** The categories of recipients. */
export const RECIPIENTS = [
  'webhooks',
  'api_keys',
  'partners',
  'reports_by_mail',
  'mail_server',
  'form_providers',
] as const;
/** One of {@link RECIPIENTS}. */
export type RecipientCategory = (typeof RECIPIENTS)[number];

/** The subjects of tables with data of people. They are the files of the registry of personal data. */
export const REGISTERED_GROUPS = [
  'companies',
  'activities',
  'agreements',
  'leads',
  'interactions',
  'documents',
  'mail',
  'intake',
  'imports',
  'privacy',
  'reports',
  'search',
  'webhooks',
  'identity',
  'common',
  'database',
] as const;
/** One of {@link REGISTERED_GROUPS}. */
export type RegisteredGroup = (typeof REGISTERED_GROUPS)[number];

/** The fixed texts of the register of processing activities, in one language. */
export interface RegisterTexts {
  purposes: Readonly<Record<Purpose, { name: string; description: string }>>;
  groups: Readonly<Record<RegisteredGroup, { name: string; persons: readonly string[]; data: readonly string[] }>>;
  recipients: Readonly<Record<RecipientCategory, string>>;
  formatTransferByPartners: (people: number) => string;
  transfers: readonly string[];
  rules: Readonly<Record<RetentionKind, { data: string; formatTerm: (months: number) => string }>>;
  terms: Readonly<Record<TermKind, { data: string; formatTerm: (value: number) => string }>>;
  security: readonly string[];
}
