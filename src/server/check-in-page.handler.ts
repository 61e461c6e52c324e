import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { getProjectPath } from '../config/project-files.reader.js';
import { sendNoncePage } from './nonce-page.factory.js';

const FOLDER = getProjectPath('web', 'dist', 'door');
const PAGE_PATH = join(FOLDER, 'door.html');

/** The files with names that stay the same. A browser asks each time whether there is a new version. */
const FILES = ['sw.js', 'manifest.webmanifest', 'icon.svg'];

/** The content security policy of the worker. It reads the page and its files for the browser. */
const WORKER_POLICY = `default-src 'none';connect-src 'self'`;

/**
 * Builds the content security policy of the page. It loads nothing from elsewhere, and the decoder of QR codes is
 * WebAssembly. The nonce allows the styles that its components create.
 */
function buildContentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `base-uri 'none'`,
    `connect-src 'self'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `img-src 'self' data:`,
    `manifest-src 'self'`,
    `script-src 'self' 'wasm-unsafe-eval'`,
    `script-src-attr 'none'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `worker-src 'self'`,
  ].join(';');
}

/** Checks that there is a page to serve. @throws Error */
export function assertCheckInPageBuilt(): void {
  if (!existsSync(PAGE_PATH)) throw new Error('The page of the check-in is not built; run npm run build.');
}

/**
 * Serves the page of the check-in: the same for every seminar, its worker, which a browser checks for a new version each
 * time, and its files, whose names contain a hash, for a year.
 */
export async function serveCheckInPage(fastify: FastifyInstance): Promise<void> {
  const page = readFileSync(PAGE_PATH, 'utf8');
  for (const name of FILES) {
    fastify.get(`/door/${name}`, (_request, reply) =>
      reply
        .header('Cache-Control', 'no-cache')
        .header('Content-Security-Policy', WORKER_POLICY)
        .sendFile(name, FOLDER, { cacheControl: false }),
    );
  }
  await fastify.register(fastifyStatic, {
    root: join(FOLDER, 'assets'),
    prefix: '/door/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  for (const path of ['/door/', '/door/:seminarId']) {
    fastify.get(path, (_request, reply) => sendNoncePage(reply, page, buildContentSecurityPolicy));
  }
}
