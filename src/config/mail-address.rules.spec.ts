import { formatMailAddress, getDomain, parseMailAddress } from './mail-address.rules.js';

describe('An address in a setting', () => {
  it.each([
    ['crm@locate.example', { name: null, address: 'crm@locate.example' }],
    ['Locate in Limburg <CRM@locate.example>', { name: 'Locate in Limburg', address: 'crm@locate.example' }],
    ['"Locate, Limburg" <crm+a@locate.example>', { name: 'Locate, Limburg', address: 'crm+a@locate.example' }],
    ['<crm@locate.example>', { name: null, address: 'crm@locate.example' }],
  ])('is read from %s', (text, address) => {
    expect(parseMailAddress(text)).toEqual(address);
  });

  it.each([
    '',
    'crm',
    'crm@',
    '@locate.example',
    'a b@locate.example',
    'A <crm@locate.example',
    'A\r\nBcc: <b@c.example>',
    'a@b.example, c@d.example',
  ])('is not read from %j', (text) => {
    expect(parseMailAddress(text)).toBeNull();
  });

  it('is shown as it was set', () => {
    expect(formatMailAddress({ name: 'Locate', address: 'crm@locate.example' })).toBe('Locate <crm@locate.example>');
    expect(getDomain('crm@locate.example')).toBe('locate.example');
  });
});
