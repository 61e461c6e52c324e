import { Option, SubCommand, Command } from 'nest-commander';
import { ROLES } from '../../common/actor/actor.constants.js';
import { SCOPES } from '../../identity/access/access.policy.js';
import { CreateApiKey } from '../../identity/api-keys/api-key.dto.js';
import { COMMAND_LINE, CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { parseInput } from '../runtime/command-input.reader.js';

interface Options {
  name: string;
  role: string;
  scopes?: string[];
}

@SubCommand({
  name: 'create',
  description: 'Create an API key. Only the key is written to standard output.',
})
export class KeyCreateCommand extends CrmCommand {
  protected readonly examples = [
    'key create --name "Monthly report" --role reporting --scopes reports:read,leads:export',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(_: string[], { name, role, scopes }: Options): Promise<void> {
    const body = parseInput(CreateApiKey, { name, role, ...(scopes && { scopes }) });
    const [{ IdentityModule }, { ApiKeyService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../identity/api-keys/api-key.service.js'),
    ]);
    const key = await this.database.withApplication([IdentityModule], (app) =>
      app.get(ApiKeyService).create(body, COMMAND_LINE),
    );
    this.terminal.note(`Created the ${key.role} key "${key.name}" (${key.id}). It is shown only now:`);
    this.terminal.writeResult(`${key.key}\n`);
  }

  @Option({ flags: '--name <name>', description: 'Purpose of the key.', required: true })
  parseName(value: string): string {
    return value;
  }

  @Option({
    flags: '--role <role>',
    description: `Role of the key: one of ${ROLES.join(', ')}.`,
    required: true,
  })
  parseRole(value: string): string {
    return value;
  }

  @Option({
    flags: '--scopes <scopes>',
    description: `Comma-separated scopes that narrow the role: ${SCOPES.join(', ')}.`,
  })
  parseScopes(value: string): string[] {
    return value.split(',').map((scope) => scope.trim());
  }
}

@Command({ name: 'key', description: 'Manage API keys.', subCommands: [KeyCreateCommand] })
export class KeyCommand extends CommandGroup {
  protected readonly examples = ['key create --help'];
}
