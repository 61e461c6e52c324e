import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAccounts } from '../../src/database/embedded/server-account.reader.js';
import { findNativePackage, prepareBinaries } from '../../src/database/embedded/server-binaries.store.js';
import { openFolder } from '../../src/database/embedded/database-folder.store.js';

const asRoot = process.getuid?.() === 0;
const folders: string[] = [];

async function newFolder(mode = 0o711): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `locate-test-${process.pid}-`));
  await chmod(folder, mode);
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe('The binaries of PostgreSQL', () => {
  it('get the symbolic links that npm install --ignore-scripts leaves out', async () => {
    const dataDir = await newFolder();
    const installed = await findNativePackage();
    const native = join(await newFolder(), 'native');
    await cp(installed.native, native, {
      recursive: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink(),
    });
    expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(false);

    const events: string[] = [];
    const folder = await openFolder(dataDir);
    expect(await prepareBinaries({ ...installed, native }, folder, (event) => events.push(event))).toBe(native);
    expect(events).toEqual(['postgres.links_repaired']);
  });

  (asRoot ? it : it.skip)(
    'are copied beside the data when the account that runs them may not enter theirs',
    async () => {
      const dataDir = await newFolder();
      const installed = await findNativePackage();
      const native = join(await newFolder(0o700), 'native');
      await cp(installed.native, native, {
        recursive: true,
        filter: async (path) => !(await lstat(path)).isSymbolicLink(),
      });

      const folder = await openFolder(dataDir);
      const copy = join(dataDir, 'postgres', `native-${installed.version}`);
      expect(await prepareBinaries({ ...installed, native }, folder, () => undefined)).toBe(copy);
      expect(await prepareBinaries({ ...installed, native }, folder, () => undefined)).toBe(copy);
    },
  );
});

describe('Accounts of the operating system', () => {
  it('are read from passwd without root and without entries that make no sense', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nbroken\nnobody:*:-2:-2::/:/bin/false\ndaemon:x:1:2::/:/bin/false\n';
    expect(parseAccounts(passwd)).toEqual([{ name: 'daemon', uid: 1, gid: 2 }]);
  });
});
