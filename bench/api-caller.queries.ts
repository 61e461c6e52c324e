import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { makeKey } from '../src/identity/model/secret-token.rules.js';

/**
 * Inserts an API key of a manager.
 * @returns the headers of its requests
 */
export async function createCaller(pool: pg.Pool): Promise<Record<string, string>> {
  const { key, hash, prefix } = makeKey();
  await pool.query(
    `INSERT INTO api_key (id, created_at, updated_at, name, role, hash, prefix) VALUES ($1, now(), now(), 'bench', 'manager', $2, $3)`,
    [uuidv7(), hash, prefix],
  );
  return { 'x-api-key': key };
}
