import { Badge, Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './tab-list.module.css';

interface TabListProps {
  label: string;
  /** The names of the tabs, each with the number of what is on it. */
  tabs: readonly { value: string; text: string; count?: number }[];
  /** The open tab. */
  active: string;
}

/** The tabs of a page in one line, with the open one in sight. */
export function TabList({ label, tabs, active }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the list is wider than the screen, and the open tab may be out of sight.
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab) list.current?.scrollTo({ left: tab.offsetLeft - list.current.clientWidth / 2 });
  }, [active]);
  return (
    <Tabs.List ref={list} className={classes['list']} aria-label={label} mb="md">
      {tabs.map(({ value, text, count = 0 }) => (
        <Tabs.Tab
          key={value}
          value={value}
          rightSection={
            count > 0 && (
              <Badge variant="default" size="sm" circle={count < 10}>
                {count}
              </Badge>
            )
          }
        >
          {text}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
