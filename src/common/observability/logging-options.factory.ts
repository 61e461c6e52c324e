import type { Params } from 'nestjs-pino';
import { pino } from 'pino';
import type { Settings } from '../../config/settings.factory.js';
import { findCurrentRequest } from '../http/request-context.store.js';
import { toLoggedError } from './logged-error.rules.js';

/** Maximum number of milliseconds that a line waits to be written together with others. */
const FLUSH_INTERVAL_MS = 100;

/**
 * Builds the options for JSON logs with one line for each event. Lines written while a request is served carry its id.
 * `request-log.handler.ts` logs answered requests instead of a middleware, which would create a logger and one or two event
 * listeners for each request.
 */
export function buildLoggingOptions(settings: Settings): Params {
  return {
    pinoHttp: [
      {
        level: settings.logLevel,
        base: undefined,
        mixin: () => {
          const request = findCurrentRequest();
          return request ? { requestId: request.requestId } : {};
        },
        serializers: { err: toLoggedError },
      },
      // Lines are buffered and written together. The rest of the buffer is written when the process ends.
      pino.destination({ sync: false, minLength: 4_096, periodicFlush: FLUSH_INTERVAL_MS }),
    ],
    useExisting: true,
    forRoutes: [],
  };
}
