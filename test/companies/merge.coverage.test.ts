import type pg from 'pg';
import { type MergeRelation, MergeRelationRegistry } from '../../src/companies/merge/merge-relations.registry.js';
import { useApi } from '../support/api.js';

const { api } = useApi();

/** The relations that the modules have registered. */
const listRelations = (target: MergeRelation['target']) => api.app.get(MergeRelationRegistry).list(target);

const TARGETS = ['company', 'contact'] as const;

/** Every foreign key column to a table, as `table.column`. */
async function foreignKeysTo(db: pg.Pool, target: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT c.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
     WHERE c.contype = 'f' AND c.confrelid = $1::regclass ORDER BY 1`,
    [target],
  );
  return rows.map(({ name }) => name);
}

/** The other columns of every unique index that a column is in. */
async function readOtherUniqueColumns(db: pg.Pool, table: string, column: string): Promise<string[][]> {
  const { rows } = await db.query<{ others: string[] }>(
    `SELECT array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       AND a.attname <> $2 ORDER BY 1) AS others
     FROM pg_index i JOIN pg_attribute own ON own.attrelid = i.indrelid AND own.attname = $2
     WHERE i.indrelid = $1::regclass AND i.indisunique AND own.attnum = ANY(i.indkey)`,
    [table, column],
  );
  return rows.map(({ others }) => others);
}

const getName = ({ table, column }: MergeRelation) => `${table}.${column}`;

describe.each(TARGETS)('A merge of a %s', (target) => {
  it('moves every foreign key there is, and each once', async () => {
    const declared = listRelations(target).map(getName);
    expect(declared.toSorted()).toEqual(await foreignKeysTo(api.db, target));
  });

  it('knows what is unique, so that it does not run into a row that the survivor has already', async () => {
    for (const relation of listRelations(target).filter(({ move }) => !move)) {
      for (const others of await readOtherUniqueColumns(api.db, relation.table, relation.column)) {
        expect([getName(relation), (relation.uniqueWith ?? []).toSorted()]).toEqual([getName(relation), others]);
      }
    }
  });

  it('makes a change of the record of every row that is a record', async () => {
    for (const relation of listRelations(target).filter(({ move }) => !move)) {
      const { rows } = await api.db.query(
        `SELECT 1 FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'version' AND NOT attisdropped`,
        [relation.table],
      );
      expect([getName(relation), relation.record !== undefined]).toEqual([getName(relation), rows.length === 1]);
    }
  });

  it('is caught by this test when somebody adds a relation and forgets to declare it', async () => {
    const before = await foreignKeysTo(api.db, target);
    await api.db.query(`CREATE TABLE forgotten (${target}_id uuid REFERENCES ${target})`);
    try {
      expect(await foreignKeysTo(api.db, target)).toEqual([...before, `forgotten.${target}_id`].toSorted());
    } finally {
      await api.db.query('DROP TABLE forgotten');
    }
  });
});
