import { isUUID } from 'class-validator';
import { Command, Option } from 'nest-commander';
import { type Actor, ROLES, type Role } from '../../common/actor/actor.constants.js';
import {
  CSV_SEPARATOR_HINT,
  CSV_SEPARATOR_NAMES,
  DEFAULT_CSV_SEPARATOR,
} from '../../common/documents/csv-text.rules.js';
import { EXPORT_FORMATS, type ExportRequest, parseExportRequest } from '../../common/lists/export-request.rules.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { canUse, PERMISSIONS } from '../../identity/access/access.policy.js';
import { COMMAND_LINE, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { toUsageError, UsageError } from '../runtime/cli.errors.js';
import { InterruptionHandler } from '../runtime/interruption.handler.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { EXPORTABLE, EXPORTABLE_OF } from './exportable-lists.constants.js';
import { writeFileAtomic } from '../runtime/atomic-file.store.js';

interface Options {
  format?: string;
  separator?: string;
  filter?: string[];
  sort?: string;
  archived?: string;
  search?: string;
  role?: string;
  out?: string;
  of?: string;
}

/** Rows between two progress messages. */
const ROWS_PER_NOTE = 500;

const LISTS = [...EXPORTABLE.keys()].join(', ');
const LISTS_OF = [...EXPORTABLE_OF.keys()].join(', ');

@Command({
  name: 'export',
  description:
    'Export all rows of a list, with the same filters, rows and columns as the API has for a key of the role. They are ' +
    'written as they are read, however many there are.',
  arguments: '<list>',
  argsDescription: { list: `One of ${LISTS}; or, with --of, of ${LISTS_OF}.` },
})
export class ExportCommand extends CrmCommand {
  protected readonly examples = [
    'export leads --out leads.csv',
    'export leads --filter status=open --filter stage=proposal --filter stage=negotiation --sort -capexEur --format xlsx --out open.xlsx',
    'export interactions --filter occurredAt.gte=2026-01-01T00:00:00Z --format jsonl | gzip > interactions.jsonl.gz',
    'export companies --search lighting --archived any',
    'export seminars/registrations --of 0199c000-0000-7000-8000-000000000412 --out registrations.csv',
    'export audit --role admin --format jsonl --out audit.jsonl',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly interruption: InterruptionHandler,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([name = '']: string[], options: Options): Promise<void> {
    const actor = buildActor(options.role);
    const { list, parent } = findList(name, options.of, actor);
    const request = buildExportRequest(list, options);
    const [{ ListReader }, { createExportStream, selectForExport }, { readRecord }, { SqlClient }] = await Promise.all([
      import('../../common/lists/list.reader.js'),
      import('../../common/lists/list-export.factory.js'),
      import('../../common/lists/record.reader.js'),
      import('../../database/connections/sql.client.js'),
    ]);
    await this.database.withApplication([], async (app) => {
      this.terminal.showProgress('Reading …');
      if (parent)
        await readRecord(app.get(SqlClient), parent.list, parent.record, parent.id, actor, `${parent.list.id} AS id`);
      const rows = await app.get(ListReader).readRows(selectForExport(list, request), request.list, actor);
      const stream = createExportStream(list, request, this.reportProgress(rows));
      try {
        if (options.out === undefined) await this.terminal.stream(stream);
        else await writeFileAtomic(options.out, stream, this.interruption);
      } finally {
        stream.destroy();
        // A reader that never began, for example because the file cannot be created, must be closed because it holds a
        // connection.
        for await (const _ of rows) break;
      }
    });
    if (options.out !== undefined) this.terminal.note(`Wrote ${options.out}.`);
  }

  private async *reportProgress(rows: AsyncIterable<object>): AsyncGenerator<object> {
    let count = 0;
    for await (const row of rows) {
      yield row;
      if (++count % ROWS_PER_NOTE === 0) this.terminal.showProgress(`${count} rows`);
    }
  }

  @Option({
    flags: '--of <id>',
    description: 'Id of the parent record, such as the seminar of seminars/registrations.',
  })
  parseParentId(value: string): string {
    return value;
  }

  @Option({ flags: '--format <format>', description: `One of ${EXPORT_FORMATS.join(', ')}. Default: csv.` })
  parseFormat(value: string): string {
    return value;
  }

  @Option({
    flags: '--separator <name>',
    description:
      `The separator of csv: one of ${CSV_SEPARATOR_NAMES.join(', ')}. Default: ${DEFAULT_CSV_SEPARATOR}. ` +
      CSV_SEPARATOR_HINT,
  })
  parseSeparator(value: string): string {
    return value;
  }

  @Option({
    flags: '--filter <field=value>',
    description: 'A filter of the list, as in the API. Repeatable; a repeated field matches any of its values.',
  })
  parseFilter(value: string, before: string[] = []): string[] {
    return [...before, value];
  }

  @Option({ flags: '--sort <fields>', description: 'Order of the rows, comma-separated, - for descending.' })
  parseSort(value: string): string {
    return value;
  }

  @Option({ flags: '--archived <which>', description: 'Archived rows: false, true or any. Default: false.' })
  parseArchived(value: string): string {
    return value;
  }

  @Option({ flags: '--search <text>', description: 'Text to search, as q of the API.' })
  parseSearch(value: string): string {
    return value;
  }

  @Option({
    flags: '--role <role>',
    description:
      `Role whose rights apply: one of ${ROLES.join(', ')}. Default: reporting, which sees no confidential lead and nothing that ` +
      'belongs to one. manager and admin see everything.',
  })
  parseRole(value: string): string {
    return value;
  }

  @Option({ flags: '--out <file>', description: 'File to write atomically. Default: standard output.' })
  parseOut(value: string): string {
    return value;
  }
}

/**
 * Builds the actor of the command line with the rights of a role.
 * @throws UsageError
 */
function buildActor(given: string = 'reporting'): Actor {
  const role = ROLES.find((known) => known === given);
  if (!role) throw new UsageError(`--role: role must be one of ${ROLES.join(', ')}.`);
  return { ...COMMAND_LINE, role };
}

/** A list, and its parent record if it belongs to one. */
interface ChosenList {
  list: ListDefinition;
  parent?: { list: ListDefinition; record: string; id: string };
}

/**
 * Finds a list.
 * @throws UsageError for an unknown list, for a list that the role may not export, or if the parent record is missing
 */
function findList(name: string, of: string | undefined, actor: Actor): ChosenList {
  const found = EXPORTABLE.get(name) ?? EXPORTABLE_OF.get(name);
  if (!found) throw new UsageError(`The list must be one of ${LISTS}; or, with --of, of ${LISTS_OF}; not ${name}.`);
  if (!canUse(actor, found.permission)) {
    const roles: readonly Role[] = PERMISSIONS[found.permission];
    throw new UsageError(`--role: ${actor.role} may not export ${name}; ${roles.join(', ')} may.`);
  }
  if ('list' in found) {
    if (of !== undefined)
      throw new UsageError(`--of: it must be absent for ${name}, which is not a list of one record.`);
    return { list: found.list };
  }
  const { parent, record } = found;
  if (of === undefined || !isUUID(of)) {
    throw new UsageError(`--of: it must be the id of a ${record.replaceAll('_', ' ')} for this list.`);
  }
  return { list: found.of(of), parent: { list: parent, record, id: of } };
}

/**
 * Builds the export request from the options.
 * @throws UsageError that names every wrong option
 */
function buildExportRequest(list: ListDefinition, options: Options): ExportRequest {
  const filters = (options.filter ?? []).map((text) => parseFilter(text));
  const query: Record<string, unknown> = {};
  for (const [field, group] of Map.groupBy(filters, ({ name }) => name)) {
    query[field] = group.length === 1 ? group[0]!.value : group.map(({ value }) => value);
  }
  const { format, separator, sort, archived, search: q } = options;
  const own = Object.entries({ format, separator, sort, archived, q }).filter(([, value]) => value !== undefined);
  const names = own.map(([name]) => name);
  try {
    return parseExportRequest(list, { ...query, ...Object.fromEntries(own) });
  } catch (error) {
    throw toUsageError(error, (field) =>
      field === 'q' ? 'search' : names.includes(field) ? field : `filter ${field}`,
    );
  }
}

/** Names of options that are not filters. */
const OPTIONS: Readonly<Record<string, string>> = {
  format: 'format',
  separator: 'separator',
  sort: 'sort',
  archived: 'archived',
  q: 'search',
};

function parseFilter(text: string): { name: string; value: string } {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new UsageError(`--filter: it must have the form field=value, not ${text}.`);
  }
  if (OPTIONS[name]) throw new UsageError(`--filter: ${name} is not a filter; use --${OPTIONS[name]} instead.`);
  return { name, value };
}
