import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Card } from "@/app/_ui/card";
import { Timeline } from "@/app/_ui/timeline";
import { RevealIdentity } from "./reveal-identity";
import type { AccountPageData } from "./types";
import { Validity } from "./validity";

type PeopleProps = { accountId: string; roles: AccountPageData["roles"]; mayReveal: boolean };

/** Who has been what to this account, newest first. */
export function People({ accountId, roles, mayReveal }: PeopleProps) {
  const t = useTranslations("accounts.page");
  return (
    <Card title={t("rolesTitle")} description={t("rolesHint")}>
      <Timeline
        entries={roles.map((role) => {
          const present = role.validTo === null && role.supersededAt === null;
          return {
            key: role.id,
            state: present ? ("current" as const) : ("done" as const),
            title: (
              <>
                <span className="break-words">{role.name}</span> <Badge>{t(`roles.${role.role}`)}</Badge>
                {role.kind === "company" && <Badge className="ml-1">{t("company")}</Badge>}
              </>
            ),
            at: <Validity fact={role} />,
            children: (
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {role.phone &&
                  (present ? (
                    <a href={`tel:${role.phone}`} className="figures underline underline-offset-2">
                      {role.phone}
                    </a>
                  ) : (
                    <span className="figures">{role.phone}</span>
                  ))}
                {role.email && <span>{role.email}</span>}
                {role.idNumber && <span className="figures text-ink-3">{role.idNumber}</span>}
                {role.idNumber && mayReveal && (
                  <RevealIdentity accountId={accountId} personId={role.personId} name={role.name} />
                )}
              </span>
            ),
          };
        })}
      />
    </Card>
  );
}
