import { NOTIFICATION_DAYS } from '../../identity/notifications/notification.constants.js';
import { BULK_UPDATE_DAYS } from '../../common/bulk-updates/bulk-update.entity.js';
import { IDEMPOTENCY_KEY_DAYS } from '../../common/http/idempotency-key.store.js';
import { SESSION_DAYS } from '../../identity/model/user-access.queries.js';
import { CONFIRMATION_HOURS } from '../../intake/registration-page/model/registration-page.constants.js';
import type { Settings } from '../../config/settings.factory.js';

/** The kinds of data that a job removes after a term that is no rule. */
export const TERM_KINDS = [
  'delivery_bytes',
  'quarantine',
  'inbound_mail_bytes',
  'import_rows',
  'travel_details',
  'webhook_deliveries',
  'user_sessions',
  'idempotency_keys',
  'notifications',
  'bulk_updates',
  'pending_registrations',
] as const;
/** One of {@link TERM_KINDS}. */
export type TermKind = (typeof TERM_KINDS)[number];

/** The units of terms. */
export const TERM_UNITS = ['hours', 'days'] as const;
/** One of {@link TERM_UNITS}. */
export type TermUnit = (typeof TERM_UNITS)[number];

/** The definition of a term. */
export interface TermDefinition {
  setting: string | null;
  unit: TermUnit;
  /** Returns the length in `unit`. */
  read: (settings: Settings) => number;
}

/** The terms of the kinds, each from where it is defined. */
export const TERMS: Readonly<Record<TermKind, TermDefinition>> = {
  delivery_bytes: { setting: 'INTAKE_BODY_DAYS', unit: 'days', read: ({ intakeBodyDays }) => intakeBodyDays },
  quarantine: { setting: 'INTAKE_QUARANTINE_DAYS', unit: 'days', read: (settings) => settings.intakeQuarantineDays },
  inbound_mail_bytes: { setting: 'INBOUND_RAW_DAYS', unit: 'days', read: ({ inboundRawDays }) => inboundRawDays },
  import_rows: { setting: 'IMPORT_ROW_DAYS', unit: 'days', read: ({ importRowDays }) => importRowDays },
  travel_details: { setting: 'TRAVEL_DETAIL_DAYS', unit: 'days', read: ({ travelDetailDays }) => travelDetailDays },
  webhook_deliveries: { setting: 'WEBHOOK_LOG_DAYS', unit: 'days', read: ({ webhookLogDays }) => webhookLogDays },
  user_sessions: { setting: null, unit: 'days', read: () => SESSION_DAYS },
  idempotency_keys: { setting: null, unit: 'days', read: () => IDEMPOTENCY_KEY_DAYS },
  notifications: { setting: null, unit: 'days', read: () => NOTIFICATION_DAYS },
  bulk_updates: { setting: null, unit: 'days', read: () => BULK_UPDATE_DAYS },
  pending_registrations: { setting: null, unit: 'hours', read: () => CONFIRMATION_HOURS },
};
