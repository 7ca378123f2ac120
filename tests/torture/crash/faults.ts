import { BATCH, CLIENTS, kindOf, nameOf, receiverOf } from './operation.ts';
import { type History, type Told } from './record.ts';

/** What is in the store: the ids of documents, how many there are of each batch, and numbers by client. */
export interface Found {
  readonly singles: ReadonlySet<string>;
  readonly batches: ReadonlyMap<string, number>;
  readonly givings: ReadonlySet<string>;
  readonly takings: ReadonlySet<string>;
  readonly counters: ReadonlyMap<number, number>;
  readonly accounts: ReadonlyMap<number, number>;
}

/**
 * What of the store contradicts what clients were told, one sentence each: an acknowledged operation must be there whole,
 * a refused one not at all, one without an answer whole or not at all, and nothing else.
 */
export function faultsOf(history: History, found: Found): string[] {
  const operations = [...history.values()];
  return [
    ...operations.flatMap((told) => partsFaults(told, found)),
    ...countFaults(operations, found),
    ...accountFaults(operations, found),
    ...strangers(history, found),
  ];
}

/** Whether parts of an operation are there; each is a share of 1. */
function partsOf(told: Told, { singles, batches, givings, takings }: Found): number[] {
  const name = nameOf(told);
  switch (kindOf(told)) {
    case 'single':
      return [Number(singles.has(name))];
    case 'batch':
      return [(batches.get(name) ?? 0) / BATCH];
    case 'transfer':
      return [Number(givings.has(name)), Number(takings.has(name))];
    case 'count':
      return [];
  }
}

function partsFaults(told: Told, found: Found): string[] {
  const parts = partsOf(told, found);
  const what = `${kindOf(told)} ${nameOf(told)}`;
  if (parts.length === 0) return [];
  const isWhole = parts.every((part) => part === 1);
  if (!isWhole && parts.some((part) => part !== 0)) return [`${what} is there in part`];
  if (told.outcome === 'acknowledged' && !isWhole) return [`${what} was acknowledged and is lost`];
  if (told.outcome === 'refused' && isWhole) return [`${what} was refused and is there`];
  return [];
}

/** A counter counts every acknowledged operation once, and none more than once. */
function countFaults(operations: readonly Told[], { counters }: Found): string[] {
  return clients().flatMap((client) => {
    const own = operations.filter((told) => told.client === client && kindOf(told) === 'count');
    const least = own.filter(({ outcome }) => outcome === 'acknowledged').length;
    const most = least + own.filter(({ outcome }) => outcome === 'sent').length;
    const count = counters.get(client) ?? 0;
    return count >= least && count <= most
      ? []
      : [`counter ${client} is ${count}, and should be from ${least} to ${most}`];
  });
}

/** An account is what the transfers that are there make of it. */
function accountFaults(operations: readonly Told[], { accounts, givings }: Found): string[] {
  const there = operations.filter((told) => kindOf(told) === 'transfer' && givings.has(nameOf(told)));
  return clients().flatMap((client) => {
    const given = there.filter((told) => told.client === client).length;
    const taken = there.filter((told) => receiverOf(told) === client).length;
    const balance = accounts.get(client) ?? 0;
    return balance === taken - given ? [] : [`account ${client} is ${balance}, and should be ${taken - given}`];
  });
}

function strangers(history: History, { singles, batches, givings, takings }: Found): string[] {
  const names = [...singles, ...batches.keys(), ...givings, ...takings];
  return names.filter((name) => !history.has(name)).map((name) => `${name} is there and was never sent`);
}

function clients(): number[] {
  return Array.from({ length: CLIENTS }, (_, client) => client);
}
