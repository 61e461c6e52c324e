import { CodedError } from '../../common/errors/domain.errors.js';
import { buildProblem } from '../../common/errors/problem-details.factory.js';
import { describeConnectionError } from '../../database/connections/connection.errors.js';

/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, usage: 2, data: 65, temporary: 75 } as const;

/** An error for wrong usage of a command. Each line says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An error of a command, with a message that says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** An input that can never be processed (EX_DATAERR of sysexits.h). */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** A failure after which the same command can succeed later. Mail servers then try again (EX_TEMPFAIL of sysexits.h). */
export class TemporaryError extends Error {
  override readonly name = 'TemporaryError';
}

/** Returns the exit code and the message for an error of a command. The message is empty if it was already written. */
export function describeFailure(error: unknown): { code: number; message: string } {
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  // Commander throws after it has written the help or the usage error.
  if (typeof code === 'string' && code.startsWith('commander.')) {
    return { code: exitCode === 0 ? EXIT.done : EXIT.usage, message: '' };
  }
  if (error instanceof DataError) return { code: EXIT.data, message: error.message };
  if (error instanceof TemporaryError) return { code: EXIT.temporary, message: error.message };
  if (error instanceof UsageError) return { code: EXIT.usage, message: error.message };
  // The message is that of the API. Unexpected errors, which the API hides, are shown to the user of the command line.
  const { status, detail } = buildProblem(error, '');
  if (status === 503) return { code: EXIT.failed, message: `${detail} (${describeConnectionError(error)})` };
  return { code: EXIT.failed, message: status < 500 ? detail : getErrorMessage(error) };
}

/** Converts the error of an input to wrong usage that names the options. Other errors are returned unchanged. */
export function toUsageError(error: unknown, toOption: (field: string) => string = toKebabCase): unknown {
  if (!(error instanceof CodedError) || error.status !== 422 || error.errors.length === 0) return error;
  const lines = error.errors.map(({ pointer, detail }) => {
    const field = pointer.replace(/^[?/]/, '');
    return `--${toOption(field)}: ${detail.replaceAll(pointer, field)}`;
  });
  return new UsageError(lines.join('\n'));
}

/** Converts `asOf` to the form of an option: `as-of`. */
export function toKebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function getErrorMessage(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return getErrorMessage(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
