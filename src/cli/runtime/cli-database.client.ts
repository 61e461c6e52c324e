import { Injectable, type INestApplicationContext, type LoggerService, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { getSessionUrl, loadSettings, type Settings } from '../../config/settings.factory.js';
import { assertDatabaseUsable } from '../../database/connections/database-check.queries.js';
import { migrate } from '../../database/schema/migration.runner.js';
import { openDatabase } from '../../database/database.factory.js';
import { CommandError } from './cli.errors.js';
import { InterruptionHandler } from './interruption.handler.js';
import { TerminalClient } from './terminal.client.js';
import { compareSchema, describeLaterSchema } from './schema-comparison.reader.js';

/** Maximum number of connections of a command, which does one thing at a time. */
const CONNECTIONS = 3;

/** The database of a command. */
export interface CliConnection {
  /** Address of PostgreSQL itself, past a pooler. */
  url: string;
  /** Whether it is the embedded server in the data folder. */
  embedded: boolean;
  settings: Settings;
}

/** Modules whose services a command uses in addition to the shared ones. */
type Modules = NonNullable<ModuleMetadata['imports']>;

/**
 * Opens the database for a command in the same way as the API: the configured one, or the embedded one, which is
 * started or joined.
 */
@Injectable()
export class CliDatabaseClient {
  constructor(
    private readonly terminal: TerminalClient,
    private readonly interruption: InterruptionHandler,
  ) {}

  /** Runs `work` with the database, whatever its schema is, and leaves the database afterwards. */
  async open<T>(work: (connection: CliConnection) => Promise<T>): Promise<T> {
    const settings = { ...loadSettings(this.terminal.env), databasePoolSize: CONNECTIONS };
    if (!settings.databaseUrl) this.terminal.showProgress(`Opening the database in ${settings.dataDir} …`);
    const database = await openDatabase(settings);
    const unregister = this.interruption.registerCloser(() => database.close());
    try {
      const { settings: complete, embedded } = database;
      return await work({ url: getSessionUrl(complete), embedded, settings: complete });
    } finally {
      unregister();
      await database.close();
    }
  }

  /**
   * Runs `work` with the application's services on a database with the schema of this version. The embedded database is
   * migrated, as at the start of the API; another one is rejected until `migrate` was run.
   */
  async withApplication<T>(
    modules: Modules,
    work: (app: INestApplicationContext, settings: Settings) => Promise<T>,
  ): Promise<T> {
    return this.open(async (connection) => {
      if (connection.settings.databaseSessionUrl) await assertDatabaseUsable(connection.settings);
      await this.assertSchema(connection);
      return this.withServices(connection, modules, work);
    });
  }

  /** Runs `work` with the application's services on an open database with the schema of this version. */
  async withServices<T>(
    { settings }: CliConnection,
    modules: Modules,
    work: (app: INestApplicationContext, settings: Settings) => Promise<T>,
  ): Promise<T> {
    const app = await this.createContext(settings, modules);
    const [{ DatabaseClockService }, { SqlClient }] = await Promise.all([
      import('../../database/clock/database-clock.service.js'),
      import('../../database/connections/sql.client.js'),
    ]);
    const unregister = this.interruption.registerCloser(() => app.close());
    try {
      // Writes are refused if the clock of this machine is wrong.
      await app.get(DatabaseClockService).compare(app.get(SqlClient));
      return await work(app, settings);
    } finally {
      unregister();
      await app.close();
    }
  }

  private async assertSchema({ url, embedded }: CliConnection): Promise<void> {
    const comparison = await compareSchema(url);
    const { missing } = comparison;
    const later = describeLaterSchema(comparison);
    if (later) throw new CommandError(later);
    if (missing.length === 0) return;
    if (!embedded) {
      throw new CommandError(
        `The database lacks migrations or functions (${missing.join(', ')}): run "npm run crm -- migrate" first.`,
      );
    }
    this.terminal.showProgress('Migrating the database to this version …');
    await migrate(url);
  }

  private async createContext(settings: Settings, modules: Modules): Promise<INestApplicationContext> {
    // The modules are loaded here, so that help and wrong usage do not wait for TypeORM.
    const [{ CommonModule }, { ConfigModule }, { DatabaseModule }] = await Promise.all([
      import('../../common/common.module.js'),
      import('../../config/config.module.js'),
      import('../../database/database.module.js'),
    ]);
    class CommandModule {}
    const imports = [ConfigModule.with(settings), DatabaseModule, CommonModule, ...modules];
    return NestFactory.createApplicationContext(
      { module: CommandModule, imports },
      { logger: this.createLogger(), abortOnError: false },
    );
  }

  /** Writes the warnings and errors of services as plain lines to the error stream. */
  private createLogger(): LoggerService {
    const writeLine = (message: unknown) => {
      this.terminal.writeError(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
    };
    return { log: () => undefined, warn: writeLine, error: writeLine, fatal: writeLine };
  }
}
