import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { readFunctionFiles } from '../migrations/function-file.reader.js';
import { AppModule } from '../src/app.module.js';
import { getProjectPath } from '../src/config/project-files.reader.js';
import { loadSettings } from '../src/config/settings.factory.js';
import { startEmbeddedPostgres } from '../src/database/embedded/embedded-server.runner.js';
import { migrate } from '../src/database/schema/migration.runner.js';
import { createPool } from '../src/database/connections/database-pool.factory.js';
import { findPersonalDataProblems } from './personal-data.queries.js';
import { describeSchema, findFunctionsWithoutFile } from './schema.snapshot.js';

/**
 * Writes `migrations/schema.sql`, a normalised description of the migrated database, and checks that each of its
 * functions has a source file and each column that can hold text a line in the registry of personal data. With `--check`
 * it compares the file instead, and also checks with TypeORM whether the entities match. It uses a server of its own in a
 * temporary folder.
 */
/** Only the migrations contain check constraints and special indexes. The snapshot guards them. */
const IN_MIGRATIONS_ONLY = /^DROP INDEX|DROP CONSTRAINT "\w+_ck"$/;

const folder = await mkdtemp(join(tmpdir(), 'locate-schema-'));
const server = await startEmbeddedPostgres({ dataDir: folder, settings: { fsync: 'off' } });
const problems: string[] = [];
try {
  await migrate(server.url);
  const pool = createPool({ url: server.url, size: 2 });
  const schema = await describeSchema(pool);
  const files = (await readFunctionFiles()).map(({ name }) => name);
  for (const name of await findFunctionsWithoutFile(pool, files)) {
    problems.push(`The function ${name} has no file in migrations/functions: add the file, or drop it in a migration.`);
  }
  problems.push(...(await findPersonalDataProblems(pool)));
  await pool.end();
  const file = getProjectPath('migrations', 'schema.sql');
  if (!process.argv.includes('--check')) writeFileSync(file, schema);
  else {
    if (readFileSync(file, 'utf8') !== schema) {
      problems.push('migrations/schema.sql differs from the migrations: run npm run schema and commit it.');
    }
    problems.push(...(await entityDrift(server.url)));
  }
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** Returns the statements with which TypeORM would adapt the database to the entities. */
async function entityDrift(url: string): Promise<string[]> {
  const settings = loadSettings({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: false });
  const { upQueries } = await app.get(DataSource).driver.createSchemaBuilder().log();
  await app.close();
  const drift = upQueries.filter(({ query }) => !IN_MIGRATIONS_ONLY.test(query));
  return drift.map(({ query }) => `The entities differ from the migrations: ${query}`);
}
