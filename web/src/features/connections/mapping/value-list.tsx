import classes from './value-list.module.css';

/** Names with their values. */
export function ValueList({ values }: { values: readonly { name: string; value: string }[] }) {
  return (
    <dl className={classes['list']}>
      {values.map(({ name, value }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
