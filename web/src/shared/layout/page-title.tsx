import { Title, type TitleProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

const APPLICATION = 'Locate CRM';

/** The title of a page, which is also that of the tab of the browser, its history and its bookmarks. */
export function PageTitle({ children, ...props }: TitleProps & { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The text is read after every rendering, because a part of the title can still be loading at first.
  useEffect(() => {
    const text = heading.current?.textContent ?? APPLICATION;
    document.title = text === APPLICATION ? text : `${text} · ${APPLICATION}`;
  });
  return (
    <Title ref={heading} order={1} size="h2" style={{ overflowWrap: 'anywhere' }} {...props}>
      {children}
    </Title>
  );
}
