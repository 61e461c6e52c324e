import pg from 'pg';

/**
 * Watches every connection that is made to `DATABASE_URL`, by whatever code: behind a transaction pooler the next statement
 * may run in another session. The address with this name stands for the pooler, the one by number for PostgreSQL itself.
 */
const POOLED_HOST = 'localhost';

/** Builds the address of a test database that stands for a pooler. */
export function buildPooledUrl(url: string): string {
  const pooled = new URL(url);
  pooled.hostname = POOLED_HOST;
  return pooled.href;
}

/** Matches the statements that change a session or depend on it. */
const SESSION_STATEMENTS: readonly [what: string, pattern: RegExp][] = [
  ['SET', /^SET\s+(?!LOCAL\b|TRANSACTION\b|CONSTRAINTS\b)/i],
  ['RESET', /^RESET\b/i],
  ['DISCARD', /^DISCARD\b/i],
  ['LISTEN', /^(UN)?LISTEN\b/i],
  ['PREPARE', /^(PREPARE\s+(?!TRANSACTION\b)|DEALLOCATE\b)/i],
  ['LOAD', /^LOAD\b/i],
  // A lock or setting that ends with its transaction is gone before the pooler gives the connection to another client.
  ['temporary table', /^CREATE\s+((GLOBAL|LOCAL)\s+)?TEMP(ORARY)?\b(?!.*\bON\s+COMMIT\s+DROP\b)/is],
  ['cursor WITH HOLD', /^DECLARE\b.*\bWITH\s+HOLD\b/is],
  ['session advisory lock', /\bpg_(try_)?advisory_(un)?lock(_shared|_all)?\s*\(/i],
  ['set_config', /\bset_config\s*\((?![^()]*,\s*true\s*\))/i],
  ['sequence of the session', /\b(currval|lastval)\s*\(/i],
];

/** The only parameters with which a connection may be started. */
const STARTUP_PARAMETERS = ['user', 'database', 'application_name', 'client_encoding'];

interface PatchedClient extends pg.Client {
  getStartupConf(): Record<string, unknown>;
}

let violations: string[] = [];
/** The results for known texts, inside and outside a transaction, because the same few are sent often. */
const known = { inside: new Map<string, string[]>(), outside: new Map<string, string[]>() };
let watched = 0;

/** Returns the violations since the last call. They no longer fail a test. */
export function takeViolations(): string[] {
  const taken = violations;
  violations = [];
  return taken;
}

/** Returns the number of watched statements. */
export function countWatched(): number {
  return watched;
}

/** Finds the parts of a text that belong to a session. `inTransaction` tells whether SET LOCAL has an effect. */
export function findSessionStatements(text: string, inTransaction = true): string[] {
  const bare = text.replaceAll(/'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, "''");
  let open = inTransaction;
  return bare.split(';').flatMap((part) => {
    const statement = part.trim();
    if (/^(BEGIN|START TRANSACTION)\b/i.test(statement)) open = true;
    const found = SESSION_STATEMENTS.filter(([, pattern]) => pattern.test(statement)).map(([what]) => what);
    if (!open && /^SET\s+LOCAL\b/i.test(statement)) found.push('SET LOCAL outside of a transaction');
    return found;
  });
}

function note(what: string, text: string): void {
  violations.push(`${what}: ${text.trim().slice(0, 200)}`);
}

const client = pg.Client.prototype as PatchedClient;
const { getStartupConf } = client;
const query = client.query as (this: pg.Client, ...given: unknown[]) => unknown;

client.query = function watchedQuery(this: pg.Client, ...given: unknown[]) {
  if (this.host === POOLED_HOST) {
    watched += 1;
    const [first] = given;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    const inTransaction = this.getTransactionStatus() !== 'I';
    const findings = inTransaction ? known.inside : known.outside;
    let found = findings.get(text);
    if (!found) findings.set(text, (found = findSessionStatements(text, inTransaction)));
    for (const what of found) note(what, text);
  }
  return query.apply(this, given);
} as never;

client.getStartupConf = function watchedStartup(this: PatchedClient) {
  const parameters = getStartupConf.call(this);
  if (this.host === POOLED_HOST) {
    for (const name of Object.keys(parameters)) {
      if (!STARTUP_PARAMETERS.includes(name)) note('start-up option', `${name} ${String(parameters[name])}`);
    }
  }
  return parameters;
};

/** Fails the test in which a violating statement was sent, or the nearest test for a statement of a start or an end. */
const assertNone = () => expect(takeViolations()).toEqual([]);
afterEach(assertNone);
afterAll(assertNone);
