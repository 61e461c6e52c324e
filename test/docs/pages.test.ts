import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';

const ROOT = getProjectPath('.');
const MAX_README_WORDS = 900;
const DECISIONS = 'docs/decisions';

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const listMarkdown = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const PAGES = ['README.md', 'CONTRIBUTING.md', 'bench/README.md', ...listMarkdown('docs')].filter((page) =>
  existsSync(join(ROOT, page)),
);
const DECISION_INDEX = `${DECISIONS}/README.md`;
const decisions = listMarkdown(DECISIONS)
  .filter((path) => path !== DECISION_INDEX)
  .map((path) => {
    const [, number = '', slug = ''] = /(\d{4})-(.*)\.md$/.exec(path) ?? [];
    return { path, number: Number(number), slug, text: read(path), isKept: dirname(path) === DECISIONS };
  });

/** Returns a page without its blocks of code, where brackets are no links. */
const readProse = (page: string) => read(page).replaceAll(/^( *)```[^]*?^\1```$/gm, '');

/** The languages of blocks with commands. */
const SHELLS = ['sh', 'shell', 'bash', 'console'];

/** Returns the blocks of a page that are for a shell. */
const findShellBlocks = (page: string) =>
  [...read(page).matchAll(new RegExp(`^ *\`\`\`(?:${SHELLS.join('|')})\\n([^]*?)^ *\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );

/** Replaces quoted texts, over several lines too, and escaped characters, because a shell does not expand them. */
const removeQuoted = (block: string) => block.replaceAll(/'[^']*'|"(?:\\[^]|[^"\\])*"|\\[^]|\$\?/g, 'Q');

/** Returns the links of a page to files of the project, with their anchors. */
function findLinks(page: string): { target: string; anchor: string | undefined }[] {
  const links = [...readProse(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [path = '', anchor] = link.split('#');
      return { target: path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path)), anchor };
    });
}

/** Returns the anchors of a page's headings, as GitHub makes them. */
const findAnchors = (page: string) =>
  [...readProse(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('The pages of the documentation', () => {
  it('link to files and headings that exist', () => {
    const broken = PAGES.flatMap((page) =>
      findLinks(page)
        .filter(({ target, anchor }) => {
          if (!existsSync(join(ROOT, target))) return true;
          return anchor !== undefined && !findAnchors(target).includes(anchor);
        })
        .map(({ target, anchor }) => `${page}: ${target}${anchor ? `#${anchor}` : ''}`),
    );
    expect(broken).toEqual([]);
  });

  it('are all reached from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const { target } of findLinks(page)) if (PAGES.includes(target)) reached.add(target);
    }
    const missing = PAGES.filter((page) => !reached.has(page) && !page.startsWith(DECISIONS));
    expect(missing).toEqual([]);
    expect(findLinks('README.md').map(({ target }) => target)).toContain(DECISIONS);
  });

  it('have commands that an interactive zsh takes as they stand: it reads no comments and expands ? * [ outside quotes', () => {
    const wrong = PAGES.flatMap((page) =>
      findShellBlocks(page).flatMap((block) =>
        removeQuoted(block)
          .split('\n')
          .filter((line) => /(^|\s)#|[?*[]/.test(line))
          .map((line) => `${page}: ${line}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have commands in blocks that say so, which the rule above reads', () => {
    const blocks = PAGES.flatMap((page) =>
      [...read(page).matchAll(/^ *```(\w*)\n([^]*?)^ *```$/gm)]
        .filter(([, , block = '']) => /^ *(npm|npx|node|curl|crm|docker|git|psql|pg_\w+) |^export [A-Z]+=/m.test(block))
        .map(([, language = '']) => ({ page, language })),
    );
    expect(blocks.filter(({ language }) => !SHELLS.includes(language))).toEqual([]);
    expect(blocks.length).toBeGreaterThan(40);
  });

  it(`begin with a README of one page: at most ${MAX_README_WORDS} words`, () => {
    const words = read('README.md')
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    expect(words.length).toBeLessThanOrEqual(MAX_README_WORDS);
  });
});

describe('The settings', () => {
  const source = read('src/config/settings.factory.ts') + read('src/config/mail-settings.rules.ts');
  const known = new Set([...source.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, name = '']) => name));
  for (const [, name = ''] of source.matchAll(/readFormerSecret\('([A-Z_]+)'\)/g)) known.add(`${name}_FORMER`);

  it('are in the table of docs/operations.md, each of them and no other', () => {
    const [, table = ''] = /^\| setting [^]*?\n\|[ -|]+\n([^]*?)\n\n/m.exec(read('docs/operations.md')) ?? [];
    const names = table
      .split('\n')
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name));
    expect(names.toSorted()).toEqual([...known].toSorted());
  });

  it('are explained in .env.example', () => {
    const explained = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name = '']) => name);
    // NODE_ENV belongs to Node, and POSTGRES_PASSWORD to the Compose file.
    const expected = [...known].filter((name) => name !== 'NODE_ENV');
    expect(explained.filter((name) => name !== 'POSTGRES_PASSWORD').toSorted()).toEqual(expected.toSorted());
  });
});

describe('The decision records', () => {
  it('have a title of their own, which is also the name of the file', () => {
    const buildSlug = (title: string) =>
      title
        .toLowerCase()
        .replaceAll("'s", 's')
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '');
    const found = decisions.map(({ number, slug, text }) => {
      const [, stated = '', title = ''] = /^# (\d+)\. (.+)\n/.exec(text) ?? [];
      return { number, slug, stated: Number(stated), titleSlug: buildSlug(title) };
    });
    expect(found.filter(({ number, stated }) => number !== stated)).toEqual([]);
    expect(found.filter(({ slug, titleSlug }) => slug !== titleSlug)).toEqual([]);
    expect(new Set(found.map(({ number }) => number)).size).toBe(found.length);
  });

  it('are listed by their titles in the index, unless they are history', () => {
    const listed = [...read(DECISION_INDEX).matchAll(/^- \[(.+)\]\((\d{4}-.+)\)$/gm)].map(
      ([, title, file]) => `${file}: ${title}`,
    );
    const kept = decisions
      .filter(({ isKept }) => isKept)
      .map(({ path, text }) => `${relative(DECISIONS, path)}: ${/^# (.+)\n/.exec(text)?.[1]}`);
    expect(listed.toSorted()).toEqual(kept.toSorted());
  });

  it('are history when another record supersedes or contains them, and name one that does not', () => {
    const moved = decisions.filter(({ text }) => /^Status: (superseded by|merged into) \d+\.$/im.test(text));
    expect(moved.filter(({ isKept }) => isKept)).toEqual([]);
    const merged = moved.flatMap(({ text }) =>
      [...text.matchAll(/^Status: merged into (\d+)\.$/gm)].map(([, into]) => Number(into)),
    );
    const kept = decisions.filter(({ isKept }) => isKept).map(({ number }) => number);
    expect(merged.filter((into) => !kept.includes(into))).toEqual([]);
  });

  it('name a later record when they say that they are superseded', () => {
    const numbers = decisions.map(({ number }) => number);
    const wrong = decisions.flatMap(({ number, text }) => {
      const [, status = ''] = /^Status: (.*)$/m.exec(text) ?? [];
      const later = [...status.matchAll(/(?:superseded|changed) by (\d+)/gi)].map(([, by]) => Number(by));
      return later.filter((by) => by <= number || !numbers.includes(by)).map((by) => `${number} by ${by}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('The table of reports', () => {
  it('has a section in docs/reports.md for every report', () => {
    const { paths } = JSON.parse(read('openapi.json')) as { paths: Record<string, unknown> };
    const names = Object.keys(paths)
      .filter((path) => /^\/api\/v1\/reports\/[^/]+$/.test(path))
      .map((path) => path.split('/').at(-1)!);
    const described = [...read('docs/reports.md').matchAll(/^### ([a-z-]+)$/gm)].map(([, name = '']) => name);
    expect(described.toSorted()).toEqual(names.toSorted());
  });
});
