import { formatClamdAddress } from './clamd-address.rules.js';
import { formatMailAddress } from './mail-address.rules.js';
import type { Settings, SettingSource } from './settings.factory.js';

/** The subjects by which settings are shown, in the order of `.env.example`. */
export const SETTING_GROUPS = ['network', 'data', 'authentication', 'behaviour', 'operation'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** The sources of settings. */
export const SETTING_SOURCES = ['default', 'environment', 'env_file'] as const;

/** A setting that the running instance uses. */
export interface AppliedSetting {
  name: string;
  group: SettingGroup;
  source: 'default' | SettingSource;
  /** Whether the value is a secret, which is never shown. */
  isSecret: boolean;
  /** The value; null for a secret and for a setting without one. */
  value: string | null;
}

type Value = string | number | boolean | null | undefined;
/** Reads the value that applies; null marks a secret. */
type Definition = readonly [group: SettingGroup, name: string, read: ((settings: Settings) => Value) | null];

/**
 * All settings. Addresses of databases are secrets, because they usually contain a password. Every setting is named here
 * by hand, so that a new one is not shown before somebody has decided whether it is a secret.
 */
const DEFINITIONS: readonly Definition[] = [
  ['network', 'HOST', ({ host }) => host],
  ['network', 'PORT', ({ port }) => port],
  ['network', 'PUBLIC_URL', ({ publicUrl }) => publicUrl],
  ['network', 'TRUST_PROXY', ({ trustProxy }) => String(trustProxy)],
  ['network', 'INTAKE_PRIVATE_ORIGINS', ({ intakePrivateOrigins }) => intakePrivateOrigins.join(', ')],
  ['network', 'CLAMD_ADDRESS', ({ clamdAddress }) => clamdAddress && formatClamdAddress(clamdAddress)],
  ['network', 'SMTP_URL', null],
  ['network', 'MAIL_FROM', ({ mailServer }) => mailServer && formatMailAddress(mailServer.from)],
  ['network', 'MAIL_REPLY_TO', ({ mailReplyTo }) => mailReplyTo && formatMailAddress(mailReplyTo)],
  [
    'network',
    'MAIL_INBOUND_ADDRESS',
    ({ mailInboundAddress }) => mailInboundAddress && formatMailAddress(mailInboundAddress),
  ],
  ['network', 'PRIVACY_CONTACT', ({ privacyContact }) => privacyContact && formatMailAddress(privacyContact)],
  ['network', 'MAIL_AUTHSERV_ID', ({ mailAuthservId }) => mailAuthservId],
  ['network', 'WEBHOOK_PRIVATE_ORIGINS', ({ webhookPrivateOrigins }) => webhookPrivateOrigins.join(', ')],
  ['data', 'DATABASE_URL', null],
  ['data', 'DATABASE_SESSION_URL', null],
  ['data', 'DATABASE_REPLICA_URLS', null],
  ['data', 'DATABASE_POOL_SIZE', ({ databasePoolSize }) => databasePoolSize],
  ['data', 'DATABASE_POOL_QUEUE', ({ databasePoolQueue }) => databasePoolQueue],
  ['data', 'DATABASE_POOL_TIMEOUT_MS', ({ databasePoolTimeoutMs }) => databasePoolTimeoutMs],
  ['data', 'DATABASE_QUERY_TIMEOUT_MS', ({ databaseQueryTimeoutMs }) => databaseQueryTimeoutMs],
  ['data', 'DATABASE_LONG_QUERY_TIMEOUT_MS', ({ databaseLongQueryTimeoutMs }) => databaseLongQueryTimeoutMs],
  ['data', 'DATA_DIR', ({ dataDir }) => dataDir],
  ['data', 'REPORTS_DIR', ({ reportsDir }) => reportsDir],
  ['data', 'ERASURES_FILE', ({ erasuresFile }) => erasuresFile],
  ['data', 'DEMO', ({ demo }) => demo],
  ['authentication', 'ADMIN_EMAIL', ({ adminEmail }) => adminEmail],
  ['authentication', 'ADMIN_PASSWORD', null],
  ['authentication', 'JWT_SECRET', null],
  ['authentication', 'JWT_SECRET_FORMER', null],
  ['authentication', 'ENCRYPTION_KEY', null],
  ['authentication', 'ENCRYPTION_KEY_FORMER', null],
  ['authentication', 'ACCESS_TOKEN_SECONDS', ({ accessTokenSeconds }) => accessTokenSeconds],
  ['authentication', 'LOGIN_ATTEMPTS_PER_MINUTE', ({ loginAttemptsPerMinute }) => loginAttemptsPerMinute],
  ['authentication', 'OIDC_ISSUER', ({ oidc, oidcClient }) => oidc?.issuer ?? oidcClient?.issuer],
  ['authentication', 'OIDC_CLIENT_ID', ({ oidcClient }) => oidcClient?.id],
  ['authentication', 'OIDC_CLIENT_SECRET', null],
  ['authentication', 'OIDC_AUDIENCE', ({ oidc }) => oidc?.audience],
  ['authentication', 'OIDC_JWKS_URL', ({ oidc }) => oidc?.jwksUrl],
  ['behaviour', 'STALE_AFTER_DAYS', ({ staleAfterDays }) => staleAfterDays],
  ['behaviour', 'FOLLOW_UP_DAYS', ({ followUpDays }) => followUpDays],
  ['behaviour', 'TRAVEL_DETAIL_DAYS', ({ travelDetailDays }) => travelDetailDays],
  ['behaviour', 'TOUCH_WINDOW_MONTHS', ({ touchWindowMonths }) => touchWindowMonths],
  ['behaviour', 'MAIL_PER_MINUTE', ({ mailPerMinute }) => mailPerMinute],
  ['behaviour', 'INTAKE_PER_MINUTE', ({ intakePerMinute }) => intakePerMinute],
  ['behaviour', 'INTAKE_BODY_DAYS', ({ intakeBodyDays }) => intakeBodyDays],
  ['behaviour', 'INTAKE_QUARANTINE_DAYS', ({ intakeQuarantineDays }) => intakeQuarantineDays],
  ['behaviour', 'INBOUND_RAW_DAYS', ({ inboundRawDays }) => inboundRawDays],
  ['behaviour', 'REGISTRATION_POW_COST', ({ registrationPowCost }) => registrationPowCost],
  ['behaviour', 'IMPORT_ROW_DAYS', ({ importRowDays }) => importRowDays],
  ['behaviour', 'DOCUMENT_MAX_MB', ({ documentMaxMb }) => documentMaxMb],
  ['behaviour', 'DOCUMENTS_TOTAL_MB', ({ documentsTotalMb }) => documentsTotalMb],
  ['behaviour', 'WEBHOOK_LOG_DAYS', ({ webhookLogDays }) => webhookLogDays],
  ['operation', 'JOBS', ({ jobs }) => jobs],
  ['operation', 'LOG_LEVEL', ({ logLevel }) => logLevel],
  ['operation', 'METRICS_TOKEN', null],
  ['operation', 'DOCS', ({ docs }) => docs],
  ['operation', 'DRAIN_SECONDS', ({ drainSeconds }) => drainSeconds],
  ['operation', 'SHUTDOWN_SECONDS', ({ shutdownSeconds }) => shutdownSeconds],
  ['operation', 'NODE_ENV', ({ production }) => (production ? 'production' : undefined)],
];

/** Lists the settings that apply, by subject. Values of secrets are left out, and so are passwords in addresses. */
export function listAppliedSettings(settings: Settings): AppliedSetting[] {
  return DEFINITIONS.map(([group, name, read]) => ({
    name,
    group,
    source: settings.sources[name] ?? 'default',
    isSecret: read === null,
    value: read === null ? null : formatValue(read(settings)),
  }));
}

function formatValue(value: Value): string | null {
  if (value === null || value === undefined || value === '') return null;
  return removeCredentials(String(value));
}

/**
 * Removes the user and the password from the addresses in a text. A password can contain @, as long as the last one
 * stands before the host.
 */
export function removeCredentials(text: string): string {
  return text.replaceAll(/(\w:\/\/)[^\s/]*@/g, '$1');
}
