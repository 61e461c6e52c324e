import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getProjectPath } from '../config/project-files.reader.js';
import { assertCheckInPageBuilt, serveCheckInPage } from './check-in-page.handler.js';
import { sendNoncePage } from './nonce-page.factory.js';
import { WEB_PATHS } from './web-paths.constants.js';

/** Paths that are no pages of the application. An unknown path below them is answered with 404. */
const RESERVED_PATHS = /^\/(api|docs|intake|m|r|health|metrics|openapi\.json|assets)(\/|$)/;

/** The address of a registration page with a slash at its end, as people write addresses on a flyer. */
const PAGE_WITH_SLASH = /^(\/r\/[\w-]{3,60})\/(\?.*)?$/;

/** Builds the content security policy of a page. The nonce allows the styles that its components create. */
function buildContentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'self'`,
    `base-uri 'self'`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `img-src 'self' data: blob:`,
    `object-src 'none'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `script-src-attr 'none'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
  ].join(';');
}

const FOLDER = getProjectPath('web', 'dist');
const PAGE_PATH = join(FOLDER, 'index.html');

/** Checks that there is an application to serve, before anything is opened that would keep the process alive. */
export function assertWebApplicationBuilt(): void {
  if (!existsSync(PAGE_PATH)) throw new Error('The web application is not built; run npm run build.');
  assertCheckInPageBuilt();
}

/**
 * Serves the web application: its files, whose names contain a hash, for a year, and its page for every address that a
 * browser opens and nothing else answers. The status is 404 where the application has no such page, so that a search for
 * files such as `/.env` finds none.
 */
export async function serveWebApplication(fastify: FastifyInstance): Promise<void> {
  const page = readFileSync(PAGE_PATH, 'utf8');
  await fastify.register(fastifyStatic, {
    root: join(FOLDER, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  await serveCheckInPage(fastify);
  fastify.get('/favicon.svg', (_request, reply) =>
    reply.sendFile('favicon.svg', FOLDER, { immutable: false, maxAge: '1h' }),
  );
  fastify.get('/*', (request, reply) => {
    const address = PAGE_WITH_SLASH.exec(request.url);
    if (address) return reply.redirect(`${address[1]}${address[2] ?? ''}`, 308);
    if (RESERVED_PATHS.test(request.url) || !isHtmlAccepted(request)) return reply.callNotFound();
    return sendNoncePage(reply.status(isPageKnown(request.url) ? 200 : 404), page, buildContentSecurityPolicy);
  });
}

function isPageKnown(url: string): boolean {
  const [path = ''] = url.split('?', 1);
  const [, firstSegment = ''] = path.split('/');
  return path === '/' || WEB_PATHS.has(firstSegment);
}

function isHtmlAccepted({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/.test(headers.accept ?? '');
}
