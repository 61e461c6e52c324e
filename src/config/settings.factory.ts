import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type ClamdAddress, parseClamdAddress } from './clamd-address.rules.js';
import { type MailSettings, readMailSettings } from './mail-settings.rules.js';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.rules.js';

/** The settings of the application, validated once at start. `.env.example` explains each for operators. */
export interface Settings extends MailSettings {
  /** TCP port of the API. */
  port: number;
  /** Address on which the API listens. */
  host: string;
  /** Address of PostgreSQL; absent for the embedded server in `dataDir`. */
  databaseUrl?: string;
  /**
   * Whether the database is the embedded server in `dataDir`. It stays true after `databaseUrl` was set to that server.
   */
  embeddedDatabase: boolean;
  /** The token that `/metrics` requires; absent if anybody may read it. */
  metricsToken?: string | undefined;
  /** Whether Swagger UI and the OpenAPI document are served. */
  docs: boolean;
  /** Whether NODE_ENV is "production". */
  production: boolean;
  /**
   * Address of PostgreSQL itself if `databaseUrl` leads to a transaction pooler. Migrations, job queues and backups use
   * it because they need a session of their own.
   */
  databaseSessionUrl?: string;
  /** Read replicas for reads that may lag. */
  databaseReplicaUrls: string[];
  /** Address under which users and providers reach the application, without a slash at its end. */
  publicUrl?: string;
  /** Maximum number of connections of one instance. */
  databasePoolSize: number;
  /** Maximum number of requests that wait for a free connection. */
  databasePoolQueue: number;
  /** Milliseconds that a request waits for a free connection. */
  databasePoolTimeoutMs: number;
  /** Milliseconds after which a query of a request without an answer is given up. */
  databaseQueryTimeoutMs: number;
  /** The same for reports, exports and jobs. */
  databaseLongQueryTimeoutMs: number;
  /** Folder of the embedded PostgreSQL and of generated secrets. */
  dataDir: string;
  /** Root of the folders to which schedules write their reports. */
  reportsDir: string;
  /** The file to which erasures of persons are appended, by ids and hashes. Instances share it. */
  erasuresFile: string;
  /**
   * `true` creates the demo in an empty database, with random passwords; `false` never creates it. If it is absent, the
   * demo is created with its published password in an embedded database without users, provided that only this machine
   * can reach the API.
   */
  demo?: boolean;
  /** Key that signs access tokens. If it is absent, a key is generated into the key file in `dataDir`. */
  jwtSecret?: string;
  /** The previous signing key, which stays valid until the rotation is done and its tokens have expired. */
  jwtSecretFormer?: string;
  /**
   * Key that encrypts stored secrets. If it is absent, the key file's key is used, or with DATABASE_URL `jwtSecret`.
   */
  encryptionKey?: string;
  /** The previous encryption key, which stays valid until the rotation is done. */
  encryptionKeyFormer?: string;
  /** Lifetime of an access token in seconds. */
  accessTokenSeconds: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Login attempts allowed in a minute for each account; five times as many for each address. */
  loginAttemptsPerMinute: number;
  /** Days without interaction after which an open lead is stale. */
  staleAfterDays: number;
  /** Whether this instance runs the scheduled jobs. */
  jobs: boolean;
  /** Days after the end of an activity within which its attendees are to be contacted. */
  followUpDays: number;
  /** Days after a visit at which passport and dietary data are removed. */
  travelDetailDays: number;
  /** Months before a transition within which a touch is credited for it. */
  touchWindowMonths: number;
  /** Deliveries of one form that one instance accepts in a minute. */
  intakePerMinute: number;
  /** Days for which the original bytes of deliveries are kept. */
  intakeBodyDays: number;
  /** Days for which the records of rejected deliveries are kept. */
  intakeQuarantineDays: number;
  /** Days for which the bytes of received mails are kept. */
  inboundRawDays: number;
  /** Days for which the rows of an import are kept after its end. */
  importRowDays: number;
  /** Cost of the proof of work of registration pages, in iterations of PBKDF2 for each attempt; 0 asks for none. */
  registrationPowCost: number;
  /** Maximum size of the file of a document, in MB of 1,048,576 bytes. */
  documentMaxMb: number;
  /** Maximum size of all files of documents together, in MB; 0 for no limit. */
  documentsTotalMb: number;
  /** First administrator, created in an empty database. */
  adminEmail?: string;
  adminPassword?: string;
  /** External identity provider whose tokens are accepted; absent if they are not. */
  oidc?: { issuer: string; audience: string; jwksUrl: string };
  /** Client at the identity provider with which users log in in a browser. A public client has no secret. */
  oidcClient?: { issuer: string; id: string; secret?: string };
  /** Seconds for which a stopping instance still answers requests while it reports that it is not ready. */
  drainSeconds: number;
  /** Seconds that a stopping instance waits for requests in flight. */
  shutdownSeconds: number;
  /**
   * Origins on private networks from which connections of the intake may fetch (`https://tickets.intranet.example`);
   * `loopback` allows every port of this machine.
   */
  intakePrivateOrigins: string[];
  /** The virus scanner that checks uploaded documents; absent if they are not scanned. */
  clamdAddress?: ClamdAddress;
  /** Origins on private networks to which webhooks may be sent; as {@link intakePrivateOrigins}. */
  webhookPrivateOrigins: string[];
  /** Days for which deliveries of webhooks are kept. */
  webhookLogDays: number;
  /** The reverse proxies whose `X-Forwarded-For` is trusted. */
  trustProxy: TrustedProxies;
  /** Where each setting was given, by the name of its variable. The others have their defaults. */
  sources: Readonly<Record<string, SettingSource>>;
}

/** A place where a setting can be given. */
export type SettingSource = 'environment' | 'env_file';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** An error that lists each wrong setting by its name, one per line. It never contains the value of a secret. */
export class SettingsError extends Error {
  constructor(readonly problems: string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/**
 * Reads the settings from an environment.
 * @param namesOfFile the variables that come from the file `.env`
 * @throws SettingsError that names every wrong setting
 */
export function loadSettings(
  env: Record<string, string | undefined>,
  namesOfFile: ReadonlySet<string> = new Set(),
): Settings {
  const problems: string[] = [];
  const sources: Record<string, SettingSource> = {};
  const readText = (name: string) => {
    const value = env[name]?.trim() || undefined;
    if (value !== undefined) sources[name] = namesOfFile.has(name) ? 'env_file' : 'environment';
    return value;
  };
  const readWholeNumber = (name: string, fallback: number, min: number, max: number) => {
    const raw = readText(name);
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (!Number.isInteger(value) || value < min || value > max) {
      problems.push(`${name} must be a whole number from ${min} to ${max}, not "${raw}"`);
    }
    return value;
  };
  const readFlag = (name: string) => {
    const raw = readText(name)?.toLowerCase();
    if (raw === undefined) return undefined;
    if (raw === 'true' || raw === '1') return true;
    if (raw === 'false' || raw === '0') return false;
    problems.push(`${name} must be true or false, not "${raw}"`);
    return undefined;
  };
  const checkUrl = (name: string, value: string | undefined, protocols: string[]) => {
    if (value === undefined) return undefined;
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol)) {
      problems.push(`${name} must be a URL starting with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    }
    return value;
  };
  const postgres = ['postgres:', 'postgresql:'];
  const readSecret = (name: string, otherwise = 'be absent to have one generated into DATA_DIR') => {
    const value = readText(name);
    if (value !== undefined && value.length < 32) {
      problems.push(`${name} must have at least 32 characters, or ${otherwise}`);
    }
    return value;
  };
  const readFormerSecret = (name: string) => {
    const value = readSecret(`${name}_FORMER`);
    if (value !== undefined && !readText(name))
      problems.push(`${name} must be set with ${name}_FORMER, which is the key before it`);
    return value;
  };
  const logLevel = LOG_LEVELS.find((level) => level === (readText('LOG_LEVEL')?.toLowerCase() ?? 'info'));
  if (!logLevel) problems.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${readText('LOG_LEVEL')}"`);
  const adminEmail = readText('ADMIN_EMAIL');
  // A password is taken as it is, with blanks at its ends.
  const adminPassword = readText('ADMIN_PASSWORD') && env['ADMIN_PASSWORD'];
  if (adminEmail && !/^[^@\s]+@[^@\s]+$/.test(adminEmail)) problems.push('ADMIN_EMAIL must be an e-mail address');
  if (adminEmail && (adminPassword?.length ?? 0) < 12) {
    problems.push('ADMIN_PASSWORD must have at least 12 characters when ADMIN_EMAIL is set');
  }
  if (adminPassword && !adminEmail) problems.push('ADMIN_EMAIL must be set with ADMIN_PASSWORD');
  // The embedded database has no replicas. Replicas of another database would return its data.
  if (readText('DATABASE_REPLICA_URLS') && !readText('DATABASE_URL')) {
    problems.push('DATABASE_URL must be set with DATABASE_REPLICA_URLS, which are its replicas');
  }
  if (readText('DATABASE_SESSION_URL') && !readText('DATABASE_URL')) {
    problems.push('DATABASE_URL must be set with DATABASE_SESSION_URL, which bypasses the pooler of DATABASE_URL');
  }

  if (readText('JWT_SECRET') !== undefined && readText('JWT_SECRET') === readText('ENCRYPTION_KEY')) {
    problems.push(
      'ENCRYPTION_KEY must differ from JWT_SECRET. If the stored secrets are encrypted with JWT_SECRET, move it to ' +
        'ENCRYPTION_KEY_FORMER, set ENCRYPTION_KEY to a new value and run "npm run crm -- app-key rotate encryption"; ' +
        '"openssl rand -base64 32" generates one',
    );
  }

  const dataDir = resolve(readText('DATA_DIR') ?? './data');

  const settings: Settings = {
    port: readWholeNumber('PORT', 3000, 0, 65_535),
    host: readText('HOST') ?? '127.0.0.1',
    publicUrl: readPublicUrl(readText('PUBLIC_URL'), problems),
    databaseUrl: checkUrl('DATABASE_URL', readText('DATABASE_URL'), postgres),
    embeddedDatabase: readText('DATABASE_URL') === undefined,
    production: readText('NODE_ENV') === 'production',
    databaseSessionUrl: checkUrl('DATABASE_SESSION_URL', readText('DATABASE_SESSION_URL'), postgres),
    databaseReplicaUrls: (readText('DATABASE_REPLICA_URLS') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => checkUrl('DATABASE_REPLICA_URLS', part, postgres) ?? part),
    databasePoolSize: readWholeNumber('DATABASE_POOL_SIZE', Math.max(10, availableParallelism() * 4), 2, 200),
    databasePoolQueue: readWholeNumber('DATABASE_POOL_QUEUE', 1_000, 0, 100_000),
    databasePoolTimeoutMs: readWholeNumber('DATABASE_POOL_TIMEOUT_MS', 20_000, 100, 600_000),
    databaseQueryTimeoutMs: readWholeNumber('DATABASE_QUERY_TIMEOUT_MS', 15_000, 100, 600_000),
    databaseLongQueryTimeoutMs: readWholeNumber('DATABASE_LONG_QUERY_TIMEOUT_MS', 45_000, 100, 3_600_000),
    dataDir,
    reportsDir: resolve(readText('REPORTS_DIR') ?? join(dataDir, 'reports')),
    erasuresFile: resolve(readText('ERASURES_FILE') ?? join(dataDir, 'erasures.jsonl')),
    metricsToken: readSecret('METRICS_TOKEN', 'be absent, and then anybody can read /metrics'),
    docs: readFlag('DOCS') ?? true,
    demo: readFlag('DEMO'),
    jwtSecret: readSecret('JWT_SECRET'),
    jwtSecretFormer: readFormerSecret('JWT_SECRET'),
    encryptionKey: readSecret('ENCRYPTION_KEY'),
    encryptionKeyFormer: readFormerSecret('ENCRYPTION_KEY'),
    accessTokenSeconds: readWholeNumber('ACCESS_TOKEN_SECONDS', 3_600, 60, 86_400),
    logLevel: logLevel ?? 'info',
    loginAttemptsPerMinute: readWholeNumber('LOGIN_ATTEMPTS_PER_MINUTE', 10, 1, 10_000),
    staleAfterDays: readWholeNumber('STALE_AFTER_DAYS', 90, 1, 3_650),
    jobs: readFlag('JOBS') ?? true,
    followUpDays: readWholeNumber('FOLLOW_UP_DAYS', 2, 0, 365),
    travelDetailDays: readWholeNumber('TRAVEL_DETAIL_DAYS', 30, 0, 3_650),
    touchWindowMonths: readWholeNumber('TOUCH_WINDOW_MONTHS', 24, 1, 240),
    intakePerMinute: readWholeNumber('INTAKE_PER_MINUTE', 60_000, 1, 10_000_000),
    intakeBodyDays: readWholeNumber('INTAKE_BODY_DAYS', 365, 1, 3_650),
    intakeQuarantineDays: readWholeNumber('INTAKE_QUARANTINE_DAYS', 30, 1, 365),
    inboundRawDays: readWholeNumber('INBOUND_RAW_DAYS', 365, 1, 3_650),
    importRowDays: readWholeNumber('IMPORT_ROW_DAYS', 90, 1, 3_650),
    registrationPowCost: readWholeNumber('REGISTRATION_POW_COST', 1_000, 0, 100_000),
    documentMaxMb: readWholeNumber('DOCUMENT_MAX_MB', 25, 1, 200),
    documentsTotalMb: readWholeNumber('DOCUMENTS_TOTAL_MB', 5_120, 0, 1_000_000_000),
    adminEmail,
    adminPassword,
    ...readOidcSettings(readText, checkUrl, problems),
    // The embedded database has one instance only, so requests could go nowhere else.
    drainSeconds: readWholeNumber('DRAIN_SECONDS', readText('DATABASE_URL') ? 5 : 0, 0, 600),
    shutdownSeconds: readWholeNumber('SHUTDOWN_SECONDS', 20, 1, 600),
    clamdAddress: readClamdAddress(readText('CLAMD_ADDRESS'), problems),
    ...readMailSettings(readText, readWholeNumber, problems),
    intakePrivateOrigins: readPrivateOrigins('INTAKE_PRIVATE_ORIGINS', readText, problems),
    webhookPrivateOrigins: readPrivateOrigins('WEBHOOK_PRIVATE_ORIGINS', readText, problems),
    webhookLogDays: readWholeNumber('WEBHOOK_LOG_DAYS', 30, 1, 365),
    trustProxy: readTrustedProxies(readText('TRUST_PROXY'), problems),
    sources,
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/** Returns the address for sessions of their own: PostgreSQL itself if DATABASE_URL leads to a pooler. */
export function getSessionUrl(settings: Settings): string {
  return settings.databaseSessionUrl ?? settings.databaseUrl ?? '';
}

function readPublicUrl(value: string | undefined, problems: string[]): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  problems.push(`PUBLIC_URL must be an address without a path, such as https://crm.example, not "${value}"`);
  return undefined;
}

function readTrustedProxies(value: string | undefined, problems: string[]): TrustedProxies {
  try {
    return parseTrustedProxies(value);
  } catch (error) {
    problems.push((error as RangeError).message);
    return false;
  }
}

function readClamdAddress(value: string | undefined, problems: string[]): ClamdAddress | undefined {
  try {
    return parseClamdAddress(value);
  } catch (error) {
    problems.push((error as RangeError).message);
    return undefined;
  }
}

/**
 * Reads the origins on private networks to which requests are allowed. With the embedded database the application is
 * tried out, at most with another program on the same machine.
 */
function readPrivateOrigins(
  name: string,
  readText: (name: string) => string | undefined,
  problems: string[],
): string[] {
  const list = readText(name) ?? (readText('DATABASE_URL') ? '' : 'loopback');
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      if (part === 'loopback' || isAllowedOrigin(part)) return part;
      problems.push(
        `${name} must list origins such as https://tickets.intranet.example ` +
          `(http:// for this machine only), not "${part}"`,
      );
      return part;
    });
}

/** Tells whether requests to an origin can be allowed. Unencrypted requests must not leave this machine. */
function isAllowedOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: whole, protocol, hostname } = new URL(origin);
  return whole === origin && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

/**
 * Tells whether browsers reach the application at an address where they compute a proof of work: with https, or on this
 * machine.
 */
export function isPublicAddressSecure({ publicUrl, host }: Pick<Settings, 'publicUrl' | 'host'>): boolean {
  return publicUrl?.startsWith('https://') === true || isLoopback(host) || host === '::1';
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function readOidcSettings(
  text: (name: string) => string | undefined,
  url: (name: string, value: string | undefined, protocols: string[]) => string | undefined,
  problems: string[],
): Pick<Settings, 'oidc' | 'oidcClient'> {
  const issuer = text('OIDC_ISSUER');
  const audience = text('OIDC_AUDIENCE');
  const jwksUrl = text('OIDC_JWKS_URL');
  const id = text('OIDC_CLIENT_ID');
  const secret = text('OIDC_CLIENT_SECRET');
  if (secret && !id) problems.push('OIDC_CLIENT_ID must be set together with OIDC_CLIENT_SECRET');
  if (id && !issuer) problems.push('OIDC_ISSUER must be set together with OIDC_CLIENT_ID');
  const acceptsTokens = Boolean(audience || jwksUrl || (issuer && !id));
  if (acceptsTokens && !(issuer && audience && jwksUrl)) {
    problems.push('OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL must be set together');
  }
  url('OIDC_ISSUER', issuer, ['https:', 'http:']);
  // An attacker who can replace the keys, or the addresses of the provider, can impersonate every user.
  if (jwksUrl) checkEncrypted('OIDC_JWKS_URL', jwksUrl, problems);
  if (issuer && id) checkEncrypted('OIDC_ISSUER', issuer, problems);
  return {
    oidc: issuer && audience && jwksUrl ? { issuer, audience, jwksUrl } : undefined,
    oidcClient: issuer && id ? { issuer, id, secret } : undefined,
  };
}

function checkEncrypted(name: string, address: string, problems: string[]): void {
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  if (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) return;
  problems.push(`${name} must be a URL starting with https:// (http:// for this machine only)`);
}
