import { invalid, type FieldError } from '../common/errors/domain.errors.js';
import type { Tx } from './unit-of-work.js';

/** Tables that other records refer to by id. */
type Referable = 'app_user' | 'company' | 'contact' | 'activity' | 'agreement';

/** A reference that a request makes: where in the body, and to what. */
export interface Reference {
  table: Referable;
  /** Absent and null refer to nothing and are not looked up. */
  id: string | null | undefined;
  /** JSON pointer of the field. */
  pointer: string;
}

const NOUNS: Record<Referable, string> = {
  app_user: 'user',
  company: 'company',
  contact: 'contact',
  activity: 'activity',
  agreement: 'agreement',
};

/** Checks that everything referred to exists and is in use. @throws 422 naming every reference that does not */
export async function requireReferences(tx: Tx, references: Reference[]): Promise<void> {
  const errors: FieldError[] = [];
  const tables = Map.groupBy(
    references.filter(({ id }) => id),
    ({ table }) => table,
  );
  for (const [table, group] of tables) {
    const ids = [...new Set(group.map(({ id }) => id!))];
    const rows = await tx.sql.rows<{ id: string; archived: boolean }>(
      // Held until the transaction ends, in the order a merge takes them: a record merged away meanwhile is seen as such.
      `SELECT id, archived_at IS NOT NULL AS archived FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE`,
      [ids],
    );
    const known = new Map(rows.map((row) => [row.id, row.archived]));
    for (const { id, pointer } of group) {
      const archived = known.get(id!.toLowerCase());
      if (archived === false) continue;
      errors.push({
        pointer,
        code: archived ? 'reference.archived' : 'reference.unknown',
        detail: archived ? `The ${NOUNS[table]} ${id} is archived.` : `There is no ${NOUNS[table]} ${id}.`,
      });
    }
  }
  if (errors.length > 0) throw invalid(errors);
}
