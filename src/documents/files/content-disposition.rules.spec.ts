import { buildContentDisposition } from './content-disposition.rules.js';

describe('The header Content-Disposition', () => {
  it.each([
    ['letter.pdf', `attachment; filename="letter.pdf"; filename*=UTF-8''letter.pdf`],
    ['计划 v2.pdf', `attachment; filename="__ v2.pdf"; filename*=UTF-8''%E8%AE%A1%E5%88%92%20v2.pdf`],
    ['Café (1).pdf', `attachment; filename="Cafe (1).pdf"; filename*=UTF-8''Caf%C3%A9%20%281%29.pdf`],
    ['a"b\\c%d\r\ne.txt', `attachment; filename="a_b_c_d__e.txt"; filename*=UTF-8''a%22b%5Cc%25d%0D%0Ae.txt`],
    ["it's *new*", `attachment; filename="it's *new*"; filename*=UTF-8''it%27s%20%2Anew%2A`],
    ['\ud83d.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
  ])('names %j', (fileName, header) => {
    expect(buildContentDisposition('attachment', fileName)).toBe(header);
  });

  it('can let a browser show the file', () => {
    expect(buildContentDisposition('inline', 'a.png')).toMatch(/^inline; /);
  });
});
