import type { AnyRecord } from '../../records/search/record.api';
import type { FactFormat } from '../../records/search/hit-facts.rules';

/** The names of facts are keys of the dictionary. */
export type FactName =
  | 'nativeName'
  | 'company'
  | 'jobTitle'
  | 'kind'
  | 'status'
  | 'place'
  | 'website'
  | 'email'
  | 'phone'
  | 'wechatId'
  | 'identifiers'
  | 'employees'
  | 'tags'
  | 'period'
  | 'venue'
  | 'parties'
  | 'signedOn'
  | 'expiresOn'
  | 'reference'
  | 'stage'
  | 'owner';

export interface RecordFact {
  name: FactName;
  text: string;
  /** An address that the fact opens, such as that of a telephone call. */
  href?: string;
}

/** Lists the key facts of a record. Facts that are not known are left out. */
export function listRecordFacts({ kind, record }: AnyRecord, format: FactFormat): RecordFact[] {
  const facts: [FactName, string | null | undefined, string?][] = [];
  const joinPlace = (city: string | null, country: string | null) =>
    [city, country && format.country(country)].filter(Boolean).join(', ');
  if (kind === 'company') {
    const { nativeName, city, country, website, identifiers, employees, tags } = record;
    facts.push(
      ['nativeName', nativeName],
      ['kind', record.kind && format.label('companyKind', record.kind)],
      ['place', joinPlace(city, country)],
      ['website', website, website ?? undefined],
      [
        'identifiers',
        identifiers.map(({ scheme, value }) => `${format.label('identifierScheme', scheme)} ${value}`).join(', '),
      ],
      ['employees', employees?.toString()],
      ['tags', tags.join(', ')],
    );
  } else if (kind === 'contact') {
    const { nativeName, jobTitle, companyName, email, phone, wechatId } = record;
    facts.push(
      ['nativeName', nativeName],
      ['jobTitle', jobTitle],
      ['company', companyName],
      ['phone', phone, `tel:${phone}`],
      ['email', email, `mailto:${email}`],
      ['wechatId', wechatId],
    );
  } else if (kind === 'activity') {
    const { reference, status, startsOn, endsOn, city, country, venue } = record;
    const period = startsOn === endsOn ? format.day(startsOn) : `${format.day(startsOn)} – ${format.day(endsOn)}`;
    facts.push(
      ['reference', reference],
      ['kind', format.label('activityKind', record.kind)],
      ['status', format.label('activityStatus', status)],
      ['period', period],
      ['place', joinPlace(city, country)],
      ['venue', venue],
    );
  } else if (kind === 'agreement') {
    const { reference, status, parties, signedOn, expiresOn } = record;
    facts.push(
      ['reference', reference],
      ['kind', format.label('agreementKind', record.kind)],
      ['status', format.label('agreementStatus', status)],
      ['parties', parties.map(({ companyName }) => companyName).join(', ')],
      ['signedOn', signedOn && format.day(signedOn)],
      ['expiresOn', expiresOn && format.day(expiresOn)],
    );
  } else {
    const { reference, company, stage, status, ownerName } = record;
    facts.push(
      ['reference', reference],
      ['company', company.name],
      ['stage', format.label('stage', stage)],
      ['status', format.label('status', status)],
      ['owner', ownerName],
    );
  }
  return facts.flatMap(([name, text, href]) => (text ? [{ name, text, ...(isSafeAddress(href) && { href }) }] : []));
}

/** Only these addresses are links. An address such as `javascript:` stays a text. */
function isSafeAddress(href: string | undefined): href is string {
  return href !== undefined && /^(https?|tel|mailto):/i.test(href);
}
