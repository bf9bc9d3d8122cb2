"use client";
import { useLocale, useTranslations } from "next-intl";
import { say } from "@/app/_i18n/say";
import { formatMinor } from "@/app/_ui/money/format-minor";
import type { Workflow } from "@/tenants/schemas/workflow";

type Params = Record<string, string | number>;

/** Words for the keys in findings and changes, looked up in the given workflows, the first that knows one wins. */
export function useNames(...workflows: Workflow[]): (params: Params) => Params {
  const t = useTranslations("tickets");
  const locale = useLocale();
  const known = <T extends { key: string; title: Workflow["title"] }>(pick: (workflow: Workflow) => T[], key: string) =>
    workflows.flatMap(pick).find((one) => one.key === key)?.title;
  const stateOf = (key: string) => {
    const title = known((workflow) => workflow.states, key);
    return (title && say(title, locale)) || key;
  };
  const transitionOf = (key: string) => {
    const title = known((workflow) => workflow.transitions, key);
    return (title && say(title, locale)) || key;
  };
  const fieldOf = (key: string) => {
    const fields = workflows.flatMap((one) => [...one.form, ...one.transitions.flatMap((move) => move.fields)]);
    const label = fields.find((field) => field.key === key)?.label;
    return (label && say(label, locale)) || key;
  };
  const documentOf = (key: string) => {
    const label = workflows.flatMap((one) => one.documents).find((one) => one.kind === key)?.label;
    return (label && say(label, locale)) || key;
  };
  const word = (room: "conditions" | "effects" | "roles" | "fieldKinds" | "phases", key: string) =>
    t.has(`${room}.${key}` as never) ? t(`${room}.${key}` as never) : key;
  const rolesOf = (list: string) =>
    list
      .split(",")
      .map((role) => word("roles", role))
      .join(locale === "en" ? ", " : "、");
  return (params) => {
    const named: Params = { ...params };
    const put = (name: string, find: (key: string) => string) => {
      if (typeof params[name] === "string") named[name] = find(params[name]);
    };
    put("state", stateOf);
    put("from", stateOf);
    put("transition", transitionOf);
    put("field", fieldOf);
    put("document", documentOf);
    put("condition", (key) => word("conditions", key));
    put("effect", (key) => word("effects", key));
    put("kind", (key) => word("fieldKinds", key));
    put("states", (list) =>
      list
        .split(",")
        .map(stateOf)
        .join(locale === "en" ? ", " : "、"),
    );
    put("clock", (key) => t(`workflows.${key}` as never));
    for (const side of ["before", "after"]) {
      put(side, (value) => (t.has(`phases.${value}` as never) ? word("phases", value) : rolesOf(value)));
      if ("condition" in params && typeof params[side] === "number")
        named[side] = formatMinor(BigInt(params[side]), { sign: false });
    }
    return named;
  };
}
