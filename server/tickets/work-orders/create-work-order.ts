import { and, eq, inArray } from "drizzle-orm";
import { accounts, premises, serviceAgreements, type WorkOrderAbout, workOrders } from "@/db/schema";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/context";
import { dayOf, type PlainDate, plusDays } from "@/server/platform/dates";
import { invalid, notFound } from "@/server/platform/errors";
import { newId } from "@/server/platform/ids";
import { nextNumber } from "@/server/platform/numbers";
import type { workOrderKinds } from "../schemas";
import type { Ticket } from "../workflow/vocabulary";

type WorkOrderKind = (typeof workOrderKinds)[number];

type NewWorkOrder = {
  kind: WorkOrderKind;
  ticket?: Ticket;
  /** Where to go, when no ticket says so. */
  accountId?: string | null;
  dueOn?: PlainDate | null;
  instruction?: string;
  about?: WorkOrderAbout;
};

const daysAllowed: Record<WorkOrderKind, number> = {
  "valve-close": 5,
  "valve-open": 2,
  "site-survey": 3,
  repair: 1,
  inspection: 3,
  "meter-reading": 3,
  "deliver-notice": 5,
};

/** Orders field work for a ticket or an account; the address and the service point are found from it. */
export async function createWorkOrder(ctx: Ctx, input: NewWorkOrder): Promise<{ id: string; workOrderNo: string }> {
  const { ticket } = input;
  const accountId = ticket?.accountId ?? input.accountId ?? null;
  const place = await placeOf(ctx, accountId, ticket);
  const today = dayOf(ctx.now, ctx.tenant.timezone);
  const id = newId();
  const workOrderNo = await nextNumber(ctx, "WO", today.slice(0, 4));
  const phone = ticket?.form["contact-phone"] ?? ticket?.facts.contactPhone;
  await ctx.tx.insert(workOrders).values({
    id,
    tenantId: ctx.tenant.id,
    workOrderNo,
    kind: input.kind,
    ticketId: ticket?.id ?? null,
    accountId,
    ...place,
    dueOn: input.dueOn ?? plusDays(today, daysAllowed[input.kind]),
    instruction: input.instruction ?? "",
    about: input.about ?? {},
    contactPhone: typeof phone === "string" ? phone : null,
    updatedAt: ctx.now,
  });
  await audit(
    ctx,
    "work-orders.create",
    { type: "work-order", id },
    { workOrderNo, kind: input.kind, ticketNo: ticket?.ticketNo },
  );
  return { id, workOrderNo };
}

type Place = { premiseId: string | null; servicePointId: string | null; address: string };

async function placeOf(ctx: Ctx, accountId: string | null, ticket: Ticket | undefined): Promise<Place> {
  const tenantId = ctx.tenant.id;
  let premiseId = ticket?.premiseId ?? null;
  if (!premiseId && accountId) {
    const [account] = await ctx.tx
      .select({ premiseId: accounts.premiseId })
      .from(accounts)
      .where(and(eq(accounts.tenantId, tenantId), eq(accounts.id, accountId)));
    if (!account) throw notFound();
    premiseId = account.premiseId;
  }
  if (!premiseId) {
    const address = ticket ? describePlace(ticket.form) : "";
    if (!address) throw invalid("work-order-without-place");
    return { premiseId: null, servicePointId: null, address };
  }
  const [premise] = await ctx.tx
    .select({ address: premises.address })
    .from(premises)
    .where(and(eq(premises.tenantId, tenantId), eq(premises.id, premiseId)));
  if (!premise) throw notFound();
  const [agreement] = accountId
    ? await ctx.tx
        .select({ servicePointId: serviceAgreements.servicePointId })
        .from(serviceAgreements)
        .where(
          and(
            eq(serviceAgreements.tenantId, tenantId),
            eq(serviceAgreements.accountId, accountId),
            eq(serviceAgreements.premiseId, premiseId),
            inArray(serviceAgreements.status, ["pending-start", "active", "suspended"]),
          ),
        )
        .limit(1)
    : [];
  return { premiseId, servicePointId: agreement?.servicePointId ?? null, address: premise.address };
}

/** 历下区 燕山小区 3 号楼 …: what an applicant wrote of a home that is not in the register. */
function describePlace(form: Record<string, unknown>): string {
  return ["place-district", "place-community", "place-building", "place-unit", "place-room"]
    .map((key) => form[key])
    .filter((part): part is string => typeof part === "string" && part !== "")
    .join(" ");
}
