import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { EntityImportRegistry } from '../entities/entity-import.registry.js';
import { buildNamedKeys, buildNamingKey, NAMED_ENTITIES } from '../entities/named-keys.rules.js';
import { findFirstNamedRows, readNamedRow, readNextRows, storeNamedKeys } from '../entities/named-row.queries.js';
import { REFERENCE_FINDERS } from '../entities/reference.queries.js';
import { splitRowValues } from '../entities/row-body.rules.js';
import type { Cell } from '../files/table-file.constants.js';
import type { RowReference, RowValues } from '../model/entity-import.constants.js';
import { CREATABLE_ENTITIES, type RowPhase } from '../model/import.constants.js';
import type { Import } from '../model/import.entity.js';
import { findCircles, orderRows } from '../rows/row-order.rules.js';
import { createRowConverter } from '../rows/row-conversion.rules.js';
import { readOrderedRows, type WaitingRow } from './import-row.queries.js';
import { readOrderedUndoableRows, type UndoableRow } from './import-undo.queries.js';

/** Number of rows that are read at once. */
const BATCH = 500;
/** Number of ordered rows among which the next ones are looked for. */
const SEARCHED_ROWS = 1_000;
/** Maximum number of imports whose orders are kept in memory. */
const MAX_ORDERS = 10;

/** The rows of a file in the order in which they are processed. */
export interface RowOrder {
  rows: readonly number[];
  /** The place of the first row that may still wait. */
  position: number;
}

/** An order for which the rows of a file are being read. */
interface PlannedOrder {
  version: number;
  rows: number[];
  namedRows: Map<number, number>;
  /** The rows that name one another in circles, as far as they are to be looked at; undefined until all rows are read. */
  circles: number[][] | undefined;
  /** Undefined until all rows are read; null where the file has the right order already. */
  order: RowOrder | null | undefined;
}

/**
 * Finds the order in which rows are processed where they can name rows of their file, such as the parent of a company: each
 * row after the one that it names. Each row still has a transaction of its own, so that nothing is left to a second pass.
 */
@Injectable()
export class RowOrderService {
  /** By the id of the import. An instance that lacks an order reads the rows anew. */
  private readonly orders = new Map<string, PlannedOrder>();

  constructor(
    private readonly entities: EntityImportRegistry,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * Finds the order of the rows, whose keys are stored. It goes on where it was interrupted.
   * @param isDue tells whether others shall get their turn
   * @returns null where the file has the right order already; undefined where it was interrupted
   */
  async findOrder(sql: SqlClient, settings: Import, isDue: () => boolean): Promise<RowOrder | null | undefined> {
    if (!this.hasOwnReferences(settings)) return null;
    const planned = this.getPlannedOrder(settings);
    while (planned.order === undefined && !isDue()) {
      if (!planned.circles) {
        const isRead = await this.readNextNamedRows(sql, settings, planned);
        if (isRead) planned.circles = findCircles(planned.namedRows);
      } else if (planned.circles.length > 0) {
        await this.openCircle(sql, settings, planned, planned.circles);
      } else {
        const rows = orderRows(planned.rows, planned.namedRows);
        planned.order = rows === null ? null : { rows, position: 0 };
        planned.namedRows.clear();
      }
      await yieldToOthers();
    }
    return planned.order;
  }

  private getPlannedOrder({ id, version }: Import): PlannedOrder {
    const known = this.orders.get(id);
    if (known?.version === version) return known;
    const planned = { version, rows: [], namedRows: new Map<number, number>(), circles: undefined, order: undefined };
    this.orders.delete(id);
    this.orders.set(id, planned);
    if (this.orders.size > MAX_ORDERS) this.orders.delete([...this.orders.keys()][0]!);
    return planned;
  }

  /** Forgets the order of an import on which nothing is left to do. */
  forgetOrder(id: string): void {
    this.orders.delete(id);
  }

  /** Returns the next rows that wait, in their order. */
  async readWaitingRows(
    sql: SqlClient,
    importId: string,
    order: RowOrder,
    phases: readonly RowPhase[],
    limit: number,
  ): Promise<WaitingRow[]> {
    for (; order.position < order.rows.length; order.position += SEARCHED_ROWS) {
      const searched = order.rows.slice(order.position, order.position + SEARCHED_ROWS);
      const rows = await readOrderedRows(sql, importId, searched, phases, limit);
      if (rows.length === 0) continue;
      order.position += searched.indexOf(rows[0]!.row);
      return rows;
    }
    return [];
  }

  /** Returns the next rows that an undo has not reached, the last of the order first. */
  async readUndoableRows(sql: SqlClient, importId: string, order: RowOrder, limit: number): Promise<UndoableRow[]> {
    for (; order.position < order.rows.length; order.position += SEARCHED_ROWS) {
      const end = order.rows.length - order.position;
      const searched = order.rows.slice(Math.max(0, end - SEARCHED_ROWS), end).toReversed();
      const rows = await readOrderedUndoableRows(sql, importId, searched, limit);
      if (rows.length === 0) continue;
      order.position += searched.indexOf(rows[0]!.row);
      return rows;
    }
    return [];
  }

  /**
   * Reads which rows the next rows name. The surest key by which they name one decides.
   * @returns whether all rows are read
   */
  private async readNextNamedRows(sql: SqlClient, settings: Import, planned: PlannedOrder): Promise<boolean> {
    const converter = createRowConverter(settings);
    const rows = await readNextRows(sql, settings.id, planned.rows.at(-1) ?? 0, BATCH);
    const naming = rows.flatMap(({ row, cells }) =>
      this.listOwnReferences(settings, converter.convert(cells).values).map(({ values }) => {
        return { row, country: values['country'], keys: this.buildOwnKeys(settings, values) };
      }),
    );
    const found = await findFirstNamedRows(sql, settings.id, [...new Set(naming.flatMap(({ keys }) => keys))]);
    for (const { row, country, keys } of naming) {
      const others = keys.flatMap((key) => found.get(key) ?? []).filter((each) => each !== row);
      // A name can be that of companies in several countries.
      const isOfCountry = async (each: number) =>
        converter.convert((await readNamedRow(sql, settings, each))!.cells).values['country'] === country;
      let [named] = others;
      if (country !== undefined && new Set(others).size > 1) {
        named = undefined;
        for (const each of others) {
          if (named === undefined && (await isOfCountry(each))) named = each;
        }
      }
      if (named !== undefined) planned.namedRows.set(row, named);
    }
    planned.rows.push(...rows.map(({ row }) => row));
    return rows.length < BATCH;
  }

  /** Looks at a row of a circle. It need not wait for the row that it names where that is about a record which is known. */
  private async openCircle(
    sql: SqlClient,
    settings: Import,
    planned: PlannedOrder,
    circles: number[][],
  ): Promise<void> {
    const row = circles[0]?.pop();
    const found = row === undefined ? null : await readNamedRow(sql, settings, row);
    const values = found ? createRowConverter(settings).convert(found.cells).values : {};
    const [named] = this.listOwnReferences(settings, values);
    const isKnown =
      named !== undefined &&
      (await this.work.run(SYSTEM, async (tx) => {
        return (await REFERENCE_FINDERS[named.kind](tx, named.values, settings.externalSystem)).length > 0;
      }));
    if (row !== undefined && !isKnown) return;
    if (row !== undefined) planned.namedRows.delete(row);
    circles.shift();
  }

  /**
   * Stores the keys of the next rows, so that other rows can name them, and those of the rows that they name.
   * @returns whether the keys of all rows are stored
   */
  async storeNextKeys(sql: SqlClient, settings: Import): Promise<boolean> {
    if (!this.hasOwnReferences(settings)) return true;
    const converter = createRowConverter(settings);
    const rows = await readNextRows(sql, settings.id, settings.keyedRow, BATCH);
    const last = rows.at(-1);
    if (!last) return true;
    const pairs = rows.flatMap(({ row, cells }) => {
      const { values } = converter.convert(cells);
      const named = this.listOwnReferences(settings, values).flatMap((each) =>
        this.buildOwnKeys(settings, each.values),
      );
      return [...this.buildOwnKeys(settings, values), ...named.map(buildNamingKey)].map((key) => ({ row, key }));
    });
    await storeNamedKeys(sql, settings.id, pairs, last.row);
    settings.keyedRow = last.row;
    return false;
  }

  /** Lists the keys under which other rows of the file can name the record of a row. */
  listNamedKeys(settings: Import, cells: readonly Cell[]): string[] {
    if (!this.hasOwnReferences(settings)) return [];
    return this.buildOwnKeys(settings, createRowConverter(settings).convert(cells).values);
  }

  /** Tells whether the rows of an import can name other rows of their file. */
  private hasOwnReferences({ entity, mapping }: Import): boolean {
    const prefixes = this.listOwnPrefixes(entity).map((prefix) => `${prefix}.`);
    return mapping.some(({ field }) => prefixes.some((prefix) => field.startsWith(prefix)));
  }

  private listOwnPrefixes(entity: Import['entity']): string[] {
    return Object.entries(this.entities.get(entity).references).flatMap(([prefix, { kind }]) =>
      NAMED_ENTITIES[kind] === entity ? [prefix] : [],
    );
  }

  /** Lists the values by which a row names records of its own kind. */
  private listOwnReferences(
    { entity }: Import,
    values: RowValues,
  ): { kind: RowReference['kind']; values: RowValues }[] {
    const own = this.entities.get(entity).references;
    const { references } = splitRowValues(values, own);
    return this.listOwnPrefixes(entity).flatMap((prefix) => {
      const named = references[prefix];
      return named ? [{ kind: own[prefix]!.kind, values: named }] : [];
    });
  }

  private buildOwnKeys({ entity, externalSystem }: Import, values: RowValues): string[] {
    const creatable = CREATABLE_ENTITIES.find((each) => each === entity);
    return creatable ? buildNamedKeys(creatable, values, externalSystem) : [];
  }
}
