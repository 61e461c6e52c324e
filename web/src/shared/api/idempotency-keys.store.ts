const HEADER = 'Idempotency-Key';

/** The keys of requests that have not been answered, by what they ask for. */
const unanswered = new Map<string, string>();

/**
 * Gives a POST an Idempotency-Key. A request that is repeated because its answer was lost gets the key of the first one,
 * so that the server does it once. A dry run does nothing, and may be repeated while the first one is still in flight.
 * Returns a function that forgets the key when the server has answered.
 */
export async function addIdempotencyKey(request: Request): Promise<() => void> {
  if (request.method !== 'POST') return () => undefined;
  const body = await request.clone().text();
  if (body.includes('"dryRun":true')) return () => undefined;
  const content = `${request.url} ${body}`;
  // A request that is sent once more, after the user has signed in again, has its key already.
  const key = request.headers.get(HEADER) ?? unanswered.get(content) ?? crypto.randomUUID();
  unanswered.set(content, key);
  request.headers.set(HEADER, key);
  return () => unanswered.delete(content);
}
