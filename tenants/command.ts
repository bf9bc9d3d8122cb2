// npm run tenant -- create …: a new subsidiary from a pack. npm run tenant -- list: those there are.
import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { groups, sites, tenants } from "@/db/schema";
import { closePools, withSystem } from "@/db/tenant";
import { keepRollups } from "@/server/hq";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { onboard } from "./onboard";
import { packs } from "./packs";
import { onboardingSchema } from "./schemas/onboarding";

const usage = `npm run tenant -- create --group <slug> --slug <slug> --code <ABC> --name <中文名> --pack ${Object.keys(packs).join("|")} --admin-email <e-mail> [options]
  --name-en <name>         name in English (default: the slug)
  --admin-name <name>      the administrator's name (default: 系统管理员)
  --host <host>            a further host (repeatable); <slug>.<the group's domain> is always one
  --hotline <number>       service hotline
  --color <#rrggbb>        brand colour
  --stripe-account <acct>  connected account; without Stripe keys the sandbox makes one
npm run tenant -- list [--group <slug>]
npm run tenant -- refresh [--group <slug>]   counts headquarters' roll-ups anew and proves them against the source`;

/** What each refusal means on a terminal; pages say it from messages/. */
const refusals: Record<string, string> = {
  "group-unknown": "No such group. `npm run tenant -- list` shows the groups.",
  "slug-reserved": "The slug is kept for the house itself; take another.",
  "slug-taken": "Another subsidiary has this slug.",
  "code-taken": "Another subsidiary of the group has this code; numbers would be mistaken for each other.",
  "host-taken": "Another site has this host:",
  "host-reserved": "The host's first word is kept for the house itself:",
  "stripe-account-taken": "Another subsidiary is paid through this Stripe account.",
};

class Advice extends Error {}

const say = (text: string) => process.stdout.write(`${text}\n`);

async function create(args: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ group: text, slug: text, code: text, name: text, pack: text, hotline: text, color: text },
      ...{ "name-en": text, "admin-email": text, "admin-name": text, "stripe-account": text },
      host: { type: "string", multiple: true },
    },
  });
  const order = onboardingSchema.safeParse({
    slug: values.slug,
    code: values.code,
    name: values.name,
    nameEn: values["name-en"] ?? values.slug,
    pack: values.pack,
    hosts: values.host ?? [],
    adminName: values["admin-name"] ?? "系统管理员",
    adminEmail: values["admin-email"],
    ...(values.hotline ? { hotline: values.hotline } : {}),
    ...(values.color ? { color: values.color } : {}),
    ...(values["stripe-account"] ? { stripeAccountId: values["stripe-account"] } : {}),
  });
  if (!order.success) throw new Advice(`${z.prettifyError(order.error)}\n\n${usage}`);
  const [group] = await withSystem((tx) =>
    tx
      .select()
      .from(groups)
      .where(eq(groups.slug, values.group ?? "")),
  );
  if (!group) throw new Advice(`${refusals["group-unknown"]}\n\n${usage}`);
  const actor = { kind: "system", name: "npm run tenant" } as const;
  const { tenant, hosts, created, password } = await onboard({ group, actor, now: now() }, order.data);
  say(created ? `${tenant.name} (${tenant.slug}) is founded and works at once.` : `${tenant.name} stood already.`);
  for (const host of hosts) say(`  site      ${host}`);
  say(`  sign-in   ${order.data.adminEmail}`);
  say(
    password
      ? `  password  ${password}  (shown this once; it is changed at the first sign-in)`
      : "  password  the one they have",
  );
}

async function list(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { group: { type: "string" } } });
  const rows = await withSystem((tx) =>
    tx
      .select({ group: groups, tenant: tenants, host: sites.host })
      .from(groups)
      .leftJoin(tenants, eq(tenants.groupId, groups.id))
      .leftJoin(sites, eq(sites.tenantId, tenants.id))
      .orderBy(groups.slug, tenants.slug),
  );
  for (const { group, tenant, host } of rows) {
    if (values.group && group.slug !== values.group) continue;
    say(
      [
        group.slug,
        tenant?.slug ?? "-",
        tenant?.code ?? "-",
        tenant?.status ?? "-",
        host ?? "-",
        tenant?.name ?? group.name,
      ].join("\t"),
    );
  }
}

/** Here and now, not through the worker: for a fresh restore, or after a repair. */
async function refresh(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { group: { type: "string" } } });
  const rows = await withSystem((tx) =>
    tx.select({ tenant: tenants, group: groups }).from(tenants).innerJoin(groups, eq(groups.id, tenants.groupId)),
  );
  for (const { tenant, group } of rows) {
    if (values.group && group.slug !== values.group) continue;
    await keepRollups({ tenantId: tenant.id, everything: true });
    say(`${tenant.slug}\tcounted anew`);
  }
}

const [verb, ...rest] = process.argv.slice(2);
try {
  if (verb === "create") await create(rest);
  else if (verb === "list") await list(rest);
  else if (verb === "refresh") await refresh(rest);
  else throw new Advice(usage);
} catch (error) {
  const advice =
    error instanceof DomainError
      ? `${refusals[error.code] ?? error.code} ${Object.values(error.params).join(" ")}`
      : error instanceof Advice
        ? error.message
        : undefined;
  if (!advice) throw error;
  process.stderr.write(`${advice}\n`);
  process.exitCode = 1;
} finally {
  await closePools();
}
