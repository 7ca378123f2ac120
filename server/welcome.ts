import { type Organisations } from './parts/organisations.ts';

/** What the person who has started the server is told besides where it is; nobody else may see it. */
export async function welcomeLines(
  { setUp, demoPeople }: Pick<Organisations, 'setUp' | 'demoPeople'>,
  { address, makesDemoPeople }: { readonly address: string; readonly makesDemoPeople: boolean },
): Promise<string[]> {
  if (makesDemoPeople) {
    const signIns = await demoPeople.make({ by: { kind: 'command', name: 'start' } });
    return [
      'People for trying it out; each link works once, within 15 minutes:',
      ...signIns.map(({ name, token }) => `  ${name}: ${linkTo(address, '/sign-in', token)}`),
    ];
  }
  if (await setUp.isDone()) return [];
  return [
    `It has no administrator yet. Set it up, by this link of this start: ${linkTo(address, '/set-up', setUp.token)}`,
  ];
}

/** The token stands behind the sign that browsers keep from servers, logs and other sites. */
export function linkTo(address: string, path: `/${string}`, token: string): string {
  return `${address}${path}#token=${token}`;
}
