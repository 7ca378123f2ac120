// What the module exports.

export { ask, nodes, opened, setLast, setRoom, setSites, setTree } from "./kernel";
export { setWalkRoom, walk } from "./walk";
export { searchMisses, setMissRoom, setMostSteps } from "./misses";
export { pass, search } from "./pass";
