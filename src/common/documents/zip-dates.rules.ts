/** First bytes of every entry in the directory at the end of a zip file. */
const ENTRY_SIGNATURE = 0x02_01_4b_50;
/** Length of an entry without its name, extra fields and comment. */
const ENTRY_LENGTH = 46;

/**
 * Sets the date of every file in a zip file without a comment to noon of a day, given as `2026-03-01`, so that the time
 * of writing does not change its bytes. The offsets are those of APPNOTE.TXT, 4.3. Returns the same buffer.
 */
export function setZipDates(zip: Buffer, day: string): Buffer {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  // A zip file can store only years from 1980.
  const date = ((Math.min(Math.max(year, 1980), 2099) - 1980) << 9) | (month << 5) | dayOfMonth;
  const time = 12 << 11;
  let entry = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(entry) === ENTRY_SIGNATURE) {
    for (const at of [entry + 12, zip.readUInt32LE(entry + 42) + 10]) {
      zip.writeUInt16LE(time, at);
      zip.writeUInt16LE(date, at + 2);
    }
    entry += ENTRY_LENGTH + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}
