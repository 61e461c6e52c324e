import { Option, SubCommand } from 'nest-commander';
import { describeUnreadable } from '../../identity/keys/key.errors.js';
import { KEY_PURPOSES, type KeyPurpose } from '../../identity/keys/key.rules.js';
import { CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { UsageError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { readGivenKeys } from '../runtime/key-input.reader.js';
import { loadSecretModules } from '../runtime/secret-modules.factory.js';

interface Options {
  keepSessions?: boolean;
  formerKeys?: string;
  skipUnreadable?: boolean;
}

@SubCommand({
  name: 'rotate',
  arguments: '<purpose>',
  argsDescription: { purpose: `The key to rotate: ${KEY_PURPOSES.join(' or ')}.` },
  description:
    'Rotate a key. All stored secrets are encrypted with the new one, or none; sessions end unless they are kept. ' +
    'If the key is a setting (ENCRYPTION_KEY, JWT_SECRET), the setting is the new key, and …_FORMER is the former one.',
})
export class AppKeyRotateCommand extends CrmCommand {
  protected readonly examples = [
    'app-key rotate encryption',
    'app-key rotate encryption --former-keys other/keys.jsonl',
    'app-key rotate signing --keep-sessions',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([given = '']: string[], options: Options): Promise<void> {
    const purpose = KEY_PURPOSES.find((one) => one === given);
    if (!purpose) throw new UsageError(`The key to rotate must be one of ${KEY_PURPOSES.join(', ')}, not "${given}".`);
    assertFitting(purpose, options);
    const givenKeys = options.formerKeys === undefined ? [] : await readGivenKeys(options.formerKeys);
    const [modules, { KeyRotationService }] = await Promise.all([
      loadSecretModules(),
      import('../../identity/keys/key-rotation.service.js'),
    ]);
    await this.database.withApplication(modules, async (app) => {
      const rotation = app.get(KeyRotationService);
      if (purpose === 'signing') {
        const { keyId, formerUntil } = await rotation.rotateSigning(options.keepSessions ?? false);
        const sessions = formerUntil
          ? `sessions are kept, and tokens of the former key are valid until ${formerUntil.toISOString()}`
          : 'all sessions have ended';
        this.terminal.writeResult(`Access tokens are signed with the key ${keyId}; ${sessions}.\n`);
        return;
      }
      const skipUnreadable = options.skipUnreadable ?? false;
      const { keyId, changed, unreadable } = await rotation.rotateEncryption({ givenKeys, skipUnreadable });
      this.terminal.writeResult(`Encrypted ${changed} secrets with the key ${keyId}.\n`);
      if (unreadable.length === 0) return;
      const lines = unreadable.map((secret) => `  ${describeUnreadable(secret)}\n`);
      this.terminal.writeResult(`These secrets cannot be decrypted and must be entered again:\n${lines.join('')}`);
    });
  }

  @Option({ flags: '--keep-sessions', description: 'Accept tokens of the former signing key until they expire.' })
  parseKeepSessions(): boolean {
    return true;
  }

  @Option({
    flags: '--former-keys <file>',
    description: 'A key file (keys.jsonl) with further keys for decryption.',
  })
  parseFormerKeys(value: string): string {
    return value;
  }

  @Option({
    flags: '--skip-unreadable',
    description: 'Skip secrets that no known key decrypts; they must be entered again.',
  })
  parseSkipUnreadable(): boolean {
    return true;
  }
}

function assertFitting(purpose: KeyPurpose, { keepSessions, formerKeys, skipUnreadable }: Options): void {
  if (purpose === 'encryption' && keepSessions)
    throw new UsageError('--keep-sessions must be used with the signing key only.');
  if (purpose === 'signing' && (formerKeys !== undefined || skipUnreadable)) {
    throw new UsageError('--former-keys and --skip-unreadable must be used with the encryption key only.');
  }
}
