/** Stops the PostgreSQL that the global set-up started in the same process, and deletes its folder. */
export default async function stopTestPostgres(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, 'stopTestPostgres');
  if (typeof stop === 'function') await stop();
}
