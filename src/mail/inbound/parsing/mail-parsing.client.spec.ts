import { join } from 'node:path';
import { RenderWorker } from '../../../common/documents/render.worker.js';
import { MailParsingClient } from './mail-parsing.client.js';

const MISSING = join(import.meta.dirname, 'missing.eml');
const UNAVAILABLE = { code: 'inbound_mail.parser_unavailable', status: 503 };
const createError = (name: string, properties: object) => Object.assign(new Error(name), { name, ...properties });
const TIMEOUT = createError('AbortError', { cause: new DOMException('Too long', 'TimeoutError') });
const OUT_OF_MEMORY = createError('Error', { code: 'ERR_WORKER_OUT_OF_MEMORY' });

let client: MailParsingClient;
const parseWhole = () => client.withParsed(MISSING, (mail) => Promise.resolve(mail));

beforeEach(() => (client = new MailParsingClient()));
afterEach(() => client.onApplicationShutdown());

describe('A mail that could not be parsed', () => {
  it('can be parsed later if its file could not be read', async () => {
    await expect(client.parseHead(MISSING)).rejects.toMatchObject(UNAVAILABLE);
    await expect(parseWhole()).rejects.toMatchObject(UNAVAILABLE);
  });

  describe('because its thread failed', () => {
    const { render } = RenderWorker.prototype;
    const failWith = (error: Error) => {
      RenderWorker.prototype.render = async () => {
        throw error;
      };
    };
    afterEach(() => (RenderWorker.prototype.render = render));

    it.each([
      ['died', new Error('Worker exited')],
      ['was ended', createError('AbortError', { cause: 'pool is closed' })],
      ['has no file', createError('Error', { code: 'ERR_MODULE_NOT_FOUND' })],
    ])('can be parsed later if the thread %s', async (_, error) => {
      failWith(error);
      await expect(client.parseHead(MISSING)).rejects.toMatchObject(UNAVAILABLE);
      await expect(parseWhole()).rejects.toMatchObject(UNAVAILABLE);
    });

    it.each([
      ['time', TIMEOUT],
      ['memory', OUT_OF_MEMORY],
    ])('needs review if it takes too much %s, but only as a whole', async (_, error) => {
      failWith(error);
      await expect(client.parseHead(MISSING)).rejects.toMatchObject(UNAVAILABLE);
      await expect(parseWhole()).resolves.toBeNull();
    });
  });
});
