import { type RenderTask, RenderWorker } from '../../src/common/documents/render.worker.js';
import { type Caller, useApi } from '../support/api.js';
import { countPages } from '../support/pdf.js';

const OURS = '../../test/support/render-task.js';
const PDF = '/reports/lost-reasons?format=pdf';
let reporter: Caller;
let thread: RenderWorker;

const { api } = useApi();
beforeAll(async () => {
  reporter = await api.key('reporting');
  thread = api.app.get(RenderWorker);
});

/** Has the thread draw as a test wants it. */
const drawn = (input: object, hungUp?: AbortSignal) => thread.render<RenderTask<object>>(OURS, input, hungUp);

/** Keeps a thread busy until it is let go. */
function busy(of = thread, identity?: string): { begun: Promise<unknown>; done: Promise<Buffer>; letGo: () => void } {
  const until = new Int32Array(new SharedArrayBuffer(8));
  const begun = Promise.resolve(Atomics.waitAsync(until, 1, 0).value);
  const letGo = () => {
    Atomics.store(until, 0, 1);
    Atomics.notify(until, 0);
  };
  return { begun, done: of.render<RenderTask<object>>(OURS, { until }, undefined, identity), letGo };
}

/** Asks for a document that is drawn as a test wants it. A failure of ours is in no contract: the answer is looked at here. */
async function askedAs(input: object): Promise<{ status: number; text: string; code: string }> {
  const draw = thread.render.bind(thread);
  thread.render = (_file, _input, hungUp) => {
    thread.render = draw;
    return draw<RenderTask<object>>(OURS, input, hungUp);
  };
  const answer = await fetch(`${api.url}/api/v1${PDF}`, { headers: reporter.headers });
  const text = await answer.text();
  return { status: answer.status, text, code: JSON.parse(text).code };
}

describe('While files are rendered,', () => {
  it('other requests are answered, and a second document waits', async () => {
    const { done, letGo } = busy();
    let ended = false;
    const document = reporter.bytes(PDF).finally(() => (ended = true));
    for (let asked = 0; asked < 5; asked++) expect((await api.bdm.get('/me')).status).toBe(200);
    expect([(await reporter.get('/reports/lost-reasons?format=csv')).status, ended]).toEqual([200, false]);
    letGo();
    expect([...(await done)]).toEqual([1, 2, 3]);
    expect(countPages(await document)).toBe(1);
  });

  it('more than fifty are refused, and can be rendered once the others are done', async () => {
    const { done, letGo } = busy();
    const others = Array.from({ length: 49 }, () => drawn({}));
    const refused = await reporter.get(PDF);
    expect(refused.problem).toEqual([503, 'service.drawing_busy']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    letGo();
    await Promise.all([done, ...others]);
    expect((await reporter.get(PDF)).status).toBe(200);
  });

  it('nothing is rendered for a client that has closed its connection', async () => {
    const { done, letGo } = busy();
    const [hungUp, caller] = [new AbortController(), new AbortController()];
    const left = drawn({ throws: 'drawn all the same' }, hungUp.signal);
    hungUp.abort();
    const asked = fetch(`${api.url}/api/v1${PDF}`, { headers: reporter.headers, signal: caller.signal });
    const ended = Promise.allSettled([left, asked]);
    caller.abort();
    letGo();
    await done;
    const reasons = (await ended).map((end) => end.status === 'rejected' && end.reason);
    expect(reasons[0]).toMatchObject({ code: 'request.aborted' });
    expect(String(reasons[1])).toMatch(/aborted/);
    expect((await reporter.get(PDF)).status).toBe(200);
  });

  it('a client that closes its connection makes room for others at once', async () => {
    const { done, letGo } = busy();
    const hungUp = new AbortController();
    const gone = Array.from({ length: 49 }, () => drawn({ throws: 'drawn all the same' }, hungUp.signal));
    hungUp.abort();
    const ends = await Promise.allSettled(gone);
    expect(new Set(ends.map((end) => end.status === 'rejected' && end.reason.code))).toEqual(
      new Set(['request.aborted']),
    );
    const document = reporter.get(PDF);
    letGo();
    await done;
    expect((await document).status).toBe(200);
  });

  it('a file that is requested again waits for the first one, also when the first client has gone (W12)', async () => {
    const { done: other, letGo: letOtherGo } = busy();
    const hungUp = new AbortController();
    const first = thread.render<RenderTask<object>>(OURS, { throws: 'drawn for nobody' }, hungUp.signal, 'gone');
    const second = thread.render<RenderTask<object>>(OURS, { throws: 'drawn for the second' }, undefined, 'gone');
    hungUp.abort();
    await expect(first).rejects.toMatchObject({ code: 'request.aborted' });
    letOtherGo();
    await other;
    await expect(second).rejects.toThrow('drawn for nobody');
    const { begun, done, letGo } = busy(thread, 'twice');
    await begun;
    const again = thread.render<RenderTask<object>>(OURS, { throws: 'drawn twice' }, undefined, 'twice');
    letGo();
    expect([[...(await done)], [...(await again)]]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
    const later = thread.render<RenderTask<object>>(OURS, { throws: 'drawn anew' }, undefined, 'twice');
    await expect(later).rejects.toThrow('drawn anew');
  });

  it('no rendering is started once the application stops', async () => {
    const own = new RenderWorker();
    const { done, letGo } = busy(own);
    const called = own.render<RenderTask<object>>(OURS, {}, new AbortController().signal);
    const scheduled = own.render<RenderTask<object>>(OURS, {});
    own.onModuleDestroy();
    letGo();
    await expect(called).rejects.toMatchObject({ code: 'service.drawing_busy' });
    expect([...(await done), ...(await scheduled)]).toEqual([1, 2, 3, 1, 2, 3]);
    await own.onApplicationShutdown();
  });
});

describe('A file that cannot be rendered', () => {
  it('is answered with a problem document without internal details, and does not affect the next file', async () => {
    const failed = await askedAs({ throws: 'Zhang Wei cannot be drawn' });
    expect([failed.status, failed.code]).toEqual([500, 'service.internal_error']);
    expect(failed.text).not.toContain('Zhang');
    expect((await reporter.get(PDF)).status).toBe(200);
  });

  it('has an error that names the place of the failure', async () => {
    const error: Error = await drawn({ throws: 'No' }).then(
      () => new Error('It was drawn.'),
      (thrown: Error) => thrown,
    );
    expect([error.name, error.message]).toEqual(['RangeError', 'No']);
    expect(error.stack).toMatch(/at .*render.*render-task\.js:\d+/);
  });

  it('ends its thread if it uses too much memory, and a new thread renders the waiting files', async () => {
    const hungry = drawn({ hungry: true });
    const behind = reporter.bytes(PDF);
    await expect(hungry).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
    expect(countPages(await behind)).toBe(1);
    const died = await askedAs({ hungry: true });
    expect([died.status, died.code]).toEqual([500, 'service.internal_error']);
    expect(countPages(await reporter.bytes(PDF))).toBe(1);
  });

  it('ends its thread if it takes too long, and a new thread renders the waiting files', async () => {
    const [tooLong, inTime] = [new AbortController(), new AbortController()];
    const limits = [tooLong.signal, inTime.signal];
    const own = new RenderWorker(() => limits.shift()!);
    const { begun, done } = busy(own);
    const behind = own.render<RenderTask<object>>(OURS, {});
    await begun;
    tooLong.abort();
    await expect(done).rejects.toThrow(/aborted/);
    expect([...(await behind)]).toEqual([1, 2, 3]);
    await own.onApplicationShutdown();
  });
});
