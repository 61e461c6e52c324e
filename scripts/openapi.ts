import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { buildDocument } from '../src/common/openapi/openapi-document.factory.js';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { loadSettings } from '../src/config/settings.factory.js';
import { setApiPrefix } from '../src/server/route-prefix.factory.js';

/**
 * Writes `openapi.json` from the build, or compares it with `--check`. It runs in preview mode: routes are read,
 * nothing is instantiated and no database is needed.
 */
const app = await NestFactory.create(AppModule.with(loadSettings({ LOG_LEVEL: 'silent' })), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
setApiPrefix(app);
const document = `${JSON.stringify(buildDocument(app), null, 2)}\n`;
const file = getProjectPath('openapi.json');
if (!process.argv.includes('--check')) writeFileSync(file, document);
else if (readFileSync(file, 'utf8') !== document) {
  console.error('openapi.json differs from the build: run npm run openapi and commit it.');
  process.exitCode = 1;
}
process.exit();
