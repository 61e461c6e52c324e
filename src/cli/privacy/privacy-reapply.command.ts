import { Command, SubCommand } from 'nest-commander';
import type { ReappliedErasure } from '../../privacy/erasures/register/erasure-reapply.service.js';
import { CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';

@SubCommand({
  name: 'reapply',
  description:
    'Repeat the erasures of ERASURES_FILE that the database does not know, after the restore of an older backup. It lists ' +
    'mentions about which nobody has decided yet, and other contacts with an address of an erased person; both stay. A repeated run changes nothing.',
})
export class PrivacyReapplyCommand extends CrmCommand {
  protected readonly examples = ['privacy reapply'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [{ IdentityModule }, { PrivacyModule }, { ErasureReapplyService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../privacy/privacy.module.js'),
      import('../../privacy/erasures/register/erasure-reapply.service.js'),
    ]);
    await this.database.withApplication([IdentityModule, PrivacyModule], async (app) => {
      const erasures = app.get(ErasureReapplyService);
      const newer = await erasures.listNewer();
      let people = 0;
      for (const [index, line] of newer.entries()) {
        this.terminal.showProgress(`${index} of ${newer.length} erasures`);
        const result = await erasures.repeat(line);
        people += result.people;
        this.terminal.writeResult(describeErasure(result));
      }
      this.terminal.writeResult(
        `Repeated ${count(newer.length, 'erasure')}, of ${count(people, 'person', 'people')}.\n`,
      );
    });
  }
}

function describeErasure({ id, people, mentions, contactsToCheck }: ReappliedErasure): string {
  const found = people === 0 ? 'nobody is left to erase' : count(people, 'person', 'people');
  const undecided = mentions.map(
    ({ table, id: row, column }) => `  undecided mention in ${column} of ${table} ${row}\n`,
  );
  const others = contactsToCheck.map(
    (contact) => `  check contact ${contact}, who has an address or a registration of the erased person\n`,
  );
  return `erasure ${id}: ${found}\n${undecided.join('')}${others.join('')}`;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}

@Command({ name: 'privacy', description: 'Repeat erasures of persons.', subCommands: [PrivacyReapplyCommand] })
export class PrivacyCommand extends CommandGroup {
  protected readonly examples = ['privacy reapply'];
}
