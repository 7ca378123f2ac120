import { type QueryKey, type UseInfiniteQueryResult, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** Rows of one page. */
const PAGE = 50;

/** Which page of a list is asked for, as the query of every list takes it. */
export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string;
}

/** One page as the server gives it. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor?: string | undefined;
}

interface Wish<T> {
  readonly queryKey: QueryKey;
  readonly page: (asked: PageAsked, signal: AbortSignal) => Promise<Page<T>>;
  /** Whether what other filters gave shows until the answer has come. */
  readonly keepsPrevious?: boolean;
}

/** A list that comes page by page, always asked anew, since others change it too. */
export function usePages<T>({ queryKey, page, keepsPrevious = false }: Wish<T>): UseInfiniteQueryResult<T[]> {
  return useInfiniteQuery({
    queryKey,
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => page({ limit: PAGE, ...(pageParam !== '' && { cursor: pageParam }) }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
  });
}
