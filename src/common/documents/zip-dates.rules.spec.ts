import ExcelJS from 'exceljs';
import { setZipDates } from './zip-dates.rules.js';

/** The DOS times of all entries, once from the files and once from the directory. */
function findTimes(zip: Buffer): number[] {
  const findAll = (signature: string, offset: number) => {
    const times: number[] = [];
    for (let at = zip.indexOf(signature, 'latin1'); at >= 0; at = zip.indexOf(signature, at + 1, 'latin1')) {
      times.push(zip.readUInt32LE(at + offset));
    }
    return times;
  };
  return [...findAll('PK\x03\x04', 10), ...findAll('PK\x01\x02', 12)];
}

async function writeWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('列表').getCell('A1').value = 'Jan';
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('The dates in a workbook', () => {
  it.each([
    ['2026-03-01', (46 << 9) | (3 << 5) | 1],
    ['1815-06-18', (6 << 5) | 18],
    ['2150-12-31', (119 << 9) | (12 << 5) | 31],
  ])('are noon of %s or of the nearest year that a zip file can store', async (day, date) => {
    const zip = await writeWorkbook();
    const times = findTimes(zip).length;
    expect(new Set(findTimes(setZipDates(zip, day)))).toEqual(new Set([date * 0x1_0000 + (12 << 11)]));
    expect(times).toBeGreaterThan(10);
  });

  it('leave the workbook readable', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(setZipDates(await writeWorkbook(), '2026-03-01') as never);
    expect(workbook.worksheets[0]!.name).toBe('列表');
    expect(workbook.worksheets[0]!.getCell('A1').value).toBe('Jan');
  });
});
