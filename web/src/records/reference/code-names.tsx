import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { naceQuery, subdivisionsQuery, useReferenceLanguage } from './reference.api';

interface NaceNameProps {
  code: string;
  version: Parameters<typeof naceQuery>[0];
}

/** A code of NACE with its title. The earlier revision is named. */
export function NaceName({ code, version }: NaceNameProps) {
  const { data } = useQuery(naceQuery(version, useReferenceLanguage()));
  const title = data?.items.find((item) => item.code === code)?.title;
  return (
    <span>
      <Text span inherit ff="monospace">
        {code}
      </Text>
      {title && ` ${title}`}
      {version === '2.0' && ` (NACE ${version})`}
    </span>
  );
}

/** The name of a subdivision, such as a province; its code where the name is not known. */
export function SubdivisionName({ code }: { code: string }) {
  const { data } = useQuery(subdivisionsQuery(code.slice(0, 2), useReferenceLanguage()));
  return data?.items.find((item) => item.code === code)?.name ?? code;
}
