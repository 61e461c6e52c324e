import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type ServerProcess, startProcess } from '../server/process.js';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { applyStep, type Recipe, readRecipes } from './recipes.given.js';

/** Folders of the project that a fresh clone does not have. */
const NOT_CLONED = ['node_modules', 'dist', 'data', 'coverage', '.git'];
/** The test compares the text of this file only, which takes longer to run than all the others together. */
const SLOW_TESTS = ['test/reports/locks.causes.test.ts'];
const JEST = ['node_modules/jest/bin/jest.js'];
const PASSWORD = 'a password for tests';
const BUILD_TIMEOUT_MS = 900_000;

const run = promisify(execFile);
const readProject = (...path: string[]) => readFile(getProjectPath(...path), 'utf8');

describe('CONTRIBUTING.md and docs/architecture.md', () => {
  it.each([['CONTRIBUTING.md'], ['docs/architecture.md']])('link to existing files: %s', async (page) => {
    const text = (await readProject(page)).replaceAll(/^(`{3,4})\w+\n[^]*?\n\1$|`[^`\n]+`/gm, '');
    const links = [...text.matchAll(/\]\(([^)#][^)]*)\)/g)].map(([, link]) => link!);
    const files = links.filter((link) => !link.startsWith('https:'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(getProjectPath(dirname(page), file)))).toEqual([]);
  });

  it('name existing scripts and files', async () => {
    const text = await readProject('CONTRIBUTING.md');
    const { scripts } = JSON.parse(await readProject('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const created = readRecipes(text).flatMap(({ steps }) => steps.map(({ file }) => file));
    const files = [...text.matchAll(/ ((?:test|src)\/\S+\.ts)\b/g)].map(([, file]) => file!);
    expect(files.filter((file) => !created.includes(file) && !existsSync(getProjectPath(file)))).toEqual([]);
  });
});

describe('A copy of the project in which somebody has followed the recipes', () => {
  let folder: string;
  let recipes: Recipe[];
  let database: TestDatabase | undefined;
  let db: pg.Client | undefined;
  let server: ServerProcess | undefined;
  let authorization: string;
  let checks: Promise<{ name: string; output: string }[]>;

  /** Runs a program in the copy. @returns what it printed when it failed, and nothing otherwise */
  async function check(name: string, program: string, ...options: string[]): Promise<{ name: string; output: string }> {
    const PATH = [join(folder, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
    const { HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR };
    return run(program, options, { cwd: folder, env, maxBuffer: 50_000_000 }).then(
      () => ({ name, output: '' }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ name, output: `${stdout}${stderr}` || 'failed' }),
    );
  }

  const runScript = (name: string) => check(name, 'npm', 'run', '--silent', name);

  /** One after the other, while the tests below ask the server. */
  async function runChecks(files: readonly string[]) {
    // The types of the web application, which the recipes do not change, would take most of the time of `check:lint`.
    const folders = ['src', 'migrations', 'bench', 'test'];
    const results = [await check('check:lint', 'oxlint', '--deny-warnings', ...folders)];
    for (const name of ['check:boundaries', 'check:openapi', 'check:schema']) {
      results.push(await runScript(name));
    }
    const tests = files.filter((file) => file.endsWith('.test.ts') && !SLOW_TESTS.includes(file));
    results.push(await check('tests', process.execPath, ...JEST, ...tests));
    return results;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locate-recipes-'));
    for (const name of await readdir(getProjectPath())) {
      if (!NOT_CLONED.includes(name)) await cp(getProjectPath(name), join(folder, name), { recursive: true });
    }
    await symlink(getProjectPath('node_modules'), join(folder, 'node_modules'));
    recipes = readRecipes(await readProject('CONTRIBUTING.md'));
    const steps = recipes.flatMap((recipe) => recipe.steps);
    for (const step of steps) await applyStep(folder, step);
    const files = [...new Set(steps.map(({ file }) => file))];
    expect((await check('format', 'prettier', '--write', ...files)).output).toBe('');
    // The web application of the project's own build stands in the copy already.
    expect((await check('build', 'nest', 'build')).output).toBe('');
    for (const script of ['openapi', 'schema']) {
      expect((await check(script, process.execPath, join('dist', 'scripts', `${script}.js`))).output).toBe('');
    }
    checks = runChecks(files);
    database = await createEmptyDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const env = { DATABASE_URL: database.url, ADMIN_EMAIL: 'admin@locate.test', ADMIN_PASSWORD: PASSWORD };
    server = await startProcess(env, undefined, join(folder, 'dist', 'src', 'main.js'));
    const { accessToken } = await send('POST', '/auth/login', { email: 'admin@locate.test', password: PASSWORD });
    authorization = `Bearer ${accessToken}`;
  }, BUILD_TIMEOUT_MS);

  afterAll(async () => {
    await checks?.catch(() => undefined);
    await server?.end('SIGTERM');
    await db?.end();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }, BUILD_TIMEOUT_MS);

  // The contract of the project's own document does not hold here: the copy has its own.
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${server!.url}/api/v1${path}`, {
      method,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** The body of a successful answer; anything may be looked at in it. */
  async function send(method: string, path: string, body?: unknown) {
    const answer = await ask(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  }

  async function createLead(change: object): Promise<{ id: string; requiredArea: number | null }> {
    const company = { name: `Zan ${Math.random()}`, country: 'CN', allowDuplicate: true };
    const { id: companyId } = await send('POST', '/companies', company);
    return send('POST', '/leads', { title: 'Plant', companyId, source: { channel: 'web' }, ...change });
  }

  it('has a new field of leads: written, read, filtered, sorted, exported, documented and audited', async () => {
    const { id, requiredArea } = await createLead({ requiredArea: 4_000 });
    expect(requiredArea).toBe(4_000);
    expect(await send('PATCH', `/leads/${id}`, { requiredArea: 6_000 })).toMatchObject({ requiredArea: 6_000 });
    expect(await send('GET', `/leads/${id}`)).toMatchObject({ requiredArea: 6_000 });
    for (const area of [500, 250, null]) await createLead({ requiredArea: area });
    const listAreas = async (query: string) => {
      const { items } = await send('GET', `/leads?${query}`);
      return (items as { requiredArea: number | null }[]).map((lead) => lead.requiredArea);
    };
    expect(await listAreas('sort=requiredArea')).toEqual([250, 500, 6_000, null]);
    expect(await listAreas('sort=-requiredArea&requiredArea.lt=6000')).toEqual([500, 250]);
    expect(await listAreas('requiredArea=250')).toEqual([250]);
    expect(await listAreas('requiredArea.isNull=true')).toEqual([null]);
    const [header = '', row = ''] = (await (await ask('GET', '/leads/export?requiredArea=6000')).text()).split('\n');
    expect(row.split(',')[header.trim().split(',').indexOf('requiredArea')]).toBe('6000');
    const { items } = await send('GET', `/audit?entityId=${id}&action=updated`);
    expect(items[0].changes).toEqual({ requiredArea: { before: 4_000, after: 6_000 } });
    expect((await ask('PATCH', `/leads/${id}`, { requiredArea: -1 })).status).toBe(422);
    const { components, paths } = JSON.parse(await readFile(join(folder, 'openapi.json'), 'utf8'));
    for (const name of ['CreateLead', 'UpdateLead', 'LeadView', 'LeadSummaryView']) {
      expect([name, components.schemas[name].properties.requiredArea]).toEqual([name, expect.any(Object)]);
    }
    const parameters = paths['/api/v1/leads'].get.parameters.map(({ name }: { name: string }) => name);
    expect(parameters).toEqual(expect.arrayContaining(['requiredArea', 'requiredArea.gte', 'requiredArea.isNull']));
    // The screens, imports, changes of many leads and the audit trail take it from here.
    const catalogue = JSON.parse(await readFile(join(folder, 'record-catalogue.json'), 'utf8'));
    expect(catalogue.leads.fields.requiredArea).toEqual({
      label: { en: 'Area needed (m²)', nl: 'Nodige oppervlakte (m²)' },
      kind: 'integer',
      nullable: true,
      filter: true,
      sort: true,
      create: true,
      update: true,
      exported: ['requiredArea'],
      imported: ['requiredArea'],
      bulk: true,
    });
  });

  it('has a new report: in the catalogue, as json, csv and svg, and documented', async () => {
    await createLead({
      receivedOn: '2026-02-01',
      screening: { status: 'filed', filedOn: '2026-03-01' },
      jobsExpected: 30,
    });
    const { items } = await send('GET', '/reports');
    expect(items.map(({ name }: { name: string }) => name)).toContain('screening');
    const { rows, totals } = await send('GET', '/reports/screening');
    expect(rows).toContainEqual({ key: 'filed', label: 'Filed', leads: 1, jobs: 30 });
    expect(totals).toMatchObject({ label: 'Total', jobs: 30 });
    expect(await (await ask('GET', '/reports/screening?format=csv&lang=nl')).text()).toContain('filed,Aangemeld,1,30');
    expect(await (await ask('GET', '/reports/screening?format=svg')).text()).toContain('</svg>');
    const { paths } = JSON.parse(await readFile(join(folder, 'openapi.json'), 'utf8'));
    expect(paths['/api/v1/reports/screening']).toBeDefined();
    expect(await readFile(join(folder, 'bench/workloads/reports.ts'), 'utf8')).toMatch(/^ {2}screening: `SELECT/m);
    const causes = await readFile(join(folder, SLOW_TESTS[0]!), 'utf8');
    expect(causes).toMatch(/^const OF_THE_DAY = \[.*'screening'/m);
  });

  it('has a new connector: a signed delivery becomes a registration, a forged one is refused', async () => {
    const secret = 'choose-32-random-characters-here';
    const mapping = { fields: { fullName: 'name', email: 'mail', companyName: 'company' } };
    const connection = { name: 'Autumn seminar', provider: 'acme_forms', secret, mapping };
    const { id, url } = await send('POST', '/intake/connections', connection);
    const payload = await readFile(join(folder, 'test/intake/fixtures/acme-forms.json'));
    const deliver = (signature: string) =>
      fetch(url, { method: 'POST', headers: { 'acme-signature': signature }, body: payload });
    expect((await deliver('0'.repeat(64))).status).toBe(401);
    const signature = createHmac('sha256', secret).update(payload).digest('hex');
    expect((await deliver(signature)).status).toBe(202);
    expect(await (await deliver(signature)).json()).toMatchObject({ duplicate: true });
    const list = async () => (await send('GET', `/intake/registrations?connectionId=${id}`)).items;
    let items = await list();
    for (; items.length === 0; items = await list()) await sleep(50);
    expect(await readFile(join(folder, 'docs/senders/README.md'), 'utf8')).toContain('(acme-forms.md)');
    expect(items).toEqual([
      expect.objectContaining({ externalId: 'acme-7', fullName: 'Lieve Maes', companyName: 'Maes Foods' }),
    ]);
  });

  it('has run the migrations and has their tables and indexes', async () => {
    const { rows } = await db!.query(
      `SELECT (SELECT json_agg(name ORDER BY id) FROM migrations WHERE name ~ '0{6}9\\d\\d$') AS names,
         to_regclass('lead_evidence_url_idx') IS NOT NULL AS "hasIndex"`,
    );
    const names = ['LeadRequiredArea1764000000901', 'AcmeForms1764000000902', 'EvidenceByUrl1764000000903'];
    expect(rows).toEqual([{ names, hasIndex: true }]);
    // The comparison of entities and migrations lets an index stand in a migration alone.
    for (const [file, index] of [
      ['model/lead', 'lead_required_area_idx'],
      ['evidence/lead-evidence', 'lead_evidence_url_idx'],
    ]) {
      expect(await readFile(join(folder, `src/leads/${file}.entity.ts`), 'utf8')).toContain(`@Index('${index}'`);
    }
  });

  it(
    'passes the checks of types, layers, documents and schema, and the tests that the recipes change',
    async () => {
      expect((await checks).filter(({ output }) => output !== '')).toEqual([]);
    },
    BUILD_TIMEOUT_MS,
  );

  it('is shown to work by commands at the end of each recipe', () => {
    const titles = ['field to leads', 'report', 'connector for a form provider', 'migration'];
    const followed = recipes.filter(({ steps }) => steps.length > 0);
    expect(followed.map(({ title }) => title.replace(/^Add an? /, ''))).toEqual(titles);
    for (const { title, steps, commands } of followed) {
      expect([title, commands]).toEqual([title, expect.arrayContaining(['npm run format', 'npm run regenerate'])]);
      // Every test that a recipe creates or changes is run at its end.
      const tests = steps.map(({ file }) => file).filter((file) => file.endsWith('.test.ts'));
      expect(tests.filter((file) => !commands.some((command) => command.includes(` ${file}`)))).toEqual([]);
    }
  });
});
