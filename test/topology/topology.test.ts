import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { buildStartupMessage } from './haproxy.runner.js';

const run = promisify(execFile);

function runTopology(...options: string[]): Promise<{ stdout: string }> {
  const hooks = getProjectPath('test', 'support', 'swc.hooks.js');
  return run(process.execPath, ['--import', hooks, getProjectPath('test', 'topology', 'main.ts'), ...options]);
}

describe('The script that starts several instances on several servers', () => {
  it('reports itself as skipped where the servers are not installed, and names them', async () => {
    const { stdout } = await runTopology('--path', getProjectPath('docs'));
    expect(stdout.trim().split('\n')).toEqual([
      'topology: skipped, because these programs are not installed: haproxy, pgbouncer, initdb, postgres, pg_basebackup',
      'mail: NOT CHECKED: mails through Postfix, written by the application and by swaks; not found: postfix, postqueue, swaks',
      'clamav: NOT CHECKED: uploads scanned by the daemon of ClamAV; not found: clamd',
    ]);
  });

  it('refuses a scenario that does not exist, and lists those that do', async () => {
    const refused = runTopology('--only', 'failover,earthquake');
    await expect(refused).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('failover,standby-return'),
    });
  });

  it('finds the primary as the operations guide says', async () => {
    const guide = await readFile(getProjectPath('docs', 'operations-failover.md'), 'utf8');
    expect(guide).toContain(`send-binary ${buildStartupMessage()}`);
  });
});
