import type { FieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { Permission } from '../../identity/access/access.policy.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import type { ImportMode, MatchKey } from './import.constants.js';
import type { RowNotice } from './import.entity.js';

/** The values of a row by the names of fields: `name`, `identifiers.KBO`, `company.name`. Blank fields are absent. */
export type RowValues = Readonly<Record<string, unknown>>;

/** A request body of the API. */
export type Body = Record<string, unknown>;

/** A record as a use case returns it, of which only the id is known for every kind. */
export interface WrittenRecord {
  id: string;
}

/** A record as the API returns it, with its fields by their names. */
export type RecordView = Body & WrittenRecord & { version: number };

/** A row whose cells have become values, and the settings of its import. */
export interface ConvertedRow {
  values: RowValues;
  /** The body of the request that would create the record. */
  body: Body;
  /** The record to which the new one is added: a delegation or a seminar. */
  parentId?: string;
  /** The company of a person whom a row of another kind names. */
  companyId?: string;
  /** The system whose ids the file has. */
  system: string;
  /** The fields whose values replace those of an existing record. */
  overwrite: ReadonlySet<string>;
  mode: ImportMode;
  /** Returns the cell that fills a field as it came, else the default; an empty text where there is neither. */
  readText: (field: string) => string;
  /** The parts of the row that its import leaves out or assumes. They become warnings of the row, whatever its outcome. */
  notices: RowNotice[];
}

/** The keys by which a row is compared with the earlier rows of its file. */
export interface RowKeys {
  /** Keys that one record alone has, such as a register number. A row with one of them is about that record. */
  unique: string[];
  /** Keys that records usually do not share, such as a name. A row with one of them is about that record unless a value differs. */
  same: string[];
  /** A row with one of these keys is compared with the earlier rows that created a record. */
  similar: string[];
}

/** The record of another kind that some fields of a row name together: `company.name` and `company.country`. */
export interface RowReference {
  kind: 'company' | 'contact' | 'user' | 'lead' | 'activity' | 'agreement' | 'delegation' | 'seminar';
  /** The field of the body that takes the id. With `list` it takes a list of ids. */
  target: string;
  list?: true;
  /** Whether the row comes in also where no record has the values. */
  optional?: true;
  /** Whether the user is responsible for the record, so that another one can take the place of somebody who has left. */
  isOwner?: true;
  /** Whether the person who imports takes the place of an owner that a new record lacks. */
  fallsToImporter?: true;
}

/**
 * A kind of records that can be imported. Rows are applied through the services of the API, so that a row is checked like
 * a request, and the rights are those of the person who imports.
 */
export interface EntityImport {
  readonly entity: ImportEntity;
  /** The permissions that the person needs. */
  readonly permissions: readonly Permission[];
  /** The classes of the bodies, for validation. */
  readonly createType: new () => object;
  readonly updateType: new () => object;
  /** The references to other records, by the first part of the names of their fields. */
  readonly references: Readonly<Record<string, RowReference>>;
  /** The ways in which an existing record can be found, strongest first. */
  readonly matchKeys: readonly MatchKey[];
  /** Whether the records have ids of other systems. */
  readonly hasExternalIds?: true;

  /** Completes the body by what no field says by itself. */
  completeBody?(tx: Tx, row: ConvertedRow): Promise<void> | void;
  /** Returns the body of the creation where it differs from that of an update. */
  buildCreateBody?(row: ConvertedRow): Body;
  /** Returns the errors of single values that the service would report, which the class of the body does not know. */
  validateBody?(body: Body): FieldError[];
  /** The members of the body of a creation that allow a record which resembles another one. */
  readonly duplicateConsent?: Body;
  /** Returns the keys by which rows of the file are compared with one another. */
  buildKeys(row: ConvertedRow): RowKeys;
  /** Tells whether a row is probably about the record of an earlier row that shares a `similar` key. */
  isSimilar?(row: ConvertedRow, earlier: Body): boolean;
  /** Tells whether two values of a field mean the same. By default texts are compared without regard to case and spaces. */
  isSameValue?(field: string, one: unknown, other: unknown): boolean;
  /** Finds the records in use that have the key of the row. */
  findIds(tx: Tx, row: ConvertedRow, key: MatchKey): Promise<string[]>;
  /** Tells whether a record that was found by its name is another one, because a stronger key differs. */
  isContradicted?(row: ConvertedRow, view: RecordView): boolean;
  /** The lists of which an update adds the items that the record lacks. */
  readonly combinedFields?: readonly string[];
  /** Returns these lists with the items of the row, where the record lacks some. */
  combineLists?(row: ConvertedRow, view: RecordView): Body;
  /** Leaves out what an existing record does not take from a row, and says so in its notices. */
  prepareUpdate?(row: ConvertedRow, view: RecordView): void;
  /** Returns the name by which people recognise the record. */
  getName(view: RecordView): string;
  /** Returns the value of a field of a view as a request would send it. */
  toBodyValue?(field: string, value: unknown): unknown;
  read(tx: Tx, id: string): Promise<RecordView>;
  /** Whether {@link create} can bring a cancelled or archived record back instead, which it returns. */
  readonly reusesRecords?: true;
  create(tx: Tx, row: ConvertedRow, body: object, id: string): Promise<WrittenRecord>;
  /** Makes a record that an initial load has created known from the days of its own history on. */
  loadHistory?(tx: Tx, id: string): Promise<void>;
  update(tx: Tx, id: string, body: object): Promise<WrittenRecord>;
  archive(tx: Tx, id: string): Promise<void>;
  /**
   * SQL that is true for a record `$1` to which others in use refer. An undo of the import `$2` leaves such a record.
   */
  readonly usedCondition?: string;
  /**
   * SQL of the ids of the records in use that refer to a record `$1`, where rows of the same import can have made them. An
   * undo takes these rows back first.
   */
  readonly usersQuery?: string;
}
