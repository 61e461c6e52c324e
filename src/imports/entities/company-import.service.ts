import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateCompany, UpdateCompany } from '../../companies/companies/company.dto.js';
import { CompanyService, readCompanyView } from '../../companies/companies/company.service.js';
import { normaliseIdentifier } from '../../companies/identifiers/identifiers.rules.js';
import type { Identifier } from '../../companies/model/company.rules.js';
import { buildCompanyKeys } from '../../companies/names/company-keys.rules.js';
import type { Body, ConvertedRow, EntityImport, RecordView } from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { findByExternalId } from '../model/external-id.queries.js';
import { findCompaniesByIdentifier, findCompaniesByName } from './reference.queries.js';

/** Imports companies. */
@Injectable()
export class CompanyImportService implements EntityImport {
  readonly entity = 'companies';
  readonly permissions = ['companies:read', 'companies:write'] as const;
  readonly recordType = 'company';
  readonly createType = CreateCompany;
  readonly updateType = UpdateCompany;
  readonly references = {
    parent: { kind: 'company', target: 'parentId' },
    owner: { kind: 'user', target: 'ownerId' },
  } as const;
  readonly matchKeys = ['externalId', 'identifier', 'name'] as const;
  readonly externalIdColumn = 'company_id';
  readonly usedCondition = `EXISTS (SELECT FROM contact WHERE company_id = $1 AND archived_at IS NULL)
    OR EXISTS (SELECT FROM lead WHERE company_id = $1 AND archived_at IS NULL)
    OR EXISTS (SELECT FROM company WHERE parent_id = $1 AND archived_at IS NULL)`;

  constructor(private readonly companies: CompanyService) {}

  completeBody(_: Tx, { body }: ConvertedRow): void {
    const nace = body['nace'] as { code?: string; version?: string } | undefined;
    if (nace?.code === undefined) delete body['nace'];
    else body['nace'] = [{ version: nace.version ?? '2.1', code: nace.code, primary: true }];
  }

  buildKeys({ values, body, system }: ConvertedRow): string[] {
    const country = body['country'];
    const isNamed = typeof body['name'] === 'string' && typeof country === 'string';
    const names = isNamed ? buildNameKeys(body) : [];
    return [
      ...(values['externalId'] === undefined ? [] : [`external ${system} ${String(values['externalId'])}`]),
      ...listIdentifiers(body).map(({ scheme, value }) => `${scheme} ${value}`),
      ...names.map((name) => `name ${String(country)} ${name}`),
    ];
  }

  async findIds(tx: Tx, { values, body, system }: ConvertedRow, key: MatchKey): Promise<string[]> {
    if (key === 'externalId') {
      const value = values['externalId'];
      return value === undefined ? [] : findByExternalId(tx.sql, 'company_id', { system, value: String(value) });
    }
    if (key === 'identifier') return findCompaniesByIdentifier(tx, values);
    const { country } = body;
    if (typeof country !== 'string') return [];
    const names = [body['name'], body['nativeName']].filter((name) => typeof name === 'string');
    const found = await Promise.all(names.map((name) => findCompaniesByName(tx, name, country)));
    return [...new Set(found.flat())];
  }

  contradicts({ body }: ConvertedRow, view: RecordView): boolean {
    const stored = view['identifiers'] as Identifier[];
    return listIdentifiers(body).some(({ scheme, value }) => {
      const same = stored.filter((each) => each.scheme === scheme);
      return same.length > 0 && same.every((each) => each.value !== value);
    });
  }

  combineLists({ body, overwrite }: ConvertedRow, view: RecordView): Body {
    const stored = view['identifiers'] as Identifier[];
    const added = listIdentifiers(body).filter(
      ({ scheme, value }) =>
        !stored.some((each) => each.scheme === scheme && (each.value === value || !overwrite.has(`identifiers.${scheme}`))),
    );
    if (added.length === 0) return {};
    const kept = stored.filter(({ scheme }) => !added.some((each) => each.scheme === scheme));
    return { identifiers: [...kept, ...added] };
  }

  getName(view: RecordView): string {
    return String(view['name']);
  }

  toBodyValue(field: string, value: unknown): unknown {
    if (field !== 'turnover' || value === null) return value;
    const { amount, currency, rate, rateOn } = value as Record<string, unknown>;
    return { amount, currency, ...(currency === 'EUR' ? {} : { rate, rateOn }) };
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readCompanyView(tx, id) as unknown as Promise<RecordView>;
  }

  create(tx: Tx, _: ConvertedRow, body: CreateCompany, id: string): Promise<RecordView> {
    return this.companies.createIn(tx, body, id) as unknown as Promise<RecordView>;
  }

  update(tx: Tx, id: string, body: UpdateCompany): Promise<RecordView> {
    return this.companies.updateIn(tx, id, body) as unknown as Promise<RecordView>;
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.companies.archiveIn(tx, id);
  }
}

/** Returns the keys of the names of a body, in Latin and in their own script. */
function buildNameKeys({ name, nativeName }: Body): string[] {
  const native = typeof nativeName === 'string' ? nativeName : null;
  const { nameKey, nativeKey } = buildCompanyKeys({ name: String(name), nativeName: native, aliases: [] });
  return nativeKey === null ? [nameKey] : [nameKey, nativeKey];
}

/** Returns the registration numbers of a body in their stored form. */
function listIdentifiers(body: Body): Identifier[] {
  return ((body['identifiers'] ?? []) as Identifier[]).map(({ scheme, value }) => {
    const result = normaliseIdentifier(scheme, String(value));
    return { scheme, value: result.ok ? result.value : String(value) };
  });
}
