import { getProjectPath } from '../../src/config/project-files.reader.js';
import { child } from '../cli/command.run.js';
import { runToEnd } from './process.js';

const AS_OLD = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`;
const REFUSED = /^\S.* requires Node\.js 24 or later, and this is Node\.js 20\.20\.2\. /;

describe('With an older Node.js', () => {
  it('the application ends at once and names the commands that work', async () => {
    const { code, output } = await runToEnd({}, { preload: AS_OLD });
    expect(code).toBe(1);
    expect(output).toMatch(REFUSED);
    expect(output).toContain('"npm start", or with "node_modules/.bin/node dist/src/main.js"');
  });

  it('the command line ends at once and names the commands that work', async () => {
    const preload = `data:text/javascript,${encodeURIComponent(AS_OLD)}`;
    const { code, out, err } = await child(['--import', preload, getProjectPath('scripts', 'crm.js'), '--help']).ended;
    expect([code, out.toString()]).toEqual([1, '']);
    expect(err).toMatch(REFUSED);
    expect(err).toContain('"npm run crm -- COMMAND", or "node_modules/.bin/node scripts/crm.js COMMAND"');
  });
});
