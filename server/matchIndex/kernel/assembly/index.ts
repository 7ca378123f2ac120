// What the module exports.

export { nodes, opened, search, setLast, setRoom, setSites, setTree } from "./kernel";
export { setWalkRoom, walk } from "./walk";
export { searchMisses, setMissRoom, setMostSteps } from "./misses";
