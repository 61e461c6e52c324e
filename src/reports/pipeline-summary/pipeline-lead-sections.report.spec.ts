import { buildShownNote } from './pipeline-lead-sections.report.js';

describe('The note about the leads of a list', () => {
  it.each([
    [20, 35, 'The list has 20 of 35 leads, 20 at most; the totals are of all 35.'],
    [5, 5, 'The list has all 5 leads.'],
    [1, 1, 'The list has one lead.'],
    [0, 0, 'The list has no leads.'],
  ])('of which %i of %i are shown is right in English', (shown, all, note) => {
    expect(buildShownNote(shown, all).en).toBe(note);
  });

  it.each([
    [20, 35, 'De lijst telt 20 van de 35 leads, hoogstens 20; de totalen gaan over alle 35.'],
    [5, 5, 'De lijst telt alle 5 leads.'],
    [1, 1, 'De lijst telt één lead.'],
    [0, 0, 'De lijst telt geen leads.'],
  ])('of which %i of %i are shown is right in Dutch', (shown, all, note) => {
    expect(buildShownNote(shown, all).nl).toBe(note);
  });
});
