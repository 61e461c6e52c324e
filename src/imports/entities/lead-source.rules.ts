import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import type { Body, ConvertedRow } from '../model/entity-import.constants.js';
import type { RowNotice } from '../model/import.entity.js';
import { toText } from './row-values.rules.js';

/** The records that a source can name, with the channel that needs each. */
const SOURCE_RECORDS = [
  { field: 'source.activity', target: 'activityId', channel: 'activity' },
  { field: 'source.agreement', target: 'agreementId', channel: 'agreement' },
  { field: 'source.referrerCompany', target: 'referrerCompanyId', channel: 'referral' },
] as const;

/** A source whose detail keeps what no record of ours says, with the reasons. */
export interface SourceAsDetail {
  source: Body;
  notices: RowNotice[];
}

/**
 * Moves the words of a source for which there is no record into its detail. A channel that needs a record which the row
 * does not name, or which nobody has entered here, becomes "other".
 * @returns null where the source is complete
 */
export function moveSourceToDetail({
  body,
  values,
  readText,
}: Pick<ConvertedRow, 'body' | 'values' | 'readText'>): SourceAsDetail | null {
  const source = isPlainObject(body['source']) ? body['source'] : {};
  const isLacking = SOURCE_RECORDS.some(
    ({ channel, target }) => channel === source['channel'] && source[target] === undefined,
  );
  const unknown = SOURCE_RECORDS.flatMap(({ field, target }) => {
    const parts = Object.entries(values).filter(([name]) => name.startsWith(`${field}.`));
    if (parts.length === 0 || source[target] !== undefined) return [];
    return [{ field, text: parts.map(([, value]) => toText(value)).join(' ') }];
  });
  if (!isLacking && unknown.length === 0) return null;
  const word = isLacking ? readText('source.channel') : '';
  const texts = [word, ...unknown.map(({ text }) => text), toText(source['detail'])].filter((text) => text !== '');
  const notices = unknown.map(({ field, text }) =>
    createNotice(field, `There is no record for "${text}", so the detail of the source keeps it.`),
  );
  if (isLacking) {
    const detail = `The row names no record that the channel needs, so the channel is "other" and the detail of the source keeps "${word}".`;
    notices.unshift(createNotice('source.channel', detail));
  }
  return {
    source: { ...source, ...(isLacking && { channel: 'other' }), detail: [...new Set(texts)].join(': ') },
    notices,
  };
}

const createNotice = (field: string, detail: string): RowNotice => ({
  field,
  code: 'import.source_as_detail',
  detail,
});
