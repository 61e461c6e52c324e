import { buildFileUrl, isNameOfFile, isPicture, isShownInBrowser } from './document-file.rules';

describe('the file of a document', () => {
  it('is that of the current version, to be downloaded, unless something else is asked for', () => {
    expect(buildFileUrl('d1')).toBe('/api/v1/documents/d1/file');
    expect(buildFileUrl('d1', { version: 2, isInline: true })).toBe(
      '/api/v1/documents/d1/file?version=2&disposition=inline',
    );
  });

  it('has a name of its own unless the title says all of it but the extension', () => {
    expect(isNameOfFile('Letter of intent', 'Letter of intent.pdf')).toBe(true);
    expect(isNameOfFile('.profile', '.profile')).toBe(true);
    expect(isNameOfFile('Letter of intent', 'Letter of intent, signed.pdf')).toBe(false);
  });

  it('is shown by the browser only if the server would not send it as an attachment', () => {
    expect(['application/pdf', 'text/plain', 'image/webp'].map(isShownInBrowser)).toEqual([true, true, true]);
    expect(['text/html', 'image/svg+xml', 'application/zip'].map(isShownInBrowser)).toEqual([false, false, false]);
    expect(['image/png', 'image/svg+xml', 'text/plain'].map(isPicture)).toEqual([true, false, false]);
  });
});
