import pg from 'pg';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { buildPoolConfig, DatabasePool, type PoolOptions } from '../connections/database-pool.factory.js';
import { DatabaseNaming } from './database-naming.policy.js';

/** Builds the options with which TypeORM creates its pool. The modules add the entities that they own. */
export function buildDataSourceOptions(pool: PoolOptions): DataSourceOptions {
  return {
    type: 'postgres',
    driver: { ...pg, Pool: DatabasePool },
    extra: buildPoolConfig(pool),
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new DatabaseNaming(),
    installExtensions: false,
    logging: false,
  };
}

/** Returns the pool of an initialized data source, which TypeORM ends with the data source. */
export function getPool({ driver }: DataSource): DatabasePool {
  return (driver as typeof driver & { master: DatabasePool }).master;
}
