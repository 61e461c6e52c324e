import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type Caller, useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import type { Made } from '../support/make.js';

const PAGE = readFileSync(getProjectPath('docs/programs.md'), 'utf8');
const listBlocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);

const hasPython = spawnSync('python3', ['--version']).status === 0;
const python = hasPython ? 'in Python' : 'in Python (skipped: python3 is not installed)';

const { api, make } = useApi();
const folder = useFolder();
let reporter: Caller;
let lead: Made;

/** Runs a program in the folder of the test. @returns what it prints */
async function run(program: string, args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, ...env },
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, errors]).toEqual([0, '']);
  return output;
}

const readLines = async (name: string): Promise<Made[]> =>
  (await readFile(join(folder, name), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line): Made => JSON.parse(line));

beforeAll(async () => {
  reporter = await api.key('reporting');
  lead = await make.lead({ stage: 'qualified' });
  await make.lead({ by: api.manager, confidential: true, codename: 'Heron' });
});

describe('The page for programs', () => {
  it('has shell commands that run as they stand', async () => {
    const token = api.admin.headers['authorization']!.replace('Bearer ', '');
    const output = await run('bash', ['--norc', '-e', '-c', listBlocks('sh').join('')], { TOKEN: token });
    expect(output).toBe('304\n');
    for (const file of ['leads.jsonl', 'changed-leads.jsonl'])
      expect((await readLines(file)).map(({ id }) => id)).toEqual([lead.id]);
    expect((await readLines('changed-companies.jsonl')).map(({ id }) => id)).toContain(lead.companyId);
    expect((await readLines('transitions.jsonl')).map(({ leadId }) => leadId)).toEqual(
      expect.arrayContaining([lead.id]),
    );
    await readLines('touches.jsonl');
    const schema = JSON.parse(await readFile(join(folder, 'pipeline.schema.json'), 'utf8'));
    const [heads = ''] = (await readFile(join(folder, 'pipeline.csv'), 'utf8')).replace('\uFEFF', '').split('\r\n');
    expect(heads.split(',')).toEqual(schema.columns.map(({ name }: Made) => name));
  });

  (hasPython ? it : it.skip)(`keeps a copy ${python}, as it stands`, async () => {
    const [script = ''] = listBlocks('python');
    await writeFile(join(folder, 'crm_copy.py'), script);
    const env = { KEY: reporter.headers['x-api-key']! };
    await run('python3', ['crm_copy.py'], env);
    const task = (await api.bdm.post('/tasks', { title: 'Call', leadId: lead.id })).body;
    await api.admin.patch(`/companies/${lead.companyId}`, { name: 'Lantern Works' });
    await make.contact({ companyId: lead.companyId });
    await api.bdm.delete(`/tasks/${task.id}`);
    expect(await run('python3', ['crm_copy.py'], env)).toContain('leads 1 read, 1 kept');
    const { rows } = JSON.parse(await readFile(join(folder, 'copy.json'), 'utf8'));
    for (const list of ['leads', 'companies', 'contacts', 'tasks', 'interactions']) {
      const { text } = await reporter.get(`/${list}/export?format=jsonl&archived=any`);
      const all = text
        .split('\n')
        .filter(Boolean)
        .map((line): Made => JSON.parse(line));
      expect([list, rows[list]]).toEqual([list, Object.fromEntries(all.map((row) => [row.id, row]))]);
    }
    await run('python3', ['crm_copy.py', '--full'], env);
    const refused = spawn('python3', ['crm_copy.py'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, KEY: 'unknown' },
    });
    expect((await once(refused, 'close'))[0]).toBe(1);
  });

  it('names the answers to a wrong key, a missing right and a wrong parameter', async () => {
    const statuses = [...PAGE.matchAll(/^\| (\d{3}(?:, \d{3})*) /gm)].flatMap(([, codes = '']) => codes.split(', '));
    expect(statuses).toEqual(['401', '403', '404', '409', '412', '422', '429', '503']);
    const read = (path: string, key: string) =>
      fetch(`${api.url}/api/v1${path}`, { headers: { 'x-api-key': key } }).then(({ status }) => status);
    const key = reporter.headers['x-api-key']!;
    expect([
      await read('/leads/export', 'x'),
      await read('/leads', key),
      await read('/leads/export?q1=1', key),
    ]).toEqual([401, 403, 422]);
    const scoped = await api.admin.post('/api-keys', { name: 'Job', role: 'reporting', scopes: ['leads:read'] });
    expect([scoped.status, scoped.body.errors[0].detail]).toEqual([422, expect.stringContaining('manager')]);
  });

  it('names lists and filters that exist', async () => {
    const lines = [...PAGE.matchAll(/^\| ((?:`[a-z-]+`(?:, )?)+)\s*\| `(changedAt|updatedAt)\.gte`/gm)];
    const lists = lines.flatMap(([, names = '', filter]) =>
      names.split(', ').map((name) => [name.replaceAll('`', ''), filter]),
    );
    expect(lists.length).toBeGreaterThan(10);
    for (const [list, filter] of lists) {
      const { status } = await reporter.get(`/${list}/export?format=jsonl&${filter}.gte=2026-11-01T00:00:00Z`);
      expect([list, filter, status]).toEqual([list, filter, 200]);
    }
  });
});
