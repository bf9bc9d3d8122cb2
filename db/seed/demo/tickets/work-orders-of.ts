import type { workOrders } from "@/db/schema";
import { dayOf, plusDays } from "@/server/platform/dates";
import type { EffectName } from "@/tenants/schemas/workflow";
import type { Random } from "../../random";
import { type Colleague, doerWith } from "./people-of";
import type { Story } from "./tell-ticket";
import type { TicketPlan } from "./ticket-plan";

type Row = Omit<typeof workOrders.$inferInsert, "workOrderNo">;
type Kind = Row["kind"];

const kinds: Partial<Record<EffectName, Kind>> = {
  "create-valve-close-order": "valve-close",
  "create-valve-open-order": "valve-open",
  "create-survey-order": "site-survey",
};
const daysAllowed: Partial<Record<Kind, number>> = { "valve-close": 5, "valve-open": 2, "site-survey": 3 };
const results: Partial<Record<Kind, Record<string, unknown>>> = {
  "valve-close": { valveState: "closed", note: "入户阀已关闭并加锁，用户已确认。" },
  "valve-open": { valveState: "open", note: "阀门已打开，暖气片温度正常。" },
  "site-survey": { outcome: "passed", note: "现场与申请一致，管道无私接。" },
};

/** The field work that a story's moves ordered: done when the story went on, under way when it stands there. */
export function workOrdersOf(
  random: Random,
  plan: TicketPlan,
  ticketId: string,
  story: Story,
  colleagues: Colleague[],
): Row[] {
  const { home } = plan;
  const technician = doerWith("technician", colleagues);
  return story.steps.flatMap(({ move, at }, index) =>
    move.effects.flatMap((effect): Row[] => {
      const kind = kinds[effect];
      if (!kind) return [];
      const next = story.steps[index + 1];
      const failed = kind === "site-survey" && next?.move.to === "rejected";
      const given = next !== undefined || random.chance(0.6);
      const result = failed ? { outcome: "failed", note: "现场发现隐蔽暖气片，不具备条件。" } : results[kind]!;
      return [
        {
          tenantId: "",
          id: random.id(),
          createdAt: at,
          kind,
          status: next ? (next.move.to === "cancelled" ? "cancelled" : "done") : given ? "assigned" : "open",
          ticketId,
          accountId: plan.type === "open-account" ? null : home.ids.account,
          premiseId: home.ids.premise,
          servicePointId: home.ids.servicePoint,
          address: home.address,
          dueOn: plusDays(dayOf(at, "Asia/Shanghai"), daysAllowed[kind]!),
          assigneeUserId: given ? technician.actorId : null,
          assigneeName: given ? technician.actorName : null,
          instruction: random.chance(0.3) ? "上门前先电话联系用户。" : "",
          contactPhone: home.owner.phone,
          result: next && next.move.to !== "cancelled" ? result : null,
          doneByName: next && next.move.to !== "cancelled" ? technician.actorName : null,
          doneAt: next && next.move.to !== "cancelled" ? new Date(next.at.getTime() - 6 * 60_000) : null,
          updatedAt: next?.at ?? at,
        },
      ];
    }),
  );
}
