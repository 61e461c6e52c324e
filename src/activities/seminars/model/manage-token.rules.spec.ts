import {
  decodeRegistrationId,
  encodeRegistrationId,
  formatManageToken,
  parseManageToken,
} from './manage-token.rules.js';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const parts = { id: encodeRegistrationId(ID), signature: Buffer.alloc(24, 7) };
const token = formatManageToken(parts);

describe('The token of a registration', () => {
  it('begins as all tokens in addresses do, and has the id', () => {
    expect(token).toMatch(/^n_[\w-]{54}$/);
    expect(parseManageToken(token)).toEqual(parts);
    expect(decodeRegistrationId(parseManageToken(token)!.id)).toBe(ID);
  });

  it.each([
    ['a shorter one', 'n_AAAA'],
    ['another prefix', token.replace('n_', 'w_')],
    ['a second spelling of it', `${token}=`],
    ['characters that no token has', `${token.slice(0, -1)}*`],
    ['nothing', ''],
  ])('is not %s', (_, text) => expect(parseManageToken(text)).toBeNull());
});
