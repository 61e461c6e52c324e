import { ExternalStore } from './external.store';
import { isAnswered, uploadForm, type UploadRequest } from './upload.client';

/** The number of files that are sent at once. The server writes two at a time. */
const MAX_CONCURRENT_UPLOADS = 2;

/** A file that is to be uploaded. It leaves the queue when it has been, or when the user takes it out. */
export interface QueuedUpload {
  id: string;
  request: UploadRequest;
  status: 'waiting' | 'uploading' | 'failed';
  /** The share of the form that has been sent. */
  share: number;
  /** Why the last attempt failed. */
  error: Error | null;
}

/** Takes from the queue how the uploads of a caller have ended. */
interface UploadListener {
  onUploaded: (upload: QueuedUpload) => void;
  onFailed: (upload: QueuedUpload, error: Error) => void;
}

/** Uploads files one after the other, also while the user goes on to other screens. A file that fails keeps its place. */
export class UploadQueueStore {
  readonly uploads = new ExternalStore<readonly QueuedUpload[]>([]);
  private readonly listeners = new Map<string, UploadListener>();
  private readonly running = new Map<string, AbortController>();
  /** The keys of uploads that have not been answered. */
  private readonly keys = new Map<string, string>();

  constructor(private readonly send: typeof uploadForm = uploadForm) {}

  add(requests: readonly UploadRequest[], listener: UploadListener): void {
    const added = requests.map((request): QueuedUpload => {
      return { id: crypto.randomUUID(), request, status: 'waiting', share: 0, error: null };
    });
    for (const { id } of added) this.listeners.set(id, listener);
    this.uploads.set([...this.uploads.get(), ...added]);
    this.startNext();
  }

  /** Tries a failed upload again, with further fields if there are any. */
  retry(id: string, fields: UploadRequest['fields'] = {}): void {
    this.change(id, ({ request }) => ({
      request: { ...request, fields: { ...request.fields, ...fields } },
      status: 'waiting',
      share: 0,
      error: null,
    }));
    this.startNext();
  }

  /** Takes an upload out of the queue, and stops it if it is running. */
  remove(id: string): void {
    this.forget(id);
    this.running.get(id)?.abort();
  }

  /** Stops all uploads and forgets their files. */
  clear(): void {
    for (const { id } of this.uploads.get()) this.remove(id);
  }

  /** Tells whether files are still to be sent, which would be lost with the page. */
  isBusy(): boolean {
    return this.uploads.get().some(({ status }) => status !== 'failed');
  }

  private startNext(): void {
    const next = this.uploads.get().find(({ status }) => status === 'waiting');
    if (!next || this.running.size >= MAX_CONCURRENT_UPLOADS) return;
    void this.run(next);
    this.startNext();
  }

  private async run(upload: QueuedUpload): Promise<void> {
    const { id, request } = upload;
    const controller = new AbortController();
    const idempotencyKey = this.keys.get(id) ?? crypto.randomUUID();
    this.running.set(id, controller);
    this.keys.set(id, idempotencyKey);
    this.change(id, () => ({ status: 'uploading' }));
    const onProgress = (share: number) => this.change(id, () => ({ share }));
    try {
      await this.send(request, { idempotencyKey, onProgress, signal: controller.signal });
      const listener = this.listeners.get(id);
      this.forget(id);
      listener?.onUploaded(upload);
    } catch (error) {
      if (isAnswered(error as Error)) this.keys.delete(id);
      this.change(id, () => ({ status: 'failed', error: error as Error }));
      this.listeners.get(id)?.onFailed(upload, error as Error);
    } finally {
      this.running.delete(id);
      this.startNext();
    }
  }

  private change(id: string, change: (upload: QueuedUpload) => Partial<QueuedUpload>): void {
    this.uploads.set(this.uploads.get().map((one) => (one.id === id ? { ...one, ...change(one) } : one)));
  }

  private forget(id: string): void {
    this.uploads.set(this.uploads.get().filter((one) => one.id !== id));
    this.listeners.delete(id);
    this.keys.delete(id);
  }
}

/** The uploads of this tab of the browser. */
export const uploadQueue = new UploadQueueStore();
