import { memo } from 'react';
import type { SearchOption, SearchOptionGroup } from './search-groups.rules';
import classes from './search.module.css';

interface SearchListProps {
  id: string;
  label: string;
  groups: readonly SearchOptionGroup[];
  activeId: string | undefined;
  onActivate: (id: string) => void;
}

/** The rows of the search, under headings. Plain elements, so that the list keeps up with typing on a slow computer. */
export const SearchList = memo(function SearchList({ id, label, groups, activeId, onActivate }: SearchListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={classes['list']}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div id={`${id}-${group.id}`} className={classes['heading']} role="presentation">
            {group.title}
          </div>
          {group.options.map((option) => (
            <SearchRow
              key={option.id}
              id={buildRowId(id, option)}
              option={option}
              isActive={option.id === activeId}
              onActivate={onActivate}
            />
          ))}
        </div>
      ))}
    </div>
  );
});

/** Returns the id of the element of a row. */
export function buildRowId(listId: string, { id }: Pick<SearchOption, 'id'>): string {
  return `${listId}-${id.replaceAll(/[^\w-]/g, '_')}`;
}

interface SearchRowProps {
  id: string;
  option: SearchOption;
  isActive: boolean;
  onActivate: (id: string) => void;
}

const SearchRow = memo(function SearchRow({ id, option, isActive, onActivate }: SearchRowProps) {
  const { icon, title, facts, note, run } = option;
  return (
    // The input has the focus and handles the keys.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={classes['row']}
      onClick={run}
      onMouseMove={() => !isActive && onActivate(option.id)}
    >
      {icon}
      <span className={classes['texts']}>
        <span className={classes['title']}>{title}</span>
        {facts && <span className={classes['facts']}>{facts}</span>}
      </span>
      {note && <span className={classes['note']}>{note}</span>}
    </div>
  );
});
