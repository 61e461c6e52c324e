import { median, computeQuantile, measureTimes } from '../load.js';
import { type Bench, buildMeasure, type Workload } from '../workload.js';
import { type Question, buildQuestions } from './questions.js';

/** The indexes that make the plain query quick. They exist only during the measurement. */
const INDEXES = ['company (name', 'company (native_name', 'contact (full_name', 'lead (title'];

/** Two hundred questions with known answers, compared with the plain trigram query over the same kinds of records. */
export const search: Workload = {
  name: 'search',
  title: 'Search',
  run: async (bench) => {
    const questions = buildQuestions(bench.size);
    const indexes = INDEXES.map((on, n) => ({ name: `bench_search_${n}`, on: on.replace('(', 'USING gin (') }));
    for (const { name, on } of indexes)
      await bench.db.query(`CREATE INDEX IF NOT EXISTS ${name} ON ${on} gin_trgm_ops)`);
    try {
      return await compare(bench, questions);
    } finally {
      for (const { name } of indexes) await bench.db.query(`DROP INDEX ${name}`);
    }
  },
};

async function compare(bench: Bench, questions: readonly Question[]) {
  const ask = (path: string, headers = {}) =>
    questions.map(({ q }) => ({ path: `${path}?q=${encodeURIComponent(q)}`, headers }));
  const [own, plain] = [[] as number[], [] as number[]];
  let [found, foundPlain]: [boolean[], boolean[]] = [[], []];
  for (let round = 0; round <= bench.rounds; round++) {
    const app = await measureTimes(bench.app.url, ask('/api/v1/search', bench.headers));
    const plainAnswers = await measureTimes(bench.comparison.url, ask('/search'));
    if (round === 0) continue;
    own.push(...app.times);
    plain.push(...plainAnswers.times);
    found = findHits(questions, app.bodies);
    foundPlain = findHits(questions, plainAnswers.bodies);
  }
  const share = (all: readonly boolean[]) => (100 * all.filter(Boolean).length) / all.length;
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  return [
    buildMeasure('p99 to the p50 of the plain trigram query', computeQuantile(own, 0.99) / median(plain), '×', {
      atMost: 1,
    }),
    buildMeasure('p50', median(own), ' ms'),
    buildMeasure('p99', computeQuantile(own, 0.99), ' ms'),
    buildMeasure('plain, p50', median(plain), ' ms'),
    buildMeasure('recall', share(found), ' %', { atLeast: share(foundPlain) }),
    ...kinds.map((kind) => {
      const of = (all: readonly boolean[]) => share(all.filter((_, n) => questions[n]!.kind === kind));
      return { ...buildMeasure(`recall, ${kind}`, of(found), ' %'), note: `plain: ${of(foundPlain).toFixed(0)} %` };
    }),
  ];
}

/** Tells for each question whether an answer is among the first ten hits. */
function findHits(questions: readonly Question[], bodies: readonly string[]): boolean[] {
  return questions.map(({ answers }, n) => {
    const { items } = JSON.parse(bodies[n]!) as { items: { id: string }[] };
    return items.slice(0, 10).some(({ id }) => answers.has(id));
  });
}
