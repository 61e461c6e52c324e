/** Matches the name of a class or a code, but not a sentence. */
const TOKEN = /^[\w.-]{1,64}$/;

const findToken = (value: unknown): string | undefined =>
  typeof value === 'string' && TOKEN.test(value) ? value : undefined;

/**
 * Returns the name and the code (of SQLSTATE, the system or this application) of an error for a log line. The message
 * is left out because it can quote personal data. The function also accepts its own result; the property is called
 * `type`, as in pino's serializer.
 */
export function toLoggedError(error: unknown): { type: string; code?: string } {
  if (typeof error !== 'object' || error === null) return { type: findToken(error) ?? 'unknown' };
  const { type, name, code, driverError } = error as Record<string, unknown>;
  return {
    type: findToken(type) ?? findToken(name) ?? 'unknown',
    code: findToken((driverError as { code?: unknown } | undefined)?.code ?? code),
  };
}
