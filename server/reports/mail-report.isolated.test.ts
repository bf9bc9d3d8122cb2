import type { createServer } from "node:net";
import { and, eq } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { messages, reportPrints } from "@/db/schema";
import { asTenant, makeAccount, makeStaff, makeTenant } from "@/db/test/factories";
import { takePayment } from "@/server/billing";
import { listMessages } from "@/server/channels/list-messages";
import { sendMessage } from "@/server/channels/send-message";
import { listStaffWhoMay } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import { deliverDue } from "./deliver-report";
import { scheduleReport } from "./schedule-report";

/** A mail server that keeps what it is given. */
const smtp = await vi.hoisted(async () => {
  const { createServer: listen } = await import("node:net");
  const mails: string[] = [];
  const server: ReturnType<typeof createServer> = listen((socket) => {
    let text: string | null = null;
    socket.write("220 here\r\n");
    socket.on("data", (chunk: Buffer) => {
      if (text !== null) {
        text += chunk.toString("latin1");
        if (!text.endsWith("\r\n.\r\n")) return;
        mails.push(text);
        text = null;
        socket.write("250 kept\r\n");
      } else if (chunk.toString().startsWith("DATA")) {
        text = "";
        socket.write("354 go on\r\n");
      } else {
        socket.write("250 well\r\n");
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return { mails, server };
});
afterAll(() => {
  smtp.server.close();
});

/** The content of a mail's part whose header names a file that ends so. */
function fileIn(mail: string, ending: string): Buffer {
  const part = mail.split(/\r\n--/).find((one) => one.includes(`filename`) && one.includes(ending));
  return Buffer.from(part?.split("\r\n\r\n").slice(1).join("") ?? "", "base64");
}

test("a delivered report brings its CSV and XLSX along, once, and only their names are kept", async () => {
  const tenant = await makeTenant({ kind: "heating" });
  const on = <T>(day: string, fn: (ctx: Ctx) => Promise<T>) =>
    asTenant(tenant, fn, { now: new Date(`${day}T02:00:00Z`) });
  const reader = await makeStaff(tenant, ["clerk"]);
  const { scheduleId } = await on("2026-10-05", async (ctx) => {
    const { account } = await makeAccount(ctx);
    await takePayment(ctx, { accountId: account.id, amountMinor: 123_456n, method: "cash" });
    const question = { report: "channels", grouping: "none", span: "month", cadence: "daily", locale: "en" } as const;
    return scheduleReport(ctx, { ...question, recipientId: reader.userId });
  });
  const readers = await listStaffWhoMay(tenant.id, "reports.read");
  const printId = await on("2026-10-06", (ctx) => deliverDue(ctx, { scheduleId, readers, address: null }));
  const messageId = await on("2026-10-06", async (ctx) => {
    const mine = and(eq(messages.tenantId, tenant.id), eq(messages.template, "report-ready"));
    const [row] = await ctx.tx.select({ id: messages.id }).from(messages).where(mine);
    return row!.id;
  });
  await sendMessage({ tenantId: tenant.id, messageId });
  await sendMessage({ tenantId: tenant.id, messageId });
  expect(smtp.mails).toHaveLength(1);
  await on("2026-10-06", async (ctx) => {
    const [print] = await ctx.tx.select().from(reportPrints).where(eq(reportPrints.id, printId!));
    // 1,234.56 came in on the fifth; the file says of which print it is.
    const csv = fileIn(smtp.mails[0]!, ".csv").toString("utf8");
    expect(csv).toContain("1234.56");
    expect(csv).toContain(print!.sha256);
    // A workbook is a zip of its sheets.
    expect(fileIn(smtp.mails[0]!, ".xlsx").subarray(0, 2).toString()).toBe("PK");
    const [row] = await ctx.tx.select().from(messages).where(eq(messages.id, messageId));
    expect(row!.attachments.map(({ base64 }) => base64)).toEqual([undefined, undefined]);
    const { rows } = await listMessages(ctx, { channel: "email" });
    expect(rows[0]!.files).toEqual([expect.stringMatching(/\.csv$/), expect.stringMatching(/\.xlsx$/)]);
  });
});
