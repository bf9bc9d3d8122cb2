import { sql } from "drizzle-orm";
import { index, integer, jsonb, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { day, instant, mutable, tenantTable } from "../columns";

/** Everything a subsidiary configures: one document per kind, slug and version; draft → published → retired. */
export const configDocuments = tenantTable(
  "config_documents",
  {
    ...mutable,
    resident: ["select"],
    residentScope: "tenant",
  },
  {
    kind: text("kind", {
      enum: [
        "workflow",
        "tariff",
        "branding",
        "calendar",
        "template",
        "approval-limits",
        "refund-rules",
        "bank-profile",
        "dunning",
        "allocation-order",
        "instalment-rules",
        "invoice-rules",
        "chart-of-accounts",
      ],
    }).notNull(),
    slug: text("slug").notNull(),
    version: integer("version").notNull(),
    status: text("status", { enum: ["draft", "published", "retired"] }).notNull(),
    effectiveFrom: day("effective_from"),
    body: jsonb("body").$type<unknown>().notNull(),
    authorId: uuid("author_id"),
    authorName: text("author_name").notNull(),
    note: text("note").notNull().default(""),
    publishedAt: instant("published_at"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    unique("config_documents_version").on(t.tenantId, t.kind, t.slug, t.version),
    uniqueIndex("config_documents_one_draft").on(t.tenantId, t.kind, t.slug).where(sql`status = 'draft'`),
    index("config_documents_current").on(t.tenantId, t.kind, t.slug, t.effectiveFrom).where(sql`status = 'published'`),
  ],
);
