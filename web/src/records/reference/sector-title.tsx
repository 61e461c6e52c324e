import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { naceQuery } from './reference.api';
import { useReferenceLanguage } from './use-reference-language';

/** A NACE code with its title. */
export function SectorTitle({ code }: { code: string }) {
  const { data } = useQuery(naceQuery('2.1', useReferenceLanguage()));
  const title = data?.items.find((item) => item.code === code)?.title;
  return (
    <span>
      <Text span inherit ff="monospace">
        {code}
      </Text>
      {title && ` ${title}`}
    </span>
  );
}
