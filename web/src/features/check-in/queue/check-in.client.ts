import type { CheckInList } from '../../../records/check-in/check-in-list.rules';
import { type Problem, ProblemError, UnreachableError } from '../../../shared/api/api.errors';
import type { CheckInEntry } from './check-in-entry.rules';
import type { EntryResult } from './check-in-queue.rules';

/** How long the server may take to answer, before this device counts as offline. */
const REQUEST_TIMEOUT_MS = 8_000;

/** How much longer it may take for each entry of a request. A server under load processes a few entries in a second. */
const ENTRY_TIMEOUT_MS = 200;

/** The beginning of the types of problems that the server answers. Nobody else has it. */
const PROBLEM_TYPE_PREFIX = 'urn:locate-crm:problem:';

/** Statuses with which a server or a proxy says that the same request may succeed later. */
const LATER = new Set([408, 425, 429]);

/**
 * Sends a request with the cookie of a session or of a link.
 * @throws UnreachableError when the server does not answer in time or the request may succeed later, ProblemError
 */
async function send(path: string, init: RequestInit = {}, timeoutMs = REQUEST_TIMEOUT_MS): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      ...init,
      cache: 'no-store',
      // Another site cannot set the first header.
      headers: { 'X-Locate-Client': 'web', 'Content-Type': 'application/json', ...init.headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw new UnreachableError(error);
  }
  if (response.ok || response.status === 304) return response;
  if (response.status >= 500 || LATER.has(response.status)) throw new UnreachableError(response.status);
  const problem = await readServerProblem(response);
  // The network of a venue answers with a page of its own until somebody accepts its terms.
  if (!problem) throw new UnreachableError(response.status);
  throw new ProblemError(response.status, problem);
}

/** Reads the problem that the server has answered; null if somebody else has answered in its place. */
async function readServerProblem(response: Response): Promise<Problem | null> {
  if (!response.headers.get('Content-Type')?.startsWith('application/problem+json')) return null;
  const problem = await readJson<Problem & { type?: string }>(response);
  return problem.type?.startsWith(PROBLEM_TYPE_PREFIX) ? problem : null;
}

/** Reads the body of a response. The connection may break meanwhile. @throws UnreachableError */
async function readJson<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new UnreachableError(error);
  }
}

/** Reads the list of a seminar; null if it is still the one with the tag. @throws UnreachableError, ProblemError */
export async function readList(seminarId: string, etag: string | null) {
  const response = await send(`/seminars/${seminarId}/check-in-list`, {
    headers: etag === null ? {} : { 'If-None-Match': etag },
  });
  if (response.status === 304) return null;
  return { list: await readJson<CheckInList>(response), etag: response.headers.get('ETag') };
}

/** Sends entries in their order, with the present time of this device. @throws UnreachableError, ProblemError */
export async function sendEntries(seminarId: string, entries: readonly CheckInEntry[]): Promise<EntryResult[]> {
  const response = await send(
    `/seminars/${seminarId}/check-ins`,
    { method: 'POST', body: JSON.stringify({ sentAt: new Date().toISOString(), entries }) },
    REQUEST_TIMEOUT_MS + entries.length * ENTRY_TIMEOUT_MS,
  );
  const { results } = await readJson<{ results: EntryResult[] }>(response);
  // The results are in the order of the entries. One whose content is invalid has no key.
  return results.map((result, index) => ({ ...result, key: entries[index]?.key ?? result.key }));
}

/** Exchanges the token of a link for a cookie. @throws UnreachableError, ProblemError */
export async function openLink(seminarId: string, token: string): Promise<void> {
  const response = await send('/door-sessions', { method: 'POST', body: JSON.stringify({ seminarId, token }) });
  // An answer that is not of the server does not set the cookie, and the token is needed again.
  await readJson(response);
}
