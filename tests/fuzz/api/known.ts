import { type Random } from '#tests/support/random.ts';

/** What answers have told of what there is: without it nearly every request would be about nothing. */
export interface Known {
  /** Notes the strings of an answer by the names of their fields, its ids by the collection that was asked. */
  readonly learn: (path: string, answer: unknown) => void;
  readonly learnTag: (path: string, tag: string) => void;
  readonly note: (name: string, value: string) => void;
  /** One that has been told under a name, or as an id of the things of this name: `parkId` of parks; undefined where none has. */
  readonly pick: (name: string, random: Random) => string | undefined;
  /** The ETag last seen of the thing at this path, or below. */
  readonly tagOf: (path: string) => string | undefined;
}

/** Most values that are kept of one name, and most fields that are looked at in one answer; the newest stay. */
const KEPT_MAX = 60;
const FIELDS_MAX = 400;
const LENGTH_MAX = 120;

/** Knows nothing yet. */
export function createKnown(): Known {
  const byName = new Map<string, string[]>();
  const tags = new Map<string, string>();

  function note(name: string, value: string): void {
    const values = byName.get(name) ?? [];
    if (value === '' || value.length > LENGTH_MAX || values.includes(value)) return;
    byName.set(name, [...values.slice(-(KEPT_MAX - 1)), value]);
  }

  return {
    note,
    learn(path, answer) {
      const collection = collectionOf(path);
      const open: unknown[] = [answer];
      for (let fields = 0; open.length > 0 && fields < FIELDS_MAX; fields += 1) {
        const value = open.pop();
        if (typeof value !== 'object' || value === null) continue;
        for (const [key, inner] of Object.entries(value)) {
          if (typeof inner === 'string') note(key === 'id' ? `${collection}/id` : key, inner);
          else open.push(inner);
        }
      }
    },
    learnTag(path, tag) {
      tags.set(thingOf(path), tag);
    },
    pick(name, random) {
      const values = [name, `${name.replace(/Ids?$/u, '')}s/id`, `${name}/id`].flatMap((key) => byName.get(key) ?? []);
      return values[random.below(values.length)];
    },
    tagOf: (path) => tags.get(thingOf(path)),
  };
}

/** `requirements` of `/organisations/{organisationId}/requirements` and of `/requirements/{id}`: the last name in a path. */
export function collectionOf(path: string): string {
  return (
    pathOnly(path)
      .split('/')
      .filter((part) => /^[a-z][a-z-]*$/u.test(part) && !part.startsWith('{'))
      .at(-1) ?? ''
  );
}

/** `/requirements/<id>`, of whatever lies below it. */
function thingOf(path: string): string {
  return pathOnly(path).split('/').slice(0, 3).join('/');
}

function pathOnly(path: string): string {
  return path.split('?')[0] ?? '';
}
