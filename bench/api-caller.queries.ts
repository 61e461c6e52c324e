import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword } from '../src/identity/model/password.rules.js';
import { makeKey } from '../src/identity/model/secret-token.rules.js';

/**
 * Inserts an API key of a manager, or of another role.
 * @returns the headers of its requests
 */
export async function createCaller(pool: pg.Pool, role = 'manager'): Promise<Record<string, string>> {
  const { key, hash, prefix } = makeKey();
  await pool.query(
    `INSERT INTO api_key (id, created_at, updated_at, name, role, hash, prefix) VALUES ($1, now(), now(), 'bench', $2, $3, $4)`,
    [uuidv7(), role, hash, prefix],
  );
  return { 'x-api-key': key };
}

/** A user who can sign in. */
export interface BenchUser {
  email: string;
  password: string;
}

/** Inserts a user, or gives the one of an earlier run a new password. */
export async function createUser(pool: pg.Pool, role: 'bdm' | 'manager' = 'bdm'): Promise<BenchUser> {
  const user = { email: role === 'bdm' ? 'bench@locate.test' : `bench.${role}@locate.test`, password: uuidv7() };
  await pool.query(
    `INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_hash, password_changed_at)
     VALUES ($1, now(), now(), $2, 'Bench', $4, $3, now())
     ON CONFLICT (email) WHERE archived_at IS NULL DO UPDATE SET password_hash = excluded.password_hash`,
    [uuidv7(), user.email, await hashPassword(user.password), role],
  );
  return user;
}

/** Signs a user in. @returns the headers of their requests */
export async function signIn(url: string, user: BenchUser): Promise<{ authorization: string }> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return { authorization: `Bearer ${accessToken}` };
}
