/* On a real engine, a new table takes tens of seconds. */
jest.setTimeout(120_000);
