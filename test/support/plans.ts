import type pg from 'pg';
import type { Actor } from '../../src/common/actor/actor.constants.js';
import { isSortable, type ListDefinition } from '../../src/common/lists/list-definition.rules.js';
import { parseListRequest } from '../../src/common/lists/list-request.rules.js';
import { buildScanStatement } from '../../src/common/lists/list-page.queries.js';
import { fillConstants } from '../../src/database/connections/sql-constants.rules.js';
import {
  buildPageParts,
  buildPageStatement,
  buildTotalsStatement,
  type Statement,
} from '../../src/common/lists/list-statement.queries.js';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Parent Relationship'?: string;
  Plans?: PlanNode[];
}

/**
 * Explains how PostgreSQL reads a list while scans of whole tables and sorts are disabled. No index can serve the scans
 * and sorts that remain. The tables should have some thousand rows and be analysed.
 */
export class Plans {
  constructor(
    private readonly db: pg.Pool,
    private readonly list: ListDefinition,
    private readonly actor: Actor,
  ) {}

  /** Finds the sorts, in both directions, that need a sort or a scan of the whole table. */
  async findUnservedSorts(): Promise<string[]> {
    const names = Object.keys(this.list.fields).filter((name) => isSortable(this.list.fields[name]));
    const unserved: string[] = [];
    for (const sort of names.flatMap((name) => [name, `-${name}`])) {
      const request = parseListRequest(this.list, { sort });
      for (const part of buildPageParts(this.list, request)) {
        const statement = this.list.large
          ? buildScanStatement(this.list, request, this.actor, part, 500)
          : buildPageStatement(this.list, request, this.actor, part);
        const nodes = await this.plan(statement);
        if (nodes.some((node) => /Sort|Seq Scan/.test(node['Node Type']))) unserved.push(sort);
      }
    }
    return [...new Set(unserved)];
  }

  /** Finds the filters (query strings such as `stage=qualified`) that no index serves. */
  async findUnservedFilters(queries: string[]): Promise<string[]> {
    const unserved: string[] = [];
    const { rows } = await this.db.query(
      `SELECT relname AS name FROM pg_index JOIN pg_class ON oid = indexrelid WHERE indpred IS NOT NULL`,
    );
    // A partial index is selective even if all of it is read.
    const narrow = new Set(rows.map(({ name }) => name));
    const isWhole = (node: PlanNode) => !node['Index Cond'] && !narrow.has(node['Index Name']);
    for (const query of queries) {
      const request = parseListRequest(this.list, { ...Object.fromEntries(new URLSearchParams(query)), count: 'true' });
      const nodes = await this.plan(buildTotalsStatement(this.list, request, this.actor));
      const scans = nodes.filter((node) => /Seq Scan|Index (Only )?Scan/.test(node['Node Type']));
      if (scans.some(isWhole)) unserved.push(query);
    }
    return unserved;
  }

  private async plan({ text, values }: Statement): Promise<PlanNode[]> {
    const client = await this.db.connect();
    try {
      await client.query('BEGIN READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${fillConstants(text)}`, values);
      return listNodes(rows[0]['QUERY PLAN'][0].Plan as PlanNode);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }
}

/** Lists the nodes of a plan that find rows, without those that only complete a single row (its contacts, its next task). */
function listNodes(node: PlanNode): PlanNode[] {
  const below = (node.Plans ?? []).filter((child) => child['Parent Relationship'] !== 'SubPlan');
  return [node, ...below.flatMap(listNodes)];
}
