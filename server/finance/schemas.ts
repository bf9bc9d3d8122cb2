import { z } from "zod";
import { chartSchema } from "@/tenants/schemas/chart-of-accounts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const chartInput = z.object({ asOf: z.iso.date().optional(), knownAt: z.date().optional() });
export const monthInput = z.object({ month });
export const vouchersInput = monthInput.extend({ format: z.enum(["csv", "json"]) });
export const explainAlertInput = z.object({ alertId: z.uuid(), explanation: z.string().trim().min(2).max(500) });
export const publishChartInput = z.object({ body: chartSchema, basedOn: z.number().int().min(0) });
