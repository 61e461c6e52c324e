import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { buildSignatureHeaders, listSigningSecrets } from './webhook-signature.rules.js';

const createSecret = () => `whsec_${randomBytes(32).toString('base64')}`;
const [secret, formerSecret] = [createSecret(), createSecret()];
const body = Buffer.from(JSON.stringify({ type: 'lead.updated', name: '株式会社 – Möbel' }));

function verify(by: string, headers: Record<string, string>, received = body): boolean {
  try {
    new Webhook(by).verify(received, headers);
    return true;
  } catch {
    return false;
  }
}

describe('The signature of a request', () => {
  it('is accepted by the library of the standard, and by no other secret', () => {
    const headers = buildSignatureHeaders([secret], { id: 'a', sentAt: new Date(), body });
    expect(verify(secret, headers)).toBe(true);
    expect(verify(formerSecret, headers)).toBe(false);
  });

  it('covers the id, the time and every byte of the body', () => {
    const sentAt = new Date();
    const headers = buildSignatureHeaders([secret], { id: 'a', sentAt, body });
    expect(verify(secret, { ...headers, 'webhook-id': 'b' })).toBe(false);
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(verify(secret, { ...headers, 'webhook-timestamp': later })).toBe(false);
    expect(verify(secret, headers, Buffer.concat([body, Buffer.from(' ')]))).toBe(false);
  });

  it('equals that of the library', () => {
    const sentAt = new Date('2026-11-30T09:12:44.120Z');
    const headers = buildSignatureHeaders([secret], { id: 'msg_1', sentAt, body });
    expect(headers).toEqual({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1796029964',
      'webhook-signature': new Webhook(secret).sign('msg_1', sentAt, body),
    });
  });

  it('is made with both secrets for a day after a rotation, and then with the new one', () => {
    const rotated = { secret, formerSecret, formerSecretUntil: new Date('2026-12-02T08:00:00Z') };
    expect(listSigningSecrets(rotated, new Date('2026-12-02T07:59:59Z'))).toEqual([secret, formerSecret]);
    expect(listSigningSecrets(rotated, new Date('2026-12-02T08:00:00Z'))).toEqual([secret]);
    expect(listSigningSecrets({ secret, formerSecret: null, formerSecretUntil: null }, new Date())).toEqual([secret]);

    const headers = buildSignatureHeaders([secret, formerSecret], { id: 'a', sentAt: new Date(), body });
    expect([secret, formerSecret, createSecret()].map((by) => verify(by, headers))).toEqual([true, true, false]);
  });
});
