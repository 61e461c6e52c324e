/** What the name of a class or a code looks like, and a sentence does not. */
const TOKEN = /^[\w.-]{1,64}$/;

const tokenIn = (value: unknown): string | undefined =>
  typeof value === 'string' && TOKEN.test(value) ? value : undefined;

/**
 * An error, or the name of one, as a line has it: its name and its code (SQLSTATE, of the system or ours), never its
 * message, which can quote personal data. What it gives it also takes; the serializer of pino too calls the name `type`.
 */
export function loggedError(error: unknown): { type: string; code?: string } {
  if (typeof error !== 'object' || error === null) return { type: tokenIn(error) ?? 'unknown' };
  const { type, name, code, driverError } = error as Record<string, unknown>;
  return {
    type: tokenIn(type) ?? tokenIn(name) ?? 'unknown',
    code: tokenIn((driverError as { code?: unknown } | undefined)?.code ?? code),
  };
}
