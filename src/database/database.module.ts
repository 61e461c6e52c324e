import { Global, Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type pg from 'pg';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { DatabaseProbeClient } from './connections/database-probe.client.js';
import { buildDataSourceOptions } from './schema/data-source.factory.js';
import { ReadTransaction } from './transactions/read.transaction.js';
import {
  createPool,
  type DatabasePool,
  limitStoppingQueries,
  buildPoolLimits,
} from './connections/database-pool.factory.js';
import { ReplicaClient } from './connections/replica.client.js';
import { SqlClient } from './connections/sql.client.js';
import { POOL } from './connections/database-pool.constants.js';
import { UnitOfWork } from './transactions/unit-of-work.transaction.js';

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
        ...buildDataSourceOptions(pool),
        autoLoadEntities: true,
        retryAttempts: 5,
        retryDelay: 1_000,
      }),
    }),
  ],
  providers: [
    UnitOfWork,
    ReplicaClient,
    ReadTransaction,
    DatabaseProbeClient,
    { provide: SqlClient, inject: [POOL], useFactory: (pool: pg.Pool) => new SqlClient(pool) },
  ],
  exports: [UnitOfWork, ReplicaClient, ReadTransaction, DatabaseProbeClient, SqlClient],
})
export class DatabaseModule {}
