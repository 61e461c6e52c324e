import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { buildDocument } from '../src/common/openapi/openapi-document.factory.js';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { loadSettings } from '../src/config/settings.factory.js';
import { setApiPrefix } from '../src/server/route-prefix.factory.js';
import { addWebhooks } from '../src/webhooks/events/event-openapi.factory.js';
import { buildRecordCatalogue } from './record-catalogue.factory.js';

/**
 * Writes `openapi.json` and `record-catalogue.json` from the build, or compares them with `--check`. It runs in preview mode: routes are read,
 * nothing is instantiated and no database is needed.
 */
const app = await NestFactory.create(AppModule.with(loadSettings({ LOG_LEVEL: 'silent' })), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
setApiPrefix(app);
const document = addWebhooks(buildDocument(app));
for (const [name, content] of Object.entries({
  'openapi.json': document,
  'record-catalogue.json': buildRecordCatalogue(document),
})) {
  const file = getProjectPath(name);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${name} differs from the build: run npm run openapi and commit it.`);
    process.exitCode = 1;
  }
}
process.exit();
