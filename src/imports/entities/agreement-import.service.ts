import { Injectable } from '@nestjs/common';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateAgreement, UpdateAgreement } from '../../agreements/agreements/agreement.dto.js';
import { agreementList } from '../../agreements/agreements/agreement.list.js';
import { AgreementService } from '../../agreements/agreements/agreement.service.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { createRowError } from '../model/import-row.errors.js';
import { loadAgreementHistory } from './loaded-records.queries.js';
import { findAgreements } from './record-match.queries.js';
import { AGREEMENT_USED, AGREEMENT_USERS } from './used-records.queries.js';
import { buildTextKey, toText } from './row-values.rules.js';

/** A party of an agreement. */
interface Party {
  companyId: string;
  role?: string;
}

/** Imports agreements. The company of a row is a signatory party. */
@Injectable()
export class AgreementImportService implements EntityImport {
  readonly entity = 'agreements';
  readonly permissions = ['agreements:read', 'agreements:write', 'companies:read', 'contacts:read'] as const;
  readonly createType = CreateAgreement;
  readonly updateType = UpdateAgreement;
  readonly references = {
    parent: { kind: 'agreement', target: 'parentId' },
    company: { kind: 'company', target: 'companyId' },
    owner: { kind: 'user', target: 'ownerId', isOwner: true },
  } as const;
  readonly matchKeys = ['reference', 'name'] as const;
  readonly combinedFields = ['parties'] as const;
  readonly usedCondition = AGREEMENT_USED;
  readonly usersQuery = AGREEMENT_USERS;

  constructor(private readonly agreements: AgreementService) {}

  completeBody(_: Tx, { body }: ConvertedRow): void {
    const { companyId } = body;
    if (typeof companyId === 'string') body['parties'] = [{ companyId, role: 'signatory' }];
    delete body['companyId'];
    delete body['reference'];
  }

  buildKeys({ values, body }: ConvertedRow): RowKeys {
    const { reference } = values;
    if (reference !== undefined) return { unique: [`reference ${buildTextKey(reference)}`], same: [], similar: [] };
    return {
      unique: [],
      same: [`name ${buildTextKey(body['title'])} ${toText(body['signedOn'] ?? '-')}`],
      similar: [],
    };
  }

  async findIds({ sql }: Tx, { values, body }: ConvertedRow, key: MatchKey): Promise<string[]> {
    const { reference } = values;
    if (key === 'reference') {
      if (reference === undefined) return [];
      const ids = await findAgreements(sql, { reference: toText(reference).trim().toUpperCase() });
      if (ids.length > 0) return ids;
      const detail = `There is no agreement ${toText(reference)}; references are issued here, so leave the column out.`;
      throw createRowError('reference', 'import.reference_unknown', detail);
    }
    const { title, signedOn } = body;
    if (typeof title !== 'string') return [];
    return findAgreements(sql, { title, signedOn: typeof signedOn === 'string' ? signedOn : null });
  }

  combineLists({ body }: ConvertedRow, view: RecordView): Body {
    const stored = view['parties'] as Party[];
    const added = ((body['parties'] ?? []) as Party[]).filter(
      ({ companyId }) => !stored.some((party) => party.companyId === companyId),
    );
    if (added.length === 0) return {};
    return { parties: [...toParties(stored), ...added] };
  }

  getName(view: RecordView): string {
    return `${toText(view['reference'])} ${toText(view['title'])}`;
  }

  toBodyValue(field: string, value: unknown): unknown {
    return field === 'parties' ? toParties(value as Party[]) : value;
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, agreementList, 'agreement', id, tx.actor);
  }

  async create(tx: Tx, _: ConvertedRow, body: CreateAgreement, id: string): Promise<WrittenRecord> {
    await this.agreements.create(tx, body, id);
    return this.read(tx, id);
  }

  loadHistory({ sql }: Tx, id: string): Promise<void> {
    return loadAgreementHistory(sql, id);
  }

  async update(tx: Tx, id: string, body: UpdateAgreement): Promise<WrittenRecord> {
    await this.agreements.update(tx, id, body);
    return this.read(tx, id);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.agreements.archive(tx, id);
  }
}

function toParties(parties: readonly Party[]): Party[] {
  return parties.map(({ companyId, role }) => ({ companyId, ...(role !== undefined && { role }) }));
}
