import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { INBOUND_REASONS, INBOUND_STATES } from '../../src/mail/inbound/model/inbound-mail.constants.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/inbound-mail.md'), 'utf8');
const { api } = useApi();
const folder = useFolder();

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

  it('explains every state and every reason', () => {
    const codes = [...PAGE.matchAll(/^\| `(\w+)`/gm)].map(([, code = '']) => code);
    expect(codes.toSorted()).toEqual([...INBOUND_STATES, ...INBOUND_REASONS].toSorted());
  });
});
