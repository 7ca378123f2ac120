import { useMutation } from '@tanstack/react-query';
import { exportListings } from '#shared/listingEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useDesk } from './useDesk.ts';

/** Keeps all spaces of the operator as a file of the browser. */
export function useExport(): {
  readonly download: () => void;
  readonly isPending: boolean;
  readonly error: Error | null;
} {
  const { organisationId } = useDesk();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call(exportListings, { params: { organisationId } }),
    onSuccess: (text) => {
      keep(new Blob([text], { type: 'text/csv' }), exportListings.fileName ?? 'spaces.csv');
    },
  });
  return {
    download: () => {
      mutate();
    },
    isPending,
    error,
  };
}

function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
