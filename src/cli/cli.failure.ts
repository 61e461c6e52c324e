import { CodedError } from '../common/errors/domain.errors.js';
import { problemOf } from '../common/errors/problem.details.js';
import { describeConnectionError } from '../database/connection.errors.js';

/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** The command was called wrongly; each line says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What could not be done, said so that a person knows what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** How a command ended that threw: the exit code, and what to say about it (nothing, when it has been said already). */
export function outcomeOf(error: unknown): { code: number; message: string } {
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  // Commander throws for help and for wrong usage alike, after it has written the text.
  if (typeof code === 'string' && code.startsWith('commander.')) {
    return { code: exitCode === 0 ? EXIT.done : EXIT.usage, message: '' };
  }
  if (error instanceof UsageError) return { code: EXIT.usage, message: error.message };
  // As the API would put it; errors that it keeps to itself are for whoever runs commands to see.
  const { status, detail } = problemOf(error, '');
  if (status === 503) return { code: EXIT.failed, message: `${detail} (${describeConnectionError(error)})` };
  return { code: EXIT.failed, message: status < 500 ? detail : textOf(error) };
}

/** Turns the refusal of an input into wrong usage, by the names of the options. Other errors stay what they are. */
export function asUsage(error: unknown, optionOf: (field: string) => string = kebab): unknown {
  if (!(error instanceof CodedError) || error.kind !== 'invalid' || error.errors.length === 0) return error;
  const lines = error.errors.map(({ pointer, detail }) => {
    const field = pointer.replace(/^[?/]/, '');
    return `--${optionOf(field)}: ${detail.replaceAll(pointer, field)}`;
  });
  return new UsageError(lines.join('\n'));
}

/** `asOf` as an option is written: `as-of`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function textOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return textOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
