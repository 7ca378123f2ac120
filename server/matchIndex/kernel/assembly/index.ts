// What the module exports.

export { ask, nodes, setRoom } from "./kernel";
export { setLast } from "./last";
export { opened } from "./leaf";
export { searchMisses, setMissRoom, setMostSteps } from "./misses";
export { pass, search, setPassRoom } from "./pass";
export { setSites } from "./rings";
export { setTree } from "./tree";
export { setWalkRoom, walk } from "./walk";
