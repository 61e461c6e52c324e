import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { DatabaseNaming } from './naming.strategy.js';

/**
 * TypeORM on a pool that we own. TypeORM builds its pool with `new driver.Pool(…)`; a constructor that returns an
 * object yields that object, so both sides use the same connections through public API only. Entities are added by the
 * modules that own them.
 */
export function dataSourceOptions(pool: pg.Pool): DataSourceOptions {
  const sharedPool = function SharedPool() {
    return pool;
  };
  return {
    type: 'postgres',
    driver: { ...pg, Pool: sharedPool },
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    namingStrategy: new DatabaseNaming(),
    installExtensions: false,
    logging: false,
  };
}
