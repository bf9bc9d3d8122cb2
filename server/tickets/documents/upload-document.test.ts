import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents, documents, tickets } from "@/db/schema";
import { asTenant, makeAccount, makeResident, makeStaff, makeTenant, testNow } from "@/db/test/factories";
import { errand, publishWorkflows } from "@/db/test/publish-workflows";
import { closePools } from "@/db/tenant";
import type { Actor, Tenant } from "@/server/platform/context";
import { openDoor } from "@/server/trpc/door";
import type { RequestContext } from "@/server/trpc/context";
import { openTicket } from "../open-ticket";
import { checkFileName, checkUpload } from "./check-upload";
import { openDocument } from "./open-document";
import { uploadDocument } from "./upload-document";

const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF");
const megabyte = 1024 * 1024;
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code: string; kind: string }) => `${error.kind} ${error.code}`,
  );

describe("a file is refused", () => {
  const check = (name: string, content: Uint8Array, most = megabyte) => refusal(checkUpload(name, content, most));

  test("when it is empty, too large, or of a kind that is not taken", async () => {
    expect(await check("证明.pdf", new Uint8Array())).toBe("invalid file-empty");
    expect(await check("证明.png", png, 10)).toBe("invalid file-too-large");
    expect(await check("script.js", new TextEncoder().encode("alert(1)"))).toBe("invalid file-type-refused");
    expect(await check("program.exe", Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3]))).toBe("invalid file-type-refused");
    expect(await check("drawing.svg", new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe(
      "invalid file-type-refused",
    );
  });

  test("when it is not what it calls itself", async () => {
    expect(await check("身份证.jpg", png)).toBe("invalid file-mislabelled");
    expect(await check("合同.pdf", new TextEncoder().encode("<html><script>alert(1)</script></html>"))).toBe(
      "invalid file-mislabelled",
    );
    expect(await check("photo.png", pdf)).toBe("invalid file-mislabelled");
    expect(await check("无扩展名", png)).toBe("invalid file-mislabelled");
  });

  test("when its name could deceive a person or a system", () => {
    for (const name of [
      "../../etc/passwd",
      "a/b.png",
      "a\\b.png",
      ".htaccess",
      "\u202egnp.exe",
      "a\u0000.png",
      "",
      "x".repeat(200),
      'a"b.png',
    ]) {
      expect(() => checkFileName(name)).toThrow("file-name-hostile");
    }
    expect(checkFileName(" 房产证（正面）.JPG ")).toBe("房产证（正面）.JPG");
  });

  test("and taken for what it truly is", async () => {
    expect(await checkUpload("证件.PNG", png, megabyte)).toEqual({ name: "证件.PNG", contentType: "image/png" });
    expect(await checkUpload("合同.pdf", pdf, megabyte)).toEqual({ name: "合同.pdf", contentType: "application/pdf" });
  });
});

describe("a paper", () => {
  let tenant: Tenant;
  let resident: Extract<Actor, { kind: "resident" }>;
  let accountId: string;

  beforeAll(async () => {
    tenant = await makeTenant();
    const { account } = await asTenant(tenant, (ctx) => makeAccount(ctx));
    accountId = account.id;
    resident = await makeResident(tenant, { account });
    await publishWorkflows(tenant, errand);
  });
  afterAll(closePools);

  const doorOf = (actor: Actor, at = tenant) => {
    const session =
      actor.kind === "resident"
        ? {
            id: "s",
            kind: "resident",
            userId: actor.userId,
            name: actor.name,
            phone: actor.phone,
            email: null,
            roles: [],
            accountId: actor.accountId,
            accountSince: new Date("2020-01-01"),
          }
        : {
            id: "s",
            kind: "staff",
            userId: (actor as { userId: string }).userId,
            name: actor.name,
            phone: null,
            email: null,
            roles: (actor as { roles: string[] }).roles,
            accountId: null,
            accountSince: null,
          };
    const request = {
      site: { host: "x", group: {}, tenant: at, oidc: [] },
      session,
      ip: null,
      now: testNow,
    } as unknown as RequestContext;
    return openDoor(request, { staff: "tickets.open", portal: "resident.documents" });
  };
  const upload = (actor: Actor, ticketId: string | null = null) =>
    uploadDocument(doorOf(actor), { kind: "id-card", ticketId, fileName: "身份证.png", content: png });
  const read = async (actor: Actor, id: string) => {
    const { content, ...rest } = await openDocument(doorOf(actor), id);
    const parts: Buffer[] = [];
    for await (const part of content) parts.push(part as Buffer);
    return { ...rest, bytes: Uint8Array.from(Buffer.concat(parts)) };
  };
  const openOne = async () => {
    const home = await asTenant(tenant, (ctx) => makeAccount(ctx));
    const owner = await makeResident(tenant, { account: home.account });
    const ticket = await asTenant(
      tenant,
      (ctx) =>
        openTicket(ctx, {
          type: "resume-heating",
          form: { "contact-phone": "13800001234" },
          documentIds: [],
          channel: "portal",
        }),
      { actor: owner },
    );
    return { owner, ticket };
  };

  test("is kept under its id alone, with its checksum, and comes back byte for byte; every look is on record", async () => {
    const { id } = await upload(resident);
    const [row] = await asTenant(tenant, (ctx) => ctx.tx.select().from(documents).where(eq(documents.id, id)));
    expect(row).toMatchObject({
      storageKey: `${tenant.id}/documents/${id}`,
      contentType: "image/png",
      sizeBytes: png.length,
    });
    expect(row?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await read(resident, id)).toEqual({
      fileName: "身份证.png",
      contentType: "image/png",
      sizeBytes: png.length,
      bytes: png,
    });
    const looks = await asTenant(tenant, (ctx) =>
      ctx.tx
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.subjectId, id), eq(auditEvents.action, "documents.open"))),
    );
    expect(looks).toHaveLength(1);
  });

  test("is nobody else's: not another resident's, not a sister subsidiary's", async () => {
    const { id } = await upload(resident);
    const stranger = await makeResident(tenant);
    expect(await refusal(read(stranger, id))).toBe("not-found not-found");
    const sister = await makeTenant();
    const clerk = await makeStaff(sister, ["clerk"]);
    expect(await refusal(openDocument(doorOf(clerk, sister), id))).toBe("not-found not-found");
  });

  test("that a waiting request lacked sends it on at once", async () => {
    const { owner, ticket } = await openOne();
    expect(ticket.state).toBe("papers");
    await upload(owner, ticket.id);
    const [after] = await asTenant(tenant, (ctx) => ctx.tx.select().from(tickets).where(eq(tickets.id, ticket.id)));
    expect(after?.state).toBe("review");
  });

  test("is not taken for another's request, nor for one that is closed, nor beyond the limit", async () => {
    const { owner, ticket } = await openOne();
    expect(await refusal(upload(resident, ticket.id))).toBe("not-found not-found");
    for (let count = 0; count < 20; count++) await upload(owner, ticket.id);
    expect(await refusal(upload(owner, ticket.id))).toBe("limit-reached too-many-documents");
    await asTenant(tenant, (ctx) =>
      ctx.tx.update(tickets).set({ phase: "cancelled" }).where(eq(tickets.id, ticket.id)),
    );
    expect(await refusal(upload(owner, ticket.id))).toBe("conflict ticket-closed");
    expect(accountId).toBeTruthy();
  });

  test("is refused to staff whose role may not take requests, and to nobody signed in", async () => {
    const technician = await makeStaff(tenant, ["technician"]);
    expect(() => doorOf(technician)).toThrow("forbidden");
    const nobody = { site: { tenant }, session: null, ip: null, now: testNow } as unknown as RequestContext;
    expect(() => openDoor(nobody, { staff: "tickets.open", portal: "resident.documents" })).toThrow("session-expired");
  });
});
