import { isEmptyWebAddress, readWebAddress } from './web-address.rules.js';

describe('A web address of a file', () => {
  it.each([
    ['www.brightwell.example', 'https://www.brightwell.example'],
    ['brightwell.example/nl?x=1', 'https://brightwell.example/nl?x=1'],
    ['http://brightwell.example', 'http://brightwell.example'],
    ['HTTPS://Brightwell.example', 'https://Brightwell.example'],
    ['http:/brightwell.example', 'http://brightwell.example'],
    ['linkedin.com/in/an-janssens', 'https://linkedin.com/in/an-janssens'],
    ['https://medium.example/@an', 'https://medium.example/@an'],
    ['例子.中国', 'https://例子.中国'],
  ])('%j is %s', (text, value) => {
    expect(readWebAddress(text)).toEqual({ value, isFirstOfSeveral: false });
  });

  it.each([
    'brightwell.example; brightwell.be',
    'www.brightwell.example www.brightwell.be',
    'brightwell.example, http://brightwell.be',
    'brightwell.example\nbrightwell.be',
  ])('%j is the first of several', (text) => {
    expect(readWebAddress(text)).toMatchObject({
      value: expect.stringContaining('brightwell.example'),
      isFirstOfSeveral: true,
    });
  });

  it.each([
    'none yet',
    'an@brightwell.example',
    'javascript:alert(1)',
    'ftp://brightwell.example',
    'in aanbouw',
    '12.5',
  ])('%j is none', (text) => {
    expect(readWebAddress(text)).toBeNull();
  });

  it('is not searched in a long text', () => {
    expect(readWebAddress('.'.repeat(5_000))).toBeNull();
    expect(readWebAddress('a.'.repeat(1_900))).toBeNull();
  });

  it.each(['', 'http://', 'https://', 'http://www.', 'www.', 'http:'])('%j is empty', (text) => {
    expect(isEmptyWebAddress(text)).toBe(true);
  });

  it('with a name is not empty', () => {
    expect(isEmptyWebAddress('www.x.be')).toBe(false);
  });
});
