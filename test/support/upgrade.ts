import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { buildDataSourceOptions } from '../../src/database/schema/data-source.factory.js';
import { createPool } from '../../src/database/connections/database-pool.factory.js';

/** An empty database that is brought from version to version. */
export interface UpgradedDatabase {
  pool: pg.Pool;
  url: string;
  /** Runs the migrations before a number, or all. */
  migrate(before?: number): Promise<void>;
  drop(): Promise<void>;
}

/** Creates a database without tables. */
export async function createUpgradedDatabase(): Promise<UpgradedDatabase> {
  const server = process.env['TEST_POSTGRES_URL'] ?? '';
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(`/${name}`, server).href;
  const pool = createPool({ url, size: 2 });
  return {
    pool,
    url,
    async migrate(before = Infinity) {
      const some = migrations.filter(({ name: migration }) => Number(migration.slice(-4)) < before);
      const source = await new DataSource({ ...buildDataSourceOptions(pool), migrations: some }).initialize();
      await source.runMigrations();
    },
    async drop() {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
