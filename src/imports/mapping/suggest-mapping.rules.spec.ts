import type { ImportEntity } from './import-field.constants.js';
import { suggestMapping } from './suggest-mapping.rules.js';

const suggest = (entity: ImportEntity, columns: string[]) =>
  Object.fromEntries(suggestMapping(entity, columns).map(({ column, field }) => [column, field]));

/** Expects that all documented columns of an export are mapped, each to the given field. */
function expectMapped(entity: ImportEntity, mapping: Record<string, string>): void {
  expect(suggest(entity, Object.keys(mapping))).toEqual(mapping);
}

/** Expects that columns of a system that mean no field of ours stay without one. */
function expectUnmapped(entity: ImportEntity, columns: string[]): void {
  expect(suggest(entity, columns)).toEqual({});
}

describe('A suggested mapping', () => {
  it('understands headings in English, Dutch and Chinese', () => {
    expectMapped('companies', { 'Company name': 'name', Country: 'country', 'VAT number': 'identifiers.VAT' });
    expectMapped('companies', {
      Bedrijfsnaam: 'name',
      'Chinese naam': 'nativeName',
      Ondernemingsnummer: 'identifiers.KBO',
      'Aantal werknemers': 'employees',
      'Omzet (EUR)': 'turnover.amount',
      Gemeente: 'city',
      Land: 'country',
    });
    expectMapped('companies', {
      公司名称: 'name',
      国家: 'country',
      统一社会信用代码: 'identifiers.USCC',
      员工人数: 'employees',
    });
    expectMapped('companies', { 英文名稱: 'name', 公司名稱: 'nativeName', 員工人數: 'employees', 備註: 'notes' });
    expectMapped('contacts', { 拼音: 'fullName', 姓名: 'nativeName', 職稱: 'jobTitle' });
    expectMapped('contacts', { 'Phone 1': 'phone', 'Email 1': 'email' });
    expectMapped('contacts', {
      姓名: 'fullName',
      公司: 'company.name',
      职位: 'jobTitle',
      邮箱: 'email',
      微信号: 'wechatId',
    });
  });

  it('gives a Chinese name its own field beside a name in Latin script', () => {
    expectMapped('companies', { 'English name': 'name', 公司名称: 'nativeName' });
    expectMapped('companies', { 公司名称: 'nativeName', 公司英文名称: 'name' });
    expectMapped('contacts', { 姓名: 'nativeName', 'Full name': 'fullName' });
  });

  it('takes capex for an amount, whatever stands before it', () => {
    expectMapped('leads', { 'Planned capex': 'capex.amount' });
    expectMapped('leads', { 'Expected capex': 'capex.amount' });
    expectMapped('leads', { 'Announced capex': 'announcedCapexEur' });
  });

  it('does not depend on case, accents, spaces and punctuation', () => {
    expectMapped('companies', {
      POSTAL_CODE: 'postalCode',
      'e-mail domain': 'emailDomains',
      ' naam ': 'name',
      'L.E.I.': 'identifiers.LEI',
    });
    expectMapped('leads', { 'Geinvesteerd op': 'stageDates.invested', 'Ontvangen op *': 'receivedOn' });
  });

  it('understands the names of the fields themselves', () => {
    expectMapped('leads', {
      title: 'title',
      'company.identifiers.KBO': 'company.identifiers.KBO',
      'capex.amount': 'capex.amount',
      'capex.currency': 'capex.currency',
      'stageDates.qualified': 'stageDates.qualified',
      lostReason: 'lostReason',
      'owner.email': 'owner.email',
    });
  });

  it('means a name by the kind of record', () => {
    expectMapped('companies', { Name: 'name' });
    expectMapped('contacts', { Name: 'fullName', Company: 'company.name' });
    expectMapped('leads', { Name: 'title', Company: 'company.name' });
  });

  it('understands columns below a merged heading, and whose they are', () => {
    expectMapped('companies', {
      'Company / Name': 'name',
      'Company / Country': 'country',
      'Adres / Straat': 'address',
      'Adres / Gemeente': 'city',
      'Figures / Employees': 'employees',
      'Parent company / Name': 'parent.name',
    });
    expectMapped('contacts', {
      'Bedrijf / Naam': 'company.name',
      'Bedrijf / BTW': 'company.identifiers.VAT',
      'Contactpersoon / Naam': 'fullName',
      'Contactpersoon / E-mail': 'email',
    });
    expectMapped('leads', {
      'Investor / Name': 'company.name',
      'Contact / E-mail': 'contact.email',
      'Owner / E-mail': 'owner.email',
      'Project / Title': 'title',
    });
    expectUnmapped('companies', ['Contact / Name', 'Contact person / E-mail']);
  });

  it('uses each field once, for the column with the most usual heading', () => {
    expect(suggest('companies', ['Comments', 'Notes', 'Remarks'])).toEqual({ Notes: 'notes' });
    expect(suggest('companies', ['Firma', 'Company name'])).toEqual({ 'Company name': 'name' });
    expect(suggest('contacts', ['Mobile', 'Phone'])).toEqual({ Phone: 'phone' });
    expect(suggest('companies', ['Name', 'Name'])).toEqual({ Name: 'name' });
    expect(suggestMapping('companies', ['Name', 'Name'])).toHaveLength(1);
  });

  it('suggests no name, address or id below a group of which nobody knows whose it is', () => {
    expectUnmapped('contacts', ['Created by / Name', 'Created by / E-mail', 'Last updated by > First name']);
    expectUnmapped('companies', ['Created by / Name', 'Updated by / Company', 'Created by / ID']);
    expectUnmapped('leads', ['Created by / Name', 'Created by / Owner']);
    expectMapped('contacts', { 'Name / First name': 'givenName', 'Name / Last name': 'familyName' });
    expectMapped('contacts', { 'Details / Job title': 'jobTitle', 'Details / Phone': 'phone' });
  });

  it('never suggests the full name beside a given and a family name', () => {
    expect(suggest('contacts', ['Full name', 'First name', 'Last name'])).toEqual({
      'First name': 'givenName',
      'Last name': 'familyName',
    });
    expect(suggest('contacts', ['Full name', 'First name'])).toEqual({
      'Full name': 'fullName',
      'First name': 'givenName',
    });
  });

  it('understands the columns of a Twenty export', () => {
    const columns = [
      'Name / First Name',
      'Name / Last Name',
      'Created by / Name',
      'Company (ID)',
      'Account Owner (ID)',
    ];
    expect(suggest('contacts', columns)).toMatchObject({
      'Name / First Name': 'givenName',
      'Name / Last Name': 'familyName',
    });
    expect(Object.values(suggest('contacts', columns))).not.toContain('fullName');
  });

  it('takes no id for the record that it belongs to', () => {
    expectUnmapped('companies', [
      'Account Owner (ID)',
      'Owner (Id)',
      'Owner [ID]',
      'Account owner.id',
      'Parent company (ID)',
    ]);
    expectUnmapped('contacts', ['Job title (ID)', 'Full name (ID)']);
    expectUnmapped('leads', ['Owner.id', 'Company.name.id']);
    expectMapped('companies', { 'Company (ID)': 'externalId', 'Account Owner (name)': 'owner.name' });
  });

  it('knows the fields of the company and the person of a row, whose name stands before or above them', () => {
    expectMapped('leads', {
      'Company Website': 'company.website',
      'Company / City': 'company.city',
      'Contact Phone': 'contact.phone',
      contact_job_title: 'contact.jobTitle',
    });
    expectMapped('leads', { 公司网站: 'company.website' });
    expectMapped('contacts', { 'Company Website': 'company.website', 'Bedrijf / Stad': 'company.city' });
    // Without the name of the company they are no fields of it, unless a lead cannot have them.
    expectUnmapped('leads', ['City', 'Companyx website']);
    expectMapped('leads', { Website: 'company.website', 'Job title': 'contact.jobTitle' });
  });

  it('leaves columns alone that mean nothing', () => {
    expectUnmapped('companies', ['', 'Fax', 'Column 7', '   ', 'Favourite colour', '#']);
  });
});
