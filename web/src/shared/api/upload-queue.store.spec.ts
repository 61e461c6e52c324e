import { ProblemError, UnreachableError } from './api.errors';
import type { uploadForm, UploadRequest } from './upload.client';
import { UploadQueueStore } from './upload-queue.store';

type Options = Parameters<typeof uploadForm>[1];

/** An upload that the test answers. */
interface Sent extends Options {
  request: UploadRequest;
  resolve: () => void;
  reject: (error: Error) => void;
}

const buildRequest = (name: string): UploadRequest => ({
  path: '/api/v1/documents',
  file: new File([name], name),
  fields: { leadId: 'l1' },
});

/** Creates a queue whose uploads are answered by the test. */
function createQueue() {
  const sent: Sent[] = [];
  const uploaded: string[] = [];
  const failed: string[] = [];
  const queue = new UploadQueueStore((request, options) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    options.signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    sent.push({ request, ...options, resolve, reject });
    return promise as Promise<never>;
  });
  const add = (...names: string[]) =>
    queue.add(names.map(buildRequest), {
      onUploaded: ({ request }) => uploaded.push(request.file.name),
      onFailed: ({ request }) => failed.push(request.file.name),
    });
  const list = () => queue.uploads.get().map(({ request, status }) => `${request.file.name} ${status}`);
  return { queue, sent, uploaded, failed, add, list };
}

/** Waits until what follows an answer has happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the queue of uploads', () => {
  it('sends two files at a time, and tells of each when it has been uploaded', async () => {
    const { sent, uploaded, add, list } = createQueue();
    add('a.pdf', 'b.pdf', 'c.pdf');
    expect(list()).toEqual(['a.pdf uploading', 'b.pdf uploading', 'c.pdf waiting']);
    sent[1]!.resolve();
    await settle();
    expect(list()).toEqual(['a.pdf uploading', 'c.pdf uploading']);
    expect(uploaded).toEqual(['b.pdf']);
  });

  it('keeps a file that is refused in its place and goes on with the others', async () => {
    const { queue, sent, failed, add, list } = createQueue();
    add('a.exe', 'b.pdf', 'c.pdf');
    sent[0]!.reject(new ProblemError(422, { code: 'document.type_refused' }));
    await settle();
    expect(list()).toEqual(['a.exe failed', 'b.pdf uploading', 'c.pdf uploading']);
    expect(failed).toEqual(['a.exe']);
    expect(queue.uploads.get()[0]!.error).toMatchObject({ status: 422 });
  });

  it('tries again under the same key while there was no answer, and under another one after a refusal', async () => {
    const { queue, sent, add } = createQueue();
    add('a.pdf');
    const { id } = queue.uploads.get()[0]!;
    sent[0]!.reject(new UnreachableError(null));
    await settle();
    queue.retry(id);
    expect(sent[1]!.idempotencyKey).toBe(sent[0]!.idempotencyKey);
    sent[1]!.reject(new ProblemError(409, { code: 'idempotency.in_flight' }));
    await settle();
    queue.retry(id);
    expect(sent[2]!.idempotencyKey).toBe(sent[0]!.idempotencyKey);
    sent[2]!.reject(new ProblemError(409, { code: 'document.duplicate' }));
    await settle();
    queue.retry(id, { allowDuplicate: 'true' });
    expect(sent[3]!.idempotencyKey).not.toBe(sent[0]!.idempotencyKey);
    expect(sent[3]!.request.fields).toEqual({ leadId: 'l1', allowDuplicate: 'true' });
  });

  it('stops what the user takes out, and everything at sign-out', async () => {
    const { queue, sent, failed, add, list } = createQueue();
    add('a.pdf', 'b.pdf', 'c.pdf');
    expect(queue.isBusy()).toBe(true);
    queue.remove(queue.uploads.get()[0]!.id);
    await settle();
    expect(sent[0]!.signal.aborted).toBe(true);
    expect(list()).toEqual(['b.pdf uploading', 'c.pdf uploading']);
    queue.clear();
    await settle();
    expect([list(), failed, queue.isBusy()]).toEqual([[], [], false]);
  });
});
