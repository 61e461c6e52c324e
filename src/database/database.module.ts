import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.factory.js';
import { DatabaseClockService } from './clock/database-clock.service.js';
import { buildPoolLimits, type DatabasePool } from './connections/database-pool.factory.js';
import { DatabaseProbeClient } from './connections/database-probe.client.js';
import { POOL } from './connections/connection.constants.js';
import { ReplicaClient } from './connections/replica.client.js';
import { SqlClient } from './connections/sql.client.js';
import { StatementFactory } from './connections/statement.factory.js';
import { FutureVersionsService } from './history/future-versions.service.js';
import { buildDataSourceOptions, getPool } from './schema/data-source.factory.js';
import { ReadTransaction } from './transactions/read.transaction.js';
import { UnitOfWork } from './transactions/unit-of-work.transaction.js';

/** The database: the pool of TypeORM for writes through entities and for prepared SQL, and connections for reading. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: (settings: Settings) => ({
        ...buildDataSourceOptions({
          url: settings.databaseUrl ?? '',
          size: settings.databasePoolSize,
          ...buildPoolLimits(settings),
        }),
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
    DatabaseClockService,
    FutureVersionsService,
    { provide: POOL, inject: [DataSource], useFactory: getPool },
    {
      provide: StatementFactory,
      inject: [SETTINGS],
      useFactory: (settings: Settings) =>
        new StatementFactory({ constants: settings, longQueryTimeoutMs: settings.databaseLongQueryTimeoutMs }),
    },
    {
      provide: SqlClient,
      inject: [POOL, StatementFactory],
      useFactory: (pool: DatabasePool, statements: StatementFactory) => new SqlClient(pool, statements),
    },
  ],
  exports: [
    UnitOfWork,
    ReplicaClient,
    ReadTransaction,
    DatabaseProbeClient,
    DatabaseClockService,
    FutureVersionsService,
    POOL,
    StatementFactory,
    SqlClient,
  ],
})
export class DatabaseModule {}
