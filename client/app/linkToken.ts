import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * The token of a one-time link, which stands in the fragment of the address so that no server on the way writes it down. It
 * is taken out of the address at once, so that it is in no history of the browser.
 */
export function useLinkToken(): string | undefined {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? undefined);
  const navigate = useNavigate();
  useEffect(() => {
    if (location.hash !== '') void navigate({ to: '.', search: (before) => before, hash: '', replace: true });
  }, [navigate]);
  return token;
}
