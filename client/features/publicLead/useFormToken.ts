import { useEffect, useRef } from 'react';
import { beginForm } from '#shared/formProof.ts';
import { call } from '#client/app/api.ts';
import { now } from '#client/app/clock.ts';

interface Begun {
  readonly token: string;
  readonly usableAtMs: number;
}

/** The token of a form, asked for when it is begun. A sending that comes too soon waits for it. */
export function useFormToken(): { readonly token: () => Promise<string> } {
  const begun = useRef<Promise<Begun>>(undefined);
  useEffect(() => {
    begun.current ??= begin();
    // Where it does not succeed the sending says so.
    begun.current.catch(() => undefined);
  }, []);
  return {
    async token() {
      // A token works once: the next sending takes another.
      const { token, usableAtMs } = await (begun.current ?? begin());
      begun.current = undefined;
      const waitMs = Math.max(0, usableAtMs - now().getTime());
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return token;
    },
  };
}

async function begin(): Promise<Begun> {
  const { token, usableAfterS } = await call(beginForm, { body: {} });
  return { token, usableAtMs: now().getTime() + usableAfterS * 1000 };
}
