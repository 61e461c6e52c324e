import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getProjectPath } from '../../config/project-files.reader.js';
import { StaticAssetStore } from './static-asset.store.js';
import { buildSwaggerUiDocument } from './swagger-ui-document.factory.js';
import { buildSwaggerUiPage, SWAGGER_UI_SCRIPT, SWAGGER_UI_SECURITY_POLICY } from './swagger-ui-page.constants.js';

const HTML = 'text/html; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Files of the package that the page loads, with their content types. */
const PACKAGE_FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': JAVASCRIPT,
  'favicon-16x16.png': 'image/png',
  'favicon-32x32.png': 'image/png',
};

/**
 * Serves Swagger UI at `/docs` and the document at `/openapi.json`. The document is the committed one, which
 * `npm run check` compares with the build, so nothing is scanned at start.
 */
export function serveDocumentation(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const assets = new StaticAssetStore();
  const serve = (path: string, type: string, make: () => string | Buffer) =>
    fastify.get(path, (request: FastifyRequest, reply: FastifyReply) => {
      if (type === HTML) void reply.header('Content-Security-Policy', SWAGGER_UI_SECURITY_POLICY);
      return assets.send(request, reply, type, path, make);
    });
  serve('/openapi.json', JSON_TYPE, () => JSON.stringify(readDocument()));
  serve('/docs', HTML, () => buildSwaggerUiPage('./docs/'));
  for (const path of ['/docs/', '/docs/index.html']) serve(path, HTML, () => buildSwaggerUiPage('./'));
  serve('/docs/openapi.json', JSON_TYPE, () => JSON.stringify(buildSwaggerUiDocument(readDocument())));
  serve('/docs/swagger-ui-init.js', JAVASCRIPT, () => SWAGGER_UI_SCRIPT);
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [file, type] of Object.entries(PACKAGE_FILES)) {
    serve(`/docs/${file}`, type, () => readFileSync(join(folder, file)));
  }
}

function readDocument(): OpenAPIObject {
  return JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8')) as OpenAPIObject;
}
