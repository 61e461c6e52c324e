import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { ReceivedRequest } from '../../../../test/support/webhook-receiver.js';

const run = promisify(execFile);

/** The lines below each program that read a request and print its event, and the command that runs it. */
const LANGUAGES = {
  Node: {
    command: process.execPath,
    options: ['--input-type=module', '--eval'],
    call: `const { headers, body } = JSON.parse(process.argv[1]); console.log(JSON.stringify(readEvent(headers, body)));`,
  },
  Python: {
    command: 'python3',
    options: ['-c'],
    call: `import sys
request = json.loads(sys.argv[1])
print(json.dumps(read_event(request["headers"], request["body"].encode())))`,
  },
} as const;

export type ProgramLanguage = keyof typeof LANGUAGES;

/** The languages that this machine has. */
export const INSTALLED_LANGUAGES = (Object.keys(LANGUAGES) as ProgramLanguage[]).filter(
  (language) => spawnSync(LANGUAGES[language].command, ['--version']).status === 0,
);

/**
 * Runs a program that the screen shows, as a receiver would, on a request.
 * @returns the event
 * @throws an error if the program does not accept the request
 */
export async function runProgram(
  language: ProgramLanguage,
  program: string,
  secret: string,
  { headers, body }: ReceivedRequest,
): Promise<unknown> {
  const { command, options, call } = LANGUAGES[language];
  const env = { ...process.env, LOCATE_WEBHOOK_SECRET: secret };
  const request = JSON.stringify({ headers, body: body.toString() });
  const { stdout } = await run(command, [...options, `${program}\n${call}`, request], { env });
  return JSON.parse(stdout);
}
