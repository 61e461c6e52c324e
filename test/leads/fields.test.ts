import { readFileSync } from 'node:fs';
import { getMetadataArgsStorage } from 'typeorm';
import { LEAD_FIELDS } from '../../src/leads/model/lead.columns.js';
import { Lead } from '../../src/leads/model/lead.entity.js';

const { schemas } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')).components;

const listProperties = (schema: string): string[] => Object.keys(schemas[schema].properties).toSorted();

const columns = getMetadataArgsStorage()
  .columns.filter(({ target }) => target === Lead)
  .map(({ propertyName }) => propertyName);

/** Fields that are checked or completed before they are stored. */
const COMPLETED = ['competitorLocations', 'sector', 'sectorVersion', 'sites'];

describe('A field of a lead', () => {
  const returned = [...LEAD_FIELDS.select.matchAll(/ AS "(\w+)"/g)].map(([, name]) => name!).toSorted();

  it('is in the view of a lead exactly if its definition returns it', () => {
    expect(returned).toEqual(listProperties('LeadSummaryView'));
  });

  it('is written as it is sent by POST and PATCH exactly if its definition says so', () => {
    const writable = [...LEAD_FIELDS.writable, ...COMPLETED].toSorted();
    for (const schema of ['CreateLead', 'UpdateLead']) {
      expect(listProperties(schema).filter((name) => columns.includes(name))).toEqual(writable);
    }
  });

  it('has a definition if the entity has a column for it', () => {
    const defined = LEAD_FIELDS.columns.map((name) => name.replaceAll(/\.(.)/g, (_, letter) => letter.toUpperCase()));
    expect(columns.length).toBeGreaterThan(40);
    expect(columns.filter((column) => !defined.includes(column))).toEqual([]);
  });
});
