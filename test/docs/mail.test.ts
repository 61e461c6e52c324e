import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { MAIL_STATES, SKIP_CODES } from '../../src/mail/model/mail.constants.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/mail.md'), 'utf8');
const { api, make } = useApi();
const folder = useFolder();

const listCodes = (heading: string): string[] => {
  const [, section = ''] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(PAGE) ?? [];
  return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, code = '']) => code);
};

describe('The page about mail', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const { id } = await make.contact();
    const token = api.bdm.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token, CONTACT: id };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    const { mails } = JSON.parse(await readFile(join(folder, 'mails.json'), 'utf8'));
    expect(mails).toMatchObject([{ contactId: id, subject: 'Your visit', state: 'not_sent' }]);
    expect(JSON.parse(await readFile(join(folder, 'log.json'), 'utf8')).items).toHaveLength(1);
  });

  it('explains every state and every reason why somebody gets no mail', () => {
    expect(listCodes('What becomes of a mail').toSorted()).toEqual([...MAIL_STATES].toSorted());
    expect(listCodes('Who gets none').toSorted()).toEqual([...SKIP_CODES].toSorted());
  });
});
