/** What is done with files that memory has no room for, as one chunk: few people have such files. */
export { comparePieces } from './comparePieces';
export { putInParts } from './putInParts';
