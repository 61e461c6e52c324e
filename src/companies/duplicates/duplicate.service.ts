import { Injectable } from '@nestjs/common';
import { createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { ReplicaClient } from '../../database/connections/replica.client.js';
import { runOnConnection, SqlClient } from '../../database/connections/sql.client.js';
import { StatementFactory } from '../../database/connections/statement.factory.js';
import type { DuplicateQuery, DuplicateScanQuery } from './duplicate.dto.js';
import { readFingerprints, type StoredFingerprint, findDuplicates } from './duplicate-search.queries.js';
import { LIKELY_DUPLICATE, POSSIBLE_DUPLICATE } from './duplicate-scoring.rules.js';
import { scanDuplicates, type ScanPosition } from './duplicate-scan.queries.js';
import type { DuplicateCandidatesView, DuplicateCompanyView, DuplicatePairsView } from './duplicate.view.js';

/** Maximum number of candidates for one company. */
const MAX_CANDIDATES = 20;
/** Milliseconds that a page of the scan may take before it ends with the pairs found so far. */
const SCAN_TIMEOUT_MS = 700;

/** Service that finds companies that were entered twice. */
@Injectable()
export class CompanyDuplicatesService {
  constructor(
    private readonly sql: SqlClient,
    private readonly replicas: ReplicaClient,
    private readonly statements: StatementFactory,
  ) {}

  /** Returns companies in use that may be the same as one, likeliest first. @throws 404 */
  async findCandidates(id: string, query: DuplicateQuery): Promise<DuplicateCandidatesView> {
    const company = (await readFingerprints(this.sql, [id])).get(id);
    if (!company) throw createNotFoundError('company', id);
    const minScore = query.minScore ?? POSSIBLE_DUPLICATE;
    return { items: await findDuplicates(this.sql, company, { minScore, limit: MAX_CANDIDATES }) };
  }

  /** Returns a page of the pairs in the whole database. @throws 422 for an invalid cursor */
  async scan(query: DuplicateScanQuery): Promise<DuplicatePairsView> {
    const { limit = 25, minScore = LIKELY_DUPLICATE } = query;
    const after = query.cursor === undefined ? undefined : decodePosition(query.cursor);
    const { pairs, next, companies } = await runOnConnection(this.replicas, (client) =>
      runWithLongTimeout(async () => {
        await client.query(this.statements.buildBegin('ISOLATION LEVEL REPEATABLE READ READ ONLY'));
        const sql = new SqlClient(client, this.statements);
        const found = await scanDuplicates(sql, after, { minScore, limit, timeoutMs: SCAN_TIMEOUT_MS });
        const ids = new Set(found.pairs.flatMap(({ companyId, duplicateId }) => [companyId, duplicateId]));
        const read = await readFingerprints(sql, [...ids]);
        await client.query('COMMIT');
        return { ...found, companies: read };
      }),
    );
    const items = pairs.map(({ companyId, duplicateId, score }) => ({
      company: buildCompanyView(companies.get(companyId)!),
      duplicate: buildCompanyView(companies.get(duplicateId)!),
      ...score,
    }));
    return { items, nextCursor: next ? encodePosition(next) : null };
  }
}

function buildCompanyView({ id, name, nativeName, country, city }: StoredFingerprint): DuplicateCompanyView {
  return { id, name, nativeName, country, city };
}

function encodePosition({ companyId, duplicateId }: ScanPosition): string {
  return Buffer.from(`${companyId}${duplicateId}`.replaceAll('-', ''), 'hex').toString('base64url');
}

function decodePosition(cursor: string): ScanPosition {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  if (hex.length !== 64) {
    throw createInvalidFieldError(
      '?cursor',
      'parameter.cursor',
      'cursor must be the nextCursor of a page of this list; start from the first page.',
    );
  }
  const parseUuid = (start: number) =>
    hex.slice(start, start + 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { companyId: parseUuid(0), duplicateId: parseUuid(32) };
}
