import { addIdempotencyKey } from './idempotency-keys.store';

const buildRequest = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/v1/tasks', { method: 'POST', body, headers });
const readKey = (request: Request) => request.headers.get('Idempotency-Key');

describe('the key of a request', () => {
  it('stays the same until the server has answered', async () => {
    const [first, again, other, later] = ['{"n":1}', '{"n":1}', '{"n":2}', '{"n":1}'].map((body) => buildRequest(body));
    await addIdempotencyKey(first!);
    const forget = await addIdempotencyKey(again!);
    await addIdempotencyKey(other!);
    forget();
    await addIdempotencyKey(later!);
    expect(readKey(again!)).toBe(readKey(first!));
    expect(readKey(other!)).not.toBe(readKey(first!));
    expect(readKey(later!)).not.toBe(readKey(first!));
    expect(await first!.text()).toBe('{"n":1}');
  });

  it('is added only to a POST', async () => {
    const request = new Request('http://localhost/api/v1/tasks');
    await addIdempotencyKey(request);
    expect(readKey(request)).toBeNull();
  });
});
