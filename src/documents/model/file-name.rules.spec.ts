import { buildTitle, cleanFileName } from './file-name.rules.js';

describe('The name of a file', () => {
  it.each([
    ['计划 v2.pdf', '计划 v2.pdf'],
    ['a/b\\c:d*e?f"g<h>i|j.txt', 'a_b_c_d_e_f_g_h_i_j.txt'],
    ['..\\..\\x', '.._.._x'],
    ['two\r\nlines\u2028more.txt', 'two__lines_more.txt'],
    ['cv\u202efdp.exe', 'cv_fdp.exe'],
    ['  blanks.txt  ', 'blanks.txt'],
    ['half \ud83d.txt', 'half \ufffd.txt'],
    ['party 🎉.txt', 'party 🎉.txt'],
    ['Zoe\u0308.txt', 'Zoë.txt'],
    ['', 'file'],
    [' .. ', 'file'],
    ['.gitignore', '.gitignore'],
  ])('%j becomes %j', (given, stored) => {
    expect(cleanFileName(given)).toBe(stored);
  });

  it('has at most 255 characters, and keeps its extension', () => {
    const name = cleanFileName(`${'🎉'.repeat(300)}.docx`);
    expect([...name]).toHaveLength(255);
    expect(name.endsWith('🎉.docx')).toBe(true);
    expect([...cleanFileName('x'.repeat(300))]).toHaveLength(255);
    expect([...cleanFileName(`x.${'y'.repeat(300)}`)]).toHaveLength(255);
  });
});

describe('The title of a document without a title', () => {
  it.each([
    ['letter of intent.pdf', 'letter of intent'],
    ['archive.tar.gz', 'archive.tar'],
    ['minutes of 1. June', 'minutes of 1. June'],
    ['.pdf', '.pdf'],
    ['README', 'README'],
  ])('of %j is %j', (fileName, title) => {
    expect(buildTitle(fileName)).toBe(title);
  });

  it('has at most 200 characters', () => {
    expect([...buildTitle('🎉'.repeat(250))]).toHaveLength(200);
  });
});
