import { runWithLongTimeout } from './query-timeout.rules.js';
import { fillConstants, placeConstant } from './sql-constants.rules.js';
import { StatementFactory } from './statement.factory.js';

const text = `SELECT ${placeConstant('staleAfterDays')}, ${placeConstant('touchWindowMonths')}, '{{other}}'`;
const constants = { staleAfterDays: 30, touchWindowMonths: 6 };
const statements = new StatementFactory({ constants, longQueryTimeoutMs: 30_000, schema: 'Later1764000000099' });

describe('A statement', () => {
  it('contains the values of settings, but no other values', () => {
    expect(fillConstants(text, constants)).toBe(`SELECT 30, 6, '{{other}}'`);
    expect(statements.buildUnnamed(text)).toEqual({ text: `SELECT 30, 6, '{{other}}'` });
  });

  it('is named and marked with the schema when it is prepared, as the same string each time', () => {
    const built = statements.buildPrepared(text, [1]);
    expect(built).toMatchObject({ text: `SELECT 30, 6, '{{other}}' /* Later1764000000099 */`, values: [1] });
    expect(built.name).toMatch(/^q_.{22}$/);
    expect(statements.buildPrepared(text, [])).toMatchObject({ name: built.name, text: built.text });
    expect(new StatementFactory({ constants }).buildPrepared(text, []).name).not.toBe(built.name);
  });

  it('has no name if there are too many', () => {
    const many = new StatementFactory();
    for (let n = 0; n < 1_000; n++) many.buildPrepared(`SELECT ${n}`, []);
    expect(many.buildPrepared('SELECT 1000', []).name).toBeUndefined();
    expect(many.buildPrepared('SELECT 999', []).name).toBeDefined();
  });

  it('may take longer outside of requests', () => {
    expect(statements.buildPrepared(text, []).query_timeout).toBeUndefined();
    expect(statements.buildBegin('READ ONLY')).toBe('BEGIN READ ONLY');
    runWithLongTimeout(() => {
      expect(statements.buildPrepared(text, []).query_timeout).toBe(30_000);
      expect(statements.buildBegin('READ ONLY')).toBe('BEGIN READ ONLY; SET LOCAL statement_timeout = 29000');
    });
  });
});
