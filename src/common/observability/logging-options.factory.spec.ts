import { pinoHttp, type Options } from 'pino-http';
import { loadSettings } from '../../config/settings.factory.js';
import { CodedError } from '../errors/domain.errors.js';
import { toLoggedError } from './logged-error.rules.js';
import { buildLoggingOptions } from './logging-options.factory.js';

const lines: string[] = [];
// The logger of the application is one for the whole process, so that this file makes its own.
const [options] = buildLoggingOptions(loadSettings({ LOG_LEVEL: 'info' })).pinoHttp as [Options];
const { logger } = pinoHttp(options, { write: (line: string) => void lines.push(line) });

/** Logs a failure and returns its log line. */
function lineOf(err: unknown): Record<string, unknown> {
  logger.error({ job: 'reports.schedules', err }, 'job.failed');
  return JSON.parse(lines.at(-1)!) as Record<string, unknown>;
}

const PERSON = 'Key (email)=(an.janssens@example.com) already exists.';

describe('The log line of an error', () => {
  it('has the name and the code of the error', () => {
    const lost = Object.assign(new TypeError(PERSON), { code: 'ECONNRESET' });
    expect(lineOf(lost)).toMatchObject({
      job: 'reports.schedules',
      msg: 'job.failed',
      err: { type: 'TypeError', code: 'ECONNRESET' },
    });
    expect(lineOf(new CodedError('seminar.full', PERSON))['err']).toEqual({
      type: 'CodedError',
      code: 'seminar.full',
    });
    expect(lineOf(new RangeError(PERSON))['err']).toEqual({ type: 'RangeError' });
  });

  it('has the code of the database if a driver failed', () => {
    const driverError = Object.assign(new Error(PERSON), { code: '23505', detail: PERSON });
    class QueryFailedError extends Error {
      readonly driverError = driverError;
    }
    expect(lineOf(new QueryFailedError(PERSON))['err']).toEqual({ type: 'QueryFailedError', code: '23505' });
  });

  it('has the name alone if nothing else is known', () => {
    expect(lineOf('QueryFailedError')['err']).toEqual({ type: 'QueryFailedError' });
    expect(lineOf({ type: 'TypeError', code: 'ECONNRESET' })['err']).toEqual({ type: 'TypeError', code: 'ECONNRESET' });
    expect(lineOf(undefined)).not.toHaveProperty('err');
    expect([lineOf(null)['err'], lineOf(7)['err']]).toEqual([{ type: 'unknown' }, { type: 'unknown' }]);
  });

  it('never quotes what the error says: no message, no detail, no code or name that is a sentence', () => {
    const cause = new Error(PERSON);
    const failed = Object.assign(new Error(PERSON, { cause }), { detail: PERSON, parameters: [PERSON], code: PERSON });
    failed.name = PERSON;
    lineOf(failed);
    lineOf(PERSON);
    lineOf(toLoggedError(failed));
    expect(lines.join('')).not.toContain('janssens');
  });
});
