/* A table on a real engine takes tens of seconds to be there. */
jest.setTimeout(120_000);
