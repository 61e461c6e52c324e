import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { INBOUND_REASONS, INBOUND_STATES } from '../../src/mail/inbound/model/inbound-mail.constants.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/inbound-mail.md'), 'utf8');
const { api } = useApi();
const folder = useFolder();

const runShell = (script: string): number | null =>
  spawnSync('sh', ['-c', script], { env: { PATH: process.env['PATH'] ?? '' } }).status;

describe('The page about received mail', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const token = api.bdm.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    const mail = JSON.parse(await readFile(join(folder, 'mail.json'), 'utf8'));
    expect(mail).toMatchObject({ fromAddress: 'chen.wei@lumenova.example', state: 'needs_review' });
    const { items } = JSON.parse(await readFile(join(folder, 'review.json'), 'utf8'));
    expect(items).toMatchObject([{ id: mail.id }]);
  });

  it.each([
    ['0', 0],
    ['65', 0],
    ['75', 75],
    ['1', 75],
    ['2', 75],
    ['127', 75],
    ["process.kill(process.pid, 'SIGKILL')", 75],
  ])('has a wrapper that loses no mail when the command ends with %s', async (end, expected) => {
    const [, wrapper = ''] = /^```shell\n([^]*?)^```$/m.exec(PAGE) ?? [];
    await mkdir(join(folder, 'scripts'), { recursive: true });
    await writeFile(join(folder, 'scripts', 'crm.js'), /^\d+$/.test(end) ? `process.exit(${end})` : end);
    expect(runShell(wrapper.replace('/opt/locate-crm', folder))).toBe(expected);
    expect(runShell(wrapper.replace('/opt/locate-crm', join(folder, 'missing')))).toBe(75);
  });

  it('explains every state and every reason', () => {
    const codes = [...PAGE.matchAll(/^\| `(\w+)`/gm)].map(([, code = '']) => code);
    expect(codes.toSorted()).toEqual([...INBOUND_STATES, ...INBOUND_REASONS].toSorted());
  });
});
