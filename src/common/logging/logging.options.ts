import type { IncomingMessage } from 'node:http';
import type { Params } from 'nestjs-pino';
import type { Settings } from '../../config/settings.js';

/**
 * JSON logs, one line an event. Of a request only method, path without query string, status and time are logged:
 * queries, headers and bodies hold personal data and secrets.
 */
export function loggingOptions(settings: Settings): Params {
  return {
    pinoHttp: {
      level: settings.logLevel,
      base: undefined,
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: pathOf(request.url),
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: (error: { type?: string; name?: string }) => ({ type: error.type ?? error.name }),
      },
      customSuccessMessage: () => 'request.done',
      customErrorMessage: () => 'request.failed',
      customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
      autoLogging: { ignore: isRoutine },
    },
    forRoutes: ['*path'],
  };
}

/** Probes and pages that are fetched all the time and say nothing. */
function isRoutine(request: IncomingMessage & { originalUrl?: string }): boolean {
  return /^\/(health|metrics|docs)\b/.test(request.originalUrl ?? request.url ?? '');
}

/** What follows the id of a connection, however somebody has mistaken the rest of the address. */
const AFTER_CONNECTION = /(\/intake(?:\/|%2f)+[0-9a-f-]{36}(?:\/|%2f)+).+/i;
/** What follows anything else where the id should be. */
const AFTER_NO_CONNECTION = /^(\/intake\/[^/]+\/).+/i;
/** A token of an address, also one whose first letter is escaped (`connection.token.ts`). */
const TOKEN = /n_[\w-]{20,}/g;

/** A path with its search words, tokens and addresses left out. */
function pathOf(url: string): string {
  const path = url.split('?')[0]!;
  return path.replace(AFTER_CONNECTION, '$1…').replace(AFTER_NO_CONNECTION, '$1…').replace(TOKEN, 'n_…');
}
