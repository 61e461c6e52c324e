import { useId } from 'react';
import classes from './headline.module.css';

/** One bar with the text that names it. */
export interface HeadlineBar {
  label: string;
  value: number;
  text: string;
  /** Whether the bar is of an interval that is not over. */
  isPart: boolean;
}

const [WIDTH, HEIGHT, GAP] = [112, 36, 2];

/** A small chart of bars. Its figures are its text for those who cannot see it. */
export function HeadlineBars({ title, bars }: { title: string; bars: readonly HeadlineBar[] }) {
  const pattern = useId();
  const greatest = Math.max(...bars.map(({ value }) => value), 0);
  const step = Math.min((WIDTH + GAP) / Math.max(bars.length, 1), 24);
  const text = `${title}: ${bars.map(({ label, text: value }) => `${label} ${value}`).join(', ')}`;
  return (
    <svg role="img" aria-label={text} width={WIDTH} height={HEIGHT} className={classes['bars']}>
      <pattern id={pattern} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2.5" height="5" />
      </pattern>
      {bars.map(({ label, value, isPart }, place) => {
        const height = greatest > 0 && value > 0 ? Math.max((value / greatest) * HEIGHT, 2) : 1;
        return (
          <rect
            key={label}
            className={value > 0 ? undefined : classes['none']}
            x={place * step}
            y={HEIGHT - height}
            width={Math.max(step - GAP, 1)}
            height={height}
            rx={1}
            {...(isPart && { style: { fill: `url(#${pattern})` } })}
          />
        );
      })}
    </svg>
  );
}
