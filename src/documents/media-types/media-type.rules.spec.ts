import { supportedMimeTypes } from 'file-type';
import { canPreview, chooseMediaType, type FileContent, getContentType, getFileExtension } from './media-type.rules.js';
import { findTypeRefusal } from './type-refusals.rules.js';

const PDF: FileContent = { format: 'pdf', mediaType: 'application/pdf', isText: true };
const TEXT: FileContent = { format: null, mediaType: null, isText: true };
const BYTES: FileContent = { format: null, mediaType: null, isText: false };

describe('The extension of a file', () => {
  it.each([
    ['photo.pdf.exe', 'exe'],
    ['a.EXE ', 'exe'],
    ['a.exe . . ', 'exe'],
    ['a.exe\u00a0', 'exe'],
    ['a.exe...', 'exe'],
    ['a.exe\0', 'exe'],
    ['.exe', 'exe'],
    // The order of the letters is reversed, so that a screen shows "letter_exe.pdf".
    ['letter_\u202Efdp.exe', 'exe'],
    ['letter.\u202Eexe', 'exe'],
    ['letter.e\u200bx\u2066e', 'exe'],
    ['letter.exe.pdf', 'pdf'],
    ['计划 v2.PDF', 'pdf'],
    ['letter', ''],
    ['exe', ''],
    ['...', ''],
    ['', ''],
    ['letter.con structor', 'con structor'],
  ])('of %j is %j', (fileName, extension) => {
    expect(getFileExtension(fileName)).toBe(extension);
  });
});

describe('The media type of a file', () => {
  it.each<[FileContent, string, string]>([
    [PDF, 'plan.png', 'application/pdf'],
    [{ format: 'ogg', mediaType: 'audio/ogg; codecs=opus', isText: false }, 'talk.ogg', 'audio/ogg'],
    [TEXT, 'notes', 'text/plain'],
    [TEXT, 'page.html', 'text/plain'],
    [TEXT, 'logo.svg', 'text/plain'],
    [TEXT, 'leads.CSV', 'text/csv'],
    [TEXT, 'mail.eml', 'message/rfc822'],
    [TEXT, 'visit.ics', 'text/calendar'],
    [TEXT, 'person.vcf', 'text/vcard'],
    [TEXT, 'a.constructor', 'text/plain'],
    [BYTES, 'leads.csv', 'application/octet-stream'],
    [BYTES, 'mail.eml', 'application/octet-stream'],
    [{ format: 'mov', mediaType: 'video/quicktime', isText: true }, 'free-zone.txt', 'text/plain'],
    [{ format: 'exe', mediaType: 'application/x-msdownload', isText: true }, 'mz.csv', 'text/csv'],
  ])('of %j called %s is %s', (content, fileName, mediaType) => {
    expect(chooseMediaType(content, fileName)).toBe(mediaType);
  });

  it('has the form that the database accepts, whatever the library calls it', () => {
    expect(supportedMimeTypes.size).toBeGreaterThan(100);
    for (const mediaType of supportedMimeTypes) {
      const chosen = chooseMediaType({ format: 'x', mediaType, isText: false }, 'file');
      expect(chosen).toMatch(/^[a-z0-9._+-]+\/[a-z0-9._+-]+$/);
    }
  });

  it('is one of six for files that a browser shows', () => {
    const shown = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];
    for (const type of shown) expect([canPreview(type), getContentType(type)]).toEqual([true, type]);
    expect([canPreview('text/plain'), getContentType('text/plain')]).toEqual([true, 'text/plain; charset=utf-8']);
  });

  it.each(['text/html', 'image/svg+xml', 'application/xml', 'text/csv', 'message/rfc822', 'image/tiff', 'constructor'])(
    'is hidden from a browser if it is %s',
    (type) => {
      expect([canPreview(type), getContentType(type)]).toEqual([false, 'application/octet-stream']);
    },
  );
});

describe('A file is refused', () => {
  it.each(['exe', 'elf', 'macho', 'jar', 'apk', 'lnk'])(
    'if its bytes are a program (%s), whatever its name',
    (format) => {
      expect(findTypeRefusal({ format, mediaType: null, isText: false }, 'letter.pdf')).toContain('The file is a ');
    },
  );

  it.each(['exe', 'com', 'scr', 'bat', 'cmd', 'ps1', 'vbs', 'js', 'jse', 'hta', 'msi', 'reg', 'lnk'])(
    'if its extension is %s, whatever its bytes',
    (extension) => {
      for (const content of [PDF, TEXT, BYTES]) {
        expect(findTypeRefusal(content, `letter.pdf.${extension.toUpperCase()} .`)).toContain(
          `extension .${extension} `,
        );
      }
    },
  );

  it.each([
    'plan.dwg',
    'deck.pptx',
    'all.zip',
    'mail.eml',
    'page.html',
    'run.sh',
    'letter.exe.pdf',
    'exe',
    'a.constructor',
  ])('for nothing else (%s)', (fileName) => {
    expect(findTypeRefusal(BYTES, fileName)).toBeNull();
    expect(findTypeRefusal(TEXT, fileName)).toBeNull();
  });
});
