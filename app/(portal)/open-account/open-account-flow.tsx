"use client";
import { FileText, House, Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_trpc/client";
import { newPremiseKeys } from "@/tenants/schemas/request-forms";
import { Points } from "../_request/points";
import type { Application } from "@/server/tickets/get-application";
import { RequestFlow } from "../_request/request-flow";
import { useWords } from "../_request/workflow-fields";
import { FindHome, type FoundHome } from "./find-home";

type OpenAccountFlowProps = { form: Application; today: string; phone: string; draftKey: string };

const placeKeys: readonly string[] = newPremiseKeys;
const neededOfPlace = ["place-community", "place-building", "place-room", "place-built-area"];

/** A home gets an account: one of the register that nobody has, or a new one by its address. */
export function OpenAccountFlow({ form, today, phone, draftKey }: OpenAccountFlowProps) {
  const t = useTranslations("supply");
  const words = useWords();
  const trpc = useTRPCClient();
  const place = form.form
    .filter((field) => placeKeys.includes(field.key))
    .map((field) => (neededOfPlace.includes(field.key) ? { ...field, required: true } : field));
  const rest = form.form.filter((field) => !placeKeys.includes(field.key));
  return (
    <RequestFlow
      draftKey={draftKey}
      fields={form.form}
      known={(values) => (homeOf(values) ? [{ label: t("address"), value: values["home-address"] }] : [])}
      initial={{ "owner-phone": phone, "start-date": today, "place-use": "residential" }}
      limits={{ "start-date": { min: today } }}
      intro={
        <div className="grid gap-5">
          <p className="text-[1.0625em]">{words(form.intro)}</p>
          <Points
            items={[
              { icon: <House />, text: t("open.findLead") },
              ...(form.documents.length > 0
                ? [{ icon: <FileText />, text: form.documents.map((document) => words(document.label)).join("、") }]
                : []),
              { icon: <Repeat />, text: t("open.claimedHint") },
            ]}
          />
        </div>
      }
      pages={({ values, set }) => {
        const home = homeOf(values);
        const unlisted = values["home-unlisted"] === "true";
        const choose = (chosen: FoundHome | null, isUnlisted: boolean) => {
          set("home-id", chosen?.id ?? "");
          set("home-address", chosen?.address ?? "");
          set("home-area", chosen?.builtArea ?? "");
          set("home-unlisted", String(isUnlisted));
        };
        return [
          {
            title: t("steps.home"),
            fields: unlisted && !home ? place : [],
            ...(home || unlisted ? {} : { missing: t("open.homeMissing") }),
            lead: (
              <FindHome
                home={home}
                unlisted={unlisted}
                onChoose={(chosen) => choose(chosen, false)}
                onUnlisted={() => choose(null, true)}
              />
            ),
          },
          { title: t("steps.owner"), fields: rest },
        ];
      }}
      documents={form.documents}
      maxBytes={form.upload.maxBytes}
      consequence={
        <>
          <p className="font-semibold">{t("open.consequenceTitle")}</p>
          <p className="mt-1">{t("open.consequence")}</p>
        </>
      }
      submit={(values, documentIds) => {
        const home = homeOf(values);
        const told = Object.entries(values).filter(
          ([key]) => !key.startsWith("home-") && !(home && placeKeys.includes(key)),
        );
        return trpc.portal.supply["open-account"].mutate({
          form: Object.fromEntries(told),
          documentIds,
          ...(home ? { premiseId: home.id } : {}),
        });
      }}
    />
  );
}

/** The home that was chosen from the register; it is part of the draft, under keys that no workflow has. */
function homeOf(values: Record<string, string>): FoundHome | null {
  const id = values["home-id"];
  return id ? { id, address: values["home-address"] ?? "", builtArea: values["home-area"] ?? "" } : null;
}
