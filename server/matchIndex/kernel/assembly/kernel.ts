// The search of a tree in WebAssembly, sixteen siblings at a time. It is the search of `plainSearch.ts`, step by step: what
// the words mean is said there. AssemblyScript, compiled into `bytes.ts` by `npm run build:kernel`.
// All that it reads lies in the memory that it is given; see `layout.ts` for what lies where.

import { bestKey, bestOn, boardOf, layBoard, setBoards, SUMS } from "./board";
import { forgetLast, isBeyond, isInDoubt } from "./last";
import { closeLeaves, lookIntoLeaf, opened, setLooked } from "./leaf";
import { clear, firstKey, firstNode, firstParent, keyOf, mostOf, pop, putInLine, setKeys, settle, size } from "./line";
import { exactMost } from "./most";
import { hasRings, mostPoints, setQuestion, setTerms } from "./question";
import { askRings, MET, ringSum, ringVerdict, UNMET } from "./rings";
import { codes, columns, firstChild, leaves, MANY_SITES, masks, root, siteOf } from "./tree";

export let nodes: i32 = 0;

export function setRoom(atMusts: usize, atWishes: usize, atKeys: usize, atBoards: usize, atLooked: usize): void {
  setTerms(atMusts, atWishes);
  setKeys(atKeys);
  setBoards(atBoards);
  setLooked(atLooked);
}

export function ask(ofMusts: i32, ofWishes: i32, withRings: bool, ofRingWeight: f64, weight: f64): void {
  setQuestion(ofMusts, ofWishes, withRings, ofRingWeight, weight);
  forgetLast();
  closeLeaves();
  nodes = 0;
  clear();
  putInLine(keyOf(true, 100, 0), root, ~root);
}

/** Looks into nodes, the best first, until none could hold a space that comes in, or so many nodes and leaves were looked into; whether the former. */
export function isDoneWithin(effort: i32): bool {
  while (size > 0) {
    if (nodes + opened >= effort) return false;
    const key = firstKey();
    const node = firstNode();
    const above = firstParent();
    const rank = ~(<u32>key);
    let isMet = key >> 63 != 0;
    let most = mostOf(key);
    // All that is met comes before all that is open, and these are beyond what is found where those are.
    if (isBeyond(isMet, most, rank)) return true;
    // Of a node that was put back once its rings were asked, the complement of its parent: it stands in line by itself.
    const parent = above < 0 ? ~above : above;
    const slot = node - load<i32>(firstChild + (<usize>parent << 2));
    if (above < 0) pop();
    else takeOut(parent, slot);
    // Of a node on the one site of its parent no more is known than of that; but the root is not asked.
    const isOfMore = parent == root || load<i32>(siteOf + (<usize>parent << 2)) == MANY_SITES;
    if (above >= 0 && hasRings && isOfMore && askRings(node)) {
      if (ringVerdict == UNMET) continue;
      isMet = isMet && ringVerdict == MET;
      most = mostPoints(<f64>load<f32>(boardOf(parent) + (<usize>slot << 2), SUMS) + ringSum);
      if (isBeyond(isMet, most, rank)) continue;
      const left = keyOf(isMet, most, rank);
      if (size > 0 && left < firstKey()) {
        putInLine(left, node, ~parent);
        continue;
      }
    }
    if (isInDoubt(isMet, most) && isBeyond(isMet, exactMost(node, parent, slot), rank)) continue;
    if (size > 0) touch(firstNode());
    if (node < leaves) lookIntoLeaf(node);
    else lookIntoNode(node, isMet);
  }
  return true;
}

let touched: i32 = 0;

/** Has the memory of a node on its way that is likely to be looked into next. */
function touch(node: i32): void {
  const line: usize = 64;
  const bytes = <usize>columns << 4;
  let at = node < leaves ? codes + <usize>node * bytes : masks + <usize>(node - leaves) * (bytes << 2);
  let all: i32 = 0;
  for (const end = at + bytes; at < end; at += line) all ^= load<i32>(at);
  // What is not kept would not be read.
  touched = all;
}

function lookIntoNode(node: i32, isMet: bool): void {
  nodes += 1;
  const board = boardOf(node);
  // The root is not asked what its rings come to.
  if (!layBoard(board, node, isMet, node != root)) return;
  const best = bestOn(board, load<i32>(firstChild + (<usize>node << 2)));
  if (best >= 0) putInLine(bestKey, best, node);
}

/** Takes the child that is first in line out of it; the next of its siblings comes in, unless none is left that counts. */
function takeOut(parent: i32, slot: i32): void {
  const board = boardOf(parent);
  store<u32>(board + (<usize>slot << 2), 0);
  const best = bestOn(board, load<i32>(firstChild + (<usize>parent << 2)));
  if (best < 0) pop();
  else settle(bestKey, best, parent);
}
