/** This machine lacks something that a row needs; `message` says what. This is not a failure. */
export class Skipped extends Error {}
