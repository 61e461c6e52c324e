import { addIdempotencyKey } from './idempotency-keys.store';

const HEADER = 'Idempotency-Key';
const build = (body: string, method = 'POST') =>
  new Request('http://localhost/api/v1/tasks', { method, ...(method === 'POST' && { body }) });

describe('The key of a request', () => {
  it('is that of the same request whose answer was lost, until there is an answer', async () => {
    const [first, again, next] = [build('a'), build('a'), build('a')];
    await addIdempotencyKey(first);
    const forget = await addIdempotencyKey(again);
    expect(again.headers.get(HEADER)).toBe(first.headers.get(HEADER));
    forget();
    (await addIdempotencyKey(next))();
    expect(next.headers.get(HEADER)).not.toBe(first.headers.get(HEADER));
  });

  it('is forgotten when the copy of the request is answered that was sent after a new sign-in', async () => {
    const first = build('b');
    await addIdempotencyKey(first);
    const forget = await addIdempotencyKey(first.clone());
    forget();
    const next = build('b');
    (await addIdempotencyKey(next))();
    expect(next.headers.get(HEADER)).not.toBe(first.headers.get(HEADER));
  });

  it('is not given to a dry run, which may be repeated while the first one is in flight', async () => {
    const [preview, done, named] = [
      build(JSON.stringify({ sourceId: '1', dryRun: true })),
      build(JSON.stringify({ sourceId: '1', dryRun: false })),
      build(JSON.stringify({ name: '"dryRun":true' })),
    ];
    for (const request of [preview, done, named]) (await addIdempotencyKey(request))();
    expect([preview, done, named].map(({ headers }) => headers.has(HEADER))).toEqual([false, true, true]);
  });

  it('differs for another body, and is absent where nothing is created', async () => {
    const [one, other, read] = [build('c'), build('d'), build('', 'GET')];
    for (const request of [one, other, read]) (await addIdempotencyKey(request))();
    expect(one.headers.get(HEADER)).not.toBe(other.headers.get(HEADER));
    expect(read.headers.has(HEADER)).toBe(false);
  });
});
