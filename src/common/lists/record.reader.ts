import type { QueryResultRow } from 'pg';
import type { Actor } from '../actor/actor.constants.js';
import { createNotFoundError } from '../errors/domain.errors.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { ListDefinition } from './list-definition.rules.js';

/**
 * Reads one record by id, archived or not, in the shape and with the visibility of its list. `select` overrides the
 * list's columns if a single record shows more.
 * @throws 404
 */
export async function readRecord<T extends QueryResultRow>(
  sql: SqlClient,
  list: ListDefinition,
  entity: string,
  id: string,
  actor: Actor,
  select: string = list.select,
): Promise<T> {
  const values: unknown[] = [id];
  const visible = list.buildVisibility?.(actor, (value) => `$${values.push(value)}`) ?? 'true';
  const row = await sql.queryOneOrNull<T>(buildStatement(list, select, visible), values);
  if (!row) throw createNotFoundError(entity, id);
  return row;
}

/**
 * Statements by list, columns and condition. Each text exists once, so that its prepared name can be found without
 * reading the text.
 */
const statements = new WeakMap<ListDefinition, Map<string, Map<string, string>>>();

function buildStatement(list: ListDefinition, select: string, visible: string): string {
  const ofList = statements.get(list) ?? new Map<string, Map<string, string>>();
  const ofColumns = ofList.get(select) ?? new Map<string, string>();
  let text = ofColumns.get(visible);
  if (text === undefined) {
    text = `SELECT ${select} FROM ${list.from} WHERE ${list.id} = $1::uuid AND (${visible})`;
    statements.set(list, ofList.set(select, ofColumns.set(visible, text)));
  }
  return text;
}
