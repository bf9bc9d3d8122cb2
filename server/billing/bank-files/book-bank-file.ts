import { findTenant } from "@/tenants/resolve";
import { bookBatch } from "./book-batch";

/**
 * Books a file's good lines, so many in each transaction with the place where it stands beside them: killed at any
 * moment it goes on behind what is booked, and nothing is booked twice.
 */
export async function bookBankFile(job: { tenantId: string; fileId: string }, batchSize = 20_000): Promise<void> {
  const tenant = await findTenant(job.tenantId);
  if (!tenant) return;
  while (await bookBatch(tenant, job.fileId, batchSize));
}
