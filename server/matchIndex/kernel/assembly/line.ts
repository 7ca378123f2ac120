// Nodes in line, the one that promises most first: a heap of keys, each with its node and the parent of that.

let keys: usize = 0;
export let size: i32 = 0;

export function setKeys(at: usize): void {
  keys = at;
}

export function clear(): void {
  size = 0;
}

export function firstKey(): u64 {
  return load<u64>(keys);
}

export function firstNode(): i32 {
  return load<i32>(keys, 8);
}

export function firstParent(): i32 {
  return load<i32>(keys, 12);
}

/** Orders nodes in line: what may be met before what is open, then what comes to most, then what has the least rank. Single precision does: the most has slack for that. */
export function keyOf(isMet: bool, most: f64, rank: u32): u64 {
  return (<u64>isMet << 63) | (<u64>reinterpret<u32>(<f32>most) << 32) | <u64>~rank;
}

export function mostOf(key: u64): f64 {
  return <f64>reinterpret<f32>(<u32>(key >> 32) & 0x7fff_ffff);
}

export function putInLine(key: u64, node: i32, parent: i32): void {
  size += 1;
  rise(size - 1, key, node, parent);
}

/** Takes out the first. */
export function pop(): void {
  size -= 1;
  const last = keys + (<usize>size << 4);
  settle(load<u64>(last), load<i32>(last, 8), load<i32>(last, 12));
}

/** Puts a node in where the first was: those below follow, each time the better of two, and it goes to where none does, or above. */
export function settle(key: u64, node: i32, parent: i32): void {
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    const one = keys + (<usize>child << 4);
    child += <i32>(load<u64>(one, 16) > load<u64>(one) && child + 1 < size);
    v128.store(keys + (<usize>at << 4), v128.load(keys + (<usize>child << 4)));
    at = child;
  }
  rise(at, key, node, parent);
}

/** Puts a node in at a place, or as far above as it comes before those that are there. */
function rise(from: i32, key: u64, node: i32, parent: i32): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const its = keys + (<usize>above << 4);
    if (load<u64>(its) >= key) break;
    v128.store(keys + (<usize>at << 4), v128.load(its));
    at = above;
  }
  const to = keys + (<usize>at << 4);
  store<u64>(to, key);
  store<i32>(to, node, 8);
  store<i32>(to, parent, 12);
}
