import { index, integer, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, mutable, tenantTable } from "../columns";

/** A resident at the subsidiary's payment provider: one customer per person, subsidiary and account. */
export const stripeCustomers = tenantTable(
  "stripe_customers",
  mutable,
  {
    residentUserId: uuid("resident_user_id").notNull(),
    /** The subsidiary's account at the provider; another one does not know the customer. */
    account: text("account").notNull(),
    customerId: text("customer_id").notNull(),
  },
  (t) => [
    unique("stripe_customers_resident_user_id").on(t.tenantId, t.residentUserId, t.account),
    unique("stripe_customers_customer_id").on(t.tenantId, t.customerId),
  ],
);

/** 常用卡: a card that a resident keeps at the provider for next time. Its number never comes here. */
export const savedCards = tenantTable(
  "saved_cards",
  { ...mutable, resident: ["select"], residentScope: "user" },
  {
    residentUserId: uuid("resident_user_id").notNull(),
    /** The provider's id of it. */
    methodId: text("method_id").notNull(),
    brand: text("brand").notNull(),
    last4: text("last4").notNull(),
    expMonth: integer("exp_month").notNull(),
    expYear: integer("exp_year").notNull(),
    removedAt: instant("removed_at"),
  },
  (t) => [
    unique("saved_cards_method_id").on(t.tenantId, t.methodId),
    index("saved_cards_resident_user_id").on(t.tenantId, t.residentUserId),
  ],
);
