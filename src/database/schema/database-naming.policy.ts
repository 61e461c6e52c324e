import { DefaultNamingStrategy, type Table } from 'typeorm';

const toSnakeCase = (name: string) => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const getTableName = (table: Table | string) =>
  (typeof table === 'string' ? table : table.name).split('.').at(-1) ?? '';
const buildName = (table: Table | string, columns: string[], suffix: string) =>
  [getTableName(table), ...columns.map((column) => toSnakeCase(column)), suffix].join('_').slice(0, 63);

/** The naming rule of the database: snake_case columns, `table_column_fk|uq|idx`, `table_pk`. */
export class DatabaseNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes.map((prefix) => toSnakeCase(prefix)), custom ?? toSnakeCase(property)]
      .filter(Boolean)
      .join('_');
  }

  override primaryKeyName(table: Table | string): string {
    return buildName(table, [], 'pk');
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return buildName(table, columns, 'uq');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return buildName(table, columns, 'fk');
  }

  override indexName(table: Table | string, columns: string[]): string {
    return buildName(table, columns, 'idx');
  }
}
