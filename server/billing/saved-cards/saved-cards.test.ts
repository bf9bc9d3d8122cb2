import { expect, test } from "vitest";
import { makeResident } from "@/db/test/factories";
import { listSandboxCards } from "@/server/platform/stripe-sandbox/customers";
import { actOnSandboxSession, findSandboxSession } from "@/server/platform/stripe-sandbox/hosted-page";
import type { Tenant } from "@/server/platform/context";
import { openCheckout } from "../payments/open-checkout";
import { asResident, begin, deliver, eventBodies, type Home, makeStripeHouse } from "../test/stripe-house";
import { listCards } from "./list-cards";
import { detachCardJob, removeCard } from "./remove-card";

const cardsOf = (tenant: Tenant, { actor }: Home) => asResident(tenant, actor, listCards);
const sessionOf = async (tenant: Tenant, home: Home, amountMinor: bigint) =>
  (await openCheckout(tenant, await begin(tenant, home, amountMinor))).split("/").at(-1)!;

test("a card is kept for next time only when its payer says so, is seen by them alone, and is gone for good once removed", async () => {
  const { tenant, homes } = await makeStripeHouse(2);
  const [mine, theirs] = homes as [Home, Home];
  // 2,670.00 in three parts: 100.00 without keeping the card, 100.00 keeping it, 100.00 on the next visit.
  const first = await sessionOf(tenant, mine, 10_000n);
  await actOnSandboxSession(tenant.id, first, { method: "card", outcome: "pay" });
  for (const body of await eventBodies(tenant)) await deliver(body);
  expect(await cardsOf(tenant, mine)).toEqual([]);

  const second = await sessionOf(tenant, mine, 10_000n);
  await actOnSandboxSession(tenant.id, second, { method: "card", outcome: "pay", save: true });
  const told = await eventBodies(tenant);
  for (const body of [...told, ...told]) await deliver(body);
  const [card, ...more] = await cardsOf(tenant, mine);
  expect([card, more]).toMatchObject([{ brand: "visa", last4: "4242", expMonth: 12 }, []]);
  expect(await cardsOf(tenant, theirs)).toEqual([]);

  // The next checkout is the same customer's, so that the provider offers the card.
  const third = await findSandboxSession(tenant.id, await sessionOf(tenant, mine, 10_000n));
  const customer = (await findSandboxSession(tenant.id, second))!.session.customer;
  expect(third!.session).toMatchObject({ customer, customer_email: null });
  expect(await listSandboxCards(tenant.id, customer)).toHaveLength(1);
  const other = await findSandboxSession(tenant.id, await sessionOf(tenant, theirs, 10_000n));
  expect(other!.session.customer).not.toBe(customer);

  await expect(asResident(tenant, theirs.actor, (ctx) => removeCard(ctx, card!.id))).rejects.toMatchObject({
    kind: "not-found",
  });
  await asResident(tenant, mine.actor, (ctx) => removeCard(ctx, card!.id));
  expect(await cardsOf(tenant, mine)).toEqual([]);
  for (let twice = 0; twice < 2; twice++) await detachCardJob({ tenantId: tenant.id, cardId: card!.id });
  expect(await listSandboxCards(tenant.id, customer)).toEqual([]);
  // A late word that it was kept brings it back as little as the word that it was taken away, told twice.
  for (const body of [...(await eventBodies(tenant)), ...told]) await deliver(body);
  expect(await cardsOf(tenant, mine)).toEqual([]);
});

test("two residents of one account never share a checkout, for it offers the cards of who began it", async () => {
  const { tenant, homes } = await makeStripeHouse(1);
  const owner = homes[0]!;
  const occupant = { ...owner, actor: await makeResident(tenant, { account: owner.account }) };
  const [first, again] = [await sessionOf(tenant, owner, 10_000n), await sessionOf(tenant, owner, 10_000n)];
  expect(again).toBe(first);
  const theirs = await sessionOf(tenant, occupant, 10_000n);
  expect(theirs).not.toBe(first);
  const customers = await Promise.all(
    [first, theirs].map(async (id) => (await findSandboxSession(tenant.id, id))!.session.customer),
  );
  expect(new Set(customers).size).toBe(2);
});
