import { findAcceptedFormat } from './accepted-format.rules.js';

const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' };

describe('The format that Accept chooses', () => {
  it.each([
    ['text/csv', { format: 'csv' }],
    ['application/pdf, */*', { format: 'pdf' }],
    ['text/csv;q=0.5, application/pdf;q=0.9', { format: 'pdf' }],
    ['TEXT/CSV; header=present', { format: 'csv' }],
    ['*/*', {}],
    ['text/html,application/xhtml+xml,*/*;q=0.8', {}],
    ['text/csv;q=0', {}],
    ['application/json', { format: 'json' }],
    [undefined, {}],
  ])('%s', (accept, format) => {
    expect(findAcceptedFormat(accept, TYPES)).toEqual(format);
  });
});
