import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { useApi } from '../support/api.js';
import { buildPdf, EXE, PNG, upload, uploadTo } from './documents.given.js';

const { api, make } = useApi();
let leadId: string;
beforeAll(async () => (leadId = (await make.lead()).id));

const HTML = '<!doctype html><script>alert(document.cookie)</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

async function packZip(...names: string[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of names) zip.addBuffer(Buffer.from('content'), name);
  zip.end();
  return buffer(zip.outputStream);
}

describe('A file that could run in a browser', () => {
  it.each<[string, string | Buffer, string, string, string]>([
    ['a web page', HTML, 'page.html', 'text/plain', 'text/plain; charset=utf-8'],
    ['a vector picture', SVG, 'logo.svg', 'text/plain', 'text/plain; charset=utf-8'],
    ['one with a prologue', `<?xml version="1.0"?>${SVG}`, 'logo.svg', 'application/xml', 'application/octet-stream'],
    ['a pdf called .png', buildPdf(), 'plan.png', 'application/pdf', 'application/pdf'],
    ['a picture called .html', PNG, 'page.html', 'image/png', 'image/png'],
    ['a web page after a byte order mark', `\uFEFF${HTML}`, 'page.pdf', 'text/plain', 'text/plain; charset=utf-8'],
  ])('is never run: %s', async (_, content, name, mediaType, contentType) => {
    const document = await uploadTo(api.bdm, { leadId }, { content, name });
    expect([document.mediaType, document.canPreview]).toEqual([mediaType, contentType !== 'application/octet-stream']);
    const { status, headers } = await api.bdm.get(`/documents/${document.id}/file?disposition=inline`);
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      200,
      contentType,
      'nosniff',
    ]);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    const isShown = contentType !== 'application/octet-stream';
    expect(headers.get('content-disposition')).toMatch(isShown ? /^inline; / : /^attachment; /);
  });

  it('is named by its extension only where it is text', async () => {
    const given = { content: 'Naam;Stad\n', name: 'leads.csv' };
    const csv = await uploadTo(api.bdm, { leadId }, given);
    expect([csv.mediaType, csv.canPreview]).toEqual(['text/csv', false]);
    const bytes = await uploadTo(api.bdm, { leadId }, { content: Buffer.from([0xff, 0, 1]), name: 'leads.csv' });
    expect(bytes.mediaType).toBe('application/octet-stream');
  });
});

describe('A program', () => {
  it.each<[string, Buffer | string | Promise<Buffer>, string]>([
    ['of Windows, called a pdf', EXE, 'letter.pdf'],
    ['of Java, in an archive', packZip('word/document.xml', 'META-INF/MANIFEST.MF'), 'letter.docx'],
    ['of Android, in an archive', packZip('classes.dex'), 'letter.zip'],
    ['by its name', 'echo', 'letter.pdf.bat'],
    ['by its name, with blanks and dots behind', 'echo', 'letter.EXE . '],
    ['by its name, whose letters are reversed', 'echo', 'letter_\u202Efdp.exe'],
  ])('is refused: %s', async (_, content, name) => {
    const refused = await upload(api.bdm, { fields: { leadId }, content: await content, name });
    expect([refused.problem, refused.pointers]).toEqual([[422, 'document.type_refused'], ['/file']]);
  });

  it('is none if it is a text, or an archive with something else', async () => {
    for (const [content, name] of [
      ['MZ is a code of Mozambique', 'codes.txt'],
      [await packZip('plan.pdf', 'inner/META-INF/MANIFEST.MF'), 'all.zip'],
      ['#!/bin/sh\necho', 'run.sh'],
    ] as const) {
      expect((await upload(api.bdm, { fields: { leadId }, content, name })).status).toBe(201);
    }
  });
});
