import { Injectable } from '@nestjs/common';
import type { FieldError } from '../../common/errors/domain.errors.js';
import { toAmountBody } from '../../common/money/amount.columns.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateCompany, UpdateCompany } from '../../companies/companies/company.dto.js';
import { CompanyService, readCompanyView } from '../../companies/companies/company.service.js';
import { buildFingerprint, type CompanyFingerprint } from '../../companies/duplicates/company-fingerprint.rules.js';
import { LIKELY_DUPLICATE, scoreDuplicate } from '../../companies/duplicates/duplicate-scoring.rules.js';
import { deriveEmailDomains } from '../../companies/identifiers/email-domains.rules.js';
import {
  IDENTIFIER_SCHEMES,
  type IdentifierScheme,
  normaliseIdentifier,
} from '../../companies/identifiers/identifiers.rules.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import {
  checkNace,
  type Identifier,
  validateEmailDomains,
  validateSubdivision,
} from '../../companies/model/company.rules.js';
import {
  hasOtherLegalForm,
  normaliseCompanyName,
  normaliseNativeName,
} from '../../companies/names/name-normalisation.rules.js';
import { buildLatinCompanyName } from '../../companies/names/latin-names.rules.js';
import { listPlainKeys } from '../../companies/names/company-keys.rules.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { findByExternalId } from '../../common/external-ids/external-id.queries.js';
import { findCompaniesByIdentifier, findCompaniesByName } from './reference.queries.js';
import { moveNativeName } from './row-body.rules.js';
import { hasOtherExternalId, isSameText, toText } from './row-values.rules.js';
import { buildUsedCondition, buildUsersQuery } from './used-records.queries.js';

/** Imports companies. */
@Injectable()
export class CompanyImportService implements EntityImport {
  readonly entity = 'companies';
  readonly permissions = ['companies:read', 'companies:write'] as const;
  readonly createType = CreateCompany;
  readonly updateType = UpdateCompany;
  readonly references = {
    parent: { kind: 'company', target: 'parentId' },
    owner: { kind: 'user', target: 'ownerId', isOwner: true },
  } as const;
  readonly matchKeys = ['externalId', 'identifier', 'name'] as const;
  readonly hasExternalIds = true;

  constructor(
    private readonly companies: CompanyService,
    private readonly mergeRelations: MergeRelationRegistry,
  ) {}

  get usedCondition(): string {
    return buildUsedCondition(this.mergeRelations.list('company'));
  }

  get usersQuery(): string {
    return buildUsersQuery(this.mergeRelations.list('company'));
  }

  completeBody(_: Tx, { body }: ConvertedRow): void {
    const nace = body['nace'] as { code?: string; version?: string } | undefined;
    if (nace?.code === undefined) delete body['nace'];
    else body['nace'] = [{ version: nace.version ?? '2.1', code: nace.code, primary: true }];
    moveNativeName(body, 'name');
  }

  /** A company with a Chinese name only gets its pinyin as the name in Latin letters. Nobody is found by it, because many names sound alike. */
  buildCreateBody({ body }: ConvertedRow): Body {
    const { name, nativeName } = body;
    const latin = name === undefined && typeof nativeName === 'string' ? buildLatinCompanyName(nativeName) : null;
    return latin === null ? body : { ...body, name: latin };
  }

  validateBody(body: Body): FieldError[] {
    const { nace, emailDomains, country, subdivision } = body as Partial<CreateCompany>;
    return [
      ...checkNace(nace ?? []).errors,
      ...validateEmailDomains(emailDomains ?? []),
      ...(country && subdivision ? validateSubdivision(country, subdivision, '/subdivision') : []),
    ];
  }

  readonly combinedFields = ['identifiers'] as const;
  readonly duplicateConsent = { allowDuplicate: true };

  buildKeys({ values, body, system }: ConvertedRow): RowKeys {
    const { country } = body;
    const isNamed = [body['name'], body['nativeName']].some(Boolean) && typeof country === 'string';
    const { nameKey, nativeKey, coreKey, aliasKeys, emailDomains } = isNamed ? buildRowFingerprint(body) : NO_KEYS;
    const names = [typeof body['name'] === 'string' ? nameKey : null, nativeKey].filter((name) => name !== null);
    return {
      unique: [
        ...(values['externalId'] === undefined ? [] : [`external ${system} ${toText(values['externalId'])}`]),
        ...listIdentifiers(body).map(({ scheme, value }) => `${scheme} ${value}`),
      ],
      same: names.map((name) => `name ${toText(country)} ${name}`),
      similar: [
        ...[...names, ...listPlainKeys(aliasKeys)].map((name) => `~name ${name}`),
        ...(coreKey === null ? [] : [`~core ${coreKey}`]),
        ...emailDomains.map((domain) => `~domain ${domain}`),
      ],
    };
  }

  isSameValue(field: string, one: unknown, other: unknown): boolean {
    const [left, right] = [toText(one), toText(other)];
    if (field === 'name') {
      return normaliseCompanyName(left) === normaliseCompanyName(right) && !hasOtherLegalForm(left, right);
    }
    if (field === 'nativeName') {
      return normaliseNativeName(left) === normaliseNativeName(right) && !hasOtherLegalForm(left, right);
    }
    const scheme = IDENTIFIER_SCHEMES.find((each) => field === `identifiers.${each}`);
    return scheme === undefined
      ? isSameText(one, other)
      : normaliseNumber(scheme, left) === normaliseNumber(scheme, right);
  }

  isSimilar({ body }: ConvertedRow, earlier: Body): boolean {
    return scoreDuplicate(buildRowFingerprint(body), buildRowFingerprint(earlier)).score >= LIKELY_DUPLICATE;
  }

  async findIds(tx: Tx, { values, body, system }: ConvertedRow, key: MatchKey): Promise<string[]> {
    if (key === 'externalId') {
      const value = values['externalId'];
      return value === undefined ? [] : findByExternalId(tx.sql, 'company_id', { system, value: toText(value) });
    }
    if (key === 'identifier') return findCompaniesByIdentifier(tx, values);
    const { country } = body;
    if (typeof country !== 'string') return [];
    const names = [body['name'], body['nativeName']].filter((name) => typeof name === 'string');
    const found = await Promise.all(names.map((name) => findCompaniesByName(tx, name, country)));
    return [...new Set(found.flat().map(({ id }) => id))];
  }

  isContradicted(row: ConvertedRow, view: RecordView): boolean {
    if (hasOtherExternalId(row, view)) return true;
    const { body } = row;
    const hasOtherForm = NAME_FIELDS.some((field) => hasOtherLegalForm(toText(body[field]), toText(view[field])));
    if (hasOtherForm) return true;
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
        !stored.some(
          (each) => each.scheme === scheme && (each.value === value || !overwrite.has(`identifiers.${scheme}`)),
        ),
    );
    if (added.length === 0) return {};
    const kept = stored.filter(({ scheme }) => !added.some((each) => each.scheme === scheme));
    return { identifiers: [...kept, ...added] };
  }

  getName(view: RecordView): string {
    return toText(view['name']);
  }

  toBodyValue(field: string, value: unknown): unknown {
    return field === 'turnover' ? toAmountBody(value) : value;
  }

  async read(tx: Tx, id: string): Promise<RecordView> {
    return { ...(await readCompanyView(tx, id)) };
  }

  create(tx: Tx, _: ConvertedRow, body: CreateCompany, id: string): Promise<WrittenRecord> {
    return this.companies.create(tx, body, id);
  }

  update(tx: Tx, id: string, body: UpdateCompany): Promise<WrittenRecord> {
    return this.companies.update(tx, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.companies.archive(tx, id);
  }
}

/** The fields whose legal forms are compared. */
const NAME_FIELDS = ['name', 'nativeName'] as const;

/** The keys of a row that does not name a company. */
const NO_KEYS = { nameKey: null, nativeKey: null, coreKey: null, aliasKeys: [], emailDomains: [] };

/** Returns the facts by which the company of a row is compared with others. */
function buildRowFingerprint(body: Body): CompanyFingerprint {
  const getText = (field: string) => (typeof body[field] === 'string' ? body[field] : null);
  const getTexts = (field: string) => (Array.isArray(body[field]) ? (body[field] as string[]) : null);
  return buildFingerprint({
    id: null,
    name: getText('name') ?? buildLatinCompanyName(getText('nativeName') ?? '') ?? '',
    nativeName: getText('nativeName'),
    aliases: getTexts('aliases') ?? [],
    country: getText('country') ?? '',
    emailDomains: deriveEmailDomains(getText('website'), getTexts('emailDomains')),
    identifiers: listIdentifiers(body),
  });
}

/** Returns the registration numbers of a body in their stored form. */
function listIdentifiers(body: Body): Identifier[] {
  return ((body['identifiers'] ?? []) as Identifier[]).map(({ scheme, value }) => {
    return { scheme, value: normaliseNumber(scheme, toText(value)) };
  });
}

function normaliseNumber(scheme: IdentifierScheme, text: string): string {
  const result = normaliseIdentifier(scheme, text);
  return result.ok ? result.value : text;
}
