import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type pg from 'pg';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DatabaseProbeClient } from './database-probe.client.js';
import { dataSourceOptions } from './data-source.js';
import { ReadTransaction } from './moment.sql.js';
import { createPool, type DatabasePool, limitStoppingQueries, buildPoolLimits } from './pool.js';
import { ReplicaSql } from './replica.sql.js';
import { SqlClient } from './sql.js';
import { POOL } from './pool.token.js';
import { UnitOfWork } from './unit-of-work.js';

@Global()
@Module({
  providers: [
    {
      provide: POOL,
      inject: [SETTINGS],
      useFactory: (settings: Settings) =>
        createPool({
          url: settings.databaseUrl ?? '',
          size: settings.databasePoolSize,
          ...buildPoolLimits(settings),
        }),
    },
  ],
  exports: [POOL],
})
class PoolModule implements OnModuleDestroy {
  constructor(
    @Inject(POOL) private readonly pool: DatabasePool,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleDestroy(): void {
    limitStoppingQueries([this.pool], this.settings);
  }
}

/** The database: one pool (TypeORM ends it at shutdown), TypeORM for writes, prepared SQL for reads. */
@Global()
@Module({
  imports: [
    PoolModule,
    TypeOrmModule.forRootAsync({
      inject: [POOL],
      useFactory: (pool: pg.Pool) => ({
        ...dataSourceOptions(pool),
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
  ],
  providers: [
    UnitOfWork,
    ReplicaSql,
    ReadTransaction,
    DatabaseProbeClient,
    { provide: SqlClient, inject: [POOL], useFactory: (pool: pg.Pool) => new SqlClient(pool) },
  ],
  exports: [UnitOfWork, ReplicaSql, ReadTransaction, DatabaseProbeClient, SqlClient],
})
export class DatabaseModule {}
