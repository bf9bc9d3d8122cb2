import { createTestDatabase } from "./create-test-database";

/** Before the first test file: a database of its own, empty and migrated; removed after the last. */
export default async function setUp(): Promise<() => Promise<void>> {
  const { remove } = await createTestDatabase("tributary_test");
  return remove;
}
