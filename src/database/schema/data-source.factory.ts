import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { DatabaseNaming } from './database-naming.policy.js';

/**
 * Builds the options of TypeORM on an existing pool. TypeORM creates its pool with `new driver.Pool(…)`. A constructor
 * that returns an object yields that object, so TypeORM and the application share the connections through public API
 * only. The modules add the entities that they own.
 */
export function buildDataSourceOptions(pool: pg.Pool): DataSourceOptions {
  const SharedPool = function SharedPool() {
    return pool;
  };
  return {
    type: 'postgres',
    driver: { ...pg, Pool: SharedPool },
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new DatabaseNaming(),
    installExtensions: false,
    logging: false,
  };
}
