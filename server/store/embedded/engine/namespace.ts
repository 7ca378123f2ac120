/** A collection of a database. */
export interface Namespace {
  readonly database: string;
  readonly collection: string;
}

/** As MongoDB writes it. */
export function namespaceText({ database, collection }: Namespace): string {
  return `${database}.${collection}`;
}
