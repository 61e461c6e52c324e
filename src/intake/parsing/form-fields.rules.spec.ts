import { parseFormFields } from './form-fields.rules.js';

const DISPOSITION = 'Content-Disposition: form-data;';
const part = (headers: string, text = 'x') => `--b\r\n${headers}\r\n\r\n${text}\r\n`;

function parse(body: string | Buffer, contentType = 'multipart/form-data; boundary=b') {
  const fields = parseFormFields({ headers: {}, contentType, body: Buffer.from(body), receivedAt: new Date() });
  return fields && [...fields];
}

describe('The fields of a multipart form', () => {
  it.each([
    ['a text of several lines', `${DISPOSITION} name="a"`, 'one\r\n--\r\ntwo', [['a', 'one\r\n--\r\ntwo']]],
    ['an empty text', `${DISPOSITION} name="a"`, '', [['a', '']]],
    ['a name in another script', `${DISPOSITION} name="公司"`, '陈伟', [['公司', '陈伟']]],
    ['a name without quotation marks', `${DISPOSITION} name=a`, 'x', [['a', 'x']]],
    [
      'a name with quotation marks inside',
      `${DISPOSITION} name="a \\"b\\"; filename=c"`,
      'x',
      [['a "b"; filename=c', 'x']],
    ],
    ['headers in another order', `content-type: text/plain\r\n${DISPOSITION} name="a"`, 'x', [['a', 'x']]],
    ['a file', `${DISPOSITION} name="a"; filename="a.csv"`, 'x', []],
    ['a file without a name', `${DISPOSITION} name="a"; filename=""`, 'x', []],
    ['bytes', `${DISPOSITION} name="a"\r\nContent-Type: application/octet-stream`, 'x', []],
    ['a part without a name', DISPOSITION, 'x', []],
    ['a part of another kind', 'Content-Type: text/plain', 'x', []],
  ])('are read with %s', (_, headers, text, fields) => {
    const second = part(`${DISPOSITION} name="last"`);
    expect(parse(`${part(headers, text)}${second}--b--\r\n`)).toEqual([...fields, ['last', 'x']]);
  });

  it('keep the first text of a repeated name and leave out what is not UTF-8', () => {
    const parts = [part(`${DISPOSITION} name="a"`, '1'), part(`${DISPOSITION} name="a"`, '2')];
    const latin = part(`${DISPOSITION} name="b"`, 'café');
    expect(parse(Buffer.from(`${parts.join('')}${latin}--b--`, 'latin1'))).toEqual([['a', '1']]);
  });

  it('end at the last boundary, which may be quoted', () => {
    const body = `${part(`${DISPOSITION} name="a"`)}--b--\r\n${part(`${DISPOSITION} name="c"`)}--b--`;
    expect(parse(body, 'Multipart/Form-Data; charset=utf-8; boundary="b"')).toEqual([['a', 'x']]);
  });

  const field = part(`${DISPOSITION} name="a"`);
  it.each([
    ['is empty', ''],
    ['is truncated', field],
    ['is truncated within a part', `${field}${field.slice(0, -10)}`],
    ['begins with something else', `x\r\n${field}--b--`],
    ['has another boundary', `${field}--b--`.replaceAll('--b', '--c')],
    ['has a part without headers', `--b\r\nx\r\n--b--`],
    ['has headers that are not UTF-8', Buffer.from(`${part(`${DISPOSITION} name="é"`)}--b--`, 'latin1')],
    ['has headers of 9,000 bytes', `${part(`${DISPOSITION} name="${'a'.repeat(9_000)}"`)}--b--`],
    ['has 2,001 parts', `${field.repeat(2_001)}--b--`],
  ])('are null if the form %s', (_, body) => {
    expect(parse(body)).toBeNull();
  });

  it('are null without a boundary', () => {
    expect(parse(`${field}--b--`, 'multipart/form-data')).toBeNull();
    expect(parse(`${field}--b--`, `multipart/form-data; boundary=${'b'.repeat(71)};`)).toBeNull();
  });

  it.each([
    ['delimiters', '\r\n--b'.repeat(200_000)],
    ['parts', field.repeat(20_000)],
    ['parameters', `${part(`${DISPOSITION}${';a="'.repeat(250_000)}`)}--b--`],
    ['blanks', `${part(`${DISPOSITION}${' '.repeat(900_000)}`)}--b--`],
  ])('are looked for within 500 milliseconds among many %s', (_, body) => {
    const start = performance.now();
    parse(body);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
