/** This machine lacks something that a row needs; `message` says what, and is no failure. */
export class Skipped extends Error {}
