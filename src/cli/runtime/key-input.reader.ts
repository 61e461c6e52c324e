import { readFile } from 'node:fs/promises';
import { type ApplicationKey, makeApplicationKey } from '../../identity/keys/key.rules.js';
import { readKeyFile } from '../../identity/keys/key-file.store.js';
import { CommandError, UsageError } from './cli.errors.js';
import type { TerminalClient } from './terminal.client.js';

const MIN_PASSPHRASE = 12;

/**
 * Reads the passphrase of a backup from the first line of a file or from BACKUP_PASSPHRASE. It is not an argument
 * because every user of the machine can read arguments.
 * @throws UsageError, CommandError
 */
export async function readPassphrase(file: string | undefined, { env }: TerminalClient): Promise<string | undefined> {
  const text = file === undefined ? env['BACKUP_PASSPHRASE'] : await readText(file);
  const passphrase = text?.split(/\r?\n/, 1)[0];
  if (passphrase === undefined || (file === undefined && passphrase === '')) return undefined;
  if (passphrase.length < MIN_PASSPHRASE) {
    throw new UsageError(`The passphrase must have at least ${MIN_PASSPHRASE} characters.`);
  }
  return passphrase;
}

/**
 * Reads the encryption keys of a given key file.
 * @throws CommandError if it contains none
 */
export async function readGivenKeys(file: string): Promise<ApplicationKey[]> {
  await readText(file);
  const keys = (await readKeyFile(file)).filter(({ purpose }) => purpose === 'encryption');
  if (keys.length === 0)
    throw new CommandError(`${file} must contain an encryption key: give the file keys.jsonl of DATA_DIR.`);
  return keys.map(({ secret }) => makeApplicationKey('encryption', secret, 'given'));
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => {
    throw new CommandError(`${file} cannot be read: ${error.message}`);
  });
}
