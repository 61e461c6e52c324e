import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type EndOptions, ZipFile } from 'yazl';
import { readFileContent } from './file-content.reader.js';
import { chooseMediaType } from './media-type.rules.js';
import { findTypeRefusal } from './type-refusals.rules.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const CONTENT_TYPES = `<Types><Override PartName="/word/document.xml" ContentType="${OFFICE}.main+xml"/></Types>`;
const DOCX = { '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': '<w:document/>' };
const MANIFEST = { 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\nMain-Class: Evil\n' };

/** The headers of a program of Windows, up to the name of its processor. */
const EXE = Buffer.concat([
  Buffer.from('4d5a90000300000004000000ffff0000b800000000000000400000000000000000', 'hex'),
  Buffer.alloc(27),
  Buffer.from('40000000504500006486', 'hex'),
]);
const ELF = Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex');
const MACH_O = Buffer.from('cffaedfe0c0000010000000002000000', 'hex');
const UNIVERSAL_MACH_O = Buffer.from('cafebabe000000020100000700000003', 'hex');
const LNK = Buffer.concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), Buffer.alloc(200, 1)]);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe07', 'hex');
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const DWG = Buffer.concat([Buffer.from('AC1027'), Buffer.alloc(120)]);
const MSI = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]);

async function packZip(files: Record<string, string>, options?: Partial<EndOptions>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end({ forceZip64Format: false, comment: '', ...options });
  return buffer(zip.outputStream);
}

/** Adds a comment to an archive without one. */
function addComment(zip: Buffer, comment: string): Buffer {
  const bytes = Buffer.concat([zip, Buffer.from(comment)]);
  bytes.writeUInt16LE(comment.length, zip.length - 2);
  return bytes;
}

describe('The content of a file', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'media-type-'))));
  afterAll(() => rm(folder, { recursive: true }));

  const judge = async (bytes: Buffer | string, fileName: string) => {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    const content = await readFileContent(path);
    return { mediaType: chooseMediaType(content, fileName), refusal: findTypeRefusal(content, fileName) };
  };

  it.each<[string, Buffer | string, string, string]>([
    ['a pdf', PDF, 'plan.png', 'application/pdf'],
    ['a picture', PNG, 'plan.pdf', 'image/png'],
    ['a picture', GIF, 'plan', 'image/gif'],
    ['a picture', JPEG, 'plan.jpg', 'image/jpeg'],
    ['a picture', WEBP, 'plan.webp', 'image/webp'],
    ['a drawing', DWG, 'plan.dwg', 'image/vnd.dwg'],
    ['a web page', '<!doctype html><script>alert(1)</script>', 'page.html', 'text/plain'],
    ['a vector picture', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'logo.svg', 'text/plain'],
    ['a vector picture with a prologue', '<?xml version="1.0"?><svg/>', 'logo.svg', 'application/xml'],
    ['a text', 'Überraschung 计划 🎉', 'notes.md', 'text/plain'],
    ['a text with a byte order mark', '\uFEFFNaam;Stad', 'leads.csv', 'text/csv'],
    ['a mail', 'From: an@example.org\r\n\r\nHello', 'mail.eml', 'message/rfc822'],
    ['a vCard', 'BEGIN:VCARD\r\nVERSION:4.0\r\n', 'person.txt', 'text/vcard'],
    ['a text of another encoding', Buffer.from('Überraschung', 'latin1'), 'notes.txt', 'application/octet-stream'],
    ['bytes', Buffer.from([1, 2, 3, 0, 255]), 'notes.txt', 'application/octet-stream'],
    ['a text that begins as a film does', 'The free zone of Genk', 'notes.txt', 'text/plain'],
    ['a text that begins as a sound does', 'FORMULIER voor bezoekers', 'notes.txt', 'text/plain'],
    ['a text that begins as a model does', 'solid state lighting', 'notes.csv', 'text/csv'],
    ['a text that begins as a program does', 'MZ is a code of Mozambique', 'codes.txt', 'text/plain'],
  ])('decides that %s is what it is (%#)', async (_, bytes, fileName, mediaType) => {
    expect(await judge(bytes, fileName)).toEqual({ mediaType, refusal: null });
  });

  it('tells a Word document from other archives', async () => {
    expect(await judge(await packZip(DOCX), 'letter.zip')).toEqual({ mediaType: OFFICE, refusal: null });
    const zip = await packZip({ 'plan.pdf': PDF, 'program.jar': 'inside', 'src/META-INF/MANIFEST.MF': 'of others' });
    expect(await judge(zip, 'all.docx')).toEqual({ mediaType: 'application/zip', refusal: null });
    expect(await judge(await packZip({}), 'empty.zip')).toEqual({ mediaType: 'application/zip', refusal: null });
  });

  it.each<[string, Buffer]>([
    ['Windows', EXE],
    ['Linux', ELF],
    ['macOS', MACH_O],
    ['macOS', UNIVERSAL_MACH_O],
  ])('refuses a program for %s with the name of a document (%#)', async (system, bytes) => {
    expect((await judge(bytes, 'letter.pdf')).refusal).toContain(`a program for ${system}`);
  });

  it('refuses a shortcut of Windows with the name of a document', async () => {
    expect((await judge(LNK, 'letter.pdf')).refusal).toContain('a shortcut of Windows');
  });

  it('refuses a program of letters only if another byte shows that it is no text', async () => {
    expect((await judge('MZ and a letter', 'letter.txt')).refusal).toBeNull();
    expect((await judge('MZ and a\0', 'letter.txt')).refusal).toContain('a program for Windows');
    expect((await judge(Buffer.from('MZ and a \xe9', 'latin1'), 'letter.txt')).refusal).toContain('Windows');
  });

  it.each<[string, Record<string, string>]>([
    ['Java', MANIFEST],
    ['Java', { 'Evil.class': 'code', ...MANIFEST }],
    // Names that let it pass as a document stand before the manifest.
    ['Java', { ...DOCX, ...MANIFEST }],
    ['Java', { mimetype: 'application/epub+zip', 'meta-inf/manifest.mf': 'Main-Class: Evil' }],
    ['Android', { ...MANIFEST, 'AndroidManifest.xml': '', 'classes2.dex': 'code' }],
    ['Android', { 'classes.dex': 'code' }],
  ])('refuses a program for %s in an archive with the name of a document (%#)', async (system, files) => {
    expect((await judge(await packZip(files), 'letter.docx')).refusal).toContain(`a program for ${system}`);
  });

  it('refuses a program for Java however its archive is built', async () => {
    const jar = await packZip({ ...DOCX, ...MANIFEST });
    for (const bytes of [
      Buffer.concat([Buffer.from('#!/bin/java -jar\0'), jar]),
      Buffer.concat([GIF, jar]),
      addComment(jar, 'PK\x05\x06 is how an archive ends. '.repeat(50)),
      await packZip({ ...DOCX, ...MANIFEST }, { forceZip64Format: true }),
      await packZip({ ...Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`${n}.txt`, ''])), ...MANIFEST }),
    ]) {
      expect((await judge(bytes, 'letter.docx')).refusal).toContain('a program for Java');
    }
  });

  it('accepts damaged archives as what they seem to be', async () => {
    const jar = await packZip(DOCX);
    // The first bytes have no NUL, so they alone are a text.
    for (let length = 11; length < jar.length; length += 7) {
      const { mediaType, refusal } = await judge(jar.subarray(0, length), 'letter.docx');
      expect([OFFICE, 'application/zip', 'application/octet-stream']).toContain(mediaType);
      expect(refusal).toBeNull();
    }
  });

  it('refuses an installer of Windows by its extension only', async () => {
    expect(await judge(MSI, 'old.doc')).toEqual({ mediaType: 'application/x-cfb', refusal: null });
    expect((await judge(MSI, 'old.msi')).refusal).toContain('extension .msi');
  });

  it('is text only if it is to its last byte', async () => {
    const path = join(folder, 'large');
    const file = await open(path, 'w');
    // Two bytes of a character are on both sides of many chunks.
    const text = Buffer.from(`x${'é'.repeat(512 * 1024)}`);
    for (let part = 0; part < 8; part++) await file.write(text);
    expect(await readFileContent(path)).toEqual({ format: null, mediaType: null, isText: true });
    await file.write(Buffer.from('é').subarray(0, 1));
    await file.close();
    expect(await readFileContent(path)).toMatchObject({ isText: false });
  });

  it('is an error if the file cannot be read', async () => {
    await expect(readFileContent(join(folder, 'missing'))).rejects.toThrow('ENOENT');
  });
});
