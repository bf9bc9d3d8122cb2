import { useTranslations } from "next-intl";
import { LinkButton } from "@/app/_ui/link-button";

const types = {
  heating: ["payment", "transfer", "stop-heating", "resume-heating"],
  water: ["payment", "transfer"],
} as const;

/** The requests a clerk can open for this customer, each one press away. */
export function NewRequests({ accountId, kind }: { accountId: string; kind: "heating" | "water" }) {
  const t = useTranslations("accounts.page.requests");
  return types[kind].map((type, index) => (
    <LinkButton
      key={type}
      variant={index === 0 ? "primary" : "secondary"}
      href={`/tickets/new?type=${type}&account=${accountId}`}
    >
      {t(type)}
    </LinkButton>
  ));
}
