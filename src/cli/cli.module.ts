import { type DynamicModule, Module } from '@nestjs/common';
import { InjectCommander } from 'nest-commander';
import { AppKeyMoveCommand, AppKeyCommand } from './maintenance/app-key-move.command.js';
import { AppKeyRotateCommand } from './maintenance/app-key-rotate.command.js';
import { BackupCommand } from './maintenance/backup.command.js';
import { DocumentsCommand, DocumentsVerifyCommand } from './maintenance/documents-verify.command.js';
import { HistoryCommand, HistoryRepairCommand } from './maintenance/history-repair.command.js';
import type { Commander } from './runtime/cli.command.js';
import { CliDatabaseClient } from './runtime/cli-database.client.js';
import { ExportCommand } from './data/export.command.js';
import { InterruptionHandler } from './runtime/interruption.handler.js';
import { TerminalClient } from './runtime/terminal.client.js';
import { ImportCommand } from './data/import.command.js';
import { KeyCreateCommand, KeyCommand } from './access/key-create.command.js';
import { MailCommand, MailReceiveCommand } from './mail/mail-receive.command.js';
import { MigrateCommand } from './maintenance/migrate.command.js';
import { PrivacyCommand, PrivacyReapplyCommand } from './privacy/privacy-reapply.command.js';
import { RatesImportCommand, RatesCommand } from './data/rates-import.command.js';
import { REPORT_COMMANDS, ReportCommand } from './reports/report.command.js';
import { RestoreCommand } from './maintenance/restore.command.js';
import { ScheduleListCommand } from './reports/schedule-list.command.js';
import { ScheduleRunCommand, ScheduleCommand } from './reports/schedule-run.command.js';
import { SeedDemoCommand, SeedCommand } from './data/seed-demo.command.js';
import { UserCreateCommand, UserCommand } from './access/user-create.command.js';

const ADVICE = `
Settings come from the environment, as for the API; without DATABASE_URL the embedded database in DATA_DIR is used, also
while the API runs. Exit codes: 0 done, 1 failed, 2 wrong usage; 75 failed for now, of mail receive.

npm writes two lines of its own before the output of a command; to pipe the output, call it as
  npm run --silent crm -- report pipeline-summary --format csv | …`;

/** The commands. They open the database themselves, so that help and wrong usage work without one. */
@Module({
  providers: [
    CliDatabaseClient,
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
    DocumentsCommand,
    DocumentsVerifyCommand,
    HistoryCommand,
    HistoryRepairCommand,
    BackupCommand,
    RestoreCommand,
    MailCommand,
    MailReceiveCommand,
    PrivacyCommand,
    PrivacyReapplyCommand,
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

  static with(terminal: TerminalClient, interruption: InterruptionHandler): DynamicModule {
    return {
      module: CliModule,
      providers: [
        { provide: TerminalClient, useValue: terminal },
        { provide: InterruptionHandler, useValue: interruption },
      ],
    };
  }
}
