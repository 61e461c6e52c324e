import { randomBytes } from 'node:crypto';
import { Option, SubCommand, Command } from 'nest-commander';
import { ROLES } from '../../common/actor/actor.constants.js';
import { CreateUser } from '../../identity/users/user.dto.js';
import { COMMAND_LINE, CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { parseInput } from '../runtime/command-input.reader.js';

interface Options {
  email: string;
  name: string;
  role: string;
  password?: string;
}

@SubCommand({
  name: 'create',
  description: 'Create a user. If no password is given, one is generated and shown only now.',
})
export class UserCreateCommand extends CrmCommand {
  protected readonly examples = [
    'user create --email an@example.org --name "An Janssens" --role manager',
    'user create --email root@example.org --name "Administrator" --role admin   (with CRM_PASSWORD set)',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(_: string[], { email, name, role, password }: Options): Promise<void> {
    const given = password ?? (this.terminal.env['CRM_PASSWORD'] || undefined);
    const fields = { email, fullName: name, role, password: given ?? randomBytes(15).toString('base64url') };
    const body = parseInput(CreateUser, fields, (field) => (field === 'fullName' ? 'name' : field));
    const [{ IdentityModule }, { UserService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../identity/users/user.service.js'),
    ]);
    const user = await this.database.withApplication([IdentityModule], (app) =>
      app.get(UserService).create(body, COMMAND_LINE),
    );
    this.terminal.writeResult(`Created ${user.role} ${user.email} (${user.id}).\n`);
    if (given === undefined) this.terminal.writeResult(`Password: ${fields.password}\n`);
  }

  @Option({ flags: '--email <email>', description: 'E-mail address for the login.', required: true })
  parseEmail(value: string): string {
    return value;
  }

  @Option({ flags: '--name <name>', description: 'Full name.', required: true })
  parseName(value: string): string {
    return value;
  }

  @Option({ flags: '--role <role>', description: `One of ${ROLES.join(', ')}.`, required: true })
  parseRole(value: string): string {
    return value;
  }

  @Option({
    flags: '--password <password>',
    description: 'At least 12 characters. Other users can see it in the process list; CRM_PASSWORD is safer.',
  })
  parsePassword(value: string): string {
    return value;
  }
}

@Command({ name: 'user', description: 'Manage users.', subCommands: [UserCreateCommand] })
export class UserCommand extends CommandGroup {
  protected readonly examples = ['user create --help'];
}
