import type { CellValue } from './import-field.constants.js';
import { detectStyles } from './value-styles.rules.js';

const detect = (cells: CellValue[], separator: ',' | ';' | '\t' | null = null) => detectStyles(cells, separator);

describe('The styles of a column', () => {
  it('are Dutch where a number shows it', () => {
    expect(detect(['1.234,50', '12', '1.000'])).toMatchObject({ type: 'number', numberFormat: 'dutch' });
    expect(detect(['1.234.567'], ',')).toMatchObject({ type: 'number', numberFormat: 'dutch' });
  });

  it('are English where a number shows it', () => {
    expect(detect(['1,234.50', '12', '1,000'], ';')).toMatchObject({ type: 'number', numberFormat: 'english' });
    expect(detect(['12.5', '1.234'], '\t')).toMatchObject({ type: 'number', numberFormat: 'english' });
  });

  it('follow the separator of the file where no number shows it', () => {
    expect(detect(['1.234', '12'], ';').numberFormat).toBe('dutch');
    expect(detect(['1.234', '12']).numberFormat).toBe('dutch');
    expect(detect(['1.234', '12'], ',').numberFormat).toBe('english');
    expect(detect(['1234', '12'], ',').numberFormat).toBe('plain');
    expect(detect(['1234', '12'], ';').numberFormat).toBe('dutch');
    expect(detect([1_234, 12.5]).numberFormat).toBe('plain');
  });

  it('put the day first unless a day above 12 or a time with AM or PM shows the month first', () => {
    expect(detect(['5/3/2024', '6/4/2024'])).toMatchObject({ type: 'date', dateFormat: 'day-first' });
    expect(detect(['5/3/2024', '25/3/2024'])).toMatchObject({ type: 'date', dateFormat: 'day-first' });
    expect(detect(['5/3/2024', '3/25/2024'])).toMatchObject({ type: 'date', dateFormat: 'month-first' });
    expect(detect(['5/3/2024 2:30 PM'])).toMatchObject({ type: 'date', dateFormat: 'month-first' });
    expect(detect(['25/3/2024 2:30 PM'])).toMatchObject({ type: 'date', dateFormat: 'day-first' });
    expect(detect(['25.03.2024', '26.03.2024'])).toMatchObject({ type: 'date', dateFormat: 'day-first' });
  });

  it('know ISO and Chinese dates, and names of months', () => {
    expect(detect(['2024-03-05', '2024-03-06T10:00:00'])).toMatchObject({ type: 'date', dateFormat: 'iso' });
    expect(detect(['2024年3月5日', '2024/3/5'])).toMatchObject({ type: 'date', dateFormat: 'chinese' });
    expect(detect(['5 maart 2024', '6 May 2024'])).toMatchObject({ type: 'date', dateFormat: 'day-first' });
    expect(detect(['2024-03-05', '2024年3月5日', '25/03/2024'])).toMatchObject({
      type: 'date',
      dateFormat: 'day-first',
    });
  });

  it('say what the column holds, when nine of ten cells agree', () => {
    expect(detect(['ja', 'nee', 'x', null, '']).type).toBe('boolean');
    expect(detect([true, false]).type).toBe('boolean');
    expect(detect([...Array.from({ length: 9 }, () => '12'), 'unknown']).type).toBe('number');
    expect(detect([...Array.from({ length: 8 }, () => '12'), 'unknown']).type).toBe('text');
    expect(detect([]).type).toBe('text');
    expect(detect([null, '']).type).toBe('text');
  });

  it('do not take codes, postal codes, phone numbers and percentages for numbers', () => {
    expect(detect(['0566.988.259', '0123.456.749']).type).toBe('text');
    expect(detect(['+32 11 30 01 00', '011 30 01 00']).type).toBe('text');
    expect(detect(['12%', '13%']).type).toBe('text');
    expect(detect(['€ 12', '€ 1.300,50'])).toMatchObject({ type: 'number', numberFormat: 'dutch' });
  });
});
