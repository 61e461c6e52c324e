import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { projectFile } from '../../config/project.files.js';

/**
 * Swagger UI at `/docs`, the document at `/openapi.json`. Both serve the committed document, which `npm run check`
 * compares with the build: nothing is scanned at start.
 */
export function serveDocumentation(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  const read = () => (document ??= JSON.parse(readFileSync(projectFile('openapi.json'), 'utf8')) as OpenAPIObject);
  SwaggerModule.setup('docs', app, read, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Locate CRM',
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      docExpansion: 'none',
      filter: true,
      tagsSorter: undefined,
      tryItOutEnabled: true,
    },
  });
}
