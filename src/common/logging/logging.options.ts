import type { Params } from 'nestjs-pino';
import { pino } from 'pino';
import type { Settings } from '../../config/settings.js';
import { currentRequest } from '../requests/request.context.js';
import { loggedError } from './logged.error.js';

/** Milliseconds a line waits at most for others to be written with. */
const FLUSHED_EVERY = 100;

/**
 * JSON logs, one line an event; what is said while a request is served carries its id. Answered requests are logged by
 * `request.log.ts`, not by a middleware: that would make a logger and an event listener or two for each.
 */
export function loggingOptions(settings: Settings): Params {
  return {
    pinoHttp: [
      {
        level: settings.logLevel,
        base: undefined,
        mixin: () => {
          const request = currentRequest();
          return request ? { requestId: request.requestId } : {};
        },
        serializers: { err: loggedError },
      },
      // Lines are written together, a moment later; whatever waits is written when the process ends.
      pino.destination({ sync: false, minLength: 4_096, periodicFlush: FLUSHED_EVERY }),
    ],
    useExisting: true,
    forRoutes: [],
  };
}
