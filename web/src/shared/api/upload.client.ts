import { ProblemError, readProblem, UnreachableError } from './api.errors';
import { checkConnection, isServerReachable } from './connection.store';
import { createTranslatedProblem } from '../server-texts/server-texts.factory';
import { waitForSignIn } from './sign-in.store';

interface UploadOptions {
  /** The same for an upload that is repeated because its answer was lost, so that the server does it once. */
  idempotencyKey: string;
  onProgress: (sent: number, total: number) => void;
  signal: AbortSignal;
}

/**
 * Uploads a form with a file and tells how much of it has been sent, which `fetch` cannot. If the session has ended, the
 * user signs in again and the form is sent once more.
 * @throws ProblemError, UnreachableError
 */
export async function uploadForm<T>(path: string, form: FormData, options: UploadOptions): Promise<T> {
  const response = await send(path, form, options);
  if (response.status === 401) {
    await waitForSignIn();
    return uploadForm(path, form, options);
  }
  if (response.ok) return (await response.json()) as T;
  throw new ProblemError(response.status, createTranslatedProblem(await readProblem(response)));
}

function send(path: string, form: FormData, { idempotencyKey, onProgress, signal }: UploadOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (cause: unknown) => {
      isServerReachable.set(false);
      checkConnection();
      reject(new UnreachableError(cause));
    };
    request.open('POST', path);
    request.setRequestHeader('X-Locate-Client', 'web');
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded, total));
    request.addEventListener('load', () => {
      if (request.status === 502 || request.status === 503) return fail(request.status);
      isServerReachable.set(true);
      resolve(new Response(request.responseText, { status: request.status, statusText: request.statusText }));
    });
    request.addEventListener('error', fail);
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
