import { FigureLink } from './figure-link';
import type { Source } from './dashboard.rules';
import classes from './dashboard.module.css';

interface FigureRow {
  key: string;
  label: string;
  /** The length of the bar in percent. */
  bar: number;
  cells: readonly string[];
  /** The records behind the figures; null if no list can show them. */
  source: Source | null;
}

interface FigureTableProps {
  asOf: string;
  label: string;
  /** The heading of the rows and those of the cells. */
  headings: readonly string[];
  rows: readonly FigureRow[];
}

/** Figures with bars that compare the first of them. */
export function FigureTable({ asOf, label, headings, rows }: FigureTableProps) {
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label: name, bar, cells, source }) => (
          <tr key={key}>
            <th scope="row">
              {source ? (
                <FigureLink source={source} asOf={asOf} className={classes['link']}>
                  {name}
                </FigureLink>
              ) : (
                name
              )}
              <span className={classes['bar']} style={{ width: `${bar}%` }} aria-hidden />
            </th>
            {cells.map((cell, index) => (
              <td key={headings[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
