import createClient from 'openapi-fetch';
import { ProblemError, readProblem, UnreachableError } from './api.errors';
import { checkConnection, isServerReachable } from './connection.store';
import { addIdempotencyKey } from './idempotency-keys.store';
import { createTranslatedProblem } from '../server-texts/server-texts.factory';
import type { paths } from './schema';
import { waitForSignIn } from './sign-in.store';

/** A POST to this path starts a session. Its 401 means that the credentials are wrong, not that the session has ended. */
const SIGN_IN_PATH = '/api/v1/sessions';

/**
 * Sends a request. If the session has ended, the user signs in again and the request is sent once more, so that nothing
 * that was typed is lost.
 * @throws ProblemError, UnreachableError
 */
async function send(request: Request): Promise<Response> {
  const isSignIn = request.method === 'POST' && new URL(request.url).pathname === SIGN_IN_PATH;
  const forgetKey = isSignIn ? () => undefined : await addIdempotencyKey(request);
  const copy = request.clone();
  const response = await reach(request);
  if (response.status === 401 && !isSignIn) {
    await waitForSignIn();
    return send(copy);
  }
  forgetKey();
  if (response.ok) return response;
  throw new ProblemError(response.status, createTranslatedProblem(await readProblem(response)));
}

async function reach(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.status === 502 || response.status === 503) throw new UnreachableError(response.status);
    isServerReachable.set(true);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    isServerReachable.set(false);
    checkConnection();
    throw error instanceof UnreachableError ? error : new UnreachableError(error);
  }
}

/**
 * The client of the API. The header tells the server that the request comes from this application, because another site
 * cannot set it.
 */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  headers: { 'X-Locate-Client': 'web' },
  fetch: send,
  querySerializer: { array: { style: 'form', explode: true } },
});

/** Returns the body of a successful response. Failures have been thrown before. */
export async function readBody<T>(result: Promise<{ data?: T }>): Promise<T> {
  const { data } = await result;
  return data as T;
}
