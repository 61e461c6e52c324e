import { findTable, listPersonalData, PERSONAL_DATA } from '../personal-data.registry.js';
import type { HistoryOf, PersonalDataColumn, PersonPath } from '../personal-data.rules.js';
import type { CountedTreatment } from './erasure.constants.js';
import type { ErasableTable, RowKey } from './erasure-rows.queries.js';

/** A table as an erasure treats it. */
export interface TableTreatment {
  table: string;
  /** The paths of its rows, without those by names alone, about which somebody has to decide. */
  paths: readonly PersonPath[];
  /** The columns that lead to a person by a name alone. */
  names: readonly Extract<PersonPath, { name: string }>[];
  textsNear: readonly PersonPath[];
  settles: Readonly<Record<string, string>>;
  /** The columns that get another value in the rows of the person. */
  cleared: readonly PersonalDataColumn[];
  /** Those of them with paths of their own, in the rows of others. */
  further: readonly { line: PersonalDataColumn; paths: readonly PersonPath[] }[];
  deletesRows: boolean;
  changes: readonly PersonalDataColumn[];
  /** The texts in the rows of everybody. */
  texts: readonly TextColumn[];
  kept: readonly PersonalDataColumn[];
}

/** A text that may name the person. */
export interface TextColumn {
  column: string;
  isTitle: boolean;
  historyOf: HistoryOf | undefined;
  /** Whether it is cleared in the rows of the person. */
  isCleared: boolean;
}

const CLEARED: readonly string[] = ['clear', 'hash', 'bytes'];

/** The tables in the order of the registry, without those in which an erasure changes and finds nothing. */
export const TREATED_TABLES: readonly TableTreatment[] = Object.values(PERSONAL_DATA)
  .flatMap((tables) => Object.keys(tables))
  .map((table) => buildTreatment(table))
  .filter(({ paths, names, texts, changes }) => paths.length + names.length + texts.length + changes.length > 0);

function buildTreatment(table: string): TableTreatment {
  const { foundBy = [], settles = {}, textsNear = [] } = findTable(table)!;
  const lines = listPersonalData().filter((line) => line.table === table);
  const cleared = lines.filter(({ treatment }) => CLEARED.includes(treatment));
  return {
    table,
    paths: foundBy.filter((path) => !('name' in path)),
    names: foundBy.filter((path) => 'name' in path),
    textsNear,
    settles,
    cleared: cleared.filter(({ deletesRow }) => !deletesRow),
    further: cleared
      .map((line) => ({ line, paths: line.foundBy.slice(foundBy.length) }))
      .filter(({ paths }) => paths.length > 0),
    deletesRows: cleared.some(({ deletesRow }) => deletesRow),
    changes: lines.filter(({ treatment }) => treatment === 'changes'),
    texts: lines
      .filter(({ treatment, others }) => treatment === 'text' || others !== undefined)
      .map(({ column, isTitle, others, historyOf, treatment }) => ({
        column,
        isTitle: isTitle === true || others === 'title',
        historyOf,
        isCleared: treatment !== 'text',
      })),
    kept: lines.filter(({ treatment }) => treatment === 'keep'),
  };
}

/** New values of some columns of a row. */
export interface RowChange {
  key: RowKey;
  values: Map<string, unknown>;
}

/** The plan of an erasure for the rows of a table. */
export interface TablePlan {
  treatment: TableTreatment;
  table: ErasableTable;
  /** The rows of the person. */
  tied: readonly RowKey[];
  /** The rows of others in which one column is treated. */
  further: readonly { line: PersonalDataColumn; keys: readonly RowKey[] }[];
  /** The new texts and JSON, by the keys of the rows. */
  changes: ReadonlyMap<string, RowChange>;
}

/** The number of rows of a table that get a treatment. */
export interface TreatmentCount {
  table: string;
  treatment: CountedTreatment;
  rows: number;
}
