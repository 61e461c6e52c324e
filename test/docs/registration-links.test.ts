import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { OWN_ACTIONS } from '../../src/intake/registration-page/own-registration/own-registration.rules.js';
import { givenSeminar } from '../mail/mail.given.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/registration-links.md'), 'utf8');
const { api } = useApi();
const folder = useFolder();

describe('The page about links to registrations', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const seminar = await givenSeminar(api.bdm);
    const token = api.bdm.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token, SEMINAR: seminar.id };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    const changed = JSON.parse(await readFile(join(folder, 'seminar.json'), 'utf8'));
    expect(changed).toMatchObject({ id: seminar.id, confirmWithinHours: 24 });
  });

  it('explains every action of the form', () => {
    const actions = [...PAGE.matchAll(/^\| `(\w+)`/gm)].map(([, action]) => action);
    expect(actions.filter((action) => action !== 'action')).toEqual([...OWN_ACTIONS]);
  });
});
