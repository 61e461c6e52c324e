import { ProblemError, readProblem, UnreachableError } from './api.errors';
import { checkConnection, isServerReachable } from './connection.store';
import { createTranslatedProblem } from '../server-texts/server-texts.factory';
import { waitForSignIn } from './sign-in.store';

/** A form with a file. */
export interface UploadRequest {
  path: string;
  file: File;
  /** The other fields of the form. */
  fields: Readonly<Record<string, string>>;
  /** The version that the user has seen of the record to which the file belongs. */
  version?: number;
}

interface UploadOptions {
  /** The same for an upload that is repeated because its answer was lost, so that the server does it once. */
  idempotencyKey: string;
  /** Takes the share of the form that has been sent. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/**
 * Uploads a form with a file and tells how much of it has been sent, which `fetch` cannot. If the session has ended, the
 * user signs in again and the form is sent once more.
 * @throws ProblemError, UnreachableError
 */
export async function uploadForm<T>(request: UploadRequest, options: UploadOptions): Promise<T> {
  options.signal.throwIfAborted();
  const response = await send(request, options);
  if (response.status === 401) {
    await waitForSignIn();
    return uploadForm(request, options);
  }
  if (response.ok) return (await response.json()) as T;
  throw new ProblemError(response.status, createTranslatedProblem(await readProblem(response)));
}

/** Tells whether an upload has failed for good, so that the next attempt is another request and needs a key of its own. */
export function isAnswered(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.code !== 'idempotency.in_flight';
}

function send(request: UploadRequest, { idempotencyKey, onProgress, signal }: UploadOptions): Promise<Response> {
  const { path, file, fields, version } = request;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    const fail = (cause: unknown) => {
      isServerReachable.set(false);
      checkConnection();
      reject(new UnreachableError(cause));
    };
    sent.open('POST', path);
    sent.setRequestHeader('X-Locate-Client', 'web');
    sent.setRequestHeader('Idempotency-Key', idempotencyKey);
    if (version !== undefined) sent.setRequestHeader('If-Match', `"${version}"`);
    sent.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    sent.addEventListener('load', () => {
      const { status, statusText, responseText } = sent;
      if (status === 502 || (status === 503 && !isAboutDocument(responseText))) return fail(status);
      isServerReachable.set(true);
      resolve(new Response(responseText, { status, statusText }));
    });
    sent.addEventListener('error', fail);
    sent.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    signal.addEventListener('abort', () => sent.abort(), { once: true });
    sent.send(form);
  });
}

/** Tells whether an answer is about the file, such as that its scanner does not answer, and not about the server. */
function isAboutDocument(text: string): boolean {
  return /"code":\s*"document\./.test(text);
}
