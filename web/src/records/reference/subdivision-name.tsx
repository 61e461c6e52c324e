import { useQuery } from '@tanstack/react-query';
import { subdivisionsQuery, useReferenceLanguage } from './reference.api';

/** The name of a subdivision, such as a province, with its code; the code alone where the name is not known. */
export function SubdivisionName({ code }: { code: string }) {
  const { data } = useQuery(subdivisionsQuery(code.slice(0, 2), useReferenceLanguage()));
  const name = data?.items.find((item) => item.code === code)?.name;
  return name === undefined ? code : `${name} (${code})`;
}
