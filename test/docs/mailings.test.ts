import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { MAIL_PURPOSES } from '../../src/mail/model/mail.constants.js';
import { MAILING_CANCEL_REASONS, MAILING_STATES } from '../../src/mail/model/mailing.constants.js';
import { givenSeminar, register } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/mailings.md'), 'utf8');
const { api } = useApi();
const folder = useFolder();

const listCodes = (heading: string): string[] => {
  const [, section = ''] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(PAGE) ?? [];
  return [...section.matchAll(/^\| `(\w+)`/gm)].map(([, code = '']) => code);
};

describe('The page about mailings', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const seminar = await givenSeminar(api.bdm);
    await register(api.bdm, seminar.id, { email: 'page@mailings.test' });
    const token = api.bdm.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token, SEMINAR: seminar.id };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    const read = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));
    expect(await read('preview.json')).toMatchObject({ recipients: 1, sample: [{ subject: 'Where to park' }] });
    expect(await read('mailing.json')).toMatchObject({ title: 'Parking', state: 'queued' });
    expect((await read('mails.json')).items).toEqual([]);
  });

  it('explains every purpose, every state and every reason for a cancellation', () => {
    expect(listCodes('Who gets one').toSorted()).toEqual([...MAIL_PURPOSES].toSorted());
    expect(listCodes('What becomes of it').toSorted()).toEqual(
      [...MAILING_STATES, ...MAILING_CANCEL_REASONS].toSorted(),
    );
  });
});
