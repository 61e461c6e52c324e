import { readFile } from 'node:fs/promises';
import { useApi } from '../support/api.js';

/** A company as it is sent to the API. */
interface Names {
  name: string;
  country: string;
  emailDomains?: string[];
}

/** Two descriptions, and whether they mean one company. */
interface Pair {
  same: boolean;
  what: string;
  a: Names;
  b: Names;
}

/** The answer of the application to the second company of a pair when the first one exists. */
interface Finding extends Pair {
  /** Whether creating the second company is refused because of the first one. */
  isBlocked: boolean;
  /** The score of the first company among the possible duplicates of the second one; 0 when it is not listed. */
  score: number;
}

const SETS = ['sample', 'own', 'heldOut'] as const;
const PAIRS = new URL('fixtures/company-name-pairs.json', import.meta.url);

let pairs: Record<(typeof SETS)[number], Pair[]>;
const { api } = useApi();
beforeAll(async () => {
  pairs = JSON.parse(await readFile(PAIRS, 'utf8')) as typeof pairs;
});

async function create(company: Names): Promise<string> {
  const answer = await api.bdm.post('/companies', { ...company, allowDuplicate: true });
  if (answer.status !== 201) throw new Error(`${company.name}: ${answer.text}`);
  return answer.body.id as string;
}

async function examine(pair: Pair): Promise<Finding> {
  // All mail domains among the pairs belong to free mail, which the API refuses.
  const [a, b] = [pair.a, pair.b].map((company) => ({ ...company, emailDomains: undefined })) as [Names, Names];
  const first = await create(a);
  const refusal = await api.bdm.post('/companies', b);
  const isNamed = ({ id }: { id: string }) => id === first;
  const isBlocked = refusal.status === 409 && (refusal.body.candidates ?? []).some(isNamed);
  const second = refusal.status === 201 ? (refusal.body.id as string) : await create(b);
  const { items } = (await api.viewer.get(`/companies/${second}/duplicates?minScore=0.4`)).body;
  return { ...pair, isBlocked, score: items.find(isNamed)?.score ?? 0 };
}

/** Returns the share of the selected pairs that are the same, and the share of the same pairs that are selected. */
function computeQuality(findings: Finding[], isSelected: (finding: Finding) => boolean) {
  const selected = findings.filter(isSelected);
  const right = selected.filter(({ same }) => same).length;
  return { precision: right / selected.length, recall: right / findings.filter(({ same }) => same).length };
}

const formatShare = (share: number) => share.toFixed(2);

describe('Pairs of company names', () => {
  it.each(SETS)(
    'of the set "%s" are blocked only when they are one company, and suggested mostly then',
    async (set) => {
      const findings: Finding[] = [];
      for (const pair of pairs[set]) findings.push(await examine(pair));
      const blocks = computeQuality(findings, ({ isBlocked }) => isBlocked);
      const suggestions = computeQuality(findings, ({ score }) => score > 0);
      const wrong = findings.filter(({ same, isBlocked, score }) => (same ? score === 0 : isBlocked || score > 0));
      const lines = wrong.map(({ same, what, a, b, score, isBlocked }) => {
        const verdict = isBlocked ? 'blocked' : score > 0 ? `suggested with ${score.toFixed(2)}` : 'not found';
        return `  ${same ? 'one company' : 'two companies'}, ${verdict}: ${a.name} / ${b.name} (${what})`;
      });
      process.stdout.write(
        [
          `${set}: ${findings.length} pairs, ${findings.filter(({ same }) => same).length} of them one company`,
          `  blocks: precision ${formatShare(blocks.precision)}, recall ${formatShare(blocks.recall)}`,
          `  suggestions: precision ${formatShare(suggestions.precision)}, recall ${formatShare(suggestions.recall)}`,
          ...lines,
          '',
        ].join('\n'),
      );
      expect(blocks.precision).toBe(1);
      expect(suggestions.precision).toBeGreaterThanOrEqual(0.8);
      expect(suggestions.recall).toBeGreaterThanOrEqual(0.85);
    },
  );
});
