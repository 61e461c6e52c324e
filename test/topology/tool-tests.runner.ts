import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { findClamd, findMailTools } from './programs.registry.js';

/** Tests with a program of another project that need no topology. */
interface ToolTest {
  name: string;
  title: string;
  file: string;
  /** Returns what is missing on this machine. */
  listMissing(path?: string): string[];
}

export const TOOL_TESTS: readonly ToolTest[] = [
  {
    name: 'mail',
    title: 'mails through Postfix, written by the application and by swaks',
    file: 'test/topology/mail-tools.test.ts',
    listMissing: (path) => {
      const tools = findMailTools(path);
      return 'missing' in tools ? tools.missing : [];
    },
  },
  {
    name: 'clamav',
    title: 'uploads scanned by the daemon of ClamAV',
    file: 'test/topology/clamav.test.ts',
    listMissing: (path) => (findClamd(path) === undefined ? ['clamd'] : []),
  },
];

/**
 * Runs the tests with other programs, and says which were not run because a program is missing.
 * @param path folders of the programs, instead of PATH and of those that Debian uses
 * @returns whether none failed
 */
export async function runToolTests(
  tests: readonly ToolTest[],
  printLine: (text: string) => void,
  path?: string,
): Promise<boolean> {
  let hasPassed = true;
  for (const { name, title, file, listMissing } of tests) {
    const missing = listMissing(path);
    if (missing.length > 0) {
      printLine(`${name}: NOT CHECKED: ${title}; not found: ${missing.join(', ')}`);
      continue;
    }
    printLine(`${name}: ${title}`);
    if (await runJest(file, path)) printLine('  passed');
    else {
      printLine('  FAILED');
      hasPassed = false;
    }
  }
  return hasPassed;
}

async function runJest(file: string, path: string | undefined): Promise<boolean> {
  const jest = getProjectPath('node_modules', 'jest', 'bin', 'jest.js');
  const env = { ...process.env, ...(path && { PATH: [path, process.env['PATH']].join(delimiter) }) };
  const child = spawn(process.execPath, [jest, '--runInBand', file], { cwd: getProjectPath(), env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
