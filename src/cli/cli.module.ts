import { type DynamicModule, Module } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';
import { AppKeyMoveCommand } from './app-key-move.command.js';
import { AppKeyRotateCommand } from './app-key-rotate.command.js';
import { AppKeyCommand } from './app-key.command.js';
import { BackupCommand } from './backup.command.js';
import type { Commander } from './cli.command.js';
import { CliDatabaseService } from './cli.database.js';
import { ExportCommand } from './export.command.js';
import { Interruption } from './cli.interruption.js';
import { Terminal } from './cli.terminal.js';
import { ImportCommand } from './import.command.js';
import { KeyCreateCommand } from './key-create.command.js';
import { KeyCommand } from './key.command.js';
import { MigrateCommand } from './migrate.command.js';
import { RatesImportCommand } from './rates-import.command.js';
import { RatesCommand } from './rates.command.js';
import { REPORT_COMMANDS, ReportCommand } from './report.command.js';
import { RestoreCommand } from './restore.command.js';
import { ScheduleListCommand } from './schedule-list.command.js';
import { ScheduleRunCommand } from './schedule-run.command.js';
import { ScheduleCommand } from './schedule.command.js';
import { SeedDemoCommand } from './seed-demo.command.js';
import { SeedCommand } from './seed.command.js';
import { UserCreateCommand } from './user-create.command.js';
import { UserCommand } from './user.command.js';

const ADVICE = `
Settings come from the environment, as for the API; without DATABASE_URL the embedded database in DATA_DIR is used, also
while the API runs. Exit codes: 0 done, 1 failed, 2 wrong usage.

npm writes two lines of its own before the output of a command; to pipe the output, call it as
  npm run --silent crm -- report pipeline-summary --format csv | …`;

/** The commands. They open the database themselves, so that help and wrong usage work without one. */
@Module({
  providers: [
    CliDatabaseService,
    MigrateCommand,
    UserCommand,
    UserCreateCommand,
    KeyCommand,
    KeyCreateCommand,
    SeedCommand,
    SeedDemoCommand,
    AppKeyCommand,
    AppKeyRotateCommand,
    AppKeyMoveCommand,
    BackupCommand,
    RestoreCommand,
    ImportCommand,
    ReportCommand,
    ...REPORT_COMMANDS,
    ExportCommand,
    RatesCommand,
    RatesImportCommand,
    ScheduleCommand,
    ScheduleListCommand,
    ScheduleRunCommand,
  ],
})
export class CliModule {
  constructor(@InjectCommander() program: Commander) {
    program.showHelpAfterError('Add --help to see the commands.');
    program.addHelpText('after', ADVICE);
  }

  static with(terminal: Terminal, interruption: Interruption): DynamicModule {
    return {
      module: CliModule,
      providers: [
        { provide: Terminal, useValue: terminal },
        { provide: Interruption, useValue: interruption },
      ],
    };
  }
}
