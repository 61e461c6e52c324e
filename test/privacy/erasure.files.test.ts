import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { uploadTo } from '../documents/documents.given.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';
import { ok } from '../support/make.js';
import { erase } from './erasure.given.js';
import { searchEverywhere } from './everywhere.search.js';

const clock = new ManualClock(new Date('2026-11-04T08:00:00Z'));
const folder = useFolder();
const { api, make } = useApi({ clock, keys: ['manager', 'bdm'], env: { DATA_DIR: folder } });

const NAME = 'Fileonia Bestandsma';
const FORMATS = ['pdf', 'xlsx'];

/** Makes the reports of a month, on its first day. */
async function makeReports(day: string): Promise<void> {
  clock.set(new Date(`${day}T06:00:00Z`));
  await api.app.get(JobRegistry).run('reports.schedules');
}

const listFiles = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
const readFiles = (paths: readonly string[]) => paths.map((path) => readFileSync(path).toString('base64'));
const findFilesWithName = async () => {
  const found = await searchEverywhere({ db: { query: () => ({ rows: [] }) } as never, folders: [folder] }, [NAME]);
  return [...new Set(found.map(({ place }) => place))].toSorted();
};

describe('The data folder after an erasure', () => {
  it('has the name in the reports that were made before, which stay to the byte and are named, and nowhere else', async () => {
    const contact = await make.contact({ fullName: NAME, email: 'fileonia@files.example' });
    const contactIds = [contact.id, (await make.contact()).id];
    await make.lead({ title: `Plant of ${NAME}`, contactIds, jobsExpected: 40, ownerId: (await api.user('bdm')).id });
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('People').addRow([NAME]);
    const content = Buffer.from(await workbook.xlsx.writeBuffer());
    await uploadTo(api.bdm, { contactId: contact.id, title: 'List' }, { name: 'list.xlsx', content });
    for (const format of FORMATS) {
      const schedule = { name: format, cron: '0 6 1 * *', report: 'pipeline-summary', format, folder: format };
      await ok(api.manager.post('/report-schedules', schedule));
    }
    await makeReports('2026-12-01');
    const before = listFiles();
    const bytes = readFiles(before);
    expect(await findFilesWithName()).toEqual(before);

    for (const format of ['csv', 'xlsx', 'jsonl']) {
      expect((await api.bdm.bytes(`/contacts/export?format=${format}`)).length).toBeGreaterThan(0);
    }
    expect(listFiles()).toEqual(before);
    // Privacy is for people, and not for keys.
    const manager = await api.user('manager');
    const erased = await ok(erase({ ...api, manager }, contact.id));
    expect(erased.keeps).toContainEqual({
      table: 'files',
      rows: FORMATS.length,
      reason: expect.stringContaining('scheduled reports'),
    });
    expect(readFiles(before)).toEqual(bytes);

    await api.app.get(JobRegistry).run('privacy.write-erasures');
    await makeReports('2027-01-01');
    expect(listFiles()).toHaveLength(2 * FORMATS.length + 1);
    expect(await findFilesWithName()).toEqual(before);
    expect(await searchEverywhere({ db: api.db }, [NAME, 'fileonia@files.example'])).toEqual([]);
  });
});
